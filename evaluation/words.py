"""The word lists of words.toml."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).with_name("words.toml")


@cache
def listed(section: str, name: str) -> frozenset[str]:
    """The words of a list.

    >>> "the" in listed("headlines", "determiners")
    True
    """
    return frozenset(_tables()[section][name].split())


@cache
def patterns(section: str, name: str) -> tuple[str, ...]:
    """The patterns of a list, in order."""
    return tuple(_tables()[section][name])


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))
