"""What was said at a meeting flows on: into agreements, consents and follow-ups, and into tasks from one line."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from uuid import UUID

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.schemes import BY_KEY, acceptance, consent, hours_follow_up, meeting, partial_return
from caseworker_app.schemes.scheme import Basis, Group
from caseworker_app.services.agreements import Agreements
from caseworker_app.services.desk import Desk
from caseworker_app.services.meeting_days import FROM_MEETING, is_meeting
from caseworker_app.services.task_line import read_task
from caseworker_app.texts import DANISH

AWAY = frozenset({"absent", "missing"})
MANAGERS, STEWARDS = ("line_manager", "hr"), ("shop_steward", "union")
BESIDE = ("interpreter", "companion")
WAYS = {"in_person": "meeting", "telephone": "telephone", "video": "video"}
LONGEST_ROW = 200
STATUS_WORDS, TASK_WORDS, NEED_WORDS = ("status",), ("arbejdsopgaver", "opgaver"), ("skånehensyn",)
"""How the item of the agenda begins that tells about it; the office may have items of its own."""
Known = Mapping[str, object]

_PARTIES = {
    "citizen": ("borger", "borgeren", "medarbejder", "medarbejderen", "citizen", "employee"),
    "workplace": (
        "leder", "lederen", "chef", "chefen", "arbejdsgiver", "arbejdsgiveren", "arbejdsplads", "arbejdspladsen", "hr",
        "manager", "leader", "boss", "employer", "workplace",
    ),
    "municipality": (
        "kommune", "kommunen", "sagsbehandler", "sagsbehandleren", "vi", "os", "municipality", "caseworker", "we",
    ),
    "others": (
        "andre", "anden", "læge", "lægen", "fagforening", "fagforeningen", "tr", "tillidsrepræsentant",
        "tillidsrepræsentanten", "amr", "a-kasse", "a-kassen", "tolk", "others", "other", "doctor", "union",
    ),
}  # fmt: skip
_PARTY_OF = {word: party for party, words in _PARTIES.items() for word in words}
_NOBODY = frozenset({"andre", "anden", "others", "other"})
_LINE = re.compile(r"\s*([\w-]+)([^:\d]{0,60}):\s*(.*)", re.DOTALL)


def read_party_task(text: str, today: date) -> Answers:
    """A row of tasks from one line: “leder: ny stol, fredag”. Without a party it is the municipality's.

    A line that names no day gives a row without one. UserError when nothing is left to do.
    """
    match = _LINE.match(text)
    party = _PARTY_OF.get(match[1].casefold()) if match else None
    if match is None or party is None:
        return _task(text, today, "municipality", "")
    who = match[2].strip(" ,-")
    if party == "others" and match[1].casefold() not in _NOBODY:
        who = " ".join((match[1][0].upper() + match[1][1:], who)).strip()
    return _task(match[3], today, party, who)


def _task(text: str, today: date, party: str, who: str) -> Answers:
    what, due = read_task(text, today)
    row = Answers({"party": party, "what": what, **({"who": who} if who else {})})
    names_no_day = " ".join(text.split()).strip(" ,.;:-").casefold() == what.casefold()
    return row if names_no_day else row.with_answer("due", due)


def carry(answers: Answers, scheme_key: str, basis: Basis) -> Answers:
    """The start of an agreement of that scheme, with what the meeting already told."""
    scheme = BY_KEY[scheme_key]
    begun = scheme.begin(basis)
    known = _CARRIED.get(scheme_key, _any_agreement)(answers, basis, begun)
    keys = {field.key for field in scheme.form.fields}
    told = {key: value for key, value in known.items() if key in keys and value not in ("", ())}
    return Answers({**begun, **told})


class MeetingFlow:
    """Begins agreements from a meeting and knows which were made at it."""

    def __init__(self, desk: Desk, agreements: Agreements) -> None:
        self._desk, self._agreements = desk, agreements

    def start(
        self, meeting_id: UUID, scheme_key: str, answers: Answers | None = None
    ) -> tuple[Agreement, Changes]:
        """A draft filled with what the meeting told, and known as made at it."""
        one = self._agreements.agreement(meeting_id)
        basis = self._desk.basis(self._desk.store.case(one.case_id))
        begun = carry(one.answers, scheme_key, basis) if answers is None else answers
        if BY_KEY[scheme_key].group is Group.ACCEPTANCE:
            begun = self._about_the_agreement(one, begun)
        return self._agreements.start(one.case_id, scheme_key, begun.with_answer(FROM_MEETING, str(one.thread)))

    def new_version(self, meeting_id: UUID, agreement_id: UUID) -> tuple[Agreement, Changes]:
        """The next version of an agreement that is in force, made at this meeting."""
        thread = self._agreements.agreement(meeting_id).thread
        draft, changes = self._agreements.new_version(agreement_id)
        self._agreements.save(draft.id, draft.answers.with_answer(FROM_MEETING, str(thread)), draft.revision)
        return self._agreements.agreement(draft.id), changes

    def made_at(self, one: Agreement) -> tuple[Agreement, ...]:
        """What came out of the meeting besides its minutes, in the order it was begun."""
        found = [
            other for other in self._desk.store.agreements(one.case_id)
            if other.answers.text(FROM_MEETING) == str(one.thread) and not is_meeting(other)
            and other.status not in (Status.REPLACED, Status.WITHDRAWN)
        ]  # fmt: skip
        return tuple(sorted(found, key=lambda other: (other.created_at, other.number)))

    def next_meeting(self, one: Agreement) -> Agreement | None:
        """The meeting that was planned when this one was concluded."""
        return next(
            (
                other for other in self._desk.store.agreements(one.case_id)
                if is_meeting(other) and other.editable and other.answers.text(FROM_MEETING) == str(one.thread)
            ),
            None,
        )  # fmt: skip

    def _about_the_agreement(self, one: Agreement, begun: Answers) -> Answers:
        made = [other for other in self.made_at(one) if BY_KEY[other.scheme].group is Group.AGREEMENT]
        if not made or begun.text("about"):
            return begun
        return acceptance.for_agreement(begun, DANISH.say(BY_KEY[made[-1].scheme].title), made[-1].number)


def _there(answers: Answers, *parts: str) -> Iterator[Answers]:
    """Those of these parts who take part and did not stay away."""
    for row in answers.rows("people"):
        if row.text("name") and row.text("part") in parts and row.text("presence") not in AWAY:
            yield row


def _name(answers: Answers, *parts: str) -> str:
    """The first of them, in the order of the parts."""
    return next((row.text("name") for part in parts for row in _there(answers, part)), "")


def _notes(answers: Answers, beginnings: Iterable[str]) -> str:
    """What was noted under the item that begins like this; never the notes of the municipality."""
    for row in answers.rows("items"):
        if row.text("item").casefold().startswith(tuple(beginnings)) and row.text("notes"):
            return row.text("notes")
    return ""


def _held_on(answers: Answers, basis: Basis) -> date:
    day = answers.date("day")
    return day if day and day <= basis.today else basis.today


def _any_agreement(answers: Answers, basis: Basis, begun: Answers) -> Known:
    return {"contact": _name(answers, *MANAGERS) or begun.text("contact")}


def _partial_return(answers: Answers, basis: Basis, begun: Answers) -> Known:
    needs = (line.strip() for line in _notes(answers, NEED_WORDS).splitlines() if line.strip())
    return {
        **_any_agreement(answers, basis, begun),
        "place": begun.text("place") or basis.case.workplace.name,
        "tasks": _notes(answers, TASK_WORDS),
        "accommodations": tuple(Answers({"kind": "other", "what": line[:LONGEST_ROW]}) for line in needs),
        "steward_present": any(_there(answers, "shop_steward")),
        "follow_ups": tuple(_follow_ups(answers, basis, begun)),
    }


def _follow_ups(answers: Answers, basis: Basis, begun: Answers) -> Iterator[Answers]:
    """The next meeting, when it lies after the plan begins."""
    day, start = answers.date("next_day"), begun.date("start")
    if day and start and day >= start:
        how = WAYS.get(answers.text("next_how") or answers.text("how"), "meeting")
        yield Answers({"on": day, "how": how, "who": basis.caseworker})


def _consent(answers: Answers, basis: Basis, begun: Answers) -> Known:
    """To the workplace when it sits at the table. What it covers is left for the citizen to say."""
    beside = ", ".join(row.text("name") for row in _there(answers, *BESIDE))
    known = consent.for_counterparty(basis, "employer") if _name(answers, *MANAGERS) else begun
    return {**known, "present": beside}


def _workplace_acceptance(answers: Answers, basis: Basis, begun: Answers) -> Known:
    return {**_acceptance(answers, basis, MANAGERS), "representative": _name(answers, "shop_steward")}


def _union_acceptance(answers: Answers, basis: Basis, begun: Answers) -> Known:
    return _acceptance(answers, basis, STEWARDS)


def _acceptance(answers: Answers, basis: Basis, parts: tuple[str, ...]) -> dict[str, object]:
    row = next((row for part in parts for row in _there(answers, part)), Answers())
    function = DANISH.say(meeting.PERSON[2].label_of(row.text("part"))) if row.text("part") else ""
    return {
        "given_by": row.text("name"), "function": function, "on_behalf": row.text("for_whom"),
        "given_on": _held_on(answers, basis),
    }  # fmt: skip


def _hours_follow_up(answers: Answers, basis: Basis, begun: Answers) -> Known:
    others = (row.text("name") for row in answers.rows("people")
              if row.text("part") != "caseworker" and row.text("presence") not in AWAY)  # fmt: skip
    return {
        "on": _held_on(answers, basis), "how": WAYS.get(answers.text("how"), "meeting"),
        "with_whom": ", ".join(name for name in others if name)[:LONGEST_ROW],
        "going": _notes(answers, STATUS_WORDS), "next": answers.text("conclusion"),
    }  # fmt: skip


_CARRIED: Mapping[str, Callable[[Answers, Basis, Answers], Known]] = {
    partial_return.SCHEME.key: _partial_return,
    consent.SCHEME.key: _consent,
    acceptance.WORKPLACE_SCHEME.key: _workplace_acceptance,
    acceptance.UNION_SCHEME.key: _union_acceptance,
    hours_follow_up.SCHEME.key: _hours_follow_up,
}
