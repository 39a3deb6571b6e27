"""Lists of words that decide a reading, from cues.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def cues(name: str) -> frozenset[str]:
    """The words of one list.

    Raises:
        KeyError: when cues.toml has no such list.

    >>> "until" in cues("looks ahead")
    True
    """
    table: dict[str, str] = tomllib.loads(files(__package__).joinpath("cues.toml").read_text("utf-8"))
    return frozenset(table[name].split())
