"""What is counted: the noun phrase after a number, found without a parser, by closed word lists and plural endings."""

from __future__ import annotations

from dataclasses import dataclass

from panj.reading.figures.lexicon import words
from panj.reading.figures.tokens import NUMBER, SIGN, WORD, Tokens

FARTHEST = 8  # tokens from the number to the head: "two high tension electric power transmission towers" has seven


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The counted phrase in the tokens [start, stop), its head and whether that is a plural; `state` for "18 injured"."""

    start: int
    stop: int
    head: int
    plural: bool
    state: bool = False
    partitive: bool = False
    """Whether "of" and a determiner stand before it: "two of the men"."""


def is_plural(word: str) -> bool:
    """Whether a lower-cased word looks like a plural noun.

    >>> [is_plural(w) for w in ("soldiers", "people", "bus", "crisis", "policemen")]
    [True, True, False, False, True]
    """
    lists = words().lists
    if word in lists["plurals"] or word.endswith(("men", "people")):
        return word not in words().lists["not_men"]
    if len(word) < 3 or not word.endswith("s") or word.endswith(("ss", "'s", "ous")) or word in lists["singulars"]:
        return False
    return not word.endswith(("us", "is")) or word in words().lists["odd_plurals"]


def singular(word: str) -> str:
    """The singular of a noun.

    >>> [singular(w) for w in ("soldiers", "cities", "women", "buses", "boxes")]
    ['soldier', 'city', 'woman', 'bus', 'box']
    """
    irregular = words().irregular.get(word)
    if irregular:
        return irregular
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1] if is_plural(word) and word.endswith("s") else word


def counted_after(tokens: Tokens, i: int, *, one: bool, partitive: bool = True, share: bool = False) -> Counted | None:
    """The noun phrase counted by a number that ends before token i; None where the number stands alone.

    >>> from panj.reading.figures.tokens import cut
    >>> text = cut("two heavily armed gunmen fled")
    >>> text.words[counted_after(text, 1, one=False).head]
    'gunmen'
    """
    if tokens.breaks(i) or i >= len(tokens):
        return None
    if tokens.word(i) == "-" and tokens.joined(i):
        return _compound(tokens, i + 1)
    j, part = i, False
    if tokens.word(j) == "of" and partitive:
        j, part = j + 1, True
        while tokens.word(j) in words().lists["determiners"] or (part and tokens.kind(j) == NUMBER):
            j += 1
        if tokens.word(i + 1) in {"a", "an"} and not share:
            return None
        if tokens.word(j) in {"them", "whom", "us", "which", "you"} or tokens.kind(j) == SIGN:
            return None
    run = _run(tokens, j)
    if run <= j:
        return None
    return _phrase(tokens, j, run, one=one and not part, part=part and j > i + 1)


def _compound(tokens: Tokens, i: int) -> Counted | None:
    """The word after a hyphen: "120-bed hospital", "40-strong unit" (which counts people)."""
    if tokens.kind(i) != WORD or (tokens.capital(i) and not tokens.capital(i - 2)) or tokens.word(i) in words().lists["not_compounds"]:
        return None
    return Counted(start=i, stop=i + 1, head=i, plural=True)


def _run(tokens: Tokens, j: int) -> int:
    """Where the run of words that may be one noun phrase ends."""
    lists = words().lists
    end = j
    while end < min(j + FARTHEST, len(tokens)) and not (end > j and tokens.breaks(end)):
        word = tokens.lower[end]
        if tokens.kinds[end] == SIGN:
            if not _goes_on(tokens, end):
                break
        elif end > j and tokens.lower[end - 1] == "-" and tokens.kinds[end] == WORD:
            pass
        elif tokens.kinds[end] != WORD or (word in lists["stops"] and not _joins(tokens, end, j)) or _finite(word) or _adverbial(tokens, end):
            break
        end += 1
    return end


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Whether a sign stands inside a phrase: a hyphen between words, a quotation mark before a word, "&"."""
    sign = tokens.lower[i]
    if sign in {"-", "‑"} and tokens.joined(i) and tokens.word(i + 1) in {"and", "or"}:
        return True  # "small- and medium-sized farms"
    if sign in {"-", "‑"}:
        return tokens.joined(i) and tokens.joined(i + 1) and tokens.kind(i + 1) in {WORD, NUMBER}
    return sign in {"&", "“", '"'} and tokens.kind(i + 1) == WORD and not tokens.joined(i)


