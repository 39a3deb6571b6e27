"""Which place a name means in its report: candidates scored by what the report as a whole says, with reasons.

In go a report and the spans that name places, out comes one `Place` for each span, in the same order. Nothing fits: the
place keeps the words and has no point.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log10
from urllib.parse import urlsplit

from panj.gazetteer.entries import Entry, distance_km
from panj.gazetteer.mentions import find_place_names
from panj.gazetteer.names import name_key
from panj.gazetteer.store import Gazetteer
from panj.gazetteer.wordlists import word_lists
from panj.records import Place, Report, Span

_MOST = 80
"""Candidates weighed for a name: "San José" has hundreds, and beyond the eighty most populous none is meant without its province."""


@dataclass(slots=True)
class Name:
    """All mentions of one spelling in a report, its candidates, and the choice so far."""

    key: str
    entries: list[Entry]
    mentions: list[Span] = field(default_factory=list)
    chosen: Entry | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()


WEIGHTS = {"people": 3.0, "country": 2.0, "continent": 2.5, "adm1": 1.0, "adm2": -0.6, "how_alternate": -1.5, "how_short": -2.0, "in_country": 2.0, "in_adm1": 2.5, "comma": 6.0,
           "near": 2.0, "publisher": 1.5, "dateline": 1.0, "kind": 2.5, "airfield": -0.5, "adm_same": 0.0}  # fmt: skip


def resolve_places(report: Report, mentions: Sequence[Span], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """One choice for each mention, in the context of the whole report, each with score and reasons.

    >>> from panj.records import Report
    >>> report = Report(text="Troops left Faizabad for Tajikistan, the Afghan army said.")
    >>> with Gazetteer.open() as gazetteer:
    ...     place, = resolve_places(report, [Span(start=12, stop=20)], gazetteer)
    >>> place.country
    'AF'
    """
    context = find_place_names(report.text, gazetteer)
    spans = sorted({*mentions, *context}, key=lambda s: (s.start, s.stop))
    names = _gather(report.text, spans, gazetteer)
    _choose(report, names, gazetteer)
    by_span = {span: name for name in names for span in name.mentions}
    return tuple(_as_place(report.text, span, by_span[span]) for span in mentions)


def _gather(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> list[Name]:
    surfaces = [span.of(text) for span in spans]
    found = gazetteer.find_all(surfaces)
    names: dict[str, Name] = {}
    for span, surface, entries in zip(spans, surfaces, found, strict=True):
        key = name_key(surface)
        if key not in names:
            names[key] = Name(key=key, entries=list((entries or _less_exact(surface, gazetteer))[:_MOST]))
        names[key].mentions.append(span)
    return list(names.values())


def _less_exact(surface: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    lists = word_lists()
    words = re.findall(r"[^\W_]+(?:['’\-.][^\W_]+)*\.?", surface)
    while words and (words[0].lower() in lists.direction or words[0].lower() in ("the", "district", "city", "province")) and len(words) > 1:
        words = words[1:]
        if words[0].lower() == "of" and len(words) > 1:
            words = words[1:]
        if found := gazetteer.find(" ".join(words)):
            return found
    if len(words) > 1 and words[-1].lower() in lists.area_words:
        if found := gazetteer.find(" ".join(words[:-1])):
            return found
    if found := gazetteer.find(surface, variants=True):
        return found
    for size in range(len(words) - 1, 0, -1):
        for start in range(len(words) - size + 1):
            part = " ".join(words[start : start + size])
            if part[0].isupper() and part.lower() not in lists.common and (found := gazetteer.find(part)):
                return tuple(e for e in found if e.how != "alternate" or e.population > 10_000)
    return ()


def _choose(report: Report, names: list[Name], gazetteer: Gazetteer) -> None:
    evidence = _outside_evidence(report)
    for name in names:
        _pick(name, [_prior(name, e) for e in name.entries])
    for _ in range(3):
        countries, provinces, points = _tally(names)
        for name in names:
            own = sum(1 for _ in name.mentions)
            scores = [
                _prior(name, e) + _context(report, name, e, countries, provinces, points, names) + evidence.get(e.country or "", 0.0)
                for e in name.entries
            ]
            _pick(name, scores)


def _prior(name: Name, entry: Entry) -> float:
    score = WEIGHTS["people"] * log10(entry.population + 10) / 7
    score += WEIGHTS.get(entry.kind, 0.0)
    score += WEIGHTS.get(f"how_{entry.how}", 0.0)
    return score


def _tally(names: list[Name]) -> tuple[Counter[str], Counter[int], list[tuple[str, float, float, float]]]:
    countries: Counter[str] = Counter()
    provinces: Counter[int] = Counter()
    points = []
    for name in names:
        chosen = name.chosen
        if chosen is None:
            continue
        weight = name.score * min(len(name.mentions), 3)
        if chosen.country:
            countries[chosen.country] += weight
        if chosen.kind == "adm1":
            provinces[chosen.id] += weight
        elif chosen.adm1:
            provinces[chosen.adm1] += weight
        if chosen.kind not in ("country", "continent", "adm1"):
            points.append((name.key, chosen.lat, chosen.lon, name.score))
    return countries, provinces, points


def _context(
    report: Report,
    name: Name,
    entry: Entry,
    countries: Counter[str],
    provinces: Counter[int],
    points: list[tuple[str, float, float, float]],
    names: list[Name],
) -> float:
    own = name.score * min(len(name.mentions), 3)
    chosen = name.chosen
    total = max(1.0, sum(countries.values()) - own)
    support = countries[entry.country or ""] - (own if chosen and chosen.country == entry.country else 0.0)
    score = WEIGHTS["in_country"] * min(1.0, support / total + 0.2 * (support > 0.5))
    province = entry.id if entry.kind == "adm1" else entry.adm1
    if province:
        inside = provinces[province] - (own if chosen and (chosen.id == province or chosen.adm1 == province) else 0.0)
        score += WEIGHTS["in_adm1"] * min(1.0, inside / 2)
    if entry.kind not in ("country", "continent", "adm1"):
        near = sum(s * exp(-distance_km((entry.lat, entry.lon), (lat, lon)) / 80) for key, lat, lon, s in points if key != name.key)
        score += WEIGHTS["near"] * min(1.0, near / 2)
    if _comma_holds(report.text, name, entry, names):
        score += WEIGHTS["comma"]
    score += WEIGHTS["kind"] * _kind_fits(report.text, name, entry)
    return score


def _comma_holds(text: str, name: Name, entry: Entry, names: list[Name]) -> bool:
    for span in name.mentions:
        if text[span.stop : span.stop + 2] != ", ":
            continue
        for other in names:
            for there in other.mentions:
                if there.start == span.stop + 2 and any(holds(e, entry) for e in other.entries[:10]):
                    return True
    return False


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether `inner` lies in `outer` by the administrative path."""
    if outer.kind == "country":
        return inner.kind != "country" and inner.country == outer.country
    return outer.id in (inner.adm1, inner.adm2) and outer.id != inner.id


