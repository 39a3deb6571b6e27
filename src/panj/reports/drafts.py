"""What a reader of one format hands on: the text and what the page itself says about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from panj.records import Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report before its passages are told apart; everything that is not text is optional."""

    text: str
    title: str | None = None
    publisher: str | None = None
    published: datetime | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] = ()
    agency: str | None = None
    passages: tuple[Passage, ...] = ()
    """Passages that the format itself tells apart (an HTML page's captions and block quotes)."""
    body_start: int = 0
    """Where the report begins: behind the header lines of a string that must stay as it is."""
