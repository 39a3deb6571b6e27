"""A claim and its report as one flat row: what CSV, JSON Lines, Parquet and a data frame want."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import date

from panj.records import Claim, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One claim, flat: every field a word, a number, a day, yes or no, or None for unknown."""

    id: str
    report_id: str
    reader: str
    publisher: str | None
    published: date | None
    title: str | None
    url: str | None
    passage: str
    start: int
    stop: int
    quote: str
    kind: str
    standing: str
    actor: str | None
    recipient: str | None
    origin: str | None
    """Who speaks: the last link of the chain; None when the report says it in its own voice."""
    origin_kind: str | None
    origin_role: str | None
    chain: str | None
    """All links, the one nearest the report first, with " > " between."""
    place: str | None
    place_stated: bool | None
    """Whether the claim's own words give the place; False when it was inferred."""
    lat: float | None
    lon: float | None
    country: str | None
    path: str | None
    gazetteer_id: str | None
    earliest: date | None
    latest: date | None
    moment_stated: bool | None
    low: float | None
    high: float | None
    of: str | None
    unit: str | None
    approximate: bool | None
    effect: str | None
    score: float

    def as_json(self) -> dict[str, str | float | bool | None]:
        """The row as JSON takes it, days in ISO 8601."""
        return {name: value.isoformat() if isinstance(value, date) else value for name, value in asdict(self).items()}


COLUMNS = tuple(field.name for field in fields(ClaimRow))


def flatten_claim(claim: Claim, report: Report) -> ClaimRow:
    """The flat row of a claim of `report`.

    >>> from panj.records import Kind, Span
    >>> report = Report(text="The bridge at Sarband fell.", publisher="Valley Post")
    >>> row = flatten_claim(Claim(report_id=report.id, reader="r1", span=Span(start=0, stop=26), kind=Kind.STATE), report)
    >>> row.quote, row.kind, row.publisher, row.place
    ('The bridge at Sarband fell', 'STATE', 'Valley Post', None)
    """
    place, moment, figure, origin = claim.known_place, claim.known_moment, claim.figure, claim.origin
    return ClaimRow(
        id=claim.id,
        report_id=claim.report_id,
        reader=claim.reader,
        publisher=report.publisher,
        published=report.day,
        title=report.title,
        url=report.url,
        passage=claim.passage.value,
        start=claim.span.start,
        stop=claim.span.stop,
        quote=claim.span.of(report.text),
        kind=claim.kind.value,
        standing=claim.standing.value,
        actor=claim.actor.name if claim.actor else None,
        recipient=claim.recipient.name if claim.recipient else None,
        origin=origin.name if origin else None,
        origin_kind=origin.kind.value if origin else None,
        origin_role=origin.role if origin else None,
        chain=" > ".join(source.name for source in claim.chain) or None,
        place=place.name if place else None,
        place_stated=claim.place is not None if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        country=place.country if place else None,
        path=" > ".join(place.path) or None if place else None,
        gazetteer_id=place.gazetteer_id if place else None,
        earliest=moment.earliest if moment else None,
        latest=moment.latest if moment else None,
        moment_stated=claim.moment is not None if moment else None,
        low=figure.low if figure else None,
        high=figure.high if figure else None,
        of=figure.of if figure else None,
        unit=figure.unit if figure else None,
        approximate=figure.approximate if figure else None,
        effect=figure.effect if figure else None,
        score=claim.score,
    )
