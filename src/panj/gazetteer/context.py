"""What a report says about which place a name means: weights for and against each candidate, with reasons in words.

In go the names of a report with their candidates, out comes one choice for each name. The choices support each other, so
they are made three times over, each time in the light of the last. Invariant: every score carries its reasons.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp, log10

from panj.gazetteer.entries import Entry, distance_km
from panj.gazetteer.publishers import Home
from panj.gazetteer.wordlists import word_lists
from panj.records import Span

CAPITAL = "a country's capital"
"""The reason that marks capitals, by which "Moscow said" is told from a happening in Moscow."""
GEONAMES = "geonames:"
"""How the sources are named that come from GeoNames dumps; all others are a desk's own lists."""
_ROUNDS = 3
_LARGE_TOWN = 100_000
_NEAR_KM = 80.0
"""How fast closeness fades: support falls to a third at this distance, about a day's local news."""
_OPENING = 120
"""Characters at the start where headline and dateline stand; places named there count half as much again."""


@dataclass(slots=True)
class Name:
    """All mentions of one spelling in a report, its candidates, and the choice so far."""

    key: str
    entries: list[Entry]
    site: str = ""
    """The last word of a street's or site's name that no candidate bears."""
    mentions: list[Span] = field(default_factory=list)
    chosen: Entry | None = None
    score: float = 0.0
    reasons: tuple[str, ...] = ()

    @property
    def weight(self) -> float:
        """How much the name tells of the report's whereabouts: surer, oftener, earlier counts more."""
        return self.score * min(len(self.mentions), 3) * (1.5 if self.mentions[0].start < _OPENING else 1.0)


@dataclass(slots=True)
class Support:
    """What the names of a report, as chosen so far, say together."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    provinces: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    points: list[tuple[str, str, float, float, float]] = field(default_factory=list)
    named: dict[int, str] = field(default_factory=dict)
    """Provinces and countries named outright, by row."""

    @classmethod
    def of(cls, names: list[Name]) -> Support:
        """The support that the choices so far give."""
        support = cls()
        for name in names:
            if (chosen := name.chosen) is None:
                continue
            if chosen.country:
                support.countries[chosen.country] += name.weight
            for member in {code[:2] for code in chosen.members} if chosen.country is None else ():
                support.countries[member] += name.weight / 4
            if province := chosen.id if chosen.kind == "adm1" else chosen.adm1:
                support.provinces[province] += name.weight
            if chosen.kind not in ("country", "continent", "adm1", "region", "sea"):
                support.points.append((name.key, chosen.name, chosen.lat, chosen.lon, name.score))
            if chosen.kind in ("country", "adm1"):
                support.named[chosen.id] = chosen.name
        return support


@cache
def _weights() -> dict[str, dict[str, float]]:
    return tomllib.loads(files("panj.gazetteer").joinpath("tables", "choice_weights.toml").read_text(encoding="utf-8"))


@dataclass(slots=True)
class Scene:
    """A report's text, its names, and what stays the same from round to round."""

    text: str
    names: list[Name]
    home: Home
    followed: dict[int, list[Entry]]
    """Candidates of the name that follows ", " after the character."""
    beside: dict[int, list[Entry]]
    """Candidates of the names within forty characters of the mention that starts here, in the same sentence."""
    districts: dict[int, set[str]]
    """Districts that some name's candidate is, by the names that may be them."""
    residents: dict[int, set[str]]
    """Districts that some name's candidate lies in, by those names."""

    @classmethod
    def of(cls, text: str, names: list[Name], home: Home) -> Scene:
        """The scene that a report is."""
        mentions = sorted(((span, name) for name in names for span in name.mentions), key=lambda pair: pair[0].start)
        followed: dict[int, list[Entry]] = {}
        beside: dict[int, list[Entry]] = {}
        for (span, name), (after, other) in pairwise(mentions):
            gap = text[span.stop : after.start]
            if gap in (", ", " (", " – ", " - ") or (gap == " " and span.of(text)[-1] == ","):
                followed[span.stop] = other.entries[:12]
            if len(gap) <= 40 and "\n" not in gap and not re.search(r"[.!?] ", gap) and other.key != name.key:
                beside.setdefault(span.start, []).extend(other.entries[:6])
                beside.setdefault(after.start, []).extend(name.entries[:6])
        districts: dict[int, set[str]] = {}
        residents: dict[int, set[str]] = {}
        for name in names:
            for entry in name.entries:
                if entry.kind == "adm2":
                    districts.setdefault(entry.id, set()).add(name.key)
                elif entry.adm2 and entry.population > 1000:
                    residents.setdefault(entry.adm2, set()).add(name.key)
        return cls(text=text, names=names, home=home, followed=followed, beside=beside, districts=districts, residents=residents)


