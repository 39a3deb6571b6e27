"""Event coreference: which mentions of happenings and of their parties, places and times in many short texts are one.

Texts are grouped by words first; mentions of one group are compared pair by pair with a logistic regression over word features and grouped by
average link. The weights (`coref_weights.json`) come from event_coref/train: `python -m evaluation.coref_learn TRAIN.jsonl`.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from panj.situation.clustering import cluster
from panj.situation.words import likeness, plain, rarity, stem, weighted, words_of

Record = dict[str, Any]
WEIGHTS = Path(__file__).with_name("coref_weights.json")
_LINK = re.compile(r"\b(?:of|in|at|for|from|who|which|that|with|on|to|by)\b")
_TINY = frozenset(("a", "an", "the", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "'s"))
_PRONOUNS = frozenset(("he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "which", "i", "we", "you", "us", "himself"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One mention with what is compared."""

    record: int
    mid: str
    kind: str
    type: str
    head: str
    head_stem: str
    words: frozenset[str]
    surface: str
    sentence: Mapping[str, float]
    near: Mapping[str, float]
    """Words within a few words of the mention."""
    names: frozenset[str]
    """The parties, places and times that the same sentence mentions."""
    text: Mapping[str, float]
    start: int
    sentence_number: int


def predict(records: list[Record]) -> list[Record]:
    """The records' ids with their mentions, each with the label of its chain."""
    weights = json.loads(WEIGHTS.read_text("utf-8"))
    chains: dict[tuple[int, str], str] = {}
    for number, mentions in enumerate(grouped(records)):
        for kind in ("event", "entity"):
            those = [m for m in mentions if m.kind == kind]
            for n, chain in enumerate(chains_of(those, weights[kind])):
                chains.update({(those[i].record, those[i].mid): f"{kind}-{number}-{n}" for i in chain})
    return [
        {"id": r["id"], "mentions": [{**m, "chain": chains.get((i, str(m.get("mid"))), f"own-{i}-{m.get('mid')}")} for m in r.get("mentions") or []]}
        for i, r in enumerate(records)
    ]


def chains_of(mentions: Sequence[Mention], weights: Record) -> list[list[int]]:
    """The numbers of the mentions, grouped by chain."""
    pairs = {(i, j): score(features(mentions[i], mentions[j], weights["like"]), weights["weights"]) for j in range(len(mentions)) for i in range(j)}
    return cluster(list(range(len(mentions))), pairs, threshold=weights["threshold"], missing=-5.0)


