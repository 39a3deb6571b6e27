"""Series: the figures for one subject over time, and how its values stand to each other.

Sightings with figures go in; `Series` come out. Two figures belong together when they count the same sort of thing that met the same fate, of one
event or in one place, whatever the day: a tally grows over weeks. The relation and the value to print follow fixed rules, the first that fits.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from math import inf

from panj.records import Figure, Relation, Series, SeriesValue, Standing
from panj.situation.clustering import cluster
from panj.situation.comparing import Links
from panj.situation.lexicon import lexicon
from panj.situation.sightings import Sighting, gap_in_days, kilometres
from panj.situation.words import covered, likeness, plain, stem

ONE_SUBJECT = 0.0
"""Two groups of figures are one series when the mean score of their pairs is above this."""
_UNCOMPARED = -4.0
_BASE = -2.6
_COUNTED, _OTHER_COUNTED = 2.0, -4.0
_FATE, _OTHER_FATE = 1.2, -3.5
_EVENT = 1.8
_NEAR, _FAR = 0.8, -3.0
_WORDS = 3.2
_EQUAL = 1.4
_COPIED = 3.0
_INCIDENT_DAY = -0.5
"""A day between two tolls of an incident weighs so much: the dead of two days are seldom one toll."""
_SHARES = frozenset({"percent", "percentage", "per cent", "%"})
_MOVED = frozenset({"crossed", "displaced"})
"""Fates that reports tell of the same people."""
_SAME_DAYS = 0.6
_TOGETHER = 1.5
"""Two counts of one sentence, of which one says "of them", are a whole and its part."""
_OTHER_SPAN = 3
"""Tallies that begin so many days apart do not cover one time."""
_INCIDENTS = frozenset({"killed", "wounded", "missing", "surrendered", "abducted", "destroyed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesPoint:
    """One figure with what it counts."""

    sighting: Sighting
    figure: Figure
    what: str | None
    """The class of what is counted ("soldier", "family"), else its stem; None when the words do not say."""
    fate: str | None
    as_of: date | None
    part: bool
    """Whether the words say that it is a part of another count."""
    corrects: bool
    event: int


def group_figures(groups: Sequence[Sequence[Sighting]], *, links: Links) -> list[list[SeriesPoint]]:
    """The figures of all claims grouped by subject, first told first; `groups` are the claims of each event."""
    counted = [c for number, group in enumerate(groups) for s in group if (c := count(s, number))]
    counted.sort(key=lambda c: c.sighting.order)
    scores = {
        (i, j): _same_subject(counted[i], counted[j], links) for j in range(len(counted)) for i in range(j) if _could_be(counted[i], counted[j])
    }
    found = cluster(list(range(len(counted))), scores, threshold=ONE_SUBJECT, missing=_UNCOMPARED)
    return [[counted[i] for i in members] for members in found if len(members) > 1]


def count(sighting: Sighting, event: int) -> SeriesPoint | None:
    """The figure of a claim with what it counts; None for none, and for lengths, ages and spans of time."""
    figure = sighting.claim.figure
    words = lexicon()
    if figure is None or (sighting.standing is Standing.DENIED and not figure.low):
        return None
    unit = {plain(w) for w in f"{figure.of or ''} {figure.unit or ''}".split()}
    if unit & words.any_of("length_units"):
        return None
    moment = sighting.claim.moment
    near = _clause_around(sighting, figure)
    return SeriesPoint(
        sighting=sighting,
        figure=figure,
        what=_what(figure),
        fate=figure.effect or _fate(sighting, figure),
        as_of=(moment.latest or moment.earliest if moment else None) or sighting.told,
        part=bool(words.finds("part", near)),
        corrects=bool(words.finds("corrected", sighting.sentence)),
        event=event,
    )


def _clause_around(sighting: Sighting, figure: Figure) -> str:
    text = sighting.report.text
    return text[max(sighting.sentence_span.start, figure.span.start - 25) : min(sighting.sentence_span.stop, figure.span.stop + 40)]


def _what(figure: Figure) -> str | None:
    if figure.unit in _SHARES:
        return "share"
    words = [plain(w) for w in (figure.of or figure.unit or "").split(" of ")[0].split()]
    if words and words[-1] in lexicon().counted:
        return lexicon().counted[words[-1]]
    if words and words[-1] in lexicon().effects:
        return None
    if figure.unit and plain(figure.unit) in lexicon().counted:
        return lexicon().counted[plain(figure.unit)]
    return stem(words[-1]) if words else None


def _fate(sighting: Sighting, figure: Figure) -> str | None:
    """What befell those counted: the nearest such word in the claim, after the figure before those before it."""
    effects = lexicon().effects
    text = sighting.report.text
    after = [plain(w.strip('.,;:"”')) for w in text[figure.span.stop : sighting.claim.span.stop].split()]
    before = [plain(w.strip('.,;:"”')) for w in text[sighting.claim.span.start : figure.span.start].split()]
    return next((effects[w] for w in [*after, *reversed(before)] if w in effects), None)


def _could_be(left: SeriesPoint, right: SeriesPoint) -> bool:
    if left.what and right.what and left.what != right.what and {left.what, right.what} - {"soldier", "people", "fighter"}:
        return False
    return left.sighting.report.id != right.sighting.report.id or left.sighting.claim.span != right.sighting.claim.span


def _same_subject(left: SeriesPoint, right: SeriesPoint, links: Links) -> float:
    a, b = left.sighting, right.sighting
    score = _BASE
    if left.what and right.what:
        score += _COUNTED if left.what == right.what else -0.5
    if left.fate and right.fate:
        score += _FATE if left.fate == right.fate or {left.fate, right.fate} <= _MOVED else _OTHER_FATE
    if a.report.id == b.report.id and abs(a.number - b.number) <= 1 and (left.part or right.part):
        score += _TOGETHER
    if gap_in_days(a, b) in (0, 1):
        score += _SAME_DAYS
    score += _EVENT if left.event == right.event else 0.0
    score += _place_score(a, b)
    score += _WORDS * max(likeness(a.around, b.around), 0.6 * likeness(a.bag, b.bag), 0.5 * min(covered(a.bag, b.around), covered(b.bag, a.around)))
    if left.figure.low == right.figure.low and left.figure.high == right.figure.high and (left.figure.low or 0) > 2:
        score += _EQUAL
    if (a.claim.id, b.claim.id) in links:
        score += _COPIED * links[a.claim.id, b.claim.id]
    if {left.fate, right.fate} & _INCIDENTS and left.event != right.event:
        score += _INCIDENT_DAY * min(8, gap_in_days(a, b) or 0)
    return score


def _place_score(a: Sighting, b: Sighting) -> float:
    if a.place is None or b.place is None:
        return 0.0
    apart = kilometres(a.place, b.place)
    if apart <= 25:
        return _NEAR
    return 0.0 if apart <= max(a.place.radius_km, b.place.radius_km) else _FAR


def draw_series(values: Sequence[SeriesPoint], event_ids: Sequence[str]) -> Series:
    """The series of values that count one subject: its relation, and what an analyst would print now."""
    relation, reason = relate(values)
    latest = _latest(values, relation)
    first = values[0]
    names = Counter(v.figure.of or v.figure.unit for v in values if v.figure.of or v.figure.unit)
    of = min(names, key=lambda n: (-names[n], n or "")) if names else "people"
    event = Counter(v.event for v in values).most_common(1)[0][0]
    return Series(
        subject=first.sighting.words.strip(),
        of=of or "people",
        values=tuple(SeriesValue(claim_id=v.sighting.claim.id, figure=v.figure, as_of=v.as_of, origin=v.sighting.voice.name) for v in values),
        relation=relation,
        low=latest.low,
        high=latest.high,
        as_of=latest.as_of,
        origin=latest.origin,
        event_id=event_ids[event] if event < len(event_ids) else None,
        reason=reason,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Latest:
    low: float | None
    high: float | None
    as_of: date | None
    origin: str | None


def relate(values: Sequence[SeriesPoint]) -> tuple[Relation, str]:
    """How the values stand to each other, and why: revised before disputed before parts before grows before agrees."""
    revised = _revision(values)
    if revised:
        return Relation.REVISED, f"{revised} corrected its own figure"
    whole = [v for v in values if not is_part(v, values)]
    clash = _clash(whole)
    if clash:
        return Relation.DISPUTED, f"{clash[0].sighting.voice.name} and {clash[1].sighting.voice.name} differ for one time"
    if len(whole) < len(values) and whole:
        return Relation.PARTS, f"{len(values) - len(whole)} of {len(values)} are parts of a whole"
    if any(not _agree(a.figure, b.figure) for a, b in combinations(whole, 2)):
        return Relation.GROWS, "later figures supersede earlier ones"
    return Relation.AGREES, "all values agree"


def _revision(values: Sequence[SeriesPoint]) -> str | None:
    """The origin that corrected itself: it says so, and gives another value than before."""
    for later in values:
        if later.corrects:
            earlier = [v for v in values if v.sighting.order < later.sighting.order and v.sighting.voice.key == later.sighting.voice.key]
            if any(not _agree(v.figure, later.figure) for v in earlier) or (not earlier and _stated_change(later)):
                return later.sighting.voice.name
    return None


def _stated_change(value: SeriesPoint) -> bool:
    return "from" in value.sighting.words.split() and "to" in value.sighting.words.split()


def is_part(value: SeriesPoint, values: Sequence[SeriesPoint]) -> bool:
    """Whether a value is a part of another one: its words say so, and a larger value of the same origin stands there."""
    if not value.part:
        return False
    size = value.figure.low or value.figure.high or 0
    return any((v.figure.low or v.figure.high or 0) > size for v in values if v is not value)


def _clash(values: Sequence[SeriesPoint]) -> tuple[SeriesPoint, SeriesPoint] | None:
    """Two origins whose values for one time cannot both be true."""
    for a, b in combinations(values, 2):
        if a.sighting.voice.key == b.sighting.voice.key or _agree(a.figure, b.figure) or not _one_time(a, b):
            continue
        if not _superseded(a, b, values) and not _superseded(b, a, values):
            return a, b
    return None


def _one_time(a: SeriesPoint, b: SeriesPoint) -> bool:
    """Whether two values speak of one time: one incident, or tallies of the same two days."""
    starts = a.sighting.first, b.sighting.first
    if starts[0] and starts[1] and abs((starts[0] - starts[1]).days) > _OTHER_SPAN:
        return False
    if (a.fate in _INCIDENTS and a.event == b.event) or (a.sighting.report.id == b.sighting.report.id and a.as_of == b.as_of):
        return True
    return a.as_of is not None and b.as_of is not None and abs((a.as_of - b.as_of).days) <= 1


def points_in_dispute(values: Sequence[SeriesPoint]) -> list[tuple[list[SeriesPoint], list[SeriesPoint]]]:
    """The pairs of origins whose values for one time cannot both be true, each with the values that stand for it."""
    whole = [v for v in values if not is_part(v, values)]
    found: dict[tuple[str, str], tuple[list[SeriesPoint], list[SeriesPoint]]] = {}
    for a, b in combinations(whole, 2):
        keys = (a.sighting.voice.key, b.sighting.voice.key)
        if keys[0] == keys[1] or keys in found or keys[::-1] in found or not _clash([a, b]) or _superseded(a, b, values) or _superseded(b, a, values):
            continue
        found[keys] = tuple(
            [x, *(v for v in whole if v is not x and v.sighting.voice.key == x.sighting.voice.key and _agree(v.figure, x.figure))] for x in (a, b)
        )  # type: ignore[assignment]
    return list(found.values())


def _superseded(old: SeriesPoint, new: SeriesPoint, values: Sequence[SeriesPoint]) -> bool:
    """Whether the origin of `old` later gave a value that agrees with `new`."""
    mine = [v for v in values if v.sighting.voice.key == old.sighting.voice.key and v.sighting.order > old.sighting.order]
    return bool(mine) and _agree(mine[-1].figure, new.figure)


def _agree(a: Figure, b: Figure) -> bool:
    """Whether two ranges can be one number: they overlap; approximate ones within a twentieth."""
    slack = 0.05 if a.approximate or b.approximate else 0.0
    low = max(a.low if a.low is not None else -inf, b.low if b.low is not None else -inf)
    high = min(a.high if a.high is not None else inf, b.high if b.high is not None else inf)
    return low <= high * (1 + slack)


def _latest(values: Sequence[SeriesPoint], relation: Relation) -> _Latest:
    whole = [v for v in values if not is_part(v, values)] or list(values)
    if relation is Relation.DISPUTED:
        return _span_of_dispute(whole)
    if relation is Relation.AGREES:
        return _sharpest(whole)
    last = max(whole, key=lambda v: (v.as_of or date.min, v.sighting.order))
    return _Latest(low=last.figure.low, high=last.figure.high, as_of=last.as_of, origin=last.sighting.voice.name)


def _sharpest(values: Sequence[SeriesPoint]) -> _Latest:
    exact = [v for v in values if v.figure.low is not None and v.figure.low == v.figure.high] or list(values)
    last = max(exact, key=lambda v: (v.as_of or date.min, v.sighting.order))
    return _Latest(low=last.figure.low, high=last.figure.high, as_of=last.as_of, origin=last.sighting.voice.name)


def _span_of_dispute(values: Sequence[SeriesPoint]) -> _Latest:
    """From the lowest low to the highest high of each origin's last value."""
    by_voice: Mapping[str, list[SeriesPoint]] = defaultdict(list)
    for v in values:
        by_voice[v.sighting.voice.key].append(v)
    last = [max(said, key=lambda v: (v.as_of or date.min, v.sighting.order)) for said in by_voice.values()]
    lows, highs = [v.figure.low for v in last], [v.figure.high for v in last]
    days = [v.as_of for v in last if v.as_of]
    return _Latest(
        low=None if None in lows else min(x for x in lows if x is not None),
        high=None if None in highs else max(x for x in highs if x is not None),
        as_of=max(days) if days else None,
        origin=None,
    )