def choose(scene: Scene) -> None:
    """Nothing is returned: each name of the scene holds its choice, score and reasons afterwards."""
    fixed = {id(name): [_fixed(scene, name, entry) for entry in name.entries] for name in scene.names}
    for name in scene.names:
        _pick(name, fixed[id(name)])
    for _ in range(_ROUNDS):
        support = Support.of(scene.names)
        for name in scene.names:
            own = support_without(support, name)
            _pick(name, [_added(before, _of_support(name, entry, own)) for before, entry in zip(fixed[id(name)], name.entries, strict=True)])


Weighed = tuple[float, tuple[str, ...]]


def _added(left: Weighed, right: Weighed) -> Weighed:
    return left[0] + right[0], left[1] + right[1]


def support_without(support: Support, name: Name) -> Support:
    """The support that the other names give: no name speaks for itself."""
    chosen = name.chosen
    if chosen is None:
        return support
    countries, provinces = defaultdict(float, support.countries), defaultdict(float, support.provinces)
    if chosen.country:
        countries[chosen.country] -= name.weight
    if province := chosen.id if chosen.kind == "adm1" else chosen.adm1:
        provinces[province] -= name.weight
    return Support(countries=countries, provinces=provinces, points=[p for p in support.points if p[0] != name.key], named=support.named)


def _fixed(scene: Scene, name: Name, entry: Entry) -> Weighed:
    """What holds whatever the other names are chosen to be."""
    weights = _weights()
    context = weights["context"]
    score = context["people"] * log10(entry.population + 10) / 7 + _kind_prior(entry) + weights["how"].get(entry.how, 0.0)
    reasons = [_how_in_words(entry), *((CAPITAL,) if entry.kind == "capital" else ())]
    if entry.source and not entry.source.startswith(GEONAMES):
        score += context["own_place"]
        reasons.append(f"it stands in {entry.source}")
    if any(holds(outer, entry) for span in name.mentions for outer in scene.followed.get(span.stop, ())):
        score += context["holds_next"]
        reasons.append("the name after it holds it")
    elif any(holds(outer, entry) for span in name.mentions for outer in scene.beside.get(span.start, ())):
        score += context["beside"]
        reasons.append("a name beside it holds it")
    if (entry.adm2 and scene.districts.get(entry.adm2, set()) - {name.key}) or (
        entry.kind == "adm2" and scene.residents.get(entry.id, set()) - {name.key}
    ):
        score += context["district_pair"]
        reasons.append("its district, or a town of it, is named too")
    if entry.population > _LARGE_TOWN and entry.kind in ("city", "capital") and any(other.id == entry.adm1 for other in name.entries):
        score += context["same_name_province"]
        reasons.append("a large town, rather than the province of its name")
    if entry.kind == "adm1" and any(scene.text[max(0, span.start - 2) : span.start] == ", " for span in name.mentions):
        score += context["holds_before"]
    kind_fit = _kind_word(scene.text, name, entry)
    if kind_fit:
        score += context["kind_word"] * kind_fit
        reasons.append("the word beside it fits its kind" if kind_fit > 0 else "the word beside it tells another kind")
    if entry.country and entry.country == scene.home.country:
        score += context["publisher"]
        reasons.append("in the publisher's country")
    if scene.home.point and entry.kind not in ("country", "continent"):
        distance = distance_km((entry.lat, entry.lon), scene.home.point)
        if distance < 250:
            score += context["publisher_near"] * exp(-distance / 120)
            reasons.append(f"{distance:.0f} km from the publisher's town")
    return score, tuple(reasons)


