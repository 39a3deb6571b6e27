"""Whether the words around an expression speak of what lies ahead or behind: the verb nearest before it, else after it."""

from __future__ import annotations

from enum import Enum

from panj.reading.moments.cues import cues
from panj.reading.moments.words import Words

_REACH = 14
"""Words looked at on each side: longer reaches change nothing on the TempEval training texts."""
_FUTURE, _PAST, _NO_PAST = cues("future"), cues("past"), cues("no past")
_NEED_TO = frozenset({"set", "going"})
"""Words of plans only before "to" or "for"."""
_NO_SUBJECT = frozenset({"to", "not", "n't", "n’t"})
_ADJECTIVE_AFTER = cues("before an adjective")
_PLAIN = cues("plain present")
_WALLS = frozenset({"¶", ";", "!", "?"})


class Tense(Enum):
    """Where a happening lies, seen from the day of publication."""

    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def tense_near(words: Words, first: int, last: int) -> Tense:
    """The tense of the verb that stands nearest before words `first` to `last` in their sentence, else after them.

    >>> from panj.reading.moments.words import cut_words
    >>> tense_near(cut_words("The talks will resume on Friday."), 5, 6)
    <Tense.FUTURE: 'future'>
    """
    left = _scan_left(words, first)
    if left is not Tense.UNKNOWN:
        return left
    return _scan_right(words, last)


def _scan_left(words: Words, first: int) -> Tense:
    for i in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = words.lower[i]
        if word in _WALLS or (word == "." and _ends_sentence(words, i)):
            break
        found = _verb(words, i)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


def _scan_right(words: Words, last: int) -> Tense:
    for i in range(last, min(len(words.lower), last + _REACH)):
        word = words.lower[i]
        if word in _WALLS or (word == "." and _ends_sentence(words, i)):
            break
        found = _verb(words, i)
        if found is not Tense.UNKNOWN:
            return found
    return Tense.UNKNOWN


def _ends_sentence(words: Words, i: int) -> bool:
    """Whether a stop ends its sentence: not after an initial or a short title."""
    return not (i > 0 and words.capital(i - 1) and len(words.lower[i - 1]) <= 3)


def _verb(words: Words, i: int) -> Tense:
    word = words.lower[i]
    if word == "could" and words.at(i + 1) in {"not", "be", "n't"}:
        return Tense.PAST
    if word in _FUTURE and (word not in _NEED_TO or words.at(i + 1) in {"to", "for"}):
        return Tense.PAST if {"had", "previously"} & set(words.lower[max(0, i - 3) : i]) else Tense.FUTURE
    if word in _PLAIN and words.before(i) not in _NO_SUBJECT and words.before(i) not in _PAST:
        return Tense.FUTURE
    if word == "to" and _to_do(words, i):
        return Tense.FUTURE if words.before(i) not in _PAST or words.before(i) in {"was", "were"} else Tense.UNKNOWN
    if words.before(i) in {"be", "being"}:
        return Tense.UNKNOWN
    if word in _PAST or (word.endswith("ed") and len(word) > 3 and word not in _NO_PAST and words.before(i) not in _ADJECTIVE_AFTER):
        return Tense.PAST
    return Tense.UNKNOWN


def _to_do(words: Words, i: int) -> bool:
    """Whether "to" before a bare verb follows a form of "be" or a word of intent: "is to visit", "agreed to meet"."""
    return words.before(i) in {"is", "are", "be", "was", "were"} and not words.at(i + 1).endswith(("ed", "ing", "the", "a"))
