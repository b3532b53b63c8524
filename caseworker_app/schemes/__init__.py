"""All kinds of agreements, consents and letters. Adding one means a module and its name here."""

from caseworker_app.schemes import consent, hours_follow_up, partial_return
from caseworker_app.schemes.scheme import Scheme

SCHEMES: tuple[Scheme, ...] = (partial_return.SCHEME, hours_follow_up.SCHEME, consent.SCHEME)
BY_KEY = {scheme.key: scheme for scheme in SCHEMES}
