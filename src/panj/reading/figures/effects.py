"""What befell those who are counted (killed, displaced, detained...), and whether the words tell a rise or a fall."""

from __future__ import annotations

from functools import cache

from panj.reading.figures.lexicon import read_toml, words
from panj.reading.figures.tokens import SIGN, Tokens

AFTER, BEFORE = 8, 5  # tokens looked through on either side
_LEVEL = frozenset(["to", "at"])


@cache
def _effects(side: str) -> dict[str, str]:
    """The words of one side, each to its effect."""
    return {word: name for name, sides in read_toml("effects.toml").items() if name != "change" for word in sides[side]}


@cache
def _changes() -> dict[str, str]:
    """The words of change, each to "up" or "down"."""
    return {word: name for name, forms in read_toml("effects.toml")["change"].items() for word in forms}


def effect_of(tokens: Tokens, start: int, stop: int, *, inside: int) -> str | None:
    """What befell those counted in the tokens [start, stop), `inside` being where the counted phrase begins; None when not told.

    >>> from panj.reading.figures.tokens import cut
    >>> effect_of(cut("At least 12 people were killed"), 0, 4, inside=3)
    'killed'
    """
    known = _effects("after")
    for i in range(inside, min(stop + AFTER, len(tokens))):
        word = tokens.lower[i]
        if i >= stop and (tokens.kinds[i] in {SIGN, "number"} or word in words().lists["effect_ends"] or tokens.breaks(i)):
            break
        if i >= stop and word == "and" and tokens.word(i + 1) not in {"injured", "wounded"}:
            break
        found = known.get(word) or known.get(f"{word} {tokens.word(i + 1)}")
        if found:
            return found
    known = _effects("before")
    for i in range(start - 1, max(-1, start - 1 - BEFORE), -1):
        if tokens.kinds[i] in {SIGN, "number"} or tokens.lower[i] in {"and", "but", "which", "while", "after", "were", "was"} or tokens.breaks(i + 1):
            break
        found = known.get(tokens.lower[i])
        if found:
            return found
    return None


def tells_effect(word: str) -> bool:
    """Whether a lower-cased word before a count tells what befell those counted: "wounding"."""
    return word in _effects("before")


def tells_change(word: str) -> bool:
    """Whether a lower-cased word tells a rise or a fall."""
    return word in _changes()


def change_before(tokens: Tokens, start: int) -> str | None:
    """Either "up" or "down" when a word of change stands before token `start` ("rose by 12"); None for a level ("rose to 85").

    >>> from panj.reading.figures.tokens import cut
    >>> change_before(cut("The toll rose by 12"), 4), change_before(cut("The toll rose to 12"), 4)
    ('up', None)
    """
    i = start - 1
    skipped = 0
    while i >= 0 and skipped < 4 and tokens.lower[i] in words().lists["before_change"]:
        if tokens.lower[i] in {"up", "down"} and tokens.lower[i + 1] != "to":
            return None if tokens.word(i - 1) in words().lists["phrasal"] else tokens.lower[i]
        i, skipped = i - 1, skipped + 1
    return _changes().get(tokens.word(i)) if tokens.word(start - 1) not in _LEVEL else None


def level_of_change(tokens: Tokens, start: int) -> bool:
    """Whether "from" and a word of change stand before token `start`: "rose from 70 (to 85)"."""
    return tokens.word(start - 1) == "from" and any(
        tokens.word(k) in _changes() or tokens.word(k) in {"slow", "inching", "raised", "lowered", "cut"} for k in range(max(0, start - 5), start - 1)
    )
