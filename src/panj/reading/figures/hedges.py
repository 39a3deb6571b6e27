"""Words that make a number a bound or an estimate: "more than", "up to", "about", "or so"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from panj.reading.figures.lexicon import read_toml, words
from panj.reading.figures.tokens import Tokens

LONGEST = 5  # words in the longest hedge
REACH = 2  # transparent words ("the", "another") that may stand between a hedge and its number


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A hedge in the tokens [start, stop): over, under, about, nearly_under or exactly."""

    start: int
    stop: int
    name: str


@cache
def _known(side: str) -> dict[str, str]:
    """The hedges of one side of the number, each to its name."""
    return {form: name for name, forms in read_toml("hedges.toml")[side].items() for form in forms}


def hedge_before(tokens: Tokens, i: int) -> Hedge | None:
    """The hedge that stands before token i, transparent words between them allowed; None where none does.

    >>> from panj.reading.figures.tokens import cut
    >>> hedge_before(cut("more than 300"), 2).name
    'over'
    """
    stop = i
    if tokens.word(i - 1) == "-" and tokens.word(i - 2) == "sub":
        return Hedge(start=i - 2, stop=i, name="under")
    for _ in range(REACH + 1):
        found = _ending_at(tokens, stop)
        if found:
            wider = _ending_at(tokens, found.start) if found.name == "exactly" else None
            return wider or found
        if tokens.word(stop - 1) not in words().lists["transparent"] or tokens.breaks(stop):
            return None
        stop -= 1
    return None


def _ending_at(tokens: Tokens, stop: int) -> Hedge | None:
    """The longest hedge whose last word stands right before token `stop`."""
    known = _known("before")
    for length in range(min(LONGEST, stop), 0, -1):
        form = " ".join(tokens.lower[stop - length : stop])
        name = known.get(form)
        if name and not any(tokens.breaks(k) for k in range(stop - length + 1, stop)) and not _particle(tokens, stop - length, form):
            return Hedge(start=stop - length, stop=stop, name=name)
    return None


def _particle(tokens: Tokens, i: int, form: str) -> bool:
    """Whether the word at i belongs to a verb or names a theme: "handed over 19", "anger over four", "in and around five"."""
    before = tokens.word(i - 1)
    if form in {"over", "about"} and before in words().lists["particles"]:
        return True
    if form == "around" and tokens.word(i + 1) == "the":
        return True
    return (form == "around" and before == "and") or (form == "near" and not tokens.word(i + 1).isdigit())


def hedge_after(tokens: Tokens, i: int) -> Hedge | None:
    """The hedge that begins at token i: "or so", "or more", "-plus", "+", "-odd"; None where none does."""
    if tokens.word(i) == "+" and tokens.joined(i):
        return Hedge(start=i, stop=i + 1, name="over")
    dash = 1 if tokens.word(i) == "-" and tokens.word(i + 1) in {"plus", "odd"} else 0
    if tokens.breaks(i) or (tokens.word(i + dash) in {"plus"} and not dash and tokens.kind(i + 1) == "number"):
        return None
    known = _known("after")
    for length in (3, 2, 1):
        name = known.get(" ".join(tokens.lower[i + dash : i + dash + length]))
        if name and i + dash + length <= len(tokens):
            return Hedge(start=i, stop=i + dash + length, name=name)
    return None