def _kind_prior(entry: Entry) -> float:
    """How much the kind counts; those of a whole dump, streams and hamlets too, never more than a town."""
    kinds = _weights()["kind"]
    prior = kinds.get(entry.kind, 0.0)
    return min(prior, kinds["city"]) if entry.source.startswith(GEONAMES) else prior


def _how_in_words(entry: Entry) -> str:
    return {"demonym": "demonym", "abbreviation": "abbreviation", "alternate": "another name of it", "short": "short form of its name"}.get(
        entry.how, "its name"
    )


def _of_support(name: Name, entry: Entry, support: Support) -> Weighed:
    context = _weights()["context"]
    score = 0.0
    reasons: list[str] = []
    total = max(1.0, sum(support.countries.values()))
    if entry.country and (share := support.countries[entry.country] / total) > 0.01:
        score += context["in_country"] * min(1.0, share + 0.2 * (support.countries[entry.country] > 0.5))
        reasons.append(f"{share:.0%} of the other places lie in {entry.path[0] if entry.path else entry.name}")
    province = entry.id if entry.kind == "adm1" else entry.adm1
    if province and support.provinces[province] > 0.05:
        score += context["in_province"] * min(1.0, support.provinces[province] / 2)
        reasons.append("other places lie in the same province")
    if entry.kind not in ("country", "continent", "adm1", "region", "sea") and support.points:
        near = [(weight * exp(-distance_km((entry.lat, entry.lon), (lat, lon)) / _NEAR_KM), other) for _, other, lat, lon, weight in support.points]
        closeness, nearest = sum(value for value, _ in near), max(near)[1]
        if closeness > 0.05:
            score += context["near"] * min(1.0, closeness / 2)
            reasons.append(f"near {nearest}")
    return score, tuple(reasons)


def holds(outer: Entry, inner: Entry) -> bool:
    """Whether `inner` lies in `outer` by the administrative path."""
    if outer.kind == "country":
        return inner.kind not in ("country", "continent") and inner.country == outer.country
    if outer.members and outer.kind == "region":
        return inner.kind not in ("country", "continent") and inner.country in outer.members
    return outer.id in (inner.adm1, inner.adm2) and outer.id != inner.id


def _kind_word(text: str, name: Name, entry: Entry) -> float:
    """1 when the word after (or "of" before) the name tells the candidate's kind, below 0 when it tells another."""
    area_words = word_lists().area_words
    for span in name.mentions[:5]:
        after = re.match(r" ([A-Za-z]+)", text[span.stop : span.stop + 20])
        before = re.search(r"([a-z]+) of \Z", text[max(0, span.start - 25) : span.start])
        word = next((m.group(1).lower() for m in (before, after) if m and m.group(1).lower() in area_words), None)
        if word:
            kind = area_words[word]
            same = entry.kind == kind or (kind == "city" and entry.kind == "capital") or (word == "region" and entry.kind == "region")
            return 1.0 if same else 0.0 if entry.kind in ("city", "region", "town") and kind in ("adm1", "adm2") else -0.4
    return 0.0


def _pick(name: Name, weighed: list[Weighed]) -> None:
    if not weighed:
        return
    best = max(range(len(weighed)), key=lambda i: weighed[i][0])
    top = weighed[best][0]
    name.chosen = name.entries[best]
    name.score = 1.0 / sum(exp(score - top) for score, _ in weighed)
    name.reasons = weighed[best][1]
