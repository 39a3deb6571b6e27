"""Where a text names places: capitalised names that the gazetteer bears, sifted by the words around them.

In goes text, out come spans. Adjectives ("Afghan") and places inside the names of bodies ("Kabul University" as a whole,
"Kabul" in "Kabul police") count; people's names do not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from panj.gazetteer.entries import Entry
from panj.gazetteer.names import name_key
from panj.gazetteer.store import Gazetteer
from panj.gazetteer.wordlists import WordLists, word_lists
from panj.records import Span

_WORD = re.compile(r"[^\W_]+(?:['’‘ʻ\-‐‑&][^\W_]+)*")
_LONGEST = 6
"""Words in the longest name: "Democratic Republic of the Congo" has five, "Saint Vincent and the Grenadines" five."""
_INNER = frozenset("of de la le el al the du del da do dos das des d es ash as an ul and y e sur en am bei upon on in under".split())
_DOTTED = re.compile(r"(?:[A-Z]\.\s?){2,4}|\b[A-Z][a-z]{0,4}\.(?=[\s,;)]|$)|\bW\.\s?Va\.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of the text and where it stands."""

    start: int
    stop: int
    text: str
    opens: bool
    """Whether it opens a sentence, a line or a quotation."""

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def lower(self) -> str:
        return self.text.lower()


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
        if not word:
            continue
        tokens.append(Token(start=start, stop=stop, text=word, opens=_opens(text, start)))
    return tokens


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 40) : start].rstrip(" \t'‘(")
    return not before or before[-1] in '.!?:\n\r"“”;•*—'


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A stretch of tokens that the gazetteer bears as a name."""

    first: int
    last: int
    start: int
    stop: int
    entries: tuple[Entry, ...]


def _ngrams(text: str, tokens: Sequence[Token]) -> list[tuple[int, int, int, int, str]]:
    """Every run of tokens that could be a name: (first, last, start, stop, words)."""
    found = []
    for first, token in enumerate(tokens):
        if not token.capital:
            continue
        for last in range(first, min(first + _LONGEST, len(tokens))):
            end = tokens[last]
            if last > first and not _joined(text[tokens[last - 1].stop : end.start], end):
                break
            if end.capital or end.text.isdigit():
                stop = end.stop
                if text[stop : stop + 1] == "." and _abbreviated(text, tokens, first, last):
                    stop += 1
                found.append((first, last, token.start, stop, text[token.start : stop]))
            elif end.lower not in _INNER:
                break
    return found


def _joined(gap: str, token: Token) -> bool:
    return gap in (" ", "\n", "-", ". ", ".", " & ", "’", "'") or (gap.isspace() and "\n\n" not in gap)


def _abbreviated(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    word = tokens[last].text
    return (
        len(word) == 1
        or (first == last and len(word) <= 5 and word[0].isupper())
        or (len(word) <= 3 and "." in text[tokens[first].start : tokens[last].start])
    )


def find_candidates(text: str, gazetteer: Gazetteer) -> tuple[list[Token], list[Candidate]]:
    """The tokens of a text and every capitalised run of them that some place bears."""
    tokens = read_tokens(text)
    grams = _ngrams(text, tokens)
    known = gazetteer.known({gram[4] for gram in grams})
    grams = [gram for gram in grams if name_key(gram[4]) in known]
    entries = gazetteer.find_all([gram[4] for gram in grams])
    return tokens, [Candidate(first=g[0], last=g[1], start=g[2], stop=g[3], entries=e) for g, e in zip(grams, entries, strict=True) if e]


def find_place_names(text: str, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Where `text` names places, in order, none overlapping another.

    >>> with Gazetteer.open() as gazetteer:
    ...     [span.of("Mr. London left Kunduz for Iran.") for span in find_place_names("Mr. London left Kunduz for Iran.", gazetteer)]
    ['Kunduz', 'Iran']
    """
    tokens, candidates = find_candidates(text, gazetteer)
    lists = word_lists()
    people = _surnames_in(text, tokens, lists)
    kept: list[Candidate] = []
    taken = -1
    for candidate in sorted(candidates, key=lambda c: (c.first, -c.last)):
        if candidate.first <= taken:
            continue
        if _is_place(candidate, text, tokens, lists, people):
            kept.append(candidate)
            taken = candidate.last
    return tuple(Span(start=c.start, stop=c.stop) for c in kept)


def _surnames_in(text: str, tokens: Sequence[Token], lists: WordLists) -> set[str]:
    """Words that follow a given name or a title somewhere in the text: people, wherever else they stand."""
    people = set()
    for left, right in zip(tokens, tokens[1:], strict=False):
        if right.capital and left.capital and text[left.stop : right.start] in (" ", ". "):
            if left.lower in lists.given_names or (left.lower in lists.titles and left.lower != "st"):
                people.add(right.lower)
    return people


def _is_place(c: Candidate, text: str, tokens: Sequence[Token], lists: WordLists, people: set[str]) -> bool:
    words = [t.lower for t in tokens[c.first : c.last + 1]]
    surface = text[c.start : c.stop]
    before = tokens[c.first - 1] if c.first else None
    after = tokens[c.last + 1] if c.last + 1 < len(tokens) else None
    beside_before = before is not None and text[before.stop : c.start] in (" ", ". ")
    beside_after = after is not None and text[c.stop : after.start] == " "
    best = c.entries[0]
    sure = best.kind in ("country", "continent") or (best.kind == "adm1" and best.how != "alternate" and best.population > 500_000)
    cue = before is not None and beside_before and before.lower in lists.before_place
    if len(words) == 1:
        word = words[0]
        if best.how == "abbreviation" or len(word) <= 3:
            if not _looks_abbreviated(surface, best, text, c, before):
                return False
        if word in lists.common and not (cue and not tokens[c.first].opens and best.population > 100_000):
            return False
        if word in lists.given_names and not cue and best.population < 1_000_000:
            return False
    if not sure and words[-1] in people and not cue:
        return False
    if beside_before and before is not None and before.capital and not before.opens:
        if before.lower in lists.given_names or (before.lower in lists.titles and before.lower != "st"):
            return best.how == "demonym" or (best.kind == "country" and before.lower in lists.titles)
    if beside_after and after is not None and after.capital and not sure:
        if len(words) == 1 and (words[0] in lists.given_names or after.lower in lists.surnames):
            return False
    if best.how == "alternate" and best.population < 5000 and len(words) == 1:
        return cue
    if best.how == "short" and not cue:
        return False
    return not (best.population < 1000 and best.kind == "city" and not cue and len(words) == 1)


def _looks_abbreviated(surface: str, best: Entry, text: str, c: Candidate, before: Token | None) -> bool:
    if best.how != "abbreviation":
        return best.how != "alternate"
    if best.kind == "country" or "." in surface[:-1]:
        return surface.isupper()
    return before is not None and text[before.stop : c.start] == ", "
