"""Where a text names places: capitalised names that the gazetteer bears, sifted by the words around them.

In goes text, out come spans, none overlapping another. Adjectives ("Afghan") and places inside the names of bodies
("Kabul" in "Kabul police") count; people's names do not. Which evidence counts how much was learned from news articles
(`evaluation/places_learn.py`) and lies in `tables/mention_weights.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from panj.gazetteer.entries import Entry
from panj.gazetteer.evidence import Candidate, Setting, read_evidence, weigh
from panj.gazetteer.names import is_initials, name_key
from panj.gazetteer.store import Gazetteer
from panj.gazetteer.tokens import Token, read_tokens
from panj.gazetteer.wordlists import WordLists, word_lists
from panj.records import Span

_LONGEST = 6
"""Words in the longest name: "Democratic Republic of the Congo" has five, "Saint Vincent and the Grenadines" five."""
_INNER = frozenset(
    [
        "of",
        "de",
        "la",
        "le",
        "el",
        "al",
        "the",
        "du",
        "del",
        "da",
        "do",
        "dos",
        "das",
        "des",
        "d",
        "es",
        "ash",
        "as",
        "an",
        "ul",
        "and",
        "y",
        "e",
        "sur",
        "en",
        "am",
        "bei",
        "upon",
        "on",
        "in",
        "under",
        "sous",
        "i",
    ]
)
_KEPT = 0.5
"""The least score that a name is kept with: exact F1 over all parts of the development set is .834, .831, .828 at 0.4, 0.5, 0.6 (places_learn.py)."""
_CONTRACTED = re.compile(r"['’](?:ve|ll|re|m|d|t|s)\Z", re.IGNORECASE)
_DATELINE_AGENCY = re.compile(r"^[^\n()]{2,80} \(([^()\n]{2,50})\)\s*(?:-|–|—)", re.MULTILINE)
"""A dateline with the agency's name in brackets: "YABELO, March 12 (Highland Press) -"."""
_NUMBERED = frozenset(["highway", "route", "interstate", "road", "hwy"])


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """A name that may be a place's, how surely, and why."""

    span: Span
    score: float
    evidence: tuple[str, ...]


