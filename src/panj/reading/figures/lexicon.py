"""The word lists that stand beside this module, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Crowd:
    """A word for an unsaid number: what one of them is, and the least that the plural is taken for."""

    base: float
    floor: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The closed lists of words.toml."""

    cardinals: dict[str, float]
    magnitudes: dict[str, float]
    suffixes: dict[str, float]
    crowds: dict[str, Crowd]
    denominators: dict[str, float]
    irregular: dict[str, str]
    """Plurals to singulars that no rule tells."""
    lists: dict[str, frozenset[str]]

    def has(self, name: str, word: str) -> bool:
        """Whether the word is in the list of that name."""
        return word in self.lists[name]


def read_toml(name: str) -> dict[str, Any]:
    """The content of a TOML file of this package."""
    return tomllib.loads(resources.files(__package__).joinpath(name).read_text("utf-8"))


def read_rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated file of this package, remarks left out."""
    lines = resources.files(__package__).joinpath(name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]


@cache
def words() -> Words:
    """The closed lists.

    >>> words().cardinals["twelve"]
    12.0
    """
    table = read_toml("words.toml")
    return Words(
        cardinals={w: float(n) for w, n in table["cardinals"].items()},
        magnitudes={w: float(n) for w, n in table["magnitudes"].items()},
        suffixes={w: float(n) for w, n in table["suffixes"].items()},
        crowds={w: Crowd(base=float(c["base"]), floor=float(c["floor"])) for w, c in table["crowds"].items()},
        denominators={w: float(n) for w, n in table["denominators"].items()},
        irregular=dict(table["irregular"]),
        lists={name: frozenset(members) for name, members in table["lists"].items()},
    )
