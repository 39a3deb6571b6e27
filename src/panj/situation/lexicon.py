"""The word lists of the situation stage, read once from ``lexicon.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The word lists: each field is a section of ``lexicon.toml``, described there."""

    stop: frozenset[str]
    spelling: Mapping[str, str]
    alike: Mapping[str, str]
    """Word -> the name of its group of words that say the same."""
    numbers: Mapping[str, str]
    """Number word -> digits."""
    counted: Mapping[str, str]
    """Word for what is counted -> its class."""
    effects: Mapping[str, str]
    """Word -> what befell those counted."""
    lists: Mapping[str, frozenset[str]]
    """Named plain lists: the words of sources, sides, promises and so on."""
    pieces: Mapping[str, str]
    """Named alternatives of regular expressions, "one|other", for the modules that build their own."""
    patterns: Mapping[str, re.Pattern[str]]
    """Named regular expressions, compiled without regard to case."""

    def any_of(self, name: str) -> frozenset[str]:
        """The plain list of that name."""
        return self.lists[name]

    def finds(self, name: str, text: str) -> re.Match[str] | None:
        """The first match of the named pattern in `text`."""
        return self.patterns[name].search(text)


@cache
def lexicon() -> Lexicon:
    """The one lexicon.

    >>> lexicon().spelling["defense"]
    'defence'
    """
    tables = tomllib.loads(files(__package__).joinpath("lexicon.toml").read_text("utf-8"))
    return Lexicon(
        stop=frozenset(tables["stop"].split()),
        spelling=tables["spelling"],
        numbers=tables["numbers"],
        alike=_inverted(tables["alike"]),
        counted=_inverted(tables["counted"]),
        effects=_inverted(tables["effects"]),
        lists={name: frozenset(words.split()) for name, words in tables["lists"].items()},
        pieces={
            name: "|".join(re.escape(w.replace("_", " ")).replace("\\ ", r"\s+") for w in words.split()) for name, words in tables["pieces"].items()
        },
        patterns={
            name: re.compile(pattern, re.IGNORECASE | re.VERBOSE) if "\n" in pattern else re.compile(pattern, re.IGNORECASE)
            for name, pattern in tables["patterns"].items()
        },
    )


def _inverted(groups: Mapping[str, list[str]]) -> dict[str, str]:
    return {word: group for group, words in groups.items() for word in words}
