"""Events: the happenings that claims of several reports are about.

Sightings go in; groups of claims come out, and from each group an `Event` with its kind, place, days, origins, dispute and credibility. A person's
judgement ("these two are one", "these are not") goes before every score.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from panj.records import Event, Judgement, Kind, Origin, Place, Standing, Verdict
from panj.situation.clustering import cluster
from panj.situation.comparing import Links, compare
from panj.situation.sightings import Sighting, gap_in_days

JOINED = -0.5
"""Two groups are one event when the mean log-odds of their pairs are above this. On crisis/dev, B-cubed F1 x claim recall with the reader's
claims: .588 at 0, .604 at -.5, .627 at -1, but the number of origins is right for .54, .54, .48 of the events (`make evaluate`)."""
UNCOMPARED = -3.0
"""The score of two claims that were never compared, because nothing brought them together."""
WINDOW_DAYS = 10
"""Claims whose days lie further apart are compared only when one copies the other."""
_DECIDED = 50.0
_ALL_PAIRS = 1500
"""Up to so many claims all pairs are compared; beyond it, those that share a place, a rare word or a sentence."""
_MATERIAL = (
    Kind.CONTROL,
    Kind.ASSAULT,
    Kind.DISPLACE,
    Kind.RETREAT,
    Kind.COERCE,
    Kind.MOBILIZE,
    Kind.AID,
    Kind.COOPERATE,
    Kind.SANCTION,
    Kind.PROTEST,
)


def group_claims(sightings: Sequence[Sighting], *, links: Links, judgements: Sequence[Judgement] = ()) -> list[list[Sighting]]:
    """The claims grouped by happening, each group and the groups in the order of publication."""
    numbers = {s.claim.id: s.order for s in sightings}
    together, apart = _decided(judgements, numbers)
    scores: dict[tuple[int, int], float] = {}
    for i, j in _candidates(sightings, links):
        scores[i, j] = compare(sightings[i], sightings[j], links=links).score
    scores.update(dict.fromkeys(together, _DECIDED * len(sightings)))
    groups = cluster([s.order for s in sightings], scores, threshold=JOINED, missing=UNCOMPARED, apart=apart)
    return [[sightings[i] for i in group] for group in groups]


def _decided(judgements: Sequence[Judgement], numbers: Mapping[str, int]) -> tuple[set[tuple[int, int]], frozenset[tuple[int, int]]]:
    """The pairs that stored judgements hold together and apart: the latest counts, a person's before a rule's."""
    latest: dict[tuple[int, int], Judgement] = {}
    for judgement in sorted(judgements, key=lambda j: (j.by_person, j.made)):
        if judgement.left in numbers and judgement.right in numbers:
            a, b = sorted((numbers[judgement.left], numbers[judgement.right]))
            latest[a, b] = judgement
    together = {pair for pair, j in latest.items() if j.verdict is Verdict.SAME}
    return together, frozenset(pair for pair, j in latest.items() if j.verdict is Verdict.DIFFERENT)


def _candidates(sightings: Sequence[Sighting], links: Links) -> Iterable[tuple[int, int]]:
    if len(sightings) <= _ALL_PAIRS:
        return ((i, j) for j in range(len(sightings)) for i in range(j) if _comparable(sightings[i], sightings[j], links))
    blocks: dict[str, list[int]] = defaultdict(list)
    for sighting in sightings:
        for key in _block_keys(sighting):
            blocks[key].append(sighting.order)
    pairs = {(i, j) for block in blocks.values() if len(block) <= 300 for n, j in enumerate(block) for i in block[:n]}
    return (pair for pair in sorted(pairs) if _comparable(sightings[pair[0]], sightings[pair[1]], links))


def _block_keys(sighting: Sighting) -> list[str]:
    rare = sorted(sighting.bag, key=lambda w: (-sighting.bag[w], w))[:4]
    place = sighting.place
    keys = [f"word:{w}" for w in rare] + [f"sentence:{sighting.report.id}:{sighting.number // 2}"]
    if place and place.lat is not None and place.lon is not None:
        month = sighting.days[0].isoformat()[:7] if sighting.days else ""
        keys += [f"place:{round(place.lat * 2)}:{round(place.lon * 2)}:{month}"]
    return keys


def _comparable(left: Sighting, right: Sighting, links: Links) -> bool:
    if (left.claim.id, right.claim.id) in links:
        return True
    beside = left.report.id == right.report.id and abs(left.number - right.number) <= 1
    if not beside and left.place is None and left.around.keys().isdisjoint(right.around):
        return False
    gap = gap_in_days(left, right)
    return gap is None or gap <= WINDOW_DAYS


def draw_event(group: Sequence[Sighting], *, opposed: bool = False) -> Event:
    """The event that a group of claims is about; `opposed` when its origins contradict each other on a fact.

    The group is in the order of publication, so the event's id stays while later reports join.
    """
    origins = origins_of(group)
    standing = [o for o in origins if not o.denies]
    disputed = opposed or is_denied(group)
    first, last = _days_of(group)
    return Event(
        kind=_kind_of(group),
        claims=tuple(s.claim.id for s in group),
        origins=origins,
        place=_place_of(group),
        earliest=first,
        latest=last,
        disputed=disputed,
        credibility=credibility(standing, disputed=disputed, asserted=any(s.standing is Standing.ASSERTED for s in group)),
        reason=f"{len(group)} claims, {len({s.report.id for s in group})} reports",
    )


def origins_of(group: Sequence[Sighting]) -> tuple[Origin, ...]:
    """The independent origins of a group, first heard first; one that only denies says so."""
    by_voice: dict[str, list[Sighting]] = defaultdict(list)
    for sighting in group:
        by_voice[sighting.voice.key].append(sighting)
    return tuple(
        Origin(
            name=said[0].voice.name,
            claims=tuple(s.claim.id for s in said),
            unnamed=said[0].voice.unnamed,
            denies=all(s.standing is Standing.DENIED for s in said),
        )
        for said in by_voice.values()
    )


def is_denied(group: Sequence[Sighting]) -> bool:
    """Whether some origin denies the event or a fact of it that another (or nobody else at all) asserts."""
    denying = {s.voice.key for s in group if s.standing is Standing.DENIED}
    others = {s.voice.key for s in group if s.standing is not Standing.DENIED}
    return bool(denying) and (not others or bool(others - denying) or len(denying) > 1)


def credibility(origins: Sequence[Origin], *, disputed: bool, asserted: bool) -> int:
    """The Admiralty credibility of what `origins` say: 1 confirmed by an independent origin ... 6 cannot be judged.

    >>> credibility([Origin(name="A", claims=("1",)), Origin(name="B", claims=("2",))], disputed=False, asserted=True)
    1
    """
    named = sum(not o.unnamed for o in origins)
    if not origins:
        return 5
    if not asserted:
        return 6
    if disputed:
        return 3 if len(origins) >= 2 and named else 4
    if len(origins) >= 2:
        return 1 if named else 2
    return 2 if named else 3


def _kind_of(group: Sequence[Sighting]) -> Kind:
    weight: Counter[Kind] = Counter()
    for s in group:
        weight[s.claim.kind] += 1 if s.claim.kind in _MATERIAL else 0.6  # type: ignore[assignment]
    return min(weight, key=lambda k: (-weight[k], _MATERIAL.index(k) if k in _MATERIAL else 99, k))


def _place_of(group: Sequence[Sighting]) -> Place | None:
    votes: Counter[tuple[float | None, float | None]] = Counter()
    places: dict[tuple[float | None, float | None], Place] = {}
    for s in group:
        place = s.claim.known_place
        if place and place.lat is not None:
            point = (place.lat, place.lon)
            votes[point] += 2 * (s.claim.place is not None) + (s.place is not None) + 1
            places.setdefault(point, place)
        elif s.context and s.context.lat is not None:
            votes[s.context.lat, s.context.lon] += 1
            places.setdefault((s.context.lat, s.context.lon), s.context)
    if not votes:
        return next((p for s in group if (p := s.claim.known_place)), None)
    return places[max(places, key=lambda p: votes[p])]


def _days_of(group: Sequence[Sighting]) -> tuple[date | None, date | None]:
    """The days that most claims give; those of the shortest span when claims differ; of publication when none gives any."""
    told: Counter[tuple[date | None, date | None]] = Counter()
    for s in group:
        if s.first or s.last:
            told[s.first, s.last] += 2 if s.standing is Standing.ASSERTED and s.claim.moment else 1
    if told:
        return max(told, key=lambda d: (told[d], -_length(d), str(d)))
    near = Counter(s.context_days for s in group if s.context_days)
    return max(near, key=lambda d: (near[d], -_length(d), str(d))) if near else (None, None)


def _length(days: tuple[date | None, date | None]) -> int:
    return (days[1] - days[0]).days if days[0] and days[1] else 400
