"""What a task needs besides the record: the reader and the gazetteer, opened once, and only when a task asks for them."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from panj.records import Passage, Reading, Report, Span

if TYPE_CHECKING:
    from panj.gazetteer import Gazetteer
    from panj.reading import Reader

Record = dict[str, Any]


class Desk:
    """The held resources of one run. A context manager: what was opened is closed."""

    def __init__(self, reader: Reader | None = None) -> None:
        self._held = ExitStack()
        self._reader = reader

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._held.close()

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The default gazetteer, opened on first use."""
        from panj.gazetteer import Gazetteer

        return self._held.enter_context(Gazetteer.open())

    @cached_property
    def reader(self) -> Reader:
        """The reader given, else the default one, opened on first use."""
        from panj.reading import Reader

        return self._reader or Reader.open()

    def read(self, record: Record) -> tuple[Report, Reading]:
        """The record as a report and all that was read in it; offsets count in the record's own text."""
        from panj.reading import read_claims

        report = report_of(record)
        return report, read_claims(report, reader=self.reader, gazetteer=self.gazetteer)


def text_of(record: Record) -> str:
    """The record's text with lone surrogates, which no encoder takes, each replaced by one U+FFFD: offsets stay."""
    text = record.get("text")
    if not isinstance(text, str):
        return ""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)


def published_of(record: Record) -> datetime | None:
    """When the record was published; None where it does not say, or says it in a form that fixes no day.

    >>> published_of({"published": "1998-02-13T14:26"})
    datetime.datetime(1998, 2, 13, 14, 26)
    >>> published_of({"date": "2016-W32"}) is published_of({}) is None
    True
    """
    for key in ("published", "date"):
        stated = record.get(key)
        if not isinstance(stated, str) or "W" in stated:
            continue
        for words in (stated.strip(), stated.strip()[:10]):
            try:
                return datetime.fromisoformat(words)
            except ValueError:
                continue
    return None


def report_of(record: Record) -> Report:
    """The record as a report whose text is exactly the record's, so that offsets can be compared.

    `report_from_text` tells the passages apart, and may clean the text while it does. Where cleaning moved anything, the
    passages are dropped rather than shifted.
    """
    from panj.reports import report_from_text

    text, published = text_of(record), published_of(record)
    title, publisher, url = (_line(record.get(key)) for key in ("title", "publisher", "url"))
    cleaned = report_from_text(text, title=title, publisher=publisher, published=published, url=url)
    passages = cleaned.passages if cleaned.text == text else moved(cleaned.passages, cleaned.text, text)
    return Report(
        text=text,
        title=title,
        publisher=publisher,
        published=published,
        url=url,
        language=cleaned.language,
        agency=cleaned.agency,
        passages=passages,
    )


def _line(stated: object) -> str | None:
    words = text_of({"text": stated}).strip()
    return words or None


def moved(passages: tuple[Passage, ...], cleaned: str, text: str) -> tuple[Passage, ...]:
    """The passages of a cleaned text where they stand in the original; those that are not there word for word are left out."""
    found: list[Passage] = []
    after = 0
    for passage in sorted(passages, key=lambda p: p.span.start):
        words = passage.span.of(cleaned)
        start = text.find(words, after)
        if start >= 0:
            after = start + len(words)
            found.append(Passage(kind=passage.kind, span=Span(start=start, stop=after)))
    return tuple(found)