def find_place_names(text: str, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Where `text` names places, in order, none overlapping another.

    >>> with Gazetteer.open() as gazetteer:
    ...     [span.of("Mr. London left Kunduz for Iran.") for span in find_place_names("Mr. London left Kunduz for Iran.", gazetteer)]
    ['Kunduz', 'Iran']
    """
    names = [name for name in weigh_place_names(text, gazetteer) if name.score >= _KEPT]
    kept: list[FoundName] = []
    for name in sorted(names, key=lambda n: (n.span.start - n.span.stop, n.span.start)):
        if not any(name.span.overlap(other.span) for other in kept):
            kept.append(name)
    return tuple(sorted(name.span for name in kept))


def weigh_place_names(text: str, gazetteer: Gazetteer) -> list[FoundName]:
    """Every name in `text` that some place bears, with the score that it is meant as one; they may overlap."""
    tokens, candidates = find_candidates(text, gazetteer)
    setting = Setting.of(text, tokens, candidates)
    found = []
    for candidate in candidates:
        evidence = read_evidence(candidate, setting)
        found.append(FoundName(span=Span(start=candidate.start, stop=candidate.stop), score=weigh(evidence), evidence=evidence))
    return found


def find_candidates(text: str, gazetteer: Gazetteer) -> tuple[list[Token], list[Candidate]]:
    """The tokens of a text, and every capitalised run of them that some place bears or that names a street or site."""
    tokens = read_tokens(text)
    lists = word_lists()
    grams = [*_ngrams(text, tokens)]
    known = gazetteer.known({gram[2] for gram in grams})
    grams = [gram for gram in grams if name_key(gram[2]) in known and name_key(gram[2]) not in lists.never]
    entries = gazetteer.find_all([gram[2] for gram in grams])
    fitting = [fitting_entries(gram[2], found) for gram, found in zip(grams, entries, strict=True)]
    candidates = [_candidate(text, tokens, gram, found) for gram, found in zip(grams, fitting, strict=True) if found]
    agencies = _agencies(text, lists)
    candidates = [c for c in candidates if not any(start <= c.start < stop for start, stop in agencies)]
    held = {(c.first, c.last) for c in candidates}
    sites = [site for site in _sites(text, tokens, lists) if (site.first, site.last) not in held]
    return tokens, [*candidates, *sites]


def _agencies(text: str, lists: WordLists) -> list[tuple[int, int]]:
    """Where datelines name the agency that they come from, by a word such as "Press"."""
    found = _DATELINE_AGENCY.finditer(text)
    return [match.span(1) for match in found if any(word.lower() in lists.agency_heads for word in match[1].split())]


_LEAST_CAPITALISED = 50_000
"""People in a town that four or five capitals may name, as datelines do ("LIMA", "GAZA"); below it they are an organisation's initials."""


def fitting_entries(surface: str, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries that words written like this may mean: initials ("UN", "U.S.") only what is abbreviated so, or a large town's dateline."""
    if not is_initials(surface):
        return tuple(e for e in entries if e.how != "abbreviation" or not surface.islower())
    long = len(surface) >= 4 and "." not in surface
    return tuple(
        e
        for e in entries
        if e.how == "abbreviation" or (long and e.how in ("name", "alias") and (e.population >= _LEAST_CAPITALISED or e.kind == "country"))
    )


def _ngrams(text: str, tokens: Sequence[Token]) -> list[tuple[int, int, str]]:
    """Every run of tokens that could be a name: (first, last, words)."""
    found = []
    for first, token in enumerate(tokens):
        article = token.text == "The" and first + 1 < len(tokens) and tokens[first + 1].capital
        if not article and (not token.capital or token.lower == "the"):
            continue
        for last in range(first, min(first + _LONGEST, len(tokens))):
            end = tokens[last]
            if last > first and not _joined(text[tokens[last - 1].stop : end.start]):
                break
            if end.capital or (end.text.isdigit() and last > first):
                if not _CONTRACTED.search(end.text) and not (first == last and end.lower == "the"):
                    found.append((first, last, text[token.start : end.stop]))
            elif end.lower not in _INNER:
                break
    return found


def _joined(gap: str) -> bool:
    return gap in (" ", "\n", "-", ". ", ".", " & ", "’", "'", "") or (gap.isspace() and "\n\n" not in gap)


def _candidate(text: str, tokens: Sequence[Token], gram: tuple[int, int, str], entries: tuple[Entry, ...]) -> Candidate:
    first, last, _ = gram
    start, stop = tokens[first].start, tokens[last].stop
    if tokens[first].text == "The" and not any(e.name.startswith("The ") and e.population > 20_000 for e in entries):
        first += 1
        start = tokens[first].start
    if text[stop : stop + 1] == "." and _ends_with_point(text[start:stop], entries[0]):
        stop += 1
    return Candidate(first=first, last=last, start=start, stop=stop, entries=entries)


def _ends_with_point(surface: str, best: Entry) -> bool:
    """Whether the point after the name is part of it: "U.S.", "Calif.", but not "He left the UK."."""
    if best.how != "abbreviation" and "." not in surface:
        return False
    return "." in surface[-3:] or (not surface.isupper() and len(surface) <= 5)


def _sites(text: str, tokens: Sequence[Token], lists: WordLists) -> list[Candidate]:
    """Streets, schools, parks and the like, named by capitalised words before their kind; or a road and its number."""
    found = []
    for last, token in enumerate(tokens):
        if not token.capital:
            continue
        if token.lower in lists.site_heads:
            first = _run_start(text, tokens, last)
            if first < last:
                stop = token.stop + (text[token.stop : token.stop + 1] == "." and len(token.text) <= 4)
                found.append(Candidate(first=first, last=last, start=tokens[first].start, stop=stop, entries=(), site=token.lower))
        elif (
            token.lower in _NUMBERED
            and last + 1 < len(tokens)
            and tokens[last + 1].text.isdigit()
            and text[token.stop : tokens[last + 1].start] == " "
        ):
            first = _run_start(text, tokens, last)
            found.append(Candidate(first=first, last=last + 1, start=tokens[first].start, stop=tokens[last + 1].stop, entries=(), site="highway"))
    return found


def _run_start(text: str, tokens: Sequence[Token], last: int) -> int:
    first = last
    while (
        first > 0
        and last - first < 4
        and tokens[first - 1].capital
        and text[tokens[first - 1].stop : tokens[first].start] in (" ", "-", ". ", "’s ", "'s ", "’ ")
    ):
        if tokens[first].opens or tokens[first - 1].lower in ("the", "at", "in", "on", "mr", "mrs", "dr"):
            break
        first -= 1
    return first