def score(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The log-odds that a pair with these features is one."""
    return sum(value * weights.get(name, 0.0) for name, value in found.items())


def grouped(records: Sequence[Record], *, threshold: float = 0.13) -> Iterator[list[Mention]]:
    """The mentions of each group of texts that tell of one thing."""
    bags = [Counter(words_of(_text(r))) for r in records]
    weights = rarity(bags)
    vectors = [weighted(b.elements(), weights) for b in bags]
    scores = {(i, j): a for j in range(len(records)) for i in range(j) if (a := likeness(vectors[i], vectors[j])) > 0.02}
    for group in cluster(list(range(len(records))), scores, threshold=threshold, missing=0.0):
        yield [m for i in group for m in mentions_of(records[i], i, vectors[i], weights)]


def _text(record: Record) -> str:
    text = record.get("text")
    return text if isinstance(text, str) else ""


def mentions_of(record: Record, number: int, vector: Mapping[str, float], weights: Mapping[str, float]) -> list[Mention]:
    """The mentions of one record with what surrounds them."""
    text = _text(record)
    spans = [(int(s["start"]), int(s["end"])) for s in record.get("sentences") or []] or [(0, len(text))]
    rows = [m for m in record.get("mentions") or [] if isinstance(m.get("start"), int) and isinstance(m.get("end"), int)]
    found = []
    for m in rows:
        n = next((k for k, (a, b) in enumerate(spans) if a <= m["start"] < b), 0)
        a, b = spans[n]
        surface = str(m.get("surface") or text[m["start"] : m["end"]])
        head = head_of(surface)
        beside = [x for x in rows if a <= x["start"] < b and x is not m and x.get("kind") == "entity"]
        names = frozenset(stem(head_of(str(x.get("surface") or text[x["start"] : x["end"]]))) for x in beside)
        found.append(
            Mention(
                record=number,
                mid=str(m.get("mid")),
                kind=str(m.get("kind") or "event"),
                type=str(m.get("type") or ""),
                head=plain(head),
                head_stem=stem(head),
                words=frozenset(words_of(surface)) or frozenset([stem(head)]),
                surface=" ".join(plain(w) for w in surface.split() if plain(w) not in _TINY),
                sentence=weighted(words_of(text[a:b]), weights),
                near=weighted(words_of(text[max(a, m["start"] - 40) : m["start"]] + " " + text[m["end"] : min(b, m["end"] + 40)]), weights),
                names=names,
                text=vector,
                start=m["start"],
                sentence_number=n,
            )
        )
    return found


def head_of(surface: str) -> str:
    """The word that names what a phrase mentions.

    >>> head_of("the head of the company"), head_of("Hugh Jackman")
    ('head', 'Jackman')
    """
    words = _LINK.split(surface.strip(), maxsplit=1)[0].split() or surface.split()
    kept = [w for w in words if plain(w) not in _TINY and re.search(r"\w", w)] or words
    return kept[-1] if kept else surface


@lru_cache(maxsize=200_000)
def _similar(left: str, right: str) -> float:
    return SequenceMatcher(None, left, right, autojunk=False).ratio()


@cache
def _prefix(left: str, right: str) -> int:
    n = 0
    while n < min(len(left), len(right)) and left[n] == right[n]:
        n += 1
    return n


def features(a: Mention, b: Mention, like: Mapping[str, float]) -> dict[str, float]:
    """What speaks for and against two mentions being one, by name."""
    same_head = a.head_stem == b.head_stem
    pair = " ".join(sorted((a.head_stem, b.head_stem)))
    pronouns = (a.head in _PRONOUNS) + (b.head in _PRONOUNS)
    shared = len(a.words & b.words) / max(1, min(len(a.words), len(b.words)))
    names = len(a.names & b.names) / max(1, min(len(a.names), len(b.names)))
    texts = likeness(a.text, b.text)
    same_text = a.record == b.record
    found = {
        "base": 1.0,
        "head": float(same_head),
        "surface": float(a.surface == b.surface),
        "shared": shared,
        "similar": _similar(a.head, b.head) if not same_head else 0.0,
        "prefix": float(_prefix(a.head, b.head) >= 5 and not same_head),
        "like": like.get(pair, 0.0) if not same_head else 0.0,
        "type": float(a.type == b.type),
        "names": names,
        "head_names": names * same_head,
        "sentence": likeness(a.sentence, b.sentence) * (not same_text),
        "head_sentence": likeness(a.sentence, b.sentence) * same_head * (not same_text),
        "near": likeness(a.near, b.near),
        "text": texts * (not same_text),
        "head_text": texts * same_head * (not same_text),
        "same_text": float(same_text),
        "same_text_head": float(same_text and same_head),
        "same_sentence": float(same_text and a.sentence_number == b.sentence_number),
        "pronoun": float(pronouns > 0),
        "pronoun_text": float(pronouns > 0 and same_text),
        "numbers": float(bool(_numbers(a) and _numbers(b) and not _numbers(a) & _numbers(b))),
        "common": 0.0 if not same_head else -math.log(1e-3 + min(1.0, a.sentence.get(a.head_stem, 1.0) / 6)),
    }
    return {name: value for name, value in found.items() if value}


@lru_cache(maxsize=100_000)
def _digits(surface: str) -> frozenset[str]:
    return frozenset(re.findall(r"\d+", surface))


def _numbers(mention: Mention) -> frozenset[str]:
    return _digits(mention.surface)


def likely_pairs(mentions: Sequence[tuple[Mention, str]]) -> dict[str, float]:
    """Pair of head stems -> how often the two are one where both occur in a group of texts, in log-odds, from mentions with their chains."""
    together: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    seen: dict[str, set[str]] = defaultdict(set)
    for mention, chain in mentions:
        seen[chain].add(mention.head_stem)
    for heads in seen.values():
        together.update(" ".join(sorted((x, y))) for x in heads for y in heads if x < y)
    groups = list(seen.values())
    for n, one in enumerate(groups):
        for other in groups[n + 1 :]:
            apart.update(" ".join(sorted((x, y))) for x in one - other for y in other - one if x != y)
    return {pair: round(math.log((n + 0.3) / (apart[pair] + 0.6)), 3) for pair, n in together.items() if n + 0.3 > apart[pair]}
