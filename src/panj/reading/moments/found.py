"""What the rules work with: the words found, the scene they stand in, and the meaning they are given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from panj.reading.moments.words import Words


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a rule found, `words[first:last]`, with the parts that it named."""

    rule: str
    means: str
    words: Words
    first: int
    last: int
    parts: tuple[tuple[str, int, int], ...]

    def part(self, name: str) -> str:
        """The words of a named part in lower case with single blanks; empty when the part is not there."""
        for part, first, last in self.parts:
            if part == name:
                return " ".join(self.words.lower[first:last])
        return ""

    def place(self, name: str) -> int:
        """The index of the first word of a named part; -1 when it is not there."""
        return next((first for part, first, _ in self.parts if part == name), -1)

    @property
    def before(self) -> str:
        """The word before, in lower case."""
        return self.words.before(self.first)

    @property
    def after(self) -> str:
        """The word after, in lower case."""
        return self.words.at(self.last)

    def has(self, *wanted: str) -> bool:
        """Whether any of these words is among those found."""
        return any(word in wanted for word in self.words.lower[self.first : self.last])


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words mean: type and value as in TIMEX3, and the first and last day, None where unknown."""

    type: str
    value: str | None
    earliest: date | None = None
    latest: date | None = None
    note: str = ""
    """Why it was not resolved, or on what it leans."""


@dataclass(frozen=True, slots=True)
class Scene:
    """Against what words are resolved: the day of publication, and what the text has spoken of so far."""

    published: date | None
    told: Meaning | None = None
    """The last day, week, month or year that the text named: what "the next day" follows."""
    quarter: Meaning | None = None
    """The last quarter that the text named, as long as it is near."""
    quarter_at: int = 0
    """The index of the word that named it."""
    years: frozenset[int] = frozenset()
    """The years that the text names anywhere: a weekday with month and day may fit only one of them."""

    @property
    def told_day(self) -> date | None:
        """The single day last told of; the day of publication when there is none."""
        if self.told and self.told.earliest and self.told.earliest == self.told.latest:
            return self.told.earliest
        return self.published


UNRESOLVED = "no day of publication"

NO_SUCH_DAY = Meaning("DATE", None, note="no such day")


def on_day(day: date | None, *, suffix: str = "", kind: str = "DATE", note: str = "") -> Meaning | None:
    """A meaning of one day; None when there is no such day."""
    return Meaning(kind, day.isoformat() + suffix, day, day, note) if day else None
