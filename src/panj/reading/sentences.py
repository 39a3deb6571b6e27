"""Text in, spans of sentences out: where a sentence ends, a line ends, or a bullet begins."""

from __future__ import annotations

import re

from panj.records import Span

ABBREVIATIONS = frozenset(
    """
    gen lt col maj sgt capt cmdr adm brig cpl pvt mr mrs ms dr prof sen rep gov st jr sr no vs etc inc ltd corp co dept est fig vol
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun u.s u.n u.k e.g i.e a.m p.m approx al mt ft hon rev
    """.split()  # noqa: SIM905
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|\n+|$")
_WORD_BEFORE = re.compile(r"([\w.]+)$")


def find_sentences(text: str) -> tuple[Span, ...]:
    """The sentences of `text` in order, without the white space around them.

    >>> [s.of("Gen. Karim spoke. He left.") for s in find_sentences("Gen. Karim spoke. He left.")]
    ['Gen. Karim spoke.', 'He left.']
    """
    spans: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match.end() <= start or (match.group().startswith(".") and _goes_on(text, match)):
            continue
        _add(spans, text, start, match.end())
        start = match.end()
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, stop: int) -> None:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    if start < stop:
        spans.append(Span(start=start, stop=stop))


def _goes_on(text: str, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation or initial, or what follows goes on in lower case."""
    if "\n" in text[match.end() : match.end() + 2]:
        return False
    after = text[match.end() :].lstrip()[:1]
    if after.islower():
        return True
    if match.group() != ".":
        return False
    word = _WORD_BEFORE.search(text, max(0, match.start() - 12), match.start())
    if not word:
        return False
    last = word.group(1)
    return last.casefold() in ABBREVIATIONS or (len(last) == 1 and last.isupper())
