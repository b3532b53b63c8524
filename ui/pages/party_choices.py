"""Lines of the register as they are offered while somebody types."""

from functools import partial

from caseworker_app.schemes import party_forms
from caseworker_app.services.parties import Suggestion
from ui.choices import Choice
from ui.shell import Shell


def suggestion_choice(shell: Shell, one: Suggestion, run: partial[None]) -> Choice:
    """A line of the register: who, and what tells it from others of the name."""
    say, place = shell.say, one.organisation
    town = " ".join(part for part in (place.postcode, place.town) if part)
    if one.contact is not None:
        contact = one.contact
        roles = ", ".join(say(words.label) for words in party_forms.CONTACT_ROLES
                          if words.key in {role.value for role in contact.roles})  # fmt: skip
        return Choice(contact.name, run, " · ".join(part for part in (roles, place.name, town) if part), "user")
    kind = next(choice.label for choice in party_forms.KINDS if choice.key == place.kind.value)
    cvr = say("CVR {number}", number=place.cvr) if place.cvr else ""
    p_number = say("P {number}", number=place.p_number) if place.p_number else ""
    return Choice(place.name, run, " · ".join(part for part in (say(kind), town, cvr, p_number) if part), "building")
