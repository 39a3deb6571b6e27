"""Which place a name means in its report: one choice for each mention, in the light of the whole report, with reasons.

In go a report and the spans that name places, out comes one `Place` for each span, in the same order. Nothing fits: the
place keeps the words and has no point. A relative place ("30 km south of Kunduz") is a point with a radius.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from panj.gazetteer.context import Name, Scene, choose, holds
from panj.gazetteer.entries import Entry
from panj.gazetteer.mentions import find_place_names, fitting_entries
from panj.gazetteer.names import name_key
from panj.gazetteer.publishers import home_of
from panj.gazetteer.relative import shift
from panj.gazetteer.store import Gazetteer
from panj.gazetteer.wordlists import word_lists
from panj.records import Place, Report, Span

_MOST = 80
"""Candidates weighed for a name: "San José" has hundreds, and beyond the eighty most populous none is meant without its province."""
_SITE_RADIUS_KM = 25.0
"""A street or school that no gazetteer has is put in the town that the report is most about, this far around."""


def resolve_places(report: Report, mentions: Sequence[Span], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """One choice for each mention, in the context of the whole report, each with score and reasons.

    >>> from panj.records import Report
    >>> report = Report(text="Troops left Faizabad for Tajikistan, the Afghan army said.")
    >>> with Gazetteer.open() as gazetteer:
    ...     place, = resolve_places(report, [Span(start=12, stop=20)], gazetteer)
    >>> place.country
    'AF'
    """
    spans = sorted({*mentions, *find_place_names(report.text, gazetteer)})
    names, by_span = _gather(report.text, spans, gazetteer)
    scene = Scene.of(report.text, names, home_of(report))
    choose(scene)
    focus = _focus(names)
    return tuple(shift(_as_place(report.text, span, by_span[span], focus), report.text, by_span) for span in mentions)


def _gather(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> tuple[list[Name], dict[Span, Name]]:
    """The report's names, each spelling once, unless the names after two mentions of it tell them apart ("Paris, Texas")."""
    surfaces = [span.of(text) for span in spans]
    found = [fitting_entries(surface, entries) or entries for surface, entries in zip(surfaces, gazetteer.find_all(surfaces), strict=True)]
    names: dict[str, Name] = {}
    by_span: dict[Span, Name] = {}
    heads: dict[str, str] = {}
    for index, (span, surface, entries) in enumerate(zip(spans, surfaces, found, strict=True)):
        key = name_key(surface)
        after = spans[index + 1] if index + 1 < len(spans) else None
        if (
            after
            and text[span.stop : after.start] == ", "
            and any(holds(outer, inner) for outer in found[index + 1][:12] for inner in entries[:_MOST])
        ):
            own = f"{key}, {name_key(after.of(text))}"
            heads.setdefault(key, own)
        else:
            own = heads.get(key, key)
        if own not in names:
            names[own] = _name(own, surface, entries, gazetteer)
        names[own].mentions.append(span)
        by_span[span] = names[own]
    return list(names.values()), by_span


def _name(key: str, surface: str, entries: tuple[Entry, ...], gazetteer: Gazetteer) -> Name:
    lists = word_lists()
    last = re.sub(r"[^\w]+\Z", "", surface).rsplit(" ", 1)[-1].lower()
    if entries:
        return Name(key=key, entries=list(entries[:_MOST]))
    street = last in lists.street_heads or last.isdigit()
    found = () if street and " " in surface else _less_exact(surface, gazetteer)
    return Name(key=key, entries=list(found[:_MOST]), site=last if street or last in lists.site_heads else "")


def _less_exact(surface: str, gazetteer: Gazetteer) -> tuple[Entry, ...]:
    """Entries of a name that no place bears as it stands: without "northern" or "district", spelled otherwise, or a part of it."""
    lists = word_lists()
    words = re.findall(r"[^\W_]+(?:['’\-.][^\W_]+)*\.?", surface)
    tries: list[str] = []
    rest = words
    while len(rest) > 1 and rest[0].lower() in lists.direction | {
        "the",
        "of",
        "district",
        "city",
        "province",
        "state",
        "town",
        "village",
        "port",
        "island",
        "near",
    }:
        rest = rest[1:]
        tries.append(" ".join(rest))
    while len(rest) > 1 and rest[-1].lower() in lists.area_words:
        rest = rest[:-1]
        tries.append(" ".join(rest))
    exact = [entries for entries in gazetteer.find_all(tries) if entries] if tries else []
    if exact:
        return exact[0]
    for spelled in (surface, " ".join(rest)):
        if found := gazetteer.find(spelled, variants=True):
            return found
    parts = [" ".join(words[start : start + size]) for size in range(len(words) - 1, 0, -1) for start in range(len(words) - size + 1)]
    parts = [part for part in parts if part[0].isupper() and part.lower() not in lists.common and part.lower() not in lists.area_words]
    for entries in gazetteer.find_all(parts) if parts else ():
        if kept := tuple(e for e in entries if e.how != "alternate" or e.population > 10_000):
            return kept
    return ()


def _focus(names: Sequence[Name]) -> Name | None:
    """The town or district that the report is most about."""
    local = [name for name in names if name.chosen and name.chosen.kind in ("city", "capital", "adm2", "town")]
    return max(local, key=lambda name: name.weight, default=None)


_FEATURES = {"capital": "city", "town": "city"}


def _as_place(text: str, span: Span, name: Name, focus: Name | None) -> Place:
    entry = name.chosen
    words = span.of(text)
    if entry is None:
        if name.site and focus and focus.chosen:
            at = focus.chosen
            return Place(
                span=span,
                name=words,
                lat=at.lat,
                lon=at.lon,
                radius_km=_SITE_RADIUS_KM,
                feature="site",
                path=(*at.path, at.name),
                country=at.country,
                score=round(focus.score / 2, 4),
                reasons=(f"no gazetteer has it; the report is most about {at.name}",),
            )
        return Place(span=span, name=words, reasons=("nothing in the gazetteer bears this name",))
    return Place(
        span=span,
        name=entry.name,
        lat=entry.lat,
        lon=entry.lon,
        radius_km=entry.radius_km,
        feature=_FEATURES.get(entry.kind, entry.kind),
        gazetteer_id=entry.gazetteer_id,
        path=entry.path,
        country=entry.country,
        score=round(name.score, 4),
        reasons=name.reasons,
    )
