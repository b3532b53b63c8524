"""Each setting is declared once: key, kind, default, words, limits."""

from dataclasses import dataclass

from caseworker_app.errors import UserError
from caseworker_app.texts import N_


@dataclass(frozen=True)
class Setting:
    """One setting (indstilling). `machine` settings belong to the computer, all others to the archive."""

    key: str
    default: str
    label: str
    group: str
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    least: int | None = None
    most: int | None = None
    lines: int = 1
    machine: bool = False

    @property
    def is_number(self) -> bool:
        return self.least is not None

    def read(self, text: str) -> str:
        """The value in its normal form; UserError when it is out of range or not on the list."""
        value = text.strip()
        if self.is_number:
            return str(self._number(value))
        if self.choices and value not in {key for key, _ in self.choices}:
            raise UserError("Vælg en af mulighederne på listen.", field=self.key)
        return value

    def _number(self, value: str) -> int:
        least, most = self.least or 0, self.most or 10_000
        if not (value.isascii() and value.isdigit() and len(value) <= 9 and least <= int(value) <= most):
            raise UserError("Skriv et helt tal fra {least} til {most}.", field=self.key, least=least, most=most)
        return int(value)


OFFICE, WORK, SCREEN = N_("Kontoret"), N_("Arbejdsgang"), N_("Skærm og sprog")

OFFICE_NAME = Setting("office_name", "", N_("Kommune"), OFFICE, N_("Står øverst på alle breve og aftaler."))
DEPARTMENT = Setting("department", "", N_("Afdeling"), OFFICE)
OFFICE_ADDRESS = Setting("office_address", "", N_("Adresse"), OFFICE, lines=3)
OFFICE_PHONE = Setting("office_phone", "", N_("Telefon"), OFFICE)
OFFICE_LOGO = Setting("office_logo", "", N_("Logo (PNG eller JPEG)"), OFFICE)
CASEWORKER = Setting("caseworker", "", N_("Dit navn"), OFFICE, N_("Står som afsender og i historikken."))
CONSENT_MONTHS = Setting(
    "consent_months", "12", N_("Samtykke gælder (måneder)"), WORK,
    N_("Kommunens egen praksis, ikke en lovregel. Foreslås i nye samtykker."), least=1, most=36,
)  # fmt: skip
CONSENT_WARNING = Setting(
    "consent_warning_days", "30", N_("Varsel før samtykke udløber (dage)"), WORK, least=1, most=120
)
LOCK_AFTER = Setting(
    "lock_after_minutes", "10", N_("Lås efter (minutter uden aktivitet)"), WORK,
    N_("Alt, du har skrevet, er gemt, når programmet låser."), least=1, most=60,
)  # fmt: skip
SILENT_WEEKS = Setting(
    "silent_weeks", "4", N_("Stille sag efter (uger uden aktivitet)"), WORK,
    N_("Sager, hvor intet er noteret så længe, vises på Min dag."), least=1, most=52,
)  # fmt: skip
AGENDA = Setting(
    "agenda", "", N_("Dagsorden for møder"), WORK,
    N_("Ét punkt på hver linje. Når feltet er tomt, bruges de ti almindelige punkter."), lines=6,
)  # fmt: skip
STANDARD_TEXTS = Setting(
    "standard_texts", "", N_("Egne standardtekster til referater"), WORK,
    N_("Én tekst på hver linje. De kan vælges, når et møde skrives."), lines=6,
)  # fmt: skip
STOPPED_WORDS = Setting(
    "stopped_words", "", N_("Flere ord, der ikke må stå i kopierne"), WORK,
    N_("Med komma imellem. Gælder arbejdspladsens og fagforeningens kopi. “ord*” er alle ord, der begynder sådan."),
    lines=3,
)  # fmt: skip
FREE_WORDS = Setting(
    "free_words", "", N_("Ord, der gerne må stå i kopierne"), WORK,
    N_("Med komma imellem. Navne og fagord, som kontrollen af kopier ikke skal stoppe ved."), lines=3,
)  # fmt: skip
WORKED = (("no", N_("Arbejdsdag")), ("yes", N_("Fridag")))
MAY_DAY = Setting("day_off_1_may", "no", N_("1. maj"), WORK, choices=WORKED)
CONSTITUTION_DAY = Setting("day_off_5_june", "yes", N_("Grundlovsdag"), WORK, choices=WORKED)
CHRISTMAS_EVE = Setting("day_off_24_december", "yes", N_("Juleaftensdag"), WORK, choices=WORKED)
NEW_YEARS_EVE = Setting("day_off_31_december", "yes", N_("Nytårsaftensdag"), WORK, choices=WORKED)
OFFICE_DAYS = ((MAY_DAY, 5, 1), (CONSTITUTION_DAY, 6, 5), (CHRISTMAS_EVE, 12, 24), (NEW_YEARS_EVE, 12, 31))
"""Days off by custom, which the office decides itself, with month and day."""

LANGUAGE = Setting(
    "language", "da", N_("Sprog på skærmen"), SCREEN, choices=(("da", "Dansk"), ("en", "English")), machine=True
)
THEME = Setting(
    "theme", "system", N_("Udseende"), SCREEN, machine=True,
    choices=(("system", N_("Som computeren")), ("light", N_("Lyst")), ("dark", N_("Mørkt"))),
)  # fmt: skip
TEXT_SIZE = Setting(
    "text_percent", "100", N_("Tekststørrelse"), SCREEN, machine=True,
    choices=tuple((str(size), f"{size} %") for size in (100, 110, 125, 150, 175, 200)),
)  # fmt: skip

SETTINGS = (
    OFFICE_NAME, DEPARTMENT, OFFICE_ADDRESS, OFFICE_PHONE, OFFICE_LOGO, CASEWORKER,
    CONSENT_MONTHS, CONSENT_WARNING, SILENT_WEEKS, LOCK_AFTER, STOPPED_WORDS, FREE_WORDS, AGENDA, STANDARD_TEXTS,
    *(setting for setting, _, _ in OFFICE_DAYS), LANGUAGE, THEME, TEXT_SIZE,
)  # fmt: skip
