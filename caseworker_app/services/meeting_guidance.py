"""What to write where, beside the box: it follows what is written."""

from collections.abc import Iterator

from caseworker_app.domain.answers import Answers
from caseworker_app.schemes.meeting import AGENDA
from caseworker_app.texts import N_

LONG = 1500
"""Letters after which a note is hard to read for those who get it."""
ITEM_GUIDES = (
    N_("Sig, hvem der er med og hvorfor, hvad der skrives ned, og at samtykket kan trækkes tilbage."),
    N_("Skriv, hvad borgeren kan: hvor længe, hvor ofte, under hvilke vilkår. Ikke sygdom eller behandling."),
    N_("Skriv opgaverne i tre bunker: kan, kan ikke, kan med tilpasning."),
    N_("Skriv, hvad der er prøvet, hvornår, og hvad der virkede."),
    N_("Skriv timer og dage. Planen for optrapning kan laves her på skærmen med “+”."),
    N_("Skriv, hvad der er brug for i arbejdet, og hvem der skaffer det."),
    N_("Skriv, hvilke andre opgaver eller steder der er set på, og for hvor længe."),
    N_("Skriv, hvilke ordninger der er talt om, og hvem der søger."),
    N_("Skriv opgaverne i linjen under Opgaver som “hvem: hvad, hvornår”."),
    N_("Aftal dag, form og hvem der ringer, hvis det ikke går som planlagt."),
)
_BY_ITEM = dict(zip(AGENDA, ITEM_GUIDES, strict=True))
_ITEM = N_("Skriv om arbejde og funktion. Det, kun kommunen skal vide, hører til i det interne notat.")
_FIELDS = {
    "conclusion": N_("Hvad er aftalt, fra hvornår, og hvad sker der, hvis det ikke går? Skriv i hele sætninger."),
    "tasks": N_("Hver opgave har en ejer og en dag. “leder: ny stol, fredag” og Enter bliver til en række."),
    "situation": N_("Skriv, hvor borgeren er nu, og hvad der er muligt. Borgeren læser det med."),
    "told": N_("Sæt kun kryds ved det, der faktisk blev sagt på mødet."),
    "told_own": N_("Skriv, hvad kommunen ellers fortalte."),
    "reservation": N_("Skriv uenighed med den uenige parts egne ord."),
    "next_day": N_("Aftal næste møde, før I går. Det bliver planlagt, når mødet afsluttes."),
    "people": N_("Notér, hvem der er til stede, og hvornår nogen kommer eller går."),
    "promises": N_("Begynd med aftalerne fra sidst: holdt, i gang eller ikke holdt."),
    "inside": N_("Bliver i sagen. Notatpligten gælder også her."),
    "purpose": N_("Skriv, så alle kan se, hvad der skal tales om. Nævn ikke sygdom."),
}


def guidance(answers: Answers, field: str, row: int | None) -> tuple[str, ...]:
    """Fixed messages about the place with the cursor; `field` may name a column: items.notes."""
    return tuple(_item(answers, field, row) if field.startswith("items") else _field(answers, field.partition(".")[0]))


def _item(answers: Answers, field: str, row: int | None) -> Iterator[str]:
    rows = answers.rows("items")
    if row is None or row >= len(rows):
        yield _ITEM
        return
    if field.endswith(".inside"):
        yield _FIELDS["inside"]
        return
    yield _BY_ITEM.get(rows[row].text("item"), _ITEM)
    if len(rows[row].text("notes")) > LONG:
        yield N_("Noten er lang. Modtagerne læser konklusionen først: skriv det vigtigste der.")


def _field(answers: Answers, key: str) -> Iterator[str]:
    if key in _FIELDS:
        yield _FIELDS[key]
    if key == "conclusion":
        yield from _conclusion(answers)
    if key == "tasks" and not answers.rows("tasks") and answers.text("conclusion"):
        yield N_("Ingen har fået en opgave endnu.")


def _conclusion(answers: Answers) -> Iterator[str]:
    words = answers.text("conclusion")
    if not words:
        yield N_("Konklusionen er tom. Mødet kan ikke afsluttes uden den.")
    elif not any(letter.isdigit() for letter in words):
        yield N_("Nævn gerne, fra hvornår det gælder.")
    if words and not answers.rows("tasks"):
        yield N_("Skriv også, hvem der gør hvad, under Opgaver.")
