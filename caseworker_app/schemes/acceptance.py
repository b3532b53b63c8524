"""What the workplace and the union say yes to themselves (tilslutning): who, on whose behalf, to which agreement."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from caseworker_app.domain.answers import Answers
from caseworker_app.domain.case import Role
from caseworker_app.domain.document import (
    Block,
    Bullets,
    Fact,
    Facts,
    Heading,
    Paragraph,
    Reader,
    Signatures,
    Signer,
    words,
)
from caseworker_app.domain.fields import Choice, Field, Form, Kind, Section
from caseworker_app.domain.findings import Finding, blocks, unsettled
from caseworker_app.rules.provision import Unsettled
from caseworker_app.schemes.scheme import Basis, Group, Scheme, SignerRole
from caseworker_app.schemes.shared import BLANK, chosen_label, name_of, section, shown, typed
from caseworker_app.texts import N_

TALK = Choice("talk", N_("Deltager i samtalen"))
HEARD = Choice("representative_heard", N_("Medarbejderrepræsentanten er hørt"))
WORKPLACE = (
    TALK, Choice("placement", N_("Tager imod i virksomhedspraktik")),
    Choice("duties", N_("Sørger for de aftalte opgaver og skånehensyn")),
    Choice("redeployment", N_("Tilbyder andre opgaver eller omplacering")), HEARD,
)  # fmt: skip
UNION = (
    TALK, Choice("collective", N_("Er enig i omplacering, der berører overenskomsten")),
    Choice("terms", N_("Er enig i de ændrede ansættelsesvilkår")), HEARD,
)  # fmt: skip
FORMS = (Choice("written", N_("Skriftligt")), Choice("oral", N_("Mundtligt")), Choice("digital", N_("Digitalt")))
LEAST_NOTE = 20


def _said(key: str) -> Callable[[Answers], bool]:
    return lambda a: key in a.chosen("accepts")


def _not_in_writing(a: Answers) -> bool:
    return a.text("form") == "oral"


def _form(key: str, title: str, accepts: tuple[Choice, ...], body: str) -> Form:
    collective = (
        Field("collective_agreement", "Overenskomst", Kind.TEXT, asked_if=_said("collective")),
    ) if any(choice.key == "collective" for choice in accepts) else ()  # fmt: skip
    return Form(key, title, sections=(
        Section(N_("Hvem der siger ja"), (
            Field("given_by", "Navn", Kind.TEXT, width=6),
            Field("function", "Stilling eller hverv", Kind.TEXT, width=6),
            Field("on_behalf", body, Kind.TEXT, help=N_("Den, der bliver bundet: arbejdspladsen eller forbundet.")),
        )),
        Section(N_("Hvad der siges ja til"), (
            Field("accepts", "Tilslutning", Kind.SEVERAL, choices=accepts,
                  help=N_("Sæt kun kryds ved det, der er sagt ja til.")),
            Field("about", "Aftalen, det gælder", Kind.TEXT, width=8, help=N_("Aftalens navn og nummer.")),
            Field("given_on", "Dato", Kind.DATE, width=4),
            *collective,
            Field("representative", "Medarbejderrepræsentant", Kind.TEXT, width=8,
                  asked_if=_said("representative_heard")),
            Field("heard_on", "Hørt den", Kind.DATE, width=4, asked_if=_said("representative_heard")),
            Field("heard_says", "Hvad medarbejderrepræsentanten sagde", Kind.LONG_TEXT, required=False,
                  asked_if=_said("representative_heard")),
            Field("conditions", "Forbehold", Kind.LONG_TEXT, required=False,
                  help=N_("Skriv ikke om sygdom. Skriv, hvad tilslutningen afhænger af.")),
        )),
        Section(N_("Hvordan det er sagt"), (
            Field("form", "Form", Kind.CHOICE, width=4, choices=FORMS),
            Field("note", "Notat om det mundtlige ja", Kind.LONG_TEXT, asked_if=_not_in_writing,
                  help=N_("Hvem, hvornår og præcis hvad der blev sagt ja til.")),
        )),
    ))  # fmt: skip


def days_and_names_fit(a: Answers, basis: Basis) -> Iterator[Finding]:
    """CON-EMP: each party speaks for itself, in writing or noted with its words."""
    rule = basis.find("CON-EMP", given_on=a.date("given_on") or basis.today)
    if isinstance(rule, Unsettled):
        yield unsettled("given_on", "Kravet til tilslutningen er ikke afklaret for den dato.", rule=rule.id)
    for key in ("given_on", "heard_on"):
        day = a.date(key)
        if day and day > basis.today:
            yield blocks(key, "Datoen ligger ude i fremtiden.")
    heard, given = a.date("heard_on"), a.date("given_on")
    if heard and given and _said("representative_heard")(a) and heard > given:
        yield blocks("heard_on", "Medarbejderrepræsentanten skal være hørt, før der siges ja den {day}.", day=given)
    if _not_in_writing(a) and 0 < len(a.text("note")) < LEAST_NOTE:
        yield blocks("note", "Skriv præcis, hvad der blev sagt ja til, mindst {least} tegn.", least=LEAST_NOTE)


def _document(form: Form, a: Answers, basis: Basis) -> Iterator[Block]:
    yield Facts((
        Fact(N_("Medarbejder"), basis.case.citizen.name),
        Fact(N_("Aftalen, det gælder"), typed(a.text("about"))),
        Fact(N_("Siger ja"), words("{name}, {function}", name=a.text("given_by") or BLANK,
                                   function=a.text("function") or BLANK)),
        Fact(form.field("on_behalf").label, typed(a.text("on_behalf"))),
        Fact(N_("Dato"), shown(a.date("given_on"))),
        Fact(N_("Form"), chosen_label(form.field("form"), a)),
    ))  # fmt: skip
    yield Heading(N_("Vi siger ja til"))
    accepts = form.field("accepts")
    known = {choice.key for choice in accepts.choices}
    ticked = tuple(words(accepts.label_of(key)) for key in a.chosen("accepts") if key in known)
    yield Bullets(ticked or (typed(""),))
    if _said("collective")(a):
        yield Facts((Fact(N_("Overenskomst"), typed(a.text("collective_agreement"))),))
    if _said("representative_heard")(a):
        yield from _heard(a)
    yield from section(N_("Forbehold"), a.text("conditions"))
    if _not_in_writing(a):
        yield Facts((Fact(N_("Notat om det mundtlige ja"), typed(a.text("note"))),))
    yield Paragraph(words("Tilslutningen gælder det, der er krydset af, og ikke mere. Den kan trækkes tilbage."))
    yield Paragraph(words("Tilslutningen handler om arbejdet. Ingen behøver at vide noget om sygdommen."), muted=True)
    yield Signatures(tuple(Signer(role.label, role.name) for role in _signers(form, a, basis)))


def _heard(a: Answers) -> Iterator[Block]:
    yield Facts((
        Fact(N_("Repræsentant"), typed(a.text("representative"))),
        Fact(N_("Hørt den"), shown(a.date("heard_on"))),
    ))  # fmt: skip
    yield from section(N_("Hvad medarbejderrepræsentanten sagde"), a.text("heard_says"))


def _signers(form: Form, a: Answers, basis: Basis) -> tuple[SignerRole, ...]:
    label = N_("For arbejdspladsen") if form.key == "workplace_acceptance" else N_("For fagforeningen")
    return (SignerRole("giver", label, a.text("given_by")),)


def _period(a: Answers) -> tuple[date | None, date | None]:
    return a.date("given_on"), None


def _begin(on_behalf: Callable[[Basis], str], who: tuple[Role, ...], basis: Basis) -> Answers:
    """The known manager or shop steward; nothing is said yes to beforehand."""
    name = next((name for role in who if (name := name_of(basis.case, role))), "")
    known = {"given_by": name, "on_behalf": on_behalf(basis)}
    return Answers({key: value for key, value in known.items() if value} | {"given_on": basis.today, "form": "written"})


def _workplace(basis: Basis) -> str:
    return basis.case.workplace.name


def _union(basis: Basis) -> str:
    return name_of(basis.case, Role.UNION)


def for_agreement(begun: Answers, title: str, number: str) -> Answers:
    """With the agreement it is about filled in."""
    return begun.with_answer("about", f"{title}, {number}")


def sample(begin: Callable[[Basis], Answers], accepts: tuple[str, ...], function: str, basis: Basis) -> Answers:
    """A believable acceptance."""
    answers = begin(basis)
    for key, value in {
        "given_by": answers.text("given_by") or "Anne Winther",
        "on_behalf": answers.text("on_behalf") or "Øster Skole",
        "function": function,
        "accepts": accepts,
        "about": "Aftale om delvis raskmelding, 2026-0412-02",
        "representative": "Bo Lyngsø",
        "heard_on": basis.today,
        "collective_agreement": "Overenskomst for pædagogisk personale" if "collective" in accepts else None,
    }.items():
        answers = answers.with_answer(key, value)
    return answers


WORKPLACE_FORM = _form(
    "workplace_acceptance", N_("Arbejdspladsens tilslutning"), WORKPLACE, N_("På vegne af arbejdspladsen")
)
UNION_FORM = _form("union_acceptance", N_("Fagforeningens tilslutning"), UNION, N_("På vegne af fagforeningen"))
_begin_workplace = partial(_begin, _workplace, (Role.LINE_MANAGER, Role.HR))
_begin_union = partial(_begin, _union, (Role.SHOP_STEWARD, Role.UNION))

WORKPLACE_SCHEME = Scheme(
    form=WORKPLACE_FORM,
    group=Group.ACCEPTANCE,
    title=N_("Arbejdspladsens tilslutning"),
    icon="heart-handshake",
    document=partial(_document, WORKPLACE_FORM),
    begin=_begin_workplace,
    sample=partial(sample, _begin_workplace, ("talk", "duties", "representative_heard"), "Skoleleder"),
    period=_period,
    checks=(days_and_names_fit,),
    signers=partial(_signers, WORKPLACE_FORM),
    readers=(Reader.CITIZEN, Reader.EMPLOYER, Reader.FILE),
    shares={Reader.EMPLOYER: frozenset({"meeting"})},
    purposes=frozenset(),
    rules=("CON-EMP",),
)

UNION_SCHEME = Scheme(
    form=UNION_FORM,
    group=Group.ACCEPTANCE,
    title=N_("Fagforeningens tilslutning"),
    icon="heart-handshake",
    document=partial(_document, UNION_FORM),
    begin=_begin_union,
    sample=partial(sample, _begin_union, ("talk", "collective", "representative_heard"), "Tillidsrepræsentant"),
    period=_period,
    checks=(days_and_names_fit,),
    signers=partial(_signers, UNION_FORM),
    readers=(Reader.CITIZEN, Reader.UNION, Reader.FILE),
    shares={Reader.UNION: frozenset({"agreements_made"})},
    purposes=frozenset(),
    rules=("CON-EMP",),
)
