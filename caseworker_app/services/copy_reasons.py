"""Letting a word stay in the copies although the guard stopped it: the answers and the line of history."""

from caseworker_app.domain.agreement import Agreement
from caseworker_app.domain.answers import Answers
from caseworker_app.domain.changes import Changes
from caseworker_app.schemes import BY_KEY
from caseworker_app.services.desk import Desk, act
from caseworker_app.services.guard.reasons import with_reason, without_reason
from caseworker_app.texts import N_


class CopyReasons:
    """Reasons for words in copies (begrundelser). They are sealed with the agreement and never printed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def let_stay(self, agreement: Agreement, answers: Answers, word: str, reason: str) -> tuple[Answers, Changes]:
        """The answers with the reason; UserError with the field “reason” when it says too little."""
        changed = with_reason(answers, word, reason, self._desk.caseworker, self._desk.clock.today())
        what = N_("{title}, {number}: “{word}” bliver stående i kopierne. Begrundelse: {reason}")
        return changed, self._noted(agreement, what, word=word, reason=" ".join(reason.split()))

    def stop_again(self, agreement: Agreement, answers: Answers, word: str) -> tuple[Answers, Changes]:
        """The answers without the reason."""
        what = N_("{title}, {number}: “{word}” må ikke længere stå i kopierne")
        return without_reason(answers, word), self._noted(agreement, what, word=word)

    def _noted(self, agreement: Agreement, what: str, **places: str) -> Changes:
        title = BY_KEY[agreement.scheme].title
        line = act(what, agreement.case_id, agreement.id, title=title, number=agreement.number, **places)
        with self._desk.store.write(line):
            pass
        return Changes.of(("history", agreement.case_id))
