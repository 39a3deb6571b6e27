"""Numbers that are no count for want of a noun: the pronoun "one", "the second half", ages after names."""

from __future__ import annotations

from panj.reading.figures.lexicon import words
from panj.reading.figures.nouns import Counted
from panj.reading.figures.ranges import Extent
from panj.reading.figures.tokens import NUMBER, WORD, Tokens
from panj.reading.figures.units import Unit
from panj.reading.figures.values import Numeral

OLDEST = 110  # years of age; a larger number between commas after a name is no age


def stands_alone(tokens: Tokens, extent: Extent, counted: Counted | None, unit: Unit | None) -> bool:
    """Whether the words are no count for want of a noun: the pronoun "one", "half", a bare "a couple"."""
    numeral = extent.first
    before, after = tokens.word(numeral.start - 1), tokens.word(extent.stop)
    if numeral.shape == "share" and numeral.value == 0.5 and numeral.spelled and extent.low == 0.5 and extent.stop == numeral.start + 1:
        return _half_alone(tokens, numeral)
    if numeral.shape == "share" and numeral.spelled and tokens.word(numeral.start) in {"a", "an"}:
        return after not in words().lists["share_follows"]
    if numeral.shape == "pair":
        return counted is None and unit is None
    if numeral.spelled and extent.low == extent.high == 1 and tokens.word(numeral.start) == "one" and extent.stop == numeral.start + 1:
        return _pronoun(tokens, numeral, counted, unit, before=before, after=after)
    return False


def _half_alone(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether "half" is no share: "half-staff", "the second half", "half past"."""
    before, after = tokens.word(numeral.start - 1), tokens.word(numeral.stop)
    if (
        before in {"first", "second", "latter", "top", "bottom", "upper", "lower", "-"}
        or before.endswith("ern")
        or (before in {"other", "better", "the", "a", "and", "last", "each"} and after != "of")
    ):
        return True
    return after not in words().lists["half_follows"] and before not in words().lists["half_precedes"]


def _pronoun(tokens: Tokens, numeral: Numeral, counted: Counted | None, unit: Unit | None, *, before: str, after: str) -> bool:
    """Whether "one" stands for a thing already named or for anyone: "the old one", "one can", "one another", "no one"."""
    bare = counted is None and unit is None
    if (
        before in {"no", "any", "every", "each", "which", "another"}
        or (bare and before in {"this", "that", "such"})
        or after in words().lists["one_verbs"]
    ):
        return True
    if unit is not None:
        return after == "-" and tokens.word(numeral.stop + 1) == "time"
    if counted is None or counted.start >= len(tokens):
        acts = after in {"was", "were", "died", "has", "had", "of", "is"} or after in words().lists["people_states"]
        return not (acts and before in words().lists["one_precedes"])
    if tokens.word(counted.start - 1) == "-" and tokens.word(counted.head) in words().lists["one_compounds"]:
        return True
    return before in {"the", "a"} and not counted.partitive and not _noun_like(tokens, counted)


def _noun_like(tokens: Tokens, counted: Counted) -> bool:
    """Whether the counted phrase is more than a verb: it has a head that is no participle."""
    head = tokens.lower[counted.head]
    return head not in words().lists["verbs"] and not head.endswith("ed")


def is_age(tokens: Tokens, extent: Extent, *, noun: bool) -> bool:
    """Whether a bare number is an age: "Karim, 28, said", "men aged 18 to 40", "a girl of 9"."""
    numeral = extent.first
    if numeral.value > OLDEST or numeral.value != int(numeral.value):
        return False
    before, after = tokens.word(numeral.start - 1), tokens.word(extent.stop)
    if before == "of" and tokens.word(numeral.start - 2) in {"boy", "girl", "boys", "girls"}:
        return True
    if before == "aged" or tokens.word(numeral.start - 2) in {"number", "figure", "total", "count", "toll", "estimate"}:
        return before == "aged" and not noun
    name = tokens.kind(numeral.start - 2) == WORD and (after in {",", ")"} or (after in {".", "", "and", ";"} and tokens.capital(numeral.start - 2)))
    return before == "," and tokens.kinds[numeral.start] == NUMBER and not noun and name and not extent.joint
