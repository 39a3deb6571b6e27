"""An invented crisis with every record that a brief draws on: a river crossing, a town that changes hands, a disputed toll, a promise."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from panj.brief.events import all_events
from panj.records import (
    Change,
    Claim,
    Commitment,
    Contradiction,
    Copy,
    Event,
    Figure,
    Holding,
    Kind,
    Moment,
    Origin,
    Party,
    Passage,
    PassageKind,
    Place,
    Relation,
    Report,
    Series,
    SeriesValue,
    Situation,
    Skipped,
    Source,
    SourceKind,
    Span,
    Standing,
    Story,
)

WIRE = """Valley Front fighters took the town of Isfara on Saturday, the Interior Ministry said.
More than 1,200 people fled across the river to Batken.

A border officer who asked not to be named said the fighters came "from two sides". The ministry said 14 soldiers were killed."""
PAPER = """KEY POINTS

  • More than 1,200 people flee to Batken
  • Ministry confirms loss of Isfara

The Valley Front took Isfara on Saturday, according to the Northern Wire. The Front said
40 soldiers were killed, and denied that it had shelled the market.

The government is mulling the possibility of opening camps near Khujand. Batken's governor pledged to house the families until 1 June."""
LOCAL = """The market of Isfara was shelled on Friday night, Doctor Nigora Salim of the town hospital told the Valley Courier <b>yesterday</b>.

Crossings at Kayragach remain closed. They surrounded them at dawn."""
SPAN = Span(start=0, stop=1)


def place(name: str, lat: float | None, lon: float | None, feature: str | None = "city", *path: str) -> Place:
    return Place(span=SPAN, name=name, lat=lat, lon=lon, feature=feature, path=path, score=0.9)


ISFARA = place("Isfara", 40.126, 70.625, "city", "Tajikistan", "Sughd")
BATKEN = place("Batken", 40.06, 70.82, "city", "Kyrgyzstan", "Batken Region")
KHUJAND = place("Khujand", 40.286, 69.62, "city", "Tajikistan", "Sughd")
KAYRAGACH = place("Kayragach", 40.2, 70.5, "crossing", "Kyrgyzstan", "Batken Region")
SUGHD = place("Sughd", 39.6, 69.0, "adm1", "Tajikistan")
TAJIKISTAN = place("Tajikistan", 38.5, 71.0, "country")
NOWHERE = place("Old Ford", None, None, None)


def report(text: str, publisher: str | None, day: datetime | None, title: str, url: str | None = None) -> Report:
    top = text.find("\n\n", 12)
    passages = (Passage(kind=PassageKind.KEY_POINT, span=Span(start=0, stop=top)),) if text.startswith("KEY") else ()
    return Report(
        text=text, publisher=publisher, published=day, title=title, url=url, passages=passages, agency="Northern Wire" if text is WIRE else None
    )


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, stop=start + len(words))


def claim(rep: Report, words: str, kind: Kind, *chain: Source, **fields: object) -> Claim:
    """A claim at those words; `actor`, `recipient`, `standing_words`, `days` and `figure` are given plainly."""
    span = span_of(rep.text, words)
    known: dict[str, object] = dict(fields)
    for role in ("actor", "recipient"):
        if isinstance(name := known.get(role), str):
            known[role] = Party(name=name, span=span_of(rep.text, name) if name in rep.text else span)
    if isinstance(words_of_standing := known.pop("standing_words", None), str):
        known["standing_span"] = span_of(rep.text, words_of_standing)
    if isinstance(days := known.pop("days", None), tuple):
        known["moment"] = Moment(span=span, earliest=days[0], latest=days[1])
    if isinstance(figure := known.pop("figure", None), tuple):
        known["figure"] = Figure(span=span, low=figure[0], high=figure[1], of=figure[2])
    return Claim(report_id=rep.id, reader="hand/1", span=span, kind=kind, chain=chain, passage=rep.passage_at(span.start), **known)  # type: ignore[arg-type]


MINISTRY = Source(name="Interior Ministry", kind=SourceKind.BODY)
FRONT = Source(name="Valley Front", kind=SourceKind.BODY)
OFFICER = Source(name="A border officer", kind=SourceKind.UNNAMED)
DOCTOR = Source(name="Nigora Salim", kind=SourceKind.PERSON, role="doctor of the town hospital")
COURIER = Source(name="Valley Courier", kind=SourceKind.OUTLET)
WIRE_SOURCE = Source(name="Northern Wire", kind=SourceKind.AGENCY)
SATURDAY = (date(2024, 5, 4), date(2024, 5, 4))