def _kind_fits(text: str, name: Name, entry: Entry) -> float:
    area_words = word_lists().area_words
    for span in name.mentions[:5]:
        after = re.match(r"(?:'s|’s)? ([A-Za-z]+)", text[span.stop : span.stop + 20])
        word = after.group(1).lower() if after else ""
        kind = area_words.get(word)
        if kind:
            return 1.0 if entry.kind == kind or (kind == "adm2" and entry.kind == "city") else 0.0
    return 0.0


def _pick(name: Name, scores: list[float]) -> None:
    if not scores:
        return
    best = max(range(len(scores)), key=scores.__getitem__)
    top = scores[best]
    name.chosen = name.entries[best]
    name.score = 1.0 / sum(exp(min(0.0, s - top)) for s in scores)


_TLD_COUNTRY = {"uk": "GB"}


def _outside_evidence(report: Report) -> dict[str, float]:
    host = urlsplit(report.url or "").hostname or ""
    tld = host.rsplit(".", 1)[-1]
    if len(tld) == 2:
        return {_TLD_COUNTRY.get(tld, tld.upper()): WEIGHTS["publisher"]}
    return {}


def _as_place(text: str, span: Span, name: Name) -> Place:
    entry = name.chosen
    if entry is None:
        return Place(span=span, name=span.of(text), reasons=("nothing in the gazetteer bears this name",))
    return Place(
        span=span, name=entry.name, lat=entry.lat, lon=entry.lon, radius_km=entry.radius_km, feature=entry.kind, gazetteer_id=entry.gazetteer_id,
        path=entry.path, country=entry.country, score=round(name.score, 4), reasons=(entry.how, *name.reasons),
    )  # fmt: skip
