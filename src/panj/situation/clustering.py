"""Groups of claims from the scores of pairs: agglomerative clustering with average link, people's decisions first.

Items, pair scores and decisions go in; the partition of the items comes out, the same whatever the order of the input.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import TypeVar

Item = TypeVar("Item", bound=Hashable)


def components(items: Sequence[Item], edges: Iterable[tuple[Item, Item]]) -> list[list[Item]]:
    """The connected components, each in the order of `items`, by their first item.

    >>> components([1, 2, 3], [(3, 1)])
    [[1, 3], [2]]
    """
    root = {x: x for x in items}

    def find(x: Item) -> Item:
        while root[x] != x:
            root[x] = root[root[x]]
            x = root[x]
        return x

    for a, b in edges:
        root[find(a)] = find(b)
    groups: dict[Item, list[Item]] = defaultdict(list)
    for x in items:
        groups[find(x)].append(x)
    return sorted(groups.values(), key=lambda g: items.index(g[0]))


def cluster(
    items: Sequence[int],
    scores: Mapping[tuple[int, int], float],
    *,
    threshold: float,
    missing: float,
    apart: frozenset[tuple[int, int]] = frozenset(),
) -> list[list[int]]:
    """The partition by average link: groups are joined, the closest first, while the mean score of their pairs is above `threshold`.

    Args:
        items: What is grouped.
        scores: (smaller, larger) -> score.
        threshold: The mean from which two groups are one.
        missing: The score of pairs that `scores` leaves out.
        apart: Pairs that may never share a group.

    >>> cluster([0, 1, 2], {(0, 1): 1.0, (1, 2): 0.2}, threshold=0.0, missing=-3.0)
    [[0, 1], [2]]
    """
    groups: dict[int, list[int]] = {x: [x] for x in items}
    sums: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
    for (a, b), score in scores.items():
        sums[a][b] = sums[b][a] = (score, 1)
    heap = [(-score, a, b, 1, 1) for (a, b), score in scores.items() if score > threshold]
    heapq.heapify(heap)
    barred = _bars(apart)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if a not in groups or b not in groups or (len(groups[a]), len(groups[b])) != (size_a, size_b) or b in barred[a]:
            continue
        _join(a, b, groups, sums, barred)
        for other, (total, known) in sums[a].items():
            pairs = len(groups[a]) * len(groups[other])
            mean = (total + missing * (pairs - known)) / pairs
            if mean > threshold:
                first, second = min(a, other), max(a, other)
                heapq.heappush(heap, (-mean, first, second, len(groups[first]), len(groups[second])))
    return sorted(sorted(g) for g in groups.values())


def _bars(apart: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    barred: dict[int, set[int]] = defaultdict(set)
    for a, b in apart:
        barred[a].add(b)
        barred[b].add(a)
    return barred


def _join(a: int, b: int, groups: dict[int, list[int]], sums: dict[int, dict[int, tuple[float, int]]], barred: dict[int, set[int]]) -> None:
    """Makes `b` part of `a`: members, sums of scores and bars move over."""
    groups[a] = sorted(groups[a] + groups.pop(b))
    sums[a].pop(b, None)
    for other, (total, known) in sums.pop(b, {}).items():
        if other == a:
            continue
        before, n = sums[a].get(other, (0.0, 0))
        sums[a][other] = sums[other][a] = (before + total, n + known)
        sums[other].pop(b, None)
    for other in barred.pop(b, set()):
        barred[a].add(other)
        barred[other].discard(b)
        barred[other].add(a)
