"""Hypothesis strategies for reports and readings of every shape that the records allow."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from panj.records import (
    Attribution,
    Claim,
    Custody,
    Figure,
    Kind,
    Mention,
    MentionKind,
    Moment,
    Party,
    Passage,
    PassageKind,
    Place,
    Reading,
    Report,
    Source,
    SourceKind,
    Span,
    Standing,
)

letters = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
names = letters.filter(lambda name: bool(name.strip()))
scores = st.floats(0, 1)
finite = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(2**53), 2**53)
zones = st.none() | st.timezones() | st.just(UTC)


@st.composite
def spans(draw: st.DrawFn, size: int = 60) -> Span:
    start = draw(st.integers(0, size - 1))
    return Span(start=start, stop=draw(st.integers(start + 1, size)))


@st.composite
def reports(draw: st.DrawFn) -> Report:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=60, max_size=200).filter(lambda t: bool(t.strip())))
    aware = st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9000, 1, 1), timezones=st.timezones())
    custody = st.builds(Custody, sha256=st.text("0123456789abcdef", min_size=64, max_size=64), retrieved=aware, origin=letters)
    return Report(
        text=text,
        title=draw(st.none() | letters),
        publisher=draw(st.none() | letters),
        published=draw(st.none() | st.datetimes(timezones=zones)),
        url=draw(st.none() | letters),
        language=draw(st.none() | st.just("en")),
        authors=tuple(draw(st.lists(letters, max_size=3))),
        agency=draw(st.none() | letters),
        passages=tuple(draw(st.lists(st.builds(Passage, kind=st.sampled_from(PassageKind), span=spans()), max_size=4))),
        custody=draw(st.none() | custody),
    )


@st.composite
def places(draw: st.DrawFn) -> Place:
    point = draw(st.none() | st.tuples(st.floats(-90, 90), st.floats(-180, 180)))
    return Place(
        span=draw(spans()),
        name=draw(letters),
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        radius_km=draw(st.floats(0, 2000)),
        feature=draw(st.none() | st.sampled_from(["city", "adm1", "river"])),
        gazetteer_id=draw(st.none() | letters),
        path=tuple(draw(st.lists(letters, max_size=3))),
        country=draw(st.none() | st.sampled_from(["AF", "TJ"])),
        score=draw(scores),
        reasons=tuple(draw(st.lists(letters, max_size=3))),
    )


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    days = sorted(draw(st.lists(st.dates(), min_size=2, max_size=2)))
    return Moment(
        span=draw(spans()),
        earliest=draw(st.sampled_from([None, days[0]])),
        latest=draw(st.sampled_from([None, days[1]])),
        type=draw(st.sampled_from(["DATE", "TIME", "DURATION", "SET"])),
        value=draw(st.none() | letters),
        rule=draw(letters),
    )


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    low, high = sorted(draw(st.lists(finite, min_size=2, max_size=2)))
    ends = draw(st.sampled_from([(low, high), (low, None), (None, high)]))
    words = st.none() | letters
    return Figure(
        span=draw(spans()),
        low=ends[0],
        high=ends[1],
        of=draw(words),
        approximate=draw(st.booleans()),
        change=draw(st.sampled_from([None, "up", "down"])),
        unit=draw(words),
        effect=draw(words),
    )


sources = st.builds(Source, name=names, kind=st.sampled_from(SourceKind), span=st.none() | spans(), role=st.none() | letters)
mentions = st.builds(Mention, span=spans(), kind=st.sampled_from(MentionKind), score=scores)
pieces = st.lists(spans(), max_size=3).map(tuple)
attributions = st.builds(Attribution, source=pieces, cue=st.tuples(spans()), content=pieces, score=scores)


@st.composite
def readings(draw: st.DrawFn, report: Report, reader: str = "test reader 1") -> Reading:
    """A reading of `report`: claims share some of the listed places, moments and figures and have some of their own."""
    listed = [tuple(draw(st.lists(part, max_size=3))) for part in (places(), moments(), figures())]
    of = [
        st.none() | part | (st.sampled_from(some) if some else st.none()) for part, some in zip((places(), moments(), figures()), listed, strict=True)
    ]
    party = st.none() | st.builds(Party, name=names, span=spans())
    claims = st.builds(
        Claim,
        report_id=st.just(report.id),
        reader=st.just(reader),
        span=spans(),
        kind=st.sampled_from(Kind),
        standing=st.sampled_from(Standing),
        standing_span=st.none() | spans(),
        actor=party,
        recipient=party,
        place=of[0],
        moment=of[1],
        inferred_place=of[0],
        inferred_moment=of[1],
        figure=of[2],
        chain=st.lists(sources, max_size=3).map(tuple),
        passage=st.sampled_from(PassageKind),
        score=scores,
    )
    return Reading(
        report_id=report.id,
        reader=reader,
        claims=tuple(draw(st.lists(claims, max_size=4, unique_by=lambda c: c.span))),
        attributions=tuple(draw(st.lists(attributions, max_size=3))),
        mentions=tuple(draw(st.lists(mentions, max_size=3))),
        places=listed[0],
        moments=listed[1],
        figures=listed[2],
    )
