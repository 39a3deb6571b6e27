"""What a measured number is told of: the noun before its verb ("shares rose 6%"), behind "of", or right after it ("a 5% fee")."""

from __future__ import annotations

from panj.reading.figures.effects import tells_change
from panj.reading.figures.lexicon import words
from panj.reading.figures.nouns import is_plural
from panj.reading.figures.quantities import Quantity
from panj.reading.figures.tokens import SIGN, WORD, Tokens

FARTHEST = 40  # tokens to the left that are looked through for a subject


def subject_of(tokens: Tokens, quantity: Quantity, taken: frozenset[int] = frozenset()) -> int | None:
    """The token that heads what the quantity is told of; None when nothing is found. `taken` are tokens that belong to other numbers.

    >>> from panj.reading.figures.quantities import find_quantities
    >>> from panj.reading.figures.tokens import cut
    >>> text = cut("The price of wheat rose 6%")
    >>> text.words[subject_of(text, find_quantities(text)[0])]
    'price'
    """
    if quantity.unit is None and quantity.counted is not None:
        return _clause_subject(tokens, quantity, taken)
    if quantity.unit is not None:
        right = _after_of(tokens, quantity) or _after_unit(tokens, quantity)
        if right is not None:
            return right
    return _to_the_left(tokens, quantity, taken)


def tokens_taken(quantities: tuple[Quantity, ...]) -> frozenset[int]:
    """The tokens that the numbers of a text, their units and their nouns stand in."""
    ends = ((q.start, max(q.stop, q.counted.stop if q.counted else 0)) for q in quantities)
    return frozenset(i for start, stop in ends for i in range(start, stop))


def _noun(tokens: Tokens, i: int) -> bool:
    """Whether the token at i may be a noun."""
    word = tokens.word(i)
    lists = words().lists
    if (
        tokens.kind(i) != WORD
        or word in lists["stops"]
        or word in lists["durations"]
        or word in lists["verbs"]
        or word in lists["months"]
        or word in lists["weekdays"]
    ):
        return False
    if (
        tokens.word(i - 1) in words().lists["verb_precedes"]
        and not is_plural(word)
        and not tokens.capital(i)
        and not word.endswith(("ion", "ment", "ity"))
    ):
        return False
    if word.endswith(("ed", "ly")) and word not in words().lists["ed_nouns"]:
        return False
    if tells_change(word) or word in lists["not_nouns"] or word in words().cardinals or word in words().magnitudes:
        return False
    return not word.endswith("ing") or word in words().lists["ing_nouns"]


def _after_of(tokens: Tokens, quantity: Quantity) -> int | None:
    """The head of what stands behind "of" after a share: "45 per cent of its harvest"."""
    if quantity.sort not in {"share", "measure"} or tokens.word(quantity.stop) != "of":
        return None
    i = quantity.stop + 1
    while i < len(tokens) and tokens.word(i) in {"the", "its", "their", "his", "her", "all", "our", "this", "these", "those", "a", "an", "every"}:
        i += 1
    return _chunk_head(tokens, i)


def _chunk_head(tokens: Tokens, i: int) -> int | None:
    """The last noun of the run of nouns and describing words that begins at token i."""
    head = None
    for k in range(i, min(i + 6, len(tokens))):
        if tokens.kinds[k] == SIGN and tokens.lower[k] == "-" and tokens.joined(k):
            continue
        if tokens.kinds[k] != WORD or tokens.lower[k] in words().lists["stops"] or (head is not None and not _noun(tokens, k)):
            break
        head = k if _noun(tokens, k) else head
        if head == k and is_plural(tokens.lower[k]) and not is_plural(tokens.word(k + 1)):
            break
    return head


def _after_unit(tokens: Tokens, quantity: Quantity) -> int | None:
    """The noun that a measure describes: "a 5% fee", "a 12 kW pump", "a $90 wooden door"."""
    i = quantity.stop + 1 if tokens.word(quantity.stop) == "-" else quantity.stop
    if quantity.sort in {"times"} or tokens.kind(i) != WORD or tokens.word(i) in words().lists["stops"]:
        return None
    if tokens.word(quantity.start - 1) in {"to", "by"} and tokens.word(i) not in {"each"}:
        return None
    return _chunk_head(tokens, i) if _noun(tokens, i) or tokens.word(i).endswith("ed") else None


