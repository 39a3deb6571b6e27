"""Words, sentences and their weights: what the comparisons of the situation stage count.

A text goes in; sentences (as spans) and bags of normalised words come out. Two spellings of one word, and the different words for
one deed ("seized", "captured"), come out as one.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

import snowballstemmer

from panj.records import Span
from panj.situation.lexicon import lexicon

_WORD = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*", re.UNICODE)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Brig|Sgt|St|Gov|Sen|Rep|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|approx|vs|Inc|Corp|Minn)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_BREAK = re.compile(r"\n\s*\n|\n|(?<=[.!?…])[\"'”’»)\]]*\s+|(?<=。)")
_STEMMER = snowballstemmer.stemmer("english")


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """The word in lower case, without accents, possessive or full stops inside.

    >>> plain("U.N."), plain("Bahauddin’s"), plain("Çatak")
    ('un', 'bahauddin', 'catak')
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    bare = re.sub(r"['’]s?$", "", bare).replace(".", "").replace("’", "'")
    return lexicon().spelling.get(bare, bare)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The normal form under which `word` is compared: its group of like words, else its English stem.

    >>> stem("captured") == stem("seized"), stem("families") == stem("family")
    (True, True)
    """
    bare = plain(word)
    words = lexicon()
    return words.alike.get(bare) or words.numbers.get(bare) or str(_STEMMER.stemWord(bare))


def words_of(text: str) -> list[str]:
    """Every content word of `text` in its normal form, in order; function words and days of the week left out.

    >>> words_of("The rebels captured the town on Monday.")
    ['rebel', 'seize', 'town']
    """
    stop = lexicon().stop
    return [stem(w) for w in _WORD.findall(text) if (plain(w) not in stop and len(plain(w)) > 1) or w[0].isdigit()]


def names_of(text: str) -> frozenset[str]:
    """The capitalised words of `text` in plain form, the first word of a sentence only when it is also capitalised elsewhere or is followed by one.

    >>> sorted(names_of("Fighters took Mount Elgon, said the Uganda army."))
    ['elgon', 'mount', 'uganda']
    """
    found: set[str] = set()
    for sentence in sentences_of(text):
        words = _WORD.findall(sentence.of(text))
        capitals = [i for i, w in enumerate(words) if w[0].isupper()]
        keep = [i for i in capitals if i > 0 or (i + 1 in capitals and len(words) > 2)]
        found.update(plain(words[i]) for i in keep)
    return frozenset(found - lexicon().stop)


def sentences_of(text: str) -> list[Span]:
    """The sentences of `text`, split at line ends and at full stops that end no abbreviation.

    >>> [s.of("Gen. Adar left. He was ill.") for s in sentences_of("Gen. Adar left. He was ill.")]
    ['Gen. Adar left.', 'He was ill.']
    """
    spans: list[Span] = []
    start = 0
    for cut in _BREAK.finditer(text):
        piece = text[start : cut.start()]
        if "\n" not in cut.group() and _ABBREVIATION.search(piece):
            continue
        _append(spans, text, start, cut.end())
        start = cut.end()
    _append(spans, text, start, len(text))
    return spans


def _append(spans: list[Span], text: str, start: int, stop: int) -> None:
    piece = text[start:stop]
    left = start + len(piece) - len(piece.lstrip())
    right = left + len(piece.strip())
    if right > left:
        spans.append(Span(start=left, stop=right))


def rarity(bags: Iterable[Iterable[str]]) -> dict[str, float]:
    """Word -> how telling it is (smoothed inverse document frequency) among the bags given.

    >>> weights = rarity([["town", "ammunition"], ["town"]])
    >>> weights["ammunition"] > weights["town"]
    True
    """
    counts: Counter[str] = Counter()
    total = 0
    for bag in bags:
        counts.update(set(bag))
        total += 1
    return {word: math.log((1 + total) / (0.5 + n)) for word, n in counts.items()}


def likeness(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Cosine of two weighted bags, 0 to 1.

    >>> likeness({"a": 1.0}, {"a": 2.0})
    1.0
    """
    if len(right) < len(left):
        left, right = right, left
    shared = sum(weight * right[word] for word, weight in left.items() if word in right)
    if not shared:
        return 0.0
    return min(1.0, shared / math.sqrt(sum(w * w for w in left.values()) * sum(w * w for w in right.values())))


def weighted(words: Iterable[str], weights: Mapping[str, float], *, unknown: float = 1.0) -> dict[str, float]:
    """Word -> damped count times rarity, for `likeness`.

    >>> weighted(["town"], {"town": 2.0})
    {'town': 2.0}
    """
    return {word: (1 + math.log(n)) * weights.get(word, unknown) for word, n in Counter(words).items()}


def covered(part: Mapping[str, float], whole: Mapping[str, float]) -> float:
    """The share of the weight of `part` whose words `whole` has too.

    >>> covered({"a": 1.0, "b": 1.0}, {"a": 5.0})
    0.5
    """
    total = sum(part.values())
    return sum(w for word, w in part.items() if word in whole) / total if total else 0.0
