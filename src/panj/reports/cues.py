"""The words by which the parts of a page are known, read once from ``cues.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Cues:
    """The word lists and patterns of ``cues.toml``, lower-cased or compiled."""

    key_points: frozenset[str]
    not_places: frozenset[str]
    caption_start: re.Pattern[str]
    caption_end: re.Pattern[str]
    published: re.Pattern[str]
    byline: re.Pattern[str]
    english: frozenset[str]
    header: Mapping[str, str]
    """From the word that opens a header line to the field it gives."""


@cache
def read_cues() -> Cues:
    """The cues, read on first use.

    >>> "key points" in read_cues().key_points
    True
    """
    table = tomllib.loads(files("panj.reports").joinpath("cues.toml").read_text(encoding="utf-8"))
    openings = "|".join(re.escape(words) for words in sorted(table["published"], key=len, reverse=True))
    return Cues(
        key_points=frozenset(table["key_points"]),
        not_places=frozenset(table["not_places"]),
        caption_start=re.compile(rf"(?:{'|'.join(table['caption_starts'])})", re.IGNORECASE),
        caption_end=re.compile(rf"(?:{'|'.join(table['caption_ends'])})\s*$", re.IGNORECASE),
        published=re.compile(rf"(?:{openings})\s*(?::|\bon\b|\s)\s*(?P<words>\S.*)$", re.IGNORECASE),
        byline=re.compile(rf"(?:{'|'.join(table['byline'])})\s+(?P<names>\S.{{1,118}})$", re.IGNORECASE),
        english=frozenset(table["english"]),
        header={word: field for field, words in table["header"].items() for word in words},
    )


def is_points_heading(words: str) -> bool:
    """Whether the words are the heading over a list of key points.

    >>> is_points_heading("KEY POINTS:"), is_points_heading("The key points of contention remain")
    (True, False)
    """
    return words.strip(" :*#_-\n\t").casefold() in read_cues().key_points
