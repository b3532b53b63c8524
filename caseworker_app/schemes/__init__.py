"""All kinds of agreements, consents and letters. Adding one means a module and its name here."""

from caseworker_app.schemes import acceptance, consent, decision, hearing, hours_follow_up, meeting, partial_return
from caseworker_app.schemes.scheme import Scheme

SCHEMES: tuple[Scheme, ...] = (
    partial_return.SCHEME, hours_follow_up.SCHEME, meeting.SCHEME, consent.SCHEME,
    acceptance.WORKPLACE_SCHEME, acceptance.UNION_SCHEME,
    decision.SCHEME, hearing.SCHEME,
)  # fmt: skip
BY_KEY = {scheme.key: scheme for scheme in SCHEMES}
