"""The life of agreements, consents and follow-ups: start, save, seal, sign, replace, withdraw."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Method, Signature, Status
from caseworker_app.domain.answers import Answers, to_text
from caseworker_app.domain.case import Case, CaseStatus
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.document import Reader
from caseworker_app.domain.findings import Finding, Level
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import Locked, UserError
from caseworker_app.rules.provision import Provision
from caseworker_app.schemes import BY_KEY, case_forms, consent
from caseworker_app.schemes.scheme import Scheme, SignerRole
from caseworker_app.services.cases import Incomplete, demand
from caseworker_app.services.consents import Consents
from caseworker_app.services.desk import Desk, act, local_day
from caseworker_app.services.guard import letters_that_cannot_be_drawn, words_that_may_not_leave
from caseworker_app.services.paperwork import Paperwork
from caseworker_app.texts import N_


class Agreements:
    """Everything that happens to an agreement of any scheme."""

    def __init__(self, desk: Desk, consents: Consents, paperwork: Paperwork) -> None:
        self._desk = desk
        self._store = desk.store
        self._consents = consents
        self._paperwork = paperwork

    def agreement(self, agreement_id: UUID) -> Agreement:
        """As stored; a draft with the keys its scheme has today."""
        agreement = self._store.agreement(agreement_id)
        if not agreement.editable:
            return agreement
        return replace(agreement, answers=BY_KEY[agreement.scheme].form.renamed(agreement.answers))

    def of_case(self, case_id: UUID) -> list[Agreement]:
        return self._store.agreements(case_id)

    def scheme(self, agreement: Agreement) -> Scheme:
        return BY_KEY[agreement.scheme]

    def start(self, case_id: UUID, scheme: str, answers: Answers | None = None) -> tuple[Agreement, Changes]:
        """A new draft, filled with what the case already knows."""
        case = self._open_case(case_id)
        kind = BY_KEY[scheme]
        identity = new_id()
        draft = Agreement(
            id=identity,
            thread=identity,
            case_id=case_id,
            scheme=scheme,
            number=self._next_number(case),
            version=1,
            status=Status.DRAFT,
            answers=kind.begin(self._desk.basis(case)) if answers is None else answers,
            created_at=self._desk.clock.now(),
            created_by=self._desk.caseworker,
        )
        return self._put(draft, N_("{title}, {number}: kladde begyndt"))

    def _next_number(self, case: Case) -> str:
        """The number of the case and a running one of the agreement in it; never one that is in use."""
        used = (int(agreement.number.rpartition("-")[2]) for agreement in self._store.agreements(case.id))
        return f"{case.number}-{max(used, default=0) + 1:02}"

    def _open_case(self, case_id: UUID) -> Case:
        case = self._store.case(case_id)
        if case.status is CaseStatus.CLOSED:
            raise Locked("Sagen er afsluttet. Genåbn den, hvis noget skal ændres.")
        return case

    def start_consent(self, case_id: UUID, counterparty: str) -> tuple[Agreement, Changes]:
        """A new consent to one counterparty; what it covers is left for the talk."""
        basis = self._desk.basis(self._store.case(case_id))
        return self.start(case_id, consent.SCHEME.key, consent.for_counterparty(basis, counterparty))

    def save(self, agreement_id: UUID, answers: Answers, revision: int) -> int:
        """Keep what is typed, valid or not. Gives the new revision; Stale when it was saved elsewhere."""
        return self._store.save_words(agreement_id, answers, revision, self._desk.clock.now())

    def left(self, agreement_id: UUID) -> Changes:
        """The page of a draft that was changed is left: one line for the history."""
        agreement = self._store.agreement(agreement_id)
        title = self.scheme(agreement).title
        what = act(N_("{title}, {number}: kladde ændret"), agreement.case_id, agreement_id,
                   title=title, number=agreement.number)  # fmt: skip
        with self._store.write(what):
            pass
        return Changes.of(("agreement", agreement_id), ("history", agreement.case_id))

    def discard(self, agreement_id: UUID) -> Changes:
        """Throw a draft away. What was sealed or signed can only be withdrawn."""
        agreement = self._store.agreement(agreement_id)
        if not agreement.editable:
            raise Locked("Kun en kladde kan slettes.")
        title = self.scheme(agreement).title
        what = act(N_("{title}, {number}: kladde slettet"), agreement.case_id, agreement_id,
                   title=title, number=agreement.number)  # fmt: skip
        with self._store.write(what) as writing:
            writing.drop_agreement_draft(agreement_id)
        return Changes.of(("agreement", agreement_id), ("agreement", None), ("history", agreement.case_id))

    def findings(self, agreement: Agreement, answers: Answers) -> tuple[Finding, ...]:
        """What the scheme and the guard of outgoing words have to say about words being typed."""
        case = self._store.case(agreement.case_id)
        kind, basis = self.scheme(agreement), self._desk.basis(case)
        document = tuple(kind.document(answers, basis))
        guard = words_that_may_not_leave(document, answers, case, self._desk.health_words, kind.readers)
        letters = letters_that_cannot_be_drawn(answers, self._desk.render.undrawable(to_text(answers)))
        return (*kind.findings(answers, basis), *guard, *letters)

    def default_readers(self, agreement: Agreement) -> tuple[Reader, ...]:
        """Whose copies are proposed: the union only when a consent covers it."""
        kind = self.scheme(agreement)
        return tuple(
            reader
            for reader in kind.readers
            if reader is not Reader.UNION or self._consents.covered(agreement.case_id, kind, reader)
        )

    def copy_to_hand_out(self, agreement: Agreement, reader: Reader) -> bytes:
        """The pages that may leave the house now. Raises with what stands in the way of this reader's copy."""
        missing = self._consents.missing(agreement.case_id, self.scheme(agreement), (reader,))
        for finding in (*missing, *self._words_to_take_out(agreement, reader)):
            raise Incomplete(finding.words, field=finding.field, **dict(finding.places))
        return self._paperwork.pdf(agreement, reader)

    def _words_to_take_out(self, agreement: Agreement, reader: Reader) -> tuple[Finding, ...]:
        """In a draft; what is sealed was looked through before."""
        if not agreement.editable:
            return ()
        case = self._store.case(agreement.case_id)
        document = self._paperwork.blocks(agreement.scheme, agreement.answers, case)
        words = self._desk.health_words
        return tuple(words_that_may_not_leave(document, agreement.answers, case, words, (reader,)))

    def in_the_way(self, agreement: Agreement, readers: tuple[Reader, ...]) -> tuple[Finding, ...]:
        """All that stops sealing with these copies, consents included."""
        found = self.findings(agreement, agreement.answers)
        stops = tuple(finding for finding in found if finding.level is Level.BLOCKS)
        return stops + self._consents.missing(agreement.case_id, self.scheme(agreement), readers)

    def seal(self, agreement_id: UUID, readers: tuple[Reader, ...]) -> tuple[Agreement, Changes]:
        """Freeze words, rules and pages. Raises with the first thing that is in the way."""
        agreement = self.agreement(agreement_id)
        case, kind = self._open_case(agreement.case_id), self.scheme(agreement)
        if not set(readers) <= set(kind.readers):
            raise ValueError("a copy for somebody the scheme does not know is not guarded")
        for finding in self.in_the_way(agreement, readers):
            raise Incomplete(finding.words, field=finding.field, **dict(finding.places))
        basis = self._desk.basis(case)
        starts, ends = kind.period(agreement.answers)
        sealed = replace(
            agreement.moved(Status.SEALED),
            sealed_at=self._desk.clock.now(),
            sealed_by=self._desk.caseworker,
            starts=starts,
            ends=ends,
            rules=self._rules_used(kind, agreement),
            signers=tuple(role.key for role in kind.signers(agreement.answers, basis)),
            fingerprint=fingerprint(agreement),
        )
        pages = self._paperwork.sealed_copies(sealed, readers)
        copies = tuple(self._paperwork.copy_of(reader, pdf) for reader, pdf in pages.items())
        return self._put(replace(sealed, copies=copies), N_("{title}, {number}: forseglet"), pages=pages)

    def reopen(self, agreement_id: UUID) -> tuple[Agreement, Changes]:
        """Back to draft while nobody has signed."""
        agreement = self._store.agreement(agreement_id)
        self._open_case(agreement.case_id)
        return self._put(agreement.reopened(), N_("{title}, {number}: åbnet igen"))

    def signer_roles(self, agreement: Agreement) -> tuple[SignerRole, ...]:
        """Who signs, with words and names; of a sealed agreement those named when it was sealed."""
        case = self._store.case(agreement.case_id)
        roles = self.scheme(agreement).signers(agreement.answers, self._desk.basis(case))
        return roles if agreement.editable else tuple(role for role in roles if role.key in agreement.signers)

    def missing_roles(self, agreement: Agreement) -> tuple[SignerRole, ...]:
        return tuple(role for role in self.signer_roles(agreement) if role.key in agreement.missing_signers)

    def sign(self, agreement_id: UUID, answers: Answers, attachment: UUID | None = None) -> tuple[Agreement, Changes]:
        """Record that one signer agreed. When nobody is missing the version before it is replaced."""
        agreement = self._store.agreement(agreement_id)
        self._open_case(agreement.case_id)
        demand(case_forms.signing(self.missing_roles(agreement)), answers)
        signature = self._signature(answers, attachment)
        if agreement.sealed_at and signature.signed_on < local_day(agreement.sealed_at):
            raise Incomplete("Underskriften ligger før den dag, siden blev lavet.", field="signed_on")
        signed = agreement.signed(signature)
        earlier = self._in_force_before(signed) if signed.status is Status.SIGNED else []
        what = N_("{title}, {number}: underskrift noteret, {name}")
        if earlier:
            what = N_("{title}, {number}: underskrift noteret, {name}. Den tidligere version er erstattet")
        return self._put(signed, what, {"name": signature.name}, f"sign:{agreement_id}", replaced=earlier)

    def new_version(self, agreement_id: UUID) -> tuple[Agreement, Changes]:
        """A draft of the next version with the same words; the one in force stays until the new is signed."""
        earlier = self._store.agreement(agreement_id)
        if earlier.status not in (Status.SEALED, Status.SIGNED):
            raise Locked("Kun en forseglet eller underskrevet aftale kan få en ny version.")
        if any(version.editable for version in self._versions(earlier)):
            raise UserError("Der er allerede en kladde til en ny version.")
        self._open_case(earlier.case_id)
        draft = Agreement(
            id=new_id(),
            thread=earlier.thread,
            case_id=earlier.case_id,
            scheme=earlier.scheme,
            number=earlier.number,
            version=max(version.version for version in self._versions(earlier)) + 1,
            status=Status.DRAFT,
            answers=self.scheme(earlier).form.renamed(earlier.answers),
            created_at=self._desk.clock.now(),
            created_by=self._desk.caseworker,
        )
        return self._put(draft, N_("{title}, {number}: ny version begyndt"))

    def withdraw(self, agreement_id: UUID, answers: Answers) -> tuple[Agreement, Changes]:
        """Taken back; pages printed from now on say so, the history stays."""
        demand(case_forms.WITHDRAWAL, answers)
        agreement = self._store.agreement(agreement_id)
        today = self._desk.clock.today()
        withdrawal = case_forms.withdrawal_of(answers, today)
        if withdrawal.on > today:
            raise Incomplete("Datoen ligger ude i fremtiden.", field="on")
        what = N_("{title}, {number}: tilbagekaldt")
        return self._put(agreement.withdrawn(withdrawal), what, draft=f"withdraw:{agreement_id}")

    def _signature(self, answers: Answers, attachment: UUID | None) -> Signature:
        today = self._desk.clock.today()
        signed_on = answers.date("signed_on") or today
        if signed_on > today:
            raise Incomplete("Datoen ligger ude i fremtiden.", field="signed_on")
        return Signature(
            role=answers.text("role"),
            name=answers.text("name"),
            signed_on=signed_on,
            method=Method(answers.text("method")),
            noted_by=self._desk.caseworker,
            note=answers.text("note"),
            attachment_id=attachment,
        )

    def _versions(self, agreement: Agreement) -> list[Agreement]:
        return [other for other in self._store.agreements(agreement.case_id) if other.thread == agreement.thread]

    def _in_force_before(self, agreement: Agreement) -> list[Agreement]:
        """Earlier versions that the signed one takes the place of."""
        return [
            earlier
            for earlier in self._versions(agreement)
            if earlier.version < agreement.version and earlier.status in (Status.SEALED, Status.SIGNED)
        ]

    def _rules_used(self, kind: Scheme, agreement: Agreement) -> tuple[str, ...]:
        basis = self._desk.basis(self._store.case(agreement.case_id))
        starts, _ = kind.period(agreement.answers)
        found = (basis.find(rule, start=starts, given_on=starts) for rule in kind.rules)
        return tuple(f"{rule.id} {rule.since.isoformat()}" for rule in found if isinstance(rule, Provision))

    def _put(
        self,
        agreement: Agreement,
        what: str,
        places: dict[str, str] | None = None,
        draft: str = "",
        pages: dict[Reader, bytes] | None = None,
        replaced: Iterable[Agreement] = (),
    ) -> tuple[Agreement, Changes]:
        line = act(what, agreement.case_id, agreement.id, title=self.scheme(agreement).title,
                   number=agreement.number, **(places or {}))  # fmt: skip
        touched = [("agreement", agreement.id), ("case", agreement.case_id), ("draft", None)]
        with self._store.write(line) as writing:
            agreement = writing.put_agreement(agreement)
            for earlier in replaced:
                writing.put_agreement(earlier.moved(Status.REPLACED))
                touched.append(("agreement", earlier.id))
            for copy in agreement.copies if pages else ():
                writing.put_page(agreement.id, copy.sha256, (pages or {})[copy.reader])
            if draft:
                writing.drop_draft(draft)
        return agreement, Changes.of(*touched)


def fingerprint(agreement: Agreement) -> str:
    """A short readable mark of the sealed words: the same words give the same mark."""
    sealed = f"{agreement.number}|{agreement.version}|{agreement.scheme}|{to_text(agreement.answers)}"
    digest = hashlib.sha256(sealed.encode()).hexdigest().upper()
    return f"{digest[:4]} {digest[4:8]}"
