"""The words of a text with their offsets, as the search for place names needs them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+(?:['’‘ʻ&][^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of the text and where it stands."""

    start: int
    stop: int
    text: str
    lower: str
    capital: bool
    opens: bool
    """Whether it opens a sentence, a line or a quotation."""


def read_tokens(text: str) -> list[Token]:
    """The words of a text with their offsets; a closing "'s" belongs to no word.

    >>> [token.text for token in read_tokens("Kabul's mayor left.")]
    ['Kabul', 'mayor', 'left']
    """
    tokens = []
    for match in _WORD.finditer(text):
        start, stop, word = match.start(), match.end(), match.group()
        if word[-2:] in ("'s", "’s", "'S", "’S"):
            stop, word = stop - 2, word[:-2]
        if word:
            tokens.append(Token(start=start, stop=stop, text=word, lower=word.lower(), capital=word[0].isupper(), opens=_opens(text, start)))
    return tokens


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 30) : start].rstrip(" \t'‘(")
    return not before or before[-1] in '.!?:\n\r"“”;•*—'
