"""Contradictions: two claims of different origins that cannot both be true of one thing at one time.

Events, series and holds go in; `Contradiction`s come out, one for each point and pair of origins. Growth, parts of a whole and an origin's own
correction are none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from panj.records import Contradiction, Standing
from panj.situation.control import Hold, Mode
from panj.situation.lexicon import lexicon
from panj.situation.series import SeriesPoint, points_in_dispute
from panj.situation.sightings import Sighting, gap_in_days, kilometres
from panj.situation.words import covered, likeness

DENIES = 0.3
"""The likeness from which a denial speaks of another claim of the same event."""
DENIES_ELSEWHERE = 0.38
"""The likeness asked when no claim of its own event stands against a denial."""
_VOICES = 2
"""A denial is set against so many other origins at most, the likest first."""
_TELLING = 2
"""A denial of fewer content words speaks of anything."""
_DAYS = 4


def find_contradictions(
    groups: Sequence[Sequence[Sighting]], series: Sequence[Sequence[SeriesPoint]], holds: Iterable[Sequence[Hold]], sightings: Sequence[Sighting]
) -> tuple[Contradiction, ...]:
    """Every contradiction, those of figures first, then of denials, of places, of how a thing went."""
    found: dict[tuple[frozenset[str], frozenset[str]], Contradiction] = {}
    for contradiction in (*_of_figures(series), *_of_places(holds), *_of_denials(groups, sightings), *_of_manner(groups)):
        sides = frozenset(contradiction.left[:1]), frozenset(contradiction.right[:1])
        if not any(_same(contradiction, other) for other in found.values()):
            found[sides] = contradiction
    return tuple(found.values())


def opposed_claims(contradictions: Sequence[Contradiction]) -> frozenset[str]:
    """The ids of all claims that stand in a contradiction."""
    return frozenset(i for c in contradictions for i in (*c.left, *c.right))


def _same(a: Contradiction, b: Contradiction) -> bool:
    one, other = (set(a.left), set(a.right)), (set(b.left), set(b.right))
    return bool(one[0] & other[0] and one[1] & other[1]) or bool(one[0] & other[1] and one[1] & other[0])


def _of_figures(series: Sequence[Sequence[SeriesPoint]]) -> list[Contradiction]:
    found = []
    for values in series:
        for left, right in points_in_dispute(values):
            about = f"{left[0].figure.of or 'count'}: {_range(left[0])} or {_range(right[0])}"
            reason = f"{left[0].sighting.voice.name} and {right[0].sighting.voice.name} count differently for one time"
            found.append(Contradiction(about=about, left=_ids(p.sighting for p in left), right=_ids(p.sighting for p in right), reason=reason))
    return found


def _range(point: SeriesPoint) -> str:
    low, high = point.figure.low, point.figure.high
    if low == high and low is not None:
        return f"{low:,.0f}"
    return f"at least {low:,.0f}" if high is None and low is not None else f"up to {high:,.0f}" if low is None else f"{low:,.0f} to {high:,.0f}"


def _ids(sightings: Iterable[Sighting]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(s.claim.id for s in sightings))


def _of_denials(groups: Sequence[Sequence[Sighting]], sightings: Sequence[Sighting]) -> list[Contradiction]:
    found = []
    for group in groups:
        denials = _by_voice(s for s in group if s.standing is Standing.DENIED and len(s.bag) >= _TELLING and not s.voice.own)
        for key, denying in denials.items():
            against = [s for s in group if s.voice.key != key and s.standing is Standing.ASSERTED]
            answered = _answered(denying, against, DENIES) or _answered(denying, _near(denying[0], sightings), DENIES_ELSEWHERE)
            for said in answered:
                reason = f"{denying[0].voice.name} denies what {said[0].voice.name} says"
                found.append(Contradiction(about=said[0].words.strip(), left=_ids(said), right=_ids(denying), reason=reason))
    return found


def _by_voice(sightings: Iterable[Sighting]) -> dict[str, list[Sighting]]:
    found: Mapping[str, list[Sighting]] = defaultdict(list)
    for s in sightings:
        found[s.voice.key].append(s)
    return dict(found)


def _near(denial: Sighting, sightings: Sequence[Sighting]) -> list[Sighting]:
    return [
        s
        for s in sightings
        if s.standing is Standing.ASSERTED and s.voice.key != denial.voice.key and (gap_in_days(s, denial) or 0) <= _DAYS and not _far(s, denial)
    ]


def _far(a: Sighting, b: Sighting) -> bool:
    return a.place is not None and b.place is not None and kilometres(a.place, b.place) > 50


def _answered(denying: Sequence[Sighting], against: Sequence[Sighting], least: float) -> list[list[Sighting]]:
    """The claims that a denial answers, by origin, the likest origin first; each origin's likest claim leads."""
    scored: dict[str, list[tuple[float, Sighting]]] = defaultdict(list)
    for s in against:
        alike = max(max(likeness(d.bag, s.bag), 0.8 * covered(d.bag, s.around), 0.6 * covered(s.bag, d.around)) for d in denying)
        if alike >= least and not any(_told_together(d, s) for d in denying):
            scored[s.voice.key].append((alike, s))
    ranked = sorted(scored.values(), key=lambda x: (-max(a for a, _ in x), x[0][1].order))[:_VOICES]
    return [[s for _, s in sorted(said, key=lambda x: (-x[0], x[1].order))] for said in ranked]


def _told_together(denial: Sighting, said: Sighting) -> bool:
    """Whether both stand at one stretch: the report's words of a denial, and the denial."""
    return denial.report.id == said.report.id and (
        denial.claim.span.overlap(said.claim.span) > 0 or (said.voice.own and denial.number == said.number)
    )


def _of_places(holds: Iterable[Sequence[Hold]]) -> list[Contradiction]:
    """Origins that name different holders of one place, where one of them denies or goes on claiming."""
    found = []
    for place in holds:
        for a, b in combinations(sorted(place, key=lambda h: h.sighting.order), 2):
            if _at_odds(a, b):
                left = [h.sighting for h in place if h.sighting.voice.key == a.sighting.voice.key and h.side == a.side]
                right = [h.sighting for h in place if h.sighting.voice.key == b.sighting.voice.key and h.side == b.side]
                reason = f"{a.sighting.voice.name} and {b.sighting.voice.name} name different holders"
                found.append(Contradiction(about=f"who holds {a.place.name}", left=_ids(left), right=_ids(right), reason=reason))
    return found


def _at_odds(a: Hold, b: Hold) -> bool:
    if a.side is None or b.side is None or a.side == b.side or a.sighting.voice.key == b.sighting.voice.key:
        return False
    if Mode.DENIAL not in (a.mode, b.mode) and not (a.speaker == a.side and b.speaker == b.side and Mode.DEED not in (b.mode,)):
        return False
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= _DAYS


def _of_manner(groups: Sequence[Sequence[Sighting]]) -> list[Contradiction]:
    """Of one event: "without a fight" against "after a night of fighting"."""
    found = []
    for group in groups:
        calm = [s for s in group if lexicon().finds("no_fight", s.words)]
        fierce = [s for s in group if lexicon().finds("a_fight", s.words) and not lexicon().finds("no_fight", s.words)]
        for c in calm:
            against = [s for s in fierce if s.voice.key != c.voice.key]
            if against:
                found.append(
                    Contradiction(about="whether there was a fight", left=_ids(against), right=_ids([c]), reason=f"{c.voice.name} tells of none")
                )
    return found
