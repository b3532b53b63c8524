"""What somebody said to the invitation, noted on the spot, also when it was said on the telephone."""

from uuid import UUID

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.schemes.meeting_plan import ANSWERING, WAYS
from caseworker_app.texts import DANISH, N_
from ui.forms.inline_form import InlineForm, InlineJob
from ui.shell import Shell


def answer_form(shell: Shell, meeting_id: UUID, number: int, name: str) -> InlineForm:
    """The form for the answer of one of the people."""
    meetings = shell.workspace.meetings

    def note(answers: Answers) -> tuple[object, Changes]:
        return meetings.note_answer(meeting_id, number, answers.text("answer"), how_words(answers))

    job = InlineJob(
        ANSWERING, Answers({"answer": "coming", "way": "telephone"}), f"answer:{meeting_id}:{number}",
        N_("Notér svaret"), note, is_main=False,
    )  # fmt: skip
    made = InlineForm(shell, job)
    made.setAccessibleName(shell.say("Svar fra {name}", name=name))
    return made


def how_words(answers: Answers) -> str:
    """How the answer came and what was said, as the history keeps it."""
    way = next((choice.label for choice in WAYS if choice.key == answers.text("way")), "")
    said = answers.text("note")
    how = DANISH.say(way) if way else ""
    return DANISH.say("{how}: {said}", how=how, said=said) if said else how
