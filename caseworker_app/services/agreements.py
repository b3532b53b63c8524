"""The life of agreements, consents and follow-ups: start, save, seal, sign, replace, withdraw."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Method, Signature, Status
from caseworker_app.domain.answers import Answers, to_text
from caseworker_app.domain.case import Case, CaseStatus
from caseworker_app.domain.changes import Changes
from caseworker_app.domain.document import Reader
from caseworker_app.domain.fields import Form
from caseworker_app.domain.findings import Finding, Level
from caseworker_app.domain.identity import new_id
from caseworker_app.errors import Locked, UserError
from caseworker_app.rules.provision import Provision
from caseworker_app.schemes import BY_KEY, acceptance, case_forms, consent
from caseworker_app.schemes.scheme import Basis, Group, Scheme, SignerRole
from caseworker_app.services.application_days import as_granted, was_refused
from caseworker_app.services.consents import Consents
from caseworker_app.services.desk import Desk, act, local_day
from caseworker_app.services.form_demands import Incomplete, demand
from caseworker_app.services.guard.outgoing import letters_that_cannot_be_drawn, words_that_may_not_leave
from caseworker_app.services.handouts import HandOuts, Leaving, Way
from caseworker_app.services.paperwork import READER_NAMES, Paperwork
from caseworker_app.services.ports import Writing
from caseworker_app.services.recipients import Recipients, recipients
from caseworker_app.services.tags import interpreter_role
from caseworker_app.services.week_hours import IN_FORCE, week_hours
from caseworker_app.texts import DANISH, N_

LEAST_REASON = 10
NO_REASONS: Mapping[Reader, str] = MappingProxyType({})


def nothing_more(writing: Writing, agreement: Agreement) -> None:
    """Sealing that nothing else follows from."""


class Agreements:
    """Everything that happens to an agreement of any scheme."""

    def __init__(self, desk: Desk, consents: Consents, paperwork: Paperwork, handouts: HandOuts) -> None:
        self._desk = desk
        self._store = desk.store
        self._consents = consents
        self._paperwork = paperwork
        self._handouts = handouts

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

    def start(
        self, case_id: UUID, scheme: str, answers: Answers | None = None, *, typed: str = ""
    ) -> tuple[Agreement, Changes]:
        """A new draft, filled with what the case already knows; `typed` is the draft of the page it was begun on."""
        return self._put(self.draft(case_id, scheme, answers), N_("{title}, {number}: kladde begyndt"), draft=typed)

    def draft(self, case_id: UUID, scheme: str, answers: Answers | None = None) -> Agreement:
        """The same, not kept yet."""
        case = self._open_case(case_id)
        kind = BY_KEY[scheme]
        identity = new_id()
        return Agreement(
            id=identity,
            thread=identity,
            case_id=case_id,
            scheme=scheme,
            number=self._next_number(case),
            version=1,
            status=Status.DRAFT,
            answers=self._begun(kind, case_id) if answers is None else answers,
            created_at=self._desk.clock.now(),
            created_by=self._desk.caseworker,
        )

    def _begun(self, kind: Scheme, case_id: UUID) -> Answers:
        """What the case knows, and what the agreement says that is gone on from."""
        begun = kind.begin(self.basis(case_id))
        of_case = self._store.agreements(case_id, IN_FORCE) if kind.continues else []
        found = [one for one in of_case if one.scheme == kind.continues and not was_refused(one, of_case)]
        latest = max(found, key=lambda one: one.created_at, default=None)
        return kind.carried(begun, as_granted(latest, of_case)) if latest else begun

    def basis(self, case_id: UUID) -> Basis:
        """What a scheme may look at, with the hours that are agreed and worked in the case."""
        agreed, worked = week_hours(self._store.agreements(case_id, IN_FORCE))
        basis = self._desk.basis(self._store.case(case_id))
        return replace(basis, agreed_weeks=agreed, worked_weeks=worked)

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

    def start_acceptance(self, case_id: UUID, scheme: str) -> tuple[Agreement, Changes]:
        """A yes of the workplace or the union, to the agreement of the case that is newest."""
        begun = BY_KEY[scheme].begin(self._desk.basis(self._store.case(case_id)))
        found = [one for one in self._store.agreements(case_id) if self.scheme(one).group is Group.AGREEMENT]
        latest = max(found, key=lambda one: one.created_at, default=None)
        if latest is not None:
            begun = acceptance.for_agreement(begun, DANISH.say(self.scheme(latest).title), latest.number)
        return self.start(case_id, scheme, begun)

    def save(self, agreement_id: UUID, answers: Answers, revision: int) -> int:
        """Keep what is typed, valid or not. Gives the new revision; Stale when it was saved elsewhere."""
        kept = self._store.save_words(agreement_id, answers, revision, self._desk.clock.now())
        self._desk.saved_words.append(agreement_id)
        return kept

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
        guard = words_that_may_not_leave(document, answers, case, self._desk.watch, kind.readers)
        letters = letters_that_cannot_be_drawn(answers, self._desk.render.undrawable(to_text(answers)))
        contradictions = self._consents.contradictions(agreement, answers)
        return (*kind.findings(answers, basis), *contradictions, *guard, *letters)

    def default_readers(self, agreement: Agreement) -> tuple[Reader, ...]:
        """Whose copies are proposed: those of the union and the doctor only when a consent covers them.

        Nobody's of whom the case says that such papers are not for them.
        """
        kind = self.scheme(agreement)
        return tuple(
            reader
            for reader in kind.readers
            if reader not in (Reader.UNION, Reader.DOCTOR)
            or self._consents.covered(agreement.case_id, kind, reader, agreement.answers)
            if not self.recipients(agreement, reader).none_may
        )

    def recipients(self, agreement: Agreement, reader: Reader) -> Recipients:
        """Who of this reader's side gets the paper, as far as the case says so."""
        case, group = self._store.case(agreement.case_id), self.scheme(agreement).group
        return recipients(case, reader, group, self._desk.clock.today())

    def copy_to_hand_out(self, agreement: Agreement, reader: Reader, reason: str = "") -> bytes:
        """The pages that may leave the house now. Raises with what stands in the way of this reader's copy.

        A `reason` lets it leave without a consent that covers it; it is kept with `handed_out`.
        """
        missing = self._missing(agreement, (reader,), {reader: reason})
        for finding in (*missing, *self._words_to_take_out(agreement, reader)):
            raise Incomplete(finding.words, field=finding.field, **dict(finding.places))
        return self._paperwork.pdf(agreement, reader)

    def handed_out(
        self, agreement: Agreement, readers: Iterable[Reader], way: Way, reasons: Mapping[Reader, str] = NO_REASONS
    ) -> Changes:
        """Note in the history which copies were printed or saved, one line for each reader."""
        kind, case = self.scheme(agreement), self._store.case(agreement.case_id)
        for reader in readers:
            answer = self._consents.for_reader(agreement.case_id, kind, reader, agreement.answers)
            leaving = Leaving(
                agreement.case_id, agreement.id, kind.title, agreement.number, agreement.version, reader.value,
                answer.recipient or _known_name(case, reader), "" if answer.may_pass else reasons.get(reader, ""),
            )  # fmt: skip
            self._handouts.note(leaving, way, DANISH.say(READER_NAMES[reader]))
        return Changes.of(("history", agreement.case_id))

    def _missing(
        self, agreement: Agreement, readers: Iterable[Reader], reasons: Mapping[Reader, str]
    ) -> tuple[Finding, ...]:
        """The consents that are missing and not made up for by a reason."""
        for reason in reasons.values():
            if 0 < len(reason.strip()) < LEAST_REASON:
                raise Incomplete("Skriv begrundelsen lidt længere, mindst {least} tegn.", field="reason",
                                 least=LEAST_REASON)  # fmt: skip
        unexcused = tuple(reader for reader in readers if not reasons.get(reader, "").strip())
        return self._consents.missing(agreement.case_id, self.scheme(agreement), unexcused, agreement.answers)

    def _words_to_take_out(self, agreement: Agreement, reader: Reader) -> tuple[Finding, ...]:
        """In a draft; what is sealed was looked through before."""
        if not agreement.editable:
            return ()
        case = self._store.case(agreement.case_id)
        document = self._paperwork.blocks(agreement.scheme, agreement.answers, case)
        watch = self._desk.watch
        return tuple(words_that_may_not_leave(document, agreement.answers, case, watch, (reader,)))

    def in_the_way(
        self, agreement: Agreement, readers: tuple[Reader, ...], reasons: Mapping[Reader, str] = NO_REASONS
    ) -> tuple[Finding, ...]:
        """All that stops sealing with these copies, consents included; a reason makes up for a consent."""
        found = self.findings(agreement, agreement.answers)
        stops = tuple(finding for finding in found if finding.level is Level.BLOCKS)
        return stops + self._missing(agreement, readers, reasons)

    def seal(
        self,
        agreement_id: UUID,
        readers: tuple[Reader, ...],
        reasons: Mapping[Reader, str] = NO_REASONS,
        also: Callable[[Writing, Agreement], None] = nothing_more,
    ) -> tuple[Agreement, Changes]:
        """Freeze words, rules and pages. Raises with the first thing that is in the way.

        What nobody signs is in force at once and takes the place of the version before it. `also` is
        done in the same transaction.
        """
        agreement = self.agreement(agreement_id)
        case, kind = self._open_case(agreement.case_id), self.scheme(agreement)
        if not set(readers) <= set(kind.readers):
            raise ValueError("a copy for somebody the scheme does not know is not guarded")
        for finding in self.in_the_way(agreement, readers, reasons):
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
        what, places = self._sealed_words(agreement, readers, reasons)
        earlier = () if sealed.signers else self._in_force_before(sealed)
        return self._put(replace(sealed, copies=copies), what, places, pages=pages, replaced=earlier, also=also)

    def _sealed_words(
        self, agreement: Agreement, readers: Iterable[Reader], reasons: Mapping[Reader, str]
    ) -> tuple[str, dict[str, str]]:
        """The line of history: with the reasons where a consent did not cover a copy."""
        kind = self.scheme(agreement)
        without = [
            one for one in readers if not self._consents.covered(agreement.case_id, kind, one, agreement.answers)
        ]
        if not without:
            return N_("{title}, {number}: forseglet"), {}
        names = ", ".join(DANISH.say(READER_NAMES[reader]) for reader in without)
        reason = " ".join(dict.fromkeys(reasons.get(reader, "").strip() for reader in without))
        what = N_("{title}, {number}: forseglet uden dækkende samtykke til: {copies}. Begrundelse: {reason}")
        return what, {"copies": names, "reason": reason}

    def reopen(self, agreement_id: UUID) -> tuple[Agreement, Changes]:
        """Back to draft while nobody has signed. What nobody signs stays once it was given to somebody."""
        agreement = self._store.agreement(agreement_id)
        self._open_case(agreement.case_id)
        given = self.given_to(agreement)
        if given and not agreement.signers:
            raise Locked(
                "{names} har fået {number}. Lav en ny version i stedet, så to forskellige breve ikke har samme nummer.",
                names=", ".join(given), number=agreement.number,
            )  # fmt: skip
        return self._put(agreement.reopened(), N_("{title}, {number}: åbnet igen"))

    def given_to(self, agreement: Agreement) -> tuple[str, ...]:
        """Who outside the municipality has got a copy of it since it was sealed, each once."""
        if agreement.sealed_at is None:
            return ()
        sealed, titles = agreement.sealed_at, {reader.value: name for reader, name in READER_NAMES.items()}
        given = (
            one for one in self._handouts.of_case(agreement.case_id)
            if one.subject == agreement.id and one.at >= sealed and one.reader != Reader.FILE.value
        )
        names = (one.recipient or DANISH.say(titles.get(one.reader, one.reader)) for one in given)
        return tuple(dict.fromkeys(names))

    def signer_roles(self, agreement: Agreement) -> tuple[SignerRole, ...]:
        """Who signs, with words and names; of a sealed agreement those named when it was sealed."""
        case = self._store.case(agreement.case_id)
        roles = self.scheme(agreement).signers(agreement.answers, self._desk.basis(case))
        return roles if agreement.editable else tuple(role for role in roles if role.key in agreement.signers)

    def missing_roles(self, agreement: Agreement) -> tuple[SignerRole, ...]:
        return tuple(role for role in self.signer_roles(agreement) if role.key in agreement.missing_signers)

    def may_sign(self, agreement: Agreement) -> tuple[SignerRole, ...]:
        """Who signs only when there is somebody to sign: the interpreter, while anybody else does."""
        case = self._store.case(agreement.case_id)
        role = interpreter_role(case, self._desk.clock.today()) if agreement.signers else None
        return (role,) if role and role.key not in agreement.signers else ()

    def roles_to_sign(self, agreement: Agreement) -> tuple[SignerRole, ...]:
        """Whose signature can be recorded now: those who are missing, then those nobody waits for."""
        signed = {signature.role for signature in agreement.signatures}
        missing = self.missing_roles(agreement)
        return (*missing, *(role for role in self.may_sign(agreement) if missing and role.key not in signed))

    def sign(self, agreement_id: UUID, answers: Answers, attachment: UUID | None = None) -> tuple[Agreement, Changes]:
        """Record that one signer agreed. When nobody is missing the version before it is replaced."""
        agreement = self._store.agreement(agreement_id)
        self._open_case(agreement.case_id)
        demand(case_forms.signing(self.roles_to_sign(agreement)), answers)
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
            answers=self.scheme(earlier).form.renamed(earlier.answers).with_answer(consent.NARROWED, None),
            created_at=self._desk.clock.now(),
            created_by=self._desk.caseworker,
        )
        return self._put(draft, N_("{title}, {number}: ny version begyndt"))

    def withdrawal_form(self, agreement: Agreement) -> Form:
        """What is asked when it is taken back; of a given consent also a part can be."""
        given = agreement.scheme == consent.SCHEME.key and agreement.status is Status.SIGNED
        return consent.withdrawal_form(agreement.answers) if given else case_forms.WITHDRAWAL

    def withdraw(self, agreement_id: UUID, answers: Answers) -> tuple[Agreement, Changes]:
        """Taken back, whole or a part of a consent; pages printed from now on say so, the history stays."""
        agreement = self._store.agreement(agreement_id)
        demand(self.withdrawal_form(agreement), answers)
        today = self._desk.clock.today()
        withdrawal = case_forms.withdrawal_of(answers, today)
        if withdrawal.on > today:
            raise Incomplete("Datoen ligger ude i fremtiden.", field="on")
        begun = _begun(agreement)
        if begun and withdrawal.on < begun:
            raise Incomplete("Det blev først givet den {day}. Tilbagekaldelsen kan ikke ligge før.",
                             field="on", day=begun)  # fmt: skip
        draft = f"withdraw:{agreement_id}"
        if answers.text("scope") == "part":
            left = consent.without(agreement.answers, answers, withdrawal)
            if consent.says_something(left):
                return self._narrowed(agreement, left, draft)
        what = N_("{title}, {number}: tilbagekaldt")
        return self._put(agreement.withdrawn(withdrawal), what, draft=draft)

    def _narrowed(self, earlier: Agreement, left: Answers, draft: str) -> tuple[Agreement, Changes]:
        """The next version of a consent, narrower at once: the signature goes on holding for what is left."""
        now, who = self._desk.clock.now(), self._desk.caseworker
        narrower = replace(
            earlier, id=new_id(), version=max(one.version for one in self._versions(earlier)) + 1, answers=left,
            created_at=now, created_by=who, sealed_at=now, sealed_by=who, revision=0, saved_at=None,
        )  # fmt: skip
        narrower = replace(narrower, fingerprint=fingerprint(narrower))
        pages = self._paperwork.sealed_copies(narrower, tuple(copy.reader for copy in earlier.copies))
        copies = tuple(self._paperwork.copy_of(reader, pdf) for reader, pdf in pages.items())
        what = N_("{title}, {number}: en del er tilbagekaldt")
        return self._put(replace(narrower, copies=copies), what, draft=draft, pages=pages, replaced=[earlier])

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
        also: Callable[[Writing, Agreement], None] = nothing_more,
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
            also(writing, agreement)
        return agreement, Changes.of(*touched)


def _begun(agreement: Agreement) -> date | None:
    """The day it was given: of the first signature, else that of the seal."""
    days = [signature.signed_on for signature in agreement.signatures]
    return min(days, default=local_day(agreement.sealed_at) if agreement.sealed_at else None)


def _known_name(case: Case, reader: Reader) -> str:
    """Who that reader is, where no consent names them."""
    names = {Reader.CITIZEN: case.citizen.name, Reader.EMPLOYER: case.workplace.name}
    return names.get(reader, DANISH.say(READER_NAMES[reader]))


def fingerprint(agreement: Agreement) -> str:
    """A short readable mark of the sealed words: the same words give the same mark."""
    sealed = f"{agreement.number}|{agreement.version}|{agreement.scheme}|{to_text(agreement.answers)}"
    digest = hashlib.sha256(sealed.encode()).hexdigest().upper()
    return f"{digest[:4]} {digest[4:8]}"
