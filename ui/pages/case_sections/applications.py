"""What was applied for in a case and what was granted: the stage, the amounts, when it ends and is looked at again."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from uuid import UUID

from PySide6.QtWidgets import QWidget

from caseworker_app.schemes import BY_KEY
from caseworker_app.services.application_course import Course, Step
from caseworker_app.services.application_days import is_grant
from caseworker_app.services.applications import Grant, Grants, asked_of
from caseworker_app.texts import Kroner
from ui.look import Tone
from ui.pages import moves
from ui.pages.application_steps import ICONS, asks, go
from ui.pages.case_sections.facts import CaseFacts
from ui.pages.case_sections.rows import RecordRow, RowAction, stacked
from ui.pages.case_sections.states import period_words
from ui.shell import Shell
from ui.widgets.cards import Card
from ui.widgets.chips import Chip
from ui.widgets.headings import muted, strong

BETWEEN = " · "
Own = tuple[str, list[RowAction]]
"""Of an agreement: whose signature is missing, in words, and what can be done with it."""


def applications_card(
    shell: Shell, facts: CaseFacts, courses: Sequence[Course], own: Mapping[UUID, Own]
) -> QWidget | None:
    """Ansøgninger og bevillinger, if any. `own` is what each agreement lacks and offers."""
    grants = shell.workspace.applications.grants(facts.case.id)
    if not courses and not grants.grants:
        return None
    card = Card(shell.say("Ansøgninger og bevillinger"))
    card.add(stacked(
        _course_row(shell, one, own[one.application.id], facts.closed) for one in courses
    ))
    if grants.grants:
        card.add(strong(shell.say("Bevillinger i kraft")))
        card.add(muted(_in_all(shell, grants)))
        card.add(stacked(_grant_row(shell, one) for one in grants.grants))
    return card


def _course_row(shell: Shell, course: Course, own: Own, closed: bool) -> RecordRow:
    """The next step first; of a draft that is to write on."""
    say, one, (missing, actions) = shell.say, course.application, own
    actions = list(actions)
    if course.step not in (None, Step.SEAL_APPLICATION) and not closed:
        actions.insert(0, RowAction(f"step:application:{one.id}", say(course.step.value),
                                    lambda: _take(shell, course), ICONS[course.step]))  # fmt: skip
    decided = course.decision
    if decided is not None:
        actions.append(RowAction(f"open:decision:{decided.id}", say("Åbn afgørelsen"),
                                 lambda: moves.open_agreement(shell, decided.id), "scale"))  # fmt: skip
    return RecordRow(
        say("{title}, {number}", title=(course.known.title,), number=one.number), [_asked(shell, course), missing],
        icon_name=BY_KEY[one.scheme].icon, chips=[Chip(say(course.stage.value), _tone(course))], actions=actions,
        more=say("Mere om ansøgningen"),
    )  # fmt: skip


def _take(shell: Shell, course: Course) -> None:
    """A step that asks is asked on the page of the application, where its way is seen."""
    if course.step is None:
        return
    if asks(course.step):
        moves.open_agreement(shell, (course.decision or course.application).id)
    else:
        go(shell, course, course.step)


def _tone(course: Course) -> Tone:
    if course.step is None:
        return Tone.OK
    return Tone.NEUTRAL if course.application.editable else Tone.INFO


def _asked(shell: Shell, course: Course) -> str:
    """What was asked for, in money and hours."""
    found = asked_of(course.application)
    parts = [one.what for one in found if one.what]
    amounts = [one.amount for one in found if one.amount is not None]
    hours = [one.hours for one in found if one.hours is not None]
    if amounts:
        parts.append(shell.say("søgt {amount} kr.", amount=Kroner(sum(amounts, Decimal(0)))))
    if hours:
        parts.append(shell.say("søgt {hours} timer om ugen", hours=sum(hours, Decimal(0))))
    if course.decision is not None and is_grant(course.decision):
        parts.append(shell.say("bevilget"))
    return BETWEEN.join(parts)


def _in_all(shell: Shell, grants: Grants) -> str:
    say = shell.say
    parts = [say("I alt {amount} kr.", amount=Kroner(grants.amount))]
    if grants.next_end:
        parts.append(say("Den første slutter {day}", day=grants.next_end))
    if grants.next_review:
        parts.append(say("Næste opfølgning {day}", day=grants.next_review))
    return BETWEEN.join(parts)


def _grant_row(shell: Shell, grant: Grant) -> RecordRow:
    say, identity = shell.say, grant.decision.id
    parts = [period_words(grant.starts, grant.ends, shell.texts)]
    if grant.amount is not None:
        parts.append(say("{amount} kr.", amount=Kroner(grant.amount)))
    if grant.hours is not None:
        parts.append(say("{hours} timer om ugen", hours=grant.hours))
    if grant.review_on:
        parts.append(say("følges op {day}", day=grant.review_on))
    return RecordRow(
        grant.about, [BETWEEN.join(part for part in parts if part)], icon_name="scale", tone=Tone.OK,
        actions=[RowAction(f"open:grant:{identity}", say("Åbn bevillingen"),
                           lambda: moves.open_agreement(shell, identity))],
    )  # fmt: skip
