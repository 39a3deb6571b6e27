"""The word lists beside the index: ordinary words, given names, surnames, titles, cues. Read once, never changed."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """Lower-case words by what they tell about a capitalised word beside them."""

    common: frozenset[str]
    """Ordinary English words that some place bears as well."""
    given_names: frozenset[str]
    surnames: frozenset[str]
    titles: frozenset[str]
    """Words before a person's name: mr, president, gen."""
    speech: frozenset[str]
    """Verbs that a person is the subject of: said, told."""
    before_place: frozenset[str]
    """Prepositions and the like after which a place stands: in, near, outside."""
    site_heads: frozenset[str]
    """Last words of a built place's name: street, hospital, airport."""
    street_heads: frozenset[str]
    """Those of them that are roads: street, avenue."""
    body_heads: frozenset[str]
    """Words of organisations' names: police, university, ministry."""
    agency_heads: frozenset[str]
    """Words of the names of news agencies and papers: press, wire."""
    told_by: frozenset[str]
    """Words beside a name that settle that it is a place's: "the town of Mega", "Mega district"."""
    area_words: dict[str, str]
    """Words beside a name that tell the kind of place: county -> adm2."""
    direction: frozenset[str]
    never: frozenset[str]
    """Keys of names that some village bears and that reports never mean as a place."""
    at: frozenset[str]
    """Prepositions that put a happening at the name after them."""
    inside: frozenset[str]
    """Those of them that do so for a whole country."""
    moving: frozenset[str]
    """Words of going to, coming from and taking."""
    passed_over: frozenset[str]
    """Words that may stand between those and the name."""


def _read(name: str) -> str:
    return files("panj.gazetteer").joinpath("tables", name).read_text(encoding="utf-8")


def _lines(name: str) -> frozenset[str]:
    return frozenset(line.strip().lower() for line in _read(name).splitlines() if line.strip() and not line.startswith("#"))


@cache
def word_lists() -> WordLists:
    """The word lists, read on first use.

    >>> "county" in word_lists().area_words
    True
    """
    cues = tomllib.loads(_read("cues.toml"))
    words = {
        name: frozenset(cues[name])
        for name in (
            "titles",
            "speech",
            "before_place",
            "site_heads",
            "street_heads",
            "body_heads",
            "agency_heads",
            "told_by",
            "direction",
            "never",
            "at",
            "inside",
            "moving",
            "passed_over",
        )
    }
    return WordLists(
        common=_lines("common_words.txt"),
        given_names=_lines("first_names.txt"),
        surnames=_lines("surnames.txt"),
        area_words=dict(cues["area_words"]),
        **words,
    )
