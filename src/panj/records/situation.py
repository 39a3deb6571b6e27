"""What many reports together say: judgements, events, series, boards, and the situation that holds them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from panj.records.checks import check, check_score, digest
from panj.records.kinds import CommitmentStatus, Kind, Relation, Verdict
from panj.records.reading import Claim, Figure, Place
from panj.records.reports import Report, Skipped

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A stored decision about two things, made by a rule or a person; superseded by a later one, never edited."""

    left: str
    right: str
    verdict: Verdict
    score: float
    reason: str
    judge: str
    """"rule:<name>" or "person:<name>". A person's outranks a rule's."""
    made: datetime

    def __post_init__(self) -> None:
        check_score(self.score)
        check(bool(self.reason.strip()), "a judgement has a reason")
        check(self.judge.split(":")[0] in {"rule", "person"}, "a judge is rule:... or person:...")

    @property
    def by_person(self) -> bool:
        """Whether a person decided."""
        return self.judge.startswith("person:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Who vouches independently for something, with every claim that goes back to them."""

    name: str
    claims: tuple[str, ...]
    unnamed: bool = False
    denies: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A happening that claims of one or several reports are about."""

    kind: Kind
    claims: tuple[str, ...]
    """Claim ids, first published first."""
    origins: tuple[Origin, ...]
    place: Place | None = None
    earliest: date | None = None
    latest: date | None = None
    disputed: bool = False
    credibility: int = 6
    """Admiralty code: 1 confirmed by an independent origin ... 6 cannot be judged."""
    reason: str = ""
    id: str = field(init=False, repr=False, compare=False)
    """Digest of the first claim: stable while later reports join."""

    def __post_init__(self) -> None:
        check(bool(self.claims), "an event has at least one claim")
        check(1 <= self.credibility <= 6, "credibility is 1 to 6")
        object.__setattr__(self, "id", digest("event", self.claims[0]))

    @property
    def independent_origins(self) -> int:
        """How many independent origins say so; those that only deny are not counted."""
        return sum(not origin.denies for origin in self.origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two reports of which the later reuses the earlier's words (or a common wire's)."""

    earlier: str
    later: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesValue:
    """One value of a series: which claim gave it, for which day, on whose word."""

    claim_id: str
    figure: Figure
    as_of: date | None
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The figures for one subject over time."""

    subject: str
    of: str
    values: tuple[SeriesValue, ...]
    relation: Relation
    low: float | None
    """Lower end of what an analyst would print now."""
    high: float | None
    as_of: date | None
    origin: str | None
    """Whose value it is; None when several disagree."""
    event_id: str | None = None
    reason: str = ""

    @property
    def id(self) -> str:
        """Digest of the first value's claim and subject."""
        return digest("series", self.subject, self.values[0].claim_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who holds a place, as of the situation's moment, by whose word."""

    place: Place
    holder: str | None
    """The side; None when contested."""
    since: date | None
    claims: tuple[str, ...]
    contested: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """Something promised: by whom, what, by when, and what became of it."""

    who: str
    what: str
    due: date | None
    claims: tuple[str, ...]
    status: CommitmentStatus = CommitmentStatus.OPEN
    shown_by: str | None = None
    """The claim that shows it kept, broken or withdrawn."""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims of different origins that cannot both be true of one thing at one time."""

    about: str
    left: tuple[str, ...]
    """Claim ids of one side, the plainest first."""
    right: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The reports of one running affair."""

    reports: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that is different from the situation before."""

    what: str
    claims: tuple[str, ...]
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What is said to be so as of a moment, from every report published up to then."""

    as_of: date | None
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...] = ()
    stories: tuple[Story, ...] = ()
    copies: tuple[Copy, ...] = ()
    series: tuple[Series, ...] = ()
    control: tuple[Holding, ...] = ()
    displacement: tuple[str, ...] = ()
    """Event ids, as for forces, diplomacy and conditions."""
    forces: tuple[str, ...] = ()
    diplomacy: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    changes: tuple[Change, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    _by_id: dict[str, Report | Claim | Event] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, Report | Claim | Event] = {r.id: r for r in self.reports}
        index.update((c.id, c) for c in self.claims)
        index.update((e.id, e) for e in self.events)
        object.__setattr__(self, "_by_id", index)

    def report(self, report_id: str) -> Report:
        """The report of that id; raises KeyError when the situation has none."""
        return self._find(report_id, Report)

    def claim(self, claim_id: str) -> Claim:
        """The claim of that id; raises KeyError when the situation has none."""
        return self._find(claim_id, Claim)

    def event(self, event_id: str) -> Event:
        """The event of that id; raises KeyError when the situation has none."""
        return self._find(event_id, Event)

    def quote(self, claim: Claim) -> str:
        """The words that `claim` stands on."""
        return claim.span.of(self.report(claim.report_id).text)

    def _find(self, wanted: str, kind: type[_Found]) -> _Found:
        found = self._by_id[wanted]
        if not isinstance(found, kind):
            raise KeyError(wanted)
        return found