def event(situation_claims: list[Claim], origins: list[tuple[str, list[Claim], bool, bool]], **fields: object) -> Event:
    made = tuple(Origin(name=name, claims=tuple(c.id for c in claims), unnamed=unnamed, denies=denies) for name, claims, unnamed, denies in origins)
    first = situation_claims[0]
    known: dict[str, object] = {"kind": first.kind, "place": first.place}
    if first.moment:
        known |= {"earliest": first.moment.earliest, "latest": first.moment.latest}
    return Event(claims=tuple(c.id for c in situation_claims), origins=made, **(known | fields))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def situation() -> Situation:
    wire = report(WIRE, "Northern Wire", datetime(2024, 5, 5, tzinfo=UTC), "Front takes border town", "https://wire.example/isfara")
    paper = report(PAPER, "Evening Post", datetime(2024, 5, 6, tzinfo=UTC), "Thousands flee <valley>", "javascript:alert(1)")
    local = report(LOCAL, "Valley Courier", None, "Market shelled")
    taken = claim(
        wire,
        "Valley Front fighters took the town of Isfara on Saturday",
        Kind.CONTROL,
        MINISTRY,
        actor="Valley Front fighters",
        place=ISFARA,
        days=SATURDAY,
    )
    taken_too = claim(paper, "The Valley Front took Isfara on Saturday", Kind.CONTROL, WIRE_SOURCE, actor="Valley Front", place=ISFARA, days=SATURDAY)
    fled = claim(
        wire, "More than 1,200 people fled across the river to Batken", Kind.DISPLACE, place=BATKEN, figure=(1200, None, "people"), actor="people"
    )
    flee = claim(paper, "More than 1,200 people flee to Batken", Kind.DISPLACE, place=BATKEN, figure=(1200, None, "people"))
    came = claim(wire, 'the fighters came "from two sides"', Kind.MOBILIZE, OFFICER, place=KAYRAGACH)
    killed = claim(wire, "14 soldiers were killed", Kind.ASSAULT, MINISTRY, figure=(14, 14, "soldiers"), place=ISFARA, days=SATURDAY)
    killed_front = claim(paper, "40 soldiers were killed", Kind.ASSAULT, FRONT, figure=(40, 40, "soldiers"), place=ISFARA, days=SATURDAY)
    shelled = claim(local, "The market of Isfara was shelled on Friday night", Kind.ASSAULT, COURIER, DOCTOR, place=ISFARA)
    not_shelled = claim(paper, "it had shelled the market", Kind.ASSAULT, FRONT, standing=Standing.DENIED, actor="Valley Front")
    camps = claim(
        paper, "opening camps near Khujand", Kind.AID, standing=Standing.POSSIBLE, standing_words="is mulling", actor="The government", place=KHUJAND
    )
    pledge = claim(
        paper,
        "to house the families until 1 June",
        Kind.AID,
        standing=Standing.PLANNED,
        standing_words="pledged",
        actor="Batken's governor",
        place=BATKEN,
    )
    closed = claim(local, "Crossings at Kayragach remain closed", Kind.COERCE, place=KAYRAGACH)
    around = claim(local, "They surrounded them at dawn", Kind.COERCE, actor="fighters", recipient="police posts", place=NOWHERE)
    both = claim(local, "Crossings at Kayragach remain closed. They surrounded", Kind.STATE, place=TAJIKISTAN)
    claims = (taken, taken_too, fled, flee, came, killed, killed_front, shelled, not_shelled, camps, pledge, closed, around, both)
    crossing = event([fled, flee], [("Northern Wire", [fled, flee], False, False)], earliest=date(2024, 5, 4), latest=date(2024, 5, 5), credibility=3)
    events = (
        event([taken, taken_too], [("Interior Ministry", [taken, taken_too], False, False)], credibility=2),
        crossing,
        event([came], [("A border officer", [came], True, False)]),
        event([killed, killed_front], [("Interior Ministry", [killed], False, False), ("Valley Front", [killed_front], False, False)], disputed=True),
        event([shelled, not_shelled], [("Nigora Salim", [shelled], False, False), ("Valley Front", [not_shelled], False, True)], disputed=True),
        event([closed], [("Valley Courier", [closed], False, False)], credibility=3),
    )
    values = tuple(
        SeriesValue(claim_id=c.id, figure=c.figure, as_of=date(2024, 5, 4), origin=name)
        for c, name in ((killed, "Interior Ministry"), (killed_front, "Valley Front"))
        if c.figure
    )
    return Situation(
        as_of=date(2024, 5, 6),
        reports=(wire, paper, local),
        claims=claims,
        events=events,
        stories=(Story(reports=(wire.id, paper.id, local.id), name="Fighting around Isfara"),),
        copies=(Copy(earlier=wire.id, later=paper.id, score=0.8, reason="two sentences in common"),),
        series=(
            Series(
                subject="soldiers killed at Isfara",
                of="soldiers",
                values=values,
                relation=Relation.DISPUTED,
                low=14,
                high=40,
                as_of=date(2024, 5, 4),
                origin=None,
            ),
        ),
        control=(
            Holding(place=ISFARA, holder="Valley Front", since=date(2024, 5, 4), claims=(taken.id, taken_too.id)),
            Holding(place=SUGHD, holder=None, since=None, claims=(around.id,), contested=True),
        ),
        displacement=(crossing.id,),
        commitments=(Commitment(who="Batken's governor", what="house the families", due=date(2024, 6, 1), claims=(pledge.id,)),),
        contradictions=(
            Contradiction(about="how many soldiers were killed at Isfara", left=(killed.id,), right=(killed_front.id,), reason="one count, one day"),
        ),
        changes=(Change(what="Isfara: now held by the Valley Front", claims=(taken.id,), day=date(2024, 5, 4)),),
        skipped=(Skipped(origin="photo.jpg", reason="not text"),),
    )


@pytest.fixture
def empty() -> Situation:
    return Situation(as_of=None, reports=(), claims=())


@pytest.fixture
def lone(situation: Situation) -> Situation:
    """The same claims without any event."""
    bare = Situation(as_of=None, reports=situation.reports, claims=situation.claims)
    assert len(list(all_events(bare))) == len(bare.claims)
    return bare
