"""Stories: the reports of one running affair, found by their words and the days between them.

Reports go in; `Story` records come out. Reports are compared by weighted words (title counted more, names counted more) and grouped by
average link; days of publication that lie apart count against.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from panj.records import Copy, Report, Story
from panj.situation.clustering import cluster
from panj.situation.copies import publication_order
from panj.situation.words import likeness, names_of, rarity, weighted, words_of

ONE_STORY = 0.105
"""Two groups of reports are one story when the mean likeness of their pairs is above this (see `evaluation/stories_task.py` for the measurement)."""
TITLE_WEIGHT = 4
NAME_WEIGHT = 1.5
HALF_LIFE_DAYS = 365.0
"""Reports so many days apart are counted half as like: a long affair goes on, a like affair of another year is another."""
_LEAD = 2500
"""Only so many characters of a report are compared: what comes later is background."""


def find_stories(reports: Sequence[Report], *, copies: Sequence[Copy] = ()) -> tuple[Story, ...]:
    """The stories of the reports, the earliest first; copies are of one story.

    >>> rain = Report(text="Heavy rain flooded Oru and broke the Oru bridge.", publisher="A")
    >>> more = Report(text="The bridge at Oru broke as rain flooded the town.", publisher="B")
    >>> [len(s.reports) for s in find_stories([rain, more])]
    [2]
    """
    ordered = sorted(reports, key=publication_order)
    number = {r.id: i for i, r in enumerate(ordered)}
    groups = group_reports(
        [(r.title, r.text) for r in ordered], [r.day for r in ordered], same=[(number[c.earlier], number[c.later]) for c in copies]
    )
    return tuple(Story(reports=tuple(ordered[i].id for i in group), name=_name([ordered[i] for i in group])) for group in groups)


def group_reports(
    texts: Sequence[tuple[str | None, str]], days: Sequence[date | None], *, same: Sequence[tuple[int, int]] = (), threshold: float = ONE_STORY
) -> list[list[int]]:
    """The numbers of the (title, text) pairs grouped by story; `same` are pairs known to be of one."""
    bags = bags_of(texts)
    scores = {pair: alike * _decay(days[pair[0]], days[pair[1]]) for pair, alike in _pairs(bags).items()}
    scores.update({(min(p), max(p)): 1.0 for p in same})
    return cluster(list(range(len(texts))), scores, threshold=threshold, missing=0.0)


def bags_of(texts: Sequence[tuple[str | None, str]]) -> list[dict[str, float]]:
    """The weighted words of each (title, text): rare words weigh more, names and the title's words more again."""
    counted = []
    for title, text in texts:
        lead = text[:_LEAD]
        counts = Counter(words_of(lead))
        for word in words_of(title or ""):
            counts[word] += TITLE_WEIGHT
        counted.append((counts, names_of(lead)))
    weights = rarity(counts for counts, _ in counted)
    found = []
    for counts, names in counted:
        stems = {w for name in names for w in words_of(name)}
        bag = weighted(counts.elements(), weights)
        found.append({w: v * (NAME_WEIGHT if w in stems else 1.0) for w, v in bag.items()})
    return found


def _pairs(bags: Sequence[Mapping[str, float]]) -> dict[tuple[int, int], float]:
    """The likeness of every two reports that share a word of more than the least weight."""
    holders: dict[str, list[int]] = defaultdict(list)
    for i, bag in enumerate(bags):
        for word in bag:
            holders[word].append(i)
    near = {(a, b) for found in holders.values() if 1 < len(found) <= max(20, len(bags) // 4) for n, b in enumerate(found) for a in found[:n]}
    return {pair: likeness(bags[pair[0]], bags[pair[1]]) for pair in sorted(near)}


def _decay(left: date | None, right: date | None) -> float:
    if left is None or right is None:
        return 1.0
    return float(0.5 ** (abs((left - right).days) / HALF_LIFE_DAYS))


def _name(reports: Sequence[Report]) -> str:
    """The title of the report whose words are most those of all, else its first words."""
    common = Counter(w for r in reports for w in set(words_of(r.title or r.text[:200])))
    best = max(reports, key=lambda r: (sum(common[w] for w in set(words_of(r.title or ""))) / (1 + len(words_of(r.title or ""))), bool(r.title)))
    return best.title or " ".join(best.text.split()[:8])
