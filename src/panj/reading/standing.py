"""Which words decide that a thing is denied, planned or only possible."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from panj.records import Kind, Span, Standing


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], ...]]:
    words = tomllib.loads(files("panj.reading").joinpath("lexicon/standing.toml").read_text(encoding="utf-8"))
    return {standing: tuple(re.compile(rf"(?<!\w){re.escape(w)}(?!\w)", re.IGNORECASE) for w in found) for standing, found in words.items()}


def settle_standing(learned: Standing, kind: Kind, text: str, claim: Span) -> Standing:
    """The standing that the reader gives, unless a plain assertion holds a word that decides otherwise.

    >>> text = "The ministry is mulling camps for refugees."
    >>> settle_standing(Standing.ASSERTED, Kind.AID, text, Span(start=0, stop=len(text)))
    <Standing.POSSIBLE: 'possible'>
    """
    if learned is not Standing.ASSERTED:
        return learned
    deciding = {"surely_possible": Standing.POSSIBLE, "surely_denied": Standing.DENIED}
    if kind is Kind.CONTROL:
        deciding["attempt"] = Standing.PLANNED
    for words, standing in deciding.items():
        if any(p.search(text, claim.start, claim.stop) for p in _patterns()[words]):
            return standing
    return learned


def find_standing_words(text: str, *, standing: Standing, claim: Span, sentence: Span) -> Span | None:
    """The words that decide `standing`, looked for in the claim and then in its sentence; None for a plain assertion.

    >>> text = "The ministry is mulling camps for refugees."
    >>> whole = Span(start=0, stop=len(text))
    >>> find_standing_words(text, standing=Standing.POSSIBLE, claim=whole, sentence=whole).of(text)
    'mulling'
    """
    for within in (claim, sentence):
        for pattern in _patterns().get(standing.value, ()):
            if found := pattern.search(text, within.start, within.stop):
                return Span(start=found.start(), stop=found.end())
    return None
