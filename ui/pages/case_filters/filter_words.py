"""What the filters of the case list are called."""

from collections.abc import Mapping

from caseworker_app.domain.deadline import Urgency
from caseworker_app.schemes import SCHEMES
from caseworker_app.schemes.case_forms import KINDS
from caseworker_app.schemes.scheme import Group
from caseworker_app.services.case_list import MISSING, NO_DAY, Facet
from caseworker_app.texts import N_, Texts

TITLES = {
    Facet.DEADLINE: N_("Næste frist"), Facet.KIND: N_("Slags sag"), Facet.SCHEME: N_("Har aftale"),
    Facet.CONSENT: N_("Mangler"), Facet.WORKPLACE: N_("Arbejdsplads"),
}  # fmt: skip
CHOICES: dict[Facet, dict[str, str]] = {
    Facet.DEADLINE: {
        Urgency.OVERDUE.value: N_("Overskredet"), Urgency.TODAY.value: N_("I dag"),
        Urgency.THIS_WEEK.value: N_("De næste syv dage"), Urgency.LATER.value: N_("Senere"),
        NO_DAY: N_("Ingen eller ikke afklaret"),
    },
    Facet.KIND: {kind.key: kind.label for kind in KINDS},
    Facet.SCHEME: {scheme.key: scheme.title for scheme in SCHEMES if scheme.group is not Group.CONSENT},
    Facet.CONSENT: {MISSING: N_("Samtykke til arbejdspladsen")},
    Facet.SIGNATURE: {MISSING: N_("Underskrift")},
}  # fmt: skip
IN_FORCE = {
    Facet.DEADLINE: N_("Frist: {what}"), Facet.KIND: N_("{what}"), Facet.SCHEME: N_("Har aftale: {what}"),
    Facet.CONSENT: N_("Mangler: {what}"), Facet.SIGNATURE: N_("Mangler: {what}"), Facet.WORKPLACE: N_("{what}"),
}  # fmt: skip
"""How a filter in force is said."""


def choice_words(facet: Facet, value: str, workplaces: Mapping[str, str], texts: Texts) -> str:
    """The name of a choice; of a workplace the name it has now, else what the filter knows it by."""
    if facet is Facet.WORKPLACE:
        return workplaces.get(value, value)
    return texts.say(CHOICES[facet].get(value, value))


def in_force(facet: Facet, value: str, workplaces: Mapping[str, str], texts: Texts) -> str:
    return texts.say(IN_FORCE[facet], what=choice_words(facet, value, workplaces, texts))