def _to_the_left(tokens: Tokens, quantity: Quantity, taken: frozenset[int]) -> int | None:
    """The nearest noun to the left that no other number has, across the verb."""
    least = max(-1, quantity.start - FARTHEST)
    aside = None
    for i in range(quantity.start - 1, least, -1):
        if i in taken:
            continue
        if _ends_sentence(tokens, i):
            return aside
        if _noun(tokens, i):
            head = _phrase_head(tokens, i, least)
            if tokens.lower[_phrase_start(tokens, head, least) - 1] not in words().lists["aside"]:
                return head
            aside = aside or head
        elif tokens.lower[i] in words().lists["subject_pronouns"] and _verb_follows(tokens, i):
            return aside
    return aside


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    """Whether the token at i ends a sentence; "Inc." before a small letter does not."""
    if tokens.lower[i] == ".":
        return not tokens.joined(i + 1) and (tokens.capital(i + 1) or tokens.kind(i + 1) != WORD)
    return tokens.lower[i] in {";", "?", "!"}


def _clause_subject(tokens: Tokens, quantity: Quantity, taken: frozenset[int]) -> int | None:
    """The head of the first noun phrase of the clause; None where a pronoun is its subject."""
    if quantity.counted is not None and quantity.counted.partitive and quantity.extent.high == 1:
        return None
    if tokens.word(quantity.start - 1) == "of" and _noun(tokens, quantity.start - 2):
        return quantity.start - 2
    start = _clause_start(tokens, quantity)
    if any(tokens.lower[i] in words().lists["subject_pronouns"] and _verb_follows(tokens, i) for i in range(start, quantity.start)):
        return None
    for i in range(start, quantity.start):
        if tokens.lower[i] in words().lists["subject_pronouns"] and i == start:
            return None
        if i in taken or not _noun(tokens, i):
            continue
        if tokens.lower[i - 1] in words().lists["prepositions"] and i - 1 >= start and _later_noun(tokens, i, quantity, taken):
            continue
        head = _chunk_head(tokens, i)
        return head if head is not None and head < quantity.start else i
    return None


def _later_noun(tokens: Tokens, i: int, quantity: Quantity, taken: frozenset[int]) -> bool:
    """Whether another noun follows before the quantity, so that the one after a preposition is not the subject."""
    return any(_noun(tokens, k) and k not in taken for k in range((_chunk_head(tokens, i) or i) + 1, quantity.start))


def _clause_start(tokens: Tokens, quantity: Quantity) -> int:
    """The token at which the clause of the quantity begins."""
    for i in range(quantity.start - 1, max(-1, quantity.start - FARTHEST), -1):
        word = tokens.lower[i]
        if _ends_sentence(tokens, i) or (word == ":" and not tokens.joined(i + 1)) or word in words().lists["clause_starts"]:
            return i + 1
    return max(0, quantity.start - FARTHEST + 1)


def _verb_follows(tokens: Tokens, i: int) -> bool:
    """Whether a verb may follow the pronoun at token i."""
    after = tokens.word(i + 1)
    return (
        after in words().lists["auxiliaries"]
        or after in words().lists["verbs"]
        or after.endswith(("ed", "s"))
        or tells_change(after)
        or after in {"would", "need", "paid", "lose", "now", "'s"}
    )


def _phrase_start(tokens: Tokens, i: int, least: int) -> int:
    """Where the noun phrase that ends at token i begins."""
    k = i
    while k > least + 1 and (
        _noun(tokens, k - 1)
        or tokens.lower[k - 1] in {"the", "a", "an", "its", "their", "his", "-", "'"}
        or tokens.lower[k - 1].endswith(("y", "ed", "al", "ic", "ow"))
    ):
        k -= 1
    return k


def _phrase_head(tokens: Tokens, i: int, least: int) -> int:
    """The head of the phrase that ends at token i: across "of" to the noun that it completes."""
    k = _phrase_start(tokens, i, least)
    if tokens.word(k - 1) == "of" and k - 2 > least and _noun(tokens, k - 2):
        return _phrase_head(tokens, k - 2, least)
    return i