def _joins(tokens: Tokens, i: int, start: int) -> bool:
    """Whether "and" or "or" joins two describing words before a plural: "Czech and Polish trucks"."""
    if tokens.lower[i] not in {"and", "or"} or i == start or is_plural(tokens.lower[i - 1]) or tokens.kind(i + 1) != WORD:
        return False
    if tokens.lower[i - 1] == "-":
        return True
    following = tokens.word(i + 2)
    return (
        is_plural(following)
        and following not in words().lists["stops"]
        and not is_plural(tokens.word(i + 1))
        and tokens.word(i + 1) not in words().cardinals
    )


def _finite(word: str) -> bool:
    """Whether a word is a verb that never describes a noun before it: "fled", "died", "rose"."""
    return word in words().lists["verbs"] and not _participle(word)


def _participle(word: str) -> bool:
    """Whether a word is a participle or state that may describe a noun: "wounded soldiers"."""
    lists = words().lists
    return (
        word in lists["people_states"]
        or (word.endswith("ed") and word not in {"died", "abstained", "disappeared", "survived", "voted"})
        or word in {"made", "known", "lost", "built", "bought", "cut"}
    )


def _adverbial(tokens: Tokens, i: int) -> bool:
    """Whether a weekday, a month or an adverb ends the phrase: "killed 14 Monday"."""
    word = tokens.lower[i]
    if words().has("weekdays", word) or (words().has("months", word) and tokens.capital(i) and word not in {"may", "mar"}):
        return not is_plural(tokens.word(i + 1))
    return word.endswith("ly") and len(word) > 4 and word not in words().lists["ly_nouns"] and tokens.kind(i + 1) != WORD


def _phrase(tokens: Tokens, j: int, end: int, *, one: bool, part: bool) -> Counted | None:
    """The phrase in the run [j, end): up to the first plural when several are counted, else up to a verb."""
    if part and not one:
        end = next((k for k in range(j + 1, end) if tokens.lower[k] in words().lists["singular_verbs"]), end)
    first = next((k for k in range(j, end) if _plural_head(tokens, k)), None)
    if first is not None and not one:
        while first + 1 < end and is_plural(tokens.lower[first + 1]):
            first += 1
        if first == j and tokens.lower[j] == "others":
            return None
        return Counted(start=j, stop=first + 1, head=first, plural=True, partitive=part)
    if tokens.lower[j] in words().lists["people_states"] and (end == j + 1 or not one):
        return Counted(start=j, stop=j + 1, head=j, plural=True, state=True)
    if (
        tokens.lower[j].endswith("ing")
        and not one
        and tokens.lower[j] not in {"building", "meeting", "wedding", "killing", "bombing", "shooting", "ceiling"}
    ):
        return None
    stop = next((k for k in range(j, end) if _verb_here(tokens, k, j, one=one)), end)
    while stop > j and (tokens.kinds[stop - 1] == SIGN or tokens.lower[stop - 1] in words().lists["extra"]):
        stop -= 1
    if stop <= j:
        return None
    return Counted(start=j, stop=stop, head=stop - 1, plural=False, partitive=part)


def _plural_head(tokens: Tokens, k: int) -> bool:
    """Whether the token at k is a plural noun that no hyphen ties to what follows."""
    return (
        tokens.kinds[k] == WORD and is_plural(tokens.lower[k]) and not (tokens.word(k + 1) == "-" and tokens.joined(k + 1) and tokens.joined(k + 2))
    )


def _verb_here(tokens: Tokens, k: int, j: int, *, one: bool) -> bool:
    """Whether the word at k is the verb of the phrase that began at j."""
    word = tokens.lower[k]
    if k > j and tokens.lower[k - 1] == "-":
        return False
    if _participle(word) or word in words().lists["verbs"]:
        return k > j or not one
    return one and k > j and word.endswith("s") and is_plural(word)


def with_complement(tokens: Tokens, counted: Counted) -> int:
    """Where the phrase ends with its "of" complement: "members of the council", "barrels of oil"."""
    stop = counted.stop
    if tokens.word(stop) != "of" or tokens.breaks(stop):
        return stop
    j = stop + 1
    while tokens.word(j) in words().lists["determiners"]:
        j += 1
    end = _run(tokens, j)
    end = next((k for k in range(j + 1, end) if _participle(tokens.lower[k])), end)
    return end if end > j else stop
