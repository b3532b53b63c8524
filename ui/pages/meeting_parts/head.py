"""The head of the meeting screen: who, what, when, the time now, what is saved, and the one main action."""

from datetime import datetime

from caseworker_app.domain.agreement import Agreement, Status
from caseworker_app.texts import N_, Texts
from ui.look import Lean, Tone, icon
from ui.pages.agreement_parts.head import Head, with_keys
from ui.widgets.chips import Chip
from ui.widgets.headings import label

STATES = {
    Status.DRAFT: (N_("Under mødet"), Tone.INFO, "notebook-pen"),
    Status.SEALED: (N_("Afsluttet · version {version}"), Tone.OK, "lock"),
    Status.SIGNED: (N_("Afsluttet · version {version}"), Tone.OK, "lock"),
    Status.REPLACED: (N_("Erstattet · version {version}"), Tone.NEUTRAL, "archive"),
    Status.WITHDRAWN: (N_("Trukket tilbage · version {version}"), Tone.BAD, "ban"),
}
AMENDING = (N_("Referatet ændres · version {version}"), Tone.WARN, "pencil")


class MeetingHead(Head):
    """Mødets hoved."""

    def __init__(self, texts: Texts, title: str) -> None:
        self.clock = label("", "strong", wrap=False)
        self.when = Chip("", Tone.NEUTRAL, "calendar")
        super().__init__(texts, title)
        self.clock.setAccessibleDescription(texts.say("Klokken"))
        self.show_page.setText(texts.say("Delt skærm"))
        self.show_page.setAccessibleName(texts.say("Delt skærm"))
        self.show_page.setIcon(icon("monitor", "text", lean=Lean.LEFT))
        self.show_page.setToolTip(with_keys(texts.say("Vis kun det, alle må se"), "F9"))

    def tell(self, agreement: Agreement, crumb: str) -> None:
        super().tell(agreement, crumb)
        amending = agreement.editable and agreement.version > 1
        words, tone, sign = AMENDING if amending else STATES[agreement.status]
        self.state.say(self._texts.say(words, version=str(agreement.version)), tone, sign)

    def tell_meeting(self, title: str, when: str) -> None:
        """What sort of meeting, and its day and hours."""
        if self.title.text() != title:
            self.title.setText(title)
            self.title.updateGeometry()
        self.when.say(when, Tone.NEUTRAL, "calendar")
        self.when.setVisible(bool(when))

    def tell_time(self, now: datetime) -> None:
        self.clock.setText(self._texts.say("kl. {time}", time=now.astimezone().time()))

    def _build(self) -> None:
        super()._build()
        name = self._name.layout()
        assert name is not None
        name.addWidget(self.when)
        self._actions.insertWidget(0, self.clock)
