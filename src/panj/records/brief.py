"""What is printed: composed lines, each with the claims it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from panj.records.checks import check
from panj.records.reading import Place
from panj.records.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a brief and the claims that it stands on; nothing is printed that has none."""

    text: str
    claims: tuple[str, ...]
    day: date | None = None
    place: Place | None = None
    says: str = ""
    """Who says so, in words: "the Kremlin, by Reuters"."""
    origins: int = 0
    """How many independent origins."""
    note: str = ""
    """Standing, dispute, uncertainty: "denied by ...", "possible", "undated"."""

    def __post_init__(self) -> None:
        check(bool(self.claims), "a line of a brief stands on at least one claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A view of the situation under one heading."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """What is printed: composed lines, each with its claims; the situation it was drawn from travels with it."""

    title: str
    situation: Situation
    key_points: tuple[Line, ...]
    boards: tuple[Board, ...]
    disputes: tuple[Line, ...]
    timeline: tuple[Line, ...]
    sources: Board
    unresolved: tuple[str, ...] = ()
    """Said aloud: reports that could not be read, undated reports, places that nothing fits."""
