"""Invented citizens and workplaces. Their CPR numbers have 60 added to the day: no person has them."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal


@dataclass(frozen=True)
class Place:
    """An invented workplace with its line manager and, where there is one, its shop steward."""

    name: str
    address: str
    postcode: str
    town: str
    manager: str
    steward: str = ""
    union: str = ""
    p_number: str = ""
    cvr: str = ""
    ean: str = ""
    """Only public workplaces have one here."""


@dataclass(frozen=True)
class Person:
    """An invented citizen; `days` is how long ago the absence or the case began, `life` what happened.

    With `since` it began on that day, unless that is longer ago: so there are cases of every set of rules.
    """

    name: str
    born: date
    job: str
    place: Place
    life: str
    days: int
    hours: Decimal = Decimal(37)
    address: str = "Bøgevej 4"
    postcode: str = "5560"
    town: str = "Aarup"
    municipality: str = "Nordby Kommune"
    interpreter: str = ""
    protected: bool = False
    no_digital_post: bool = False
    note: str = ""
    since: date | None = None

    def begun(self, today: date) -> date:
        earliest = today - timedelta(days=self.days)
        return min(max(self.since, earliest), today) if self.since else earliest

    @property
    def cpr(self) -> str:
        """A replacement number: the day plus 60; the seventh digit tells the century."""
        seventh = "4" if self.born.year >= 2000 else "0"
        serial = sum(map(ord, self.name)) % 900 + 100
        return f"{self.born.day + 60:02}{self.born:%m%y}-{seventh}{serial}"


SCHOOL = Place("Øster Skole", "Skolegade 11", "5560", "Aarup", "Anne Winther", "Bo Lyngsø", "BUPL Fyn",
               "1990000011", "99001100", "2990000010018")  # fmt: skip
CARE = Place("Plejecenter Åhaven", "Ågade 3", "5610", "Assens", "Gitte Nørskov", "Henny Bak", "FOA Assens",
             "1990000022", "99001518", "2990000010025")  # fmt: skip
MACHINE = Place("Nordfyns Maskinværk A/S", "Industrivej 18", "5400", "Bogense", "Torben Kjærulff", "Ib Rask",
                "Dansk Metal Fyn", "1990000033", "99001917")  # fmt: skip
HAULIER = Place("Vognmand Kjær ApS", "Havnevej 2", "5500", "Middelfart", "Lars Kjær", "", "3F Transport",
                "1990000044", "99002336")  # fmt: skip
BAKERY = Place("Bageriet Havnen", "Havnegade 7", "5600", "Faaborg", "Rikke Dam", "", "NNF Fyn",
               "1990000055", "99002735")  # fmt: skip
LAUNDRY = Place("Sygehusvaskeriet", "Rugårdsvej 90", "5000", "Odense C", "Mona Friis", "Jytte Holm", "3F Odense",
                "1990000066", "99003146", "2990000010032")  # fmt: skip
STORE = Place("Lager Syd A/S", "Terminalvej 5", "5220", "Odense SØ", "Kim Bach", "Per Skov", "HK Handel",
              "1990000077", "99003537")  # fmt: skip
OFFICE = Place("Fjordby Revision", "Torvet 1", "5800", "Nyborg", "Susanne Lund", "", "", "1990000088", "99003952")
KINDERGARTEN = Place("Børnehuset Solsikken", "Engvej 22", "5620", "Glamsbjerg", "Dorte Klit", "Malene Ø. Hansen",
                     "BUPL Fyn", "1990000099", "99004355", "2990000010049")  # fmt: skip
LIBRARY = Place("Vestfyns Biblioteker", "Willemoesgade 15", "5610", "Assens", "Hans Ørum", "Eva Søholm", "HK Kommunal",
                "1990000110", "99004770", "2990000010056")  # fmt: skip

PEOPLE = (
    Person("Søren Ødum", date(1971, 7, 2), "Pædagogisk leder", SCHOOL, "second_version", 70,
           note="Søren vil gerne tilbage. Gårdvagter er for meget endnu, kontorarbejde går godt."),
    Person("Åse Brønnum", date(1979, 3, 14), "Slibemester", MACHINE, "plan_unsigned", 41,
           note="Leder foreslår faste dagvagter de første seks uger."),
    Person("Mette Lauritsen", date(1968, 9, 24), "Social- og sundhedsassistent", CARE, "consent_unsigned", 59,
           Decimal(32)),
    Person("Jørgen Ebbesen", date(1964, 12, 5), "Chauffør", HAULIER, "plan_draft", 93),
    Person("Łukasz Nowak", date(1988, 2, 19), "Bager", BAKERY, "plan_old_unsigned", 117, interpreter="Polsk"),
    Person("Birthe Kragh", date(1966, 11, 30), "Vaskeriassistent", LAUNDRY, "employed", 400, Decimal("30")),
    Person("Hassan Al-Amin", date(1982, 5, 8), "Lagermedarbejder", STORE, "plan_signed", 150, interpreter="Arabisk"),
    Person("Ida Østergård", date(1993, 8, 17), "Revisorassistent", OFFICE, "consent_given", 33),
    Person("Karen-Margrethe von Rosenørn-Lehn Højgaard", date(1970, 1, 21), "Bibliotekar og projektkoordinator",
           LIBRARY, "plan_signed", 88, protected=True),
    Person("Nguyễn Thị Hồng", date(1985, 4, 3), "Køkkenassistent", CARE, "new", 6, Decimal("28"),
           interpreter="Vietnamesisk"),
    Person("Peter Møller", date(1959, 10, 11), "Pedel", SCHOOL, "closed", 210),
    Person("Lone Æbelø", date(1975, 6, 29), "Pædagog", KINDERGARTEN, "status_late", 64, Decimal("34")),
    Person("Mads Bjerregaard", date(1990, 1, 15), "Smed", MACHINE, "consent_ending", 345),
    Person("Fatima Yılmaz", date(1987, 9, 9), "Rengøringsassistent", LAUNDRY, "consent_withdrawn", 76, Decimal("25")),
    Person("Ole Thygesen", date(1962, 3, 27), "Lastbilmekaniker", HAULIER, "new", 3),
    Person("Tina Grønbech", date(1981, 12, 12), "Dagplejer", KINDERGARTEN, "at_risk", 30),
    Person("Юлія Коваленко", date(1991, 7, 7), "Sosu-hjælper", CARE, "plan_draft", 52, Decimal("32"),
           interpreter="Ukrainsk"),
    Person("Erik Vestergaard", date(1960, 2, 2), "Bogholder", OFFICE, "plan_signed", 101, no_digital_post=True),
    Person("Signe Haugaard", date(1996, 5, 25), "Lærer", SCHOOL, "consent_draft", 12),
    Person("Flemming Aagaard", date(1969, 8, 8), "Værkfører", MACHINE, "plan_unsigned", 47),
    Person("Charlotte Dyhr", date(1977, 4, 18), "Sygeplejerske", CARE, "second_version", 96, Decimal("32")),
    Person("Bent Sørensen", date(1958, 6, 6), "Truckfører", STORE, "closed", 260),
    Person("Amalie Kjærsgaard", date(1999, 11, 3), "Bagersvend", BAKERY, "new", 9),
    Person("José Martínez", date(1983, 10, 23), "Kok", CARE, "consent_given", 26, interpreter="Spansk"),
    Person("Inge Damgaard", date(1965, 1, 9), "Lægesekretær", OFFICE, "plan_signed", 130, Decimal("30")),
    Person("Kasper Hjorth", date(1989, 3, 31), "Elektriker", MACHINE, "status_today", 58),
    Person("Ruth Munk", date(1967, 7, 19), "Kantineleder", STORE, "plan_draft", 38),
    Person("Zeynep Öztürk", date(1994, 2, 14), "Butiksassistent", STORE, "consent_unsigned", 19),
    Person("Niels Bøgh", date(1972, 9, 1), "Skoleleder", SCHOOL, "closed", 320),
    Person("Trine Rosenkilde", date(1986, 12, 24), "Psykomotorisk terapeut", KINDERGARTEN, "plan_signed", 112),
    Person("Ali Rezaei", date(1980, 5, 16), "Buschauffør", HAULIER, "plan_old_unsigned", 85, interpreter="Farsi"),
    Person("Hanne Bruun", date(1963, 4, 4), "Rengøringsleder", LAUNDRY, "employed", 220),
    Person("Thor Ørsted", date(1992, 6, 13), "Industritekniker", MACHINE, "new", 1),
    Person("Pia Skovgaard", date(1974, 8, 30), "Socialrådgiver", LIBRARY, "at_risk", 14),
    Person("Rasmus Fuglsang", date(1984, 11, 21), "Lagerchef", STORE, "plan_signed", 79),
    Person("Gudrun á Heygum", date(1961, 10, 2), "Bibliotekar", LIBRARY, "consent_ending", 350),
    Person("Malik Petersen", date(1997, 1, 28), "Tømrer", MACHINE, "consent_draft", 16),
    Person("Vibeke Nyholm", date(1978, 3, 6), "Klasseassistent", KINDERGARTEN, "second_version", 105, Decimal("30")),
    Person("Ivan Horvat", date(1976, 7, 23), "Slagter", BAKERY, "consent_withdrawn", 66, interpreter="Kroatisk"),
    Person("Dagmar Wied", date(1957, 5, 11), "Regnskabsassistent", OFFICE, "closed", 290, Decimal("25")),
    Person("Simon Lykke", date(2000, 9, 15), "Pædagogmedhjælper", KINDERGARTEN, "status_soon", 49),
    Person("Jytte Ravn", date(1969, 4, 14), "Hjemmehjælper", CARE, "old_law", 1100, Decimal("30"),
           since=date(2024, 9, 2)),
    Person("Kim Dalager", date(1981, 8, 3), "Tømrer", MACHINE, "soon_fit", 900, since=date(2025, 9, 15)),
    Person("Sofie Tang", date(1990, 10, 6), "Pædagog", KINDERGARTEN, "across", 700, Decimal("34"),
           since=date(2026, 5, 18)),
    Person("Bjarne Holm", date(1966, 2, 8), "Lagermedarbejder", STORE, "forecast_short", 60),
    Person("Aida Begić", date(1984, 6, 17), "Kok", CARE, "forecast_long", 75, Decimal("32")),
    Person("Jens Østerby", date(1979, 1, 29), "Mekaniker", HAULIER, "early", 24),
    Person("Lis Bækgaard", date(1971, 12, 10), "Bibliotekar", LIBRARY, "section_56", 720),
    Person("Anders Skjødt", date(1987, 7, 25), "Regnskabsassistent", OFFICE, "assistance", 400, Decimal("30")),
    Person("Camilla Frost", date(1993, 3, 12), "Butiksassistent", STORE, "hearing", 62),
    Person("Poul Erik Vind", date(1962, 11, 8), "Chauffør", HAULIER, "complaint", 190),
    Person("Maja Lind Ågren", date(1995, 9, 2), "Lærer", SCHOOL, "silent", 120),
    Person("Ellen Fæster", date(1973, 2, 26), "Plejehjemsassistent", CARE, "plan_unsigned", 54, Decimal("32")),
)  # fmt: skip
