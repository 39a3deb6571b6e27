"""Which of several days without a year or week is meant: the one nearest to publication on the side that the tense tells."""

from __future__ import annotations

from datetime import date

from panj.reading.moments.cues import cues
from panj.reading.moments.found import Found
from panj.reading.moments.tense import Tense, tense_near

_AGAINST_TENSE = 4
"""Picked from a 16-point grid on times train and dev and situation train; the grid spans .002 of value F1."""
_AHEAD_UNTOLD = 1.5
"""How many times as far a day ahead counts when no verb tells the tense: reports tell of the past."""
_LOOKS_AHEAD = cues("looks ahead")
_CLOCK_WORDS = cues("clock words")
_DEADLINE = frozenset({"by", "from", "for"})
_COMMITTING = cues("committing")
_NO_VERBS = cues("no verbs")


def nearest(days: list[date], published: date, tense: Tense) -> date | None:
    """The day nearest to publication, a day on the tense's other side counting as `_AGAINST_TENSE` times as far.

    The verb nearest to a date is often not the date's own ("said a dividend, payable Dec. 15"), so that tense weighs and does not decide.
    """
    return min(days, key=lambda d: (_farness(d, published, tense), d), default=None)


def _farness(day: date, published: date, tense: Tense) -> float:
    against = (tense is Tense.PAST and day > published) or (tense is Tense.FUTURE and day < published)
    unsure = tense is Tense.UNKNOWN and day > published
    return abs((day - published).days) * (_AGAINST_TENSE if against else _AHEAD_UNTOLD if unsure else 1.0)


def tense_of(found: Found) -> Tense:
    """The tense around the words, the preposition before them heard first, and a possessive taken as past: "Wednesday's ruling"."""
    word = _preposition_before(found)
    if word == "since" or (word in {"until", "till"} and _had_not(found)):
        return Tense.PAST
    if word in _LOOKS_AHEAD or (word == "by" and found.means != "weekday") or (word in _DEADLINE and _after_infinitive(found)):
        return Tense.FUTURE
    if found.before == "as" and found.words.at(found.first - 2) in {"soon", "early"}:
        return Tense.FUTURE
    if found.after in {"'s", "’s"} and word not in {"of", "before", "for", "by"} and found.means == "weekday":
        return Tense.PAST
    tense = tense_near(found.words, found.first, found.last)
    return Tense.FUTURE if tense is Tense.UNKNOWN and found.before == "from" and found.means == "calendar_day" else tense


def _had_not(found: Found) -> bool:
    """Whether what held up to the date is over: "Until Thursday, they had not ..."."""
    opens = found.words.opens_sentence(found.first - 1)
    return opens and "had" in found.words.lower[found.last : found.last + 5]


def _after_infinitive(found: Found) -> bool:
    """Whether a verb of demand or promise, or "to" with a verb, stands before in the sentence: "told to report by Sunday"."""
    for i in range(found.first - 2, max(-1, found.first - 14), -1):
        word = found.words.lower[i]
        if word in {".", ";", "¶", "!", "?"}:
            return False
        if word in _COMMITTING:
            return True
        if word == "to":
            after = found.words.at(i + 1)
            return after.isalpha() and after not in _NO_VERBS and not found.words.capital(i + 1) and not after.endswith(("ed", "ing"))
    return False


def _preposition_before(found: Found) -> str:
    """The word before, past the words of a clock time and "the end of"."""
    for i in range(found.first - 1, max(-1, found.first - 6), -1):
        word = found.words.lower[i]
        if word not in _CLOCK_WORDS and not word[0].isdigit():
            return word
    return ""
