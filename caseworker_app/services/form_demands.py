"""A form must be in order before anything is kept."""

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.fields import Form
from caseworker_app.domain.findings import Finding, Level
from caseworker_app.errors import UserError

NEW_CASE = "case:new"
"""Where the form of a new case is kept while it is typed."""


class Incomplete(UserError):
    """Something in the form must be mended first."""


def demand(form: Form, answers: Answers, *more: Finding) -> None:
    """Raise the first finding that blocks, with its field, so that the page can show it there."""
    for finding in (*form.findings(answers), *more):
        if finding.level is Level.BLOCKS:
            raise Incomplete(finding.words, field=finding.field, **dict(finding.places))
