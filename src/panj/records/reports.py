"""A report as published, and what is kept of where it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from panj.records.checks import check, digest
from panj.records.kinds import PassageKind


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A stretch of a report's text, ``text[start:stop]``, counted in Unicode characters."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        check(0 <= self.start < self.stop, f"a span runs forward from 0 or later, not {self.start}:{self.stop}")

    def of(self, text: str) -> str:
        """The words under the span.

        >>> Span(start=4, stop=10).of("The bridge fell.")
        'bridge'
        """
        return text[self.start : self.stop]

    def overlap(self, other: Span) -> int:
        """How many characters both spans share."""
        return max(0, min(self.stop, other.stop) - max(self.start, other.start))

    def holds(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.stop <= self.stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A part of a report's text and which part of the page it was."""

    kind: PassageKind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """Where the bytes of a report came from: enough to show later that nothing was changed."""

    sha256: str
    retrieved: datetime
    origin: str
    """The path or URL that was read, "-" for standard input, "text" for a string."""

    def __post_init__(self) -> None:
        check(len(self.sha256) == 64, "sha256 holds 64 hex digits")
        check(self.retrieved.tzinfo is not None, "the time of retrieval needs a time zone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document as published. `text` is canonical: every offset in Panj counts in it."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: datetime | None = None
    """Publication, to the second where known; midnight without a time zone when only the day is known."""
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    """The news agency that the page credits with the text, as in "(Reuters) -"."""
    passages: tuple[Passage, ...] = ()
    custody: Custody | None = None
    id: str = field(init=False, repr=False, compare=False)
    """Digest of what was published: text, publisher, day and URL."""

    def __post_init__(self) -> None:
        check(bool(self.text.strip()), "a report has text")
        for passage in self.passages:
            check(passage.span.stop <= len(self.text), f"passage {passage.span} runs past the text")
        object.__setattr__(self, "id", digest("report", self.text, self.publisher, self.published, self.url))

    @property
    def day(self) -> date | None:
        """The day of publication, against which relative dates are resolved; None when unknown."""
        return self.published.date() if self.published else None

    def passage_at(self, offset: int) -> PassageKind:
        """Which part of the page the character at `offset` belongs to; BODY where nothing else was told."""
        for passage in self.passages:
            if passage.span.start <= offset < passage.span.stop:
                return passage.kind
        return PassageKind.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """Something that could not be read, kept so that the brief can count it aloud."""

    origin: str
    reason: str

    def __post_init__(self) -> None:
        check(bool(self.reason.strip()), "what is skipped has a reason")
