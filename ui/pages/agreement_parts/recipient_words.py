"""What is said of those who get a copy and those who are not to have it."""

from caseworker_app.services.recipients import Recipients
from caseworker_app.texts import Texts


def recipients_said(recipients: Recipients, texts: Texts) -> str:
    """In sentences; empty when nothing was noted of anybody."""
    return " ".join(texts.say(words, **places) for words, places in recipients.words())
