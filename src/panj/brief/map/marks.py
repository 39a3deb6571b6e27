"""What of a situation goes on the map: one mark for each place that something happened at, one for each place held."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from panj.brief.map.projection import Point, distance_km
from panj.records import Event, Holding, Kind, Place, Situation

GROUPS: tuple[tuple[str, str, frozenset[Kind]], ...] = (
    ("attack", "attacks, arrests, sieges", frozenset({Kind.ASSAULT, Kind.COERCE, Kind.PROTEST, Kind.THREATEN})),
    ("control", "taken, lost, held", frozenset({Kind.CONTROL})),
    ("movement", "people fleeing, crossing", frozenset({Kind.DISPLACE})),
    ("forces", "forces moved, withdrawn", frozenset({Kind.MOBILIZE, Kind.RETREAT})),
    ("other", "talks, aid, conditions", frozenset(Kind)),
)
"""Symbols in the order in which they stand at a place, with the words of the legend; a kind belongs to the first that names it."""

SAME_PLACE_KM = 3.0
"""Points nearer than this share a mark: two points of one town differ by less in the gazetteer's sources."""
OUTLIER_KM = 1500.0
"""A place farther than this from the middle of the others, and four times as far as half of them, is named below the map instead of
stretching it."""
TALKS_KM, TALKS_SHARE = 120.0, 0.4
"""Talks, aid and conditions are drawn this near to a place where something happens on the ground, or within this share of those places' reach."""
AREAS = frozenset({"country", "continent", "region", "sea", "adm0", "macroregion"})
"""Places without a point that would mean anything: nothing is drawn at a country's middle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place on the map: its symbols (group and number of events) and the claims that they stand for."""

    lon: float
    lat: float
    name: str
    symbols: tuple[tuple[str, int], ...]
    claims: tuple[str, ...]
    crossing: bool = False
    radius_km: float = 0.0

    @property
    def point(self) -> Point:
        """Longitude and latitude."""
        return self.lon, self.lat


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """All that is drawn, and the names of what is not."""

    places: tuple[Mark, ...]
    holdings: tuple[Holding, ...]
    too_wide: tuple[str, ...] = ()
    """Countries, seas and regions that something is placed in, without a point."""
    far: tuple[str, ...] = ()
    """Places left out because they lie far from the rest."""

    @property
    def points(self) -> tuple[Point, ...]:
        """Longitude and latitude of all that is drawn."""
        return (*(mark.point for mark in self.places), *(_point(holding.place) for holding in self.holdings))


def group_of(kind: Kind) -> str:
    """The symbol's group for a kind of event.

    >>> group_of(Kind.DISPLACE)
    'movement'
    """
    return next(name for name, _, kinds in GROUPS if kind in kinds)


def find_marks(situation: Situation) -> Marks:
    """The marks for a situation's events and holdings."""
    placed = [(event, event.place) for event in situation.events if event.place is not None]
    pointed = [(event, place) for event, place in placed if has_point(place)]
    too_wide = tuple(sorted({place.name for _, place in placed if place.feature in AREAS}))
    holdings = [holding for holding in situation.control if has_point(holding.place)]
    marks = [_mark(group, holdings) for group in _by_place(pointed)]
    ground = [m.point for m in marks if any(name != "other" for name, _ in m.symbols) or m.crossing] + [_point(h.place) for h in holdings]
    near = _near_points(ground, [m.point for m in marks if m.point not in ground])
    shown = tuple(m for m in marks if m.point in near and (m.symbols or m.crossing))
    kept = tuple(h for h in holdings if _point(h.place) in near)
    far = {m.name for m in marks if m.point not in near} | {h.place.name for h in holdings if _point(h.place) not in near}
    return Marks(places=shown, holdings=kept, too_wide=too_wide, far=tuple(sorted(far)))


def has_point(place: Place | None) -> bool:
    """Whether a symbol at the place's point would mean something."""
    return place is not None and place.lat is not None and place.lon is not None and place.feature not in AREAS


def _point(place: Place) -> Point:
    return place.lon or 0.0, place.lat or 0.0


def same_place(mark: Mark, place: Place) -> bool:
    """Whether the place is the mark's, whatever it is called there."""
    return distance_km(mark.point, _point(place)) < SAME_PLACE_KM


def _by_place(pointed: Iterable[tuple[Event, Place]]) -> list[list[tuple[Event, Place]]]:
    groups: list[list[tuple[Event, Place]]] = []
    for event, place in pointed:
        for group in groups:
            if distance_km(_point(place), _point(group[0][1])) < SAME_PLACE_KM:
                group.append((event, place))
                break
        else:
            groups.append([(event, place)])
    return groups


def _mark(group: Sequence[tuple[Event, Place]], holdings: Sequence[Holding]) -> Mark:
    place = group[0][1]
    held = any(distance_km(_point(place), _point(holding.place)) < SAME_PLACE_KM for holding in holdings)
    names = [group_of(event.kind) for event, _ in group]
    counted = tuple((name, names.count(name)) for name, _, _ in GROUPS if name in names and not (held and name == "control"))
    lon, lat = _point(place)
    return Mark(
        lon=lon,
        lat=lat,
        name=place.name,
        symbols=counted,
        claims=tuple(event.claims[0] for event, _ in group),
        crossing=any(p.feature == "crossing" for _, p in group),
        radius_km=min(p.radius_km for _, p in group),
    )


def _near_points(ground: Sequence[Point], talks: Sequence[Point]) -> frozenset[Point]:
    """The points that the map is drawn around: where things happen on the ground, and where is only talked as far as that is near.

    A capital in which ministers met must not shrink the valley that they met about.
    """
    if not ground:
        return _without_outliers(talks)
    kept = _without_outliers(ground)
    reach = max((distance_km(one, other) for one in kept for other in kept), default=0.0)
    return kept | {point for point in talks if min(distance_km(point, one) for one in kept) <= max(TALKS_KM, TALKS_SHARE * reach)}


def _without_outliers(points: Sequence[Point]) -> frozenset[Point]:
    """The points without those that lie far off from the rest."""
    if len(points) < 3:
        return frozenset(points)
    middle = min(points, key=lambda one: sum(distance_km(one, other) for other in points))
    away = sorted(distance_km(middle, point) for point in points)
    limit = max(OUTLIER_KM, 4 * away[len(away) // 2])
    return frozenset(point for point in points if distance_km(middle, point) <= limit)
