"""What is read in one report: claims and everything that a claim is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from math import isfinite

from panj.records.checks import check, check_score, digest
from panj.records.kinds import Kind, MentionKind, PassageKind, SourceKind, Standing
from panj.records.reports import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name someone or something."""

    span: Span
    kind: MentionKind
    score: float = 1.0

    def __post_init__(self) -> None:
        check_score(self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to say what, by which words: spans of source, cue and content, each possibly in pieces."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float = 1.0

    def __post_init__(self) -> None:
        check(bool(self.cue or self.content), "an attribution has a cue or a content")
        check_score(self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as the gazetteer has it, or as the report has it when nothing fits (then `lat` and `lon` are None)."""

    span: Span
    name: str
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 0.0
    """How far from the point the thing may lie: 0 for a point, half the extent for an area or a relative place."""
    feature: str | None = None
    """country, adm1, adm2, city, airfield, region, sea, river, crossing, camp, ... ; None when unresolved."""
    gazetteer_id: str | None = None
    """For example "geonames:1138958"."""
    path: tuple[str, ...] = ()
    """The administrative path, largest first: ("Afghanistan", "Kunduz")."""
    country: str | None = None
    """ISO 3166 alpha-2."""
    score: float = 0.0
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check((self.lat is None) == (self.lon is None), "a point has both latitude and longitude or neither")
        if self.lat is not None and self.lon is not None:
            check(-90 <= self.lat <= 90 and -180 <= self.lon <= 180, f"no such point: {self.lat}, {self.lon}")
        check(self.radius_km >= 0, "a radius is not negative")
        check_score(self.score)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """Earliest and latest day of something; both None when the words could not be resolved."""

    span: Span
    earliest: date | None = None
    latest: date | None = None
    type: str = "DATE"
    """TIMEX3 type: DATE, TIME, DURATION or SET."""
    value: str | None = None
    """TIMEX3 value (ISO-TimeML), such as "2021-07-02", "2021-W26", "P3D", "PRESENT_REF"."""
    rule: str = ""
    """The name of the rule that resolved it, or why it was not resolved."""

    def __post_init__(self) -> None:
        if self.earliest and self.latest:
            check(self.earliest <= self.latest, f"a moment runs forward, not {self.earliest}..{self.latest}")

    @property
    def resolved(self) -> bool:
        """Whether at least one end is known."""
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count as a range: "more than 300 troops" is low 300, high None, of "troops"."""

    span: Span
    low: float | None
    high: float | None
    of: str | None = None
    """What is counted, as the report words it: "Afghan troops"."""
    approximate: bool = False
    change: str | None = None
    """"up" or "down" when the words tell a change and not a level ("rose by 12")."""
    unit: str | None = None
    """Normalised unit or counted head noun: "people", "kilometre", "percent", "dollar"."""
    effect: str | None = None
    """What befell those counted: killed, wounded, missing, displaced, crossed, detained, ... ; None when not told."""

    def __post_init__(self) -> None:
        check(self.low is not None or self.high is not None, "a figure has a lower or an upper end")
        for end in (self.low, self.high):
            check(end is None or isfinite(end), f"a figure is finite, not {end}")
        if self.low is not None and self.high is not None:
            check(self.low <= self.high, f"a figure's range runs upward, not {self.low}..{self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Who does or suffers: a name made plain (no article, pronouns resolved) and where the name stands."""

    name: str
    span: Span

    def __post_init__(self) -> None:
        check(bool(self.name.strip()), "a party has a name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One link of a chain: who vouches, in what role; an unnamed source is named by its own words."""

    name: str
    kind: SourceKind
    span: Span | None = None
    role: str | None = None

    def __post_init__(self) -> None:
        check(bool(self.name.strip()), "a source has a name or, unnamed, the words that stand for it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing said to be so, at one stretch of one report, with whose word it is."""

    report_id: str
    reader: str
    """Name and version of the reader; part of the id, so that a better reader leaves a visible trail."""
    span: Span
    kind: Kind
    standing: Standing = Standing.ASSERTED
    standing_span: Span | None = None
    """The words that decide the standing ("is mulling", "denied"), where they were found."""
    actor: Party | None = None
    recipient: Party | None = None
    place: Place | None = None
    """The place that the claim's own words state."""
    moment: Moment | None = None
    """The moment that the claim's own words state."""
    inferred_place: Place | None = None
    """What follows from the lead, the dateline or the sentence before, when the claim itself states no place."""
    inferred_moment: Moment | None = None
    figure: Figure | None = None
    chain: tuple[Source, ...] = ()
    """From the one nearest this report to the one who speaks; empty when the report says it in its own voice."""
    passage: PassageKind = PassageKind.BODY
    score: float = 1.0
    id: str = field(init=False, repr=False, compare=False)
    """Digest of the report, the reader and the stretch claimed."""

    def __post_init__(self) -> None:
        check_score(self.score)
        object.__setattr__(self, "id", digest("claim", self.report_id, self.reader, self.span.start, self.span.stop))

    @property
    def origin(self) -> Source | None:
        """The last link of the chain, who speaks; None when the report itself does."""
        return self.chain[-1] if self.chain else None

    @property
    def known_place(self) -> Place | None:
        """The stated place, else the inferred one."""
        return self.place or self.inferred_place

    @property
    def known_moment(self) -> Moment | None:
        """The stated moment, else the inferred one."""
        return self.moment or self.inferred_moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was read in one report, by one reader, in one pass."""

    report_id: str
    reader: str
    claims: tuple[Claim, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    moments: tuple[Moment, ...] = ()
    figures: tuple[Figure, ...] = ()

    def __post_init__(self) -> None:
        spans = [c.span for c in self.claims]
        check(len(spans) == len(set(spans)), "no two claims of one reading stand at the same stretch")
