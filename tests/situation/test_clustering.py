"""Clustering against networkx and against what average link means."""

from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from panj.situation.clustering import cluster, components

EDGES = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda e: e[0] != e[1]), max_size=25)


@given(EDGES)
def test_components_are_those_of_networkx(edges: list[tuple[int, int]]) -> None:
    graph = networkx.Graph()
    graph.add_nodes_from(range(13))
    graph.add_edges_from(edges)
    assert {frozenset(g) for g in components(list(range(13)), edges)} == {frozenset(c) for c in networkx.connected_components(graph)}


@given(EDGES)
def test_with_nothing_against_it_average_link_finds_the_components(edges: list[tuple[int, int]]) -> None:
    graph = networkx.Graph()
    graph.add_nodes_from(range(13))
    graph.add_edges_from(edges)
    scores = {(min(e), max(e)): 1.0 for e in edges}
    found = cluster(list(range(13)), scores, threshold=0.0, missing=0.0)
    assert {frozenset(g) for g in found} == {frozenset(c) for c in networkx.connected_components(graph)}


@given(st.dictionaries(st.tuples(st.integers(0, 8), st.integers(0, 8)).filter(lambda p: p[0] < p[1]), st.floats(-5, 5), max_size=30))
def test_it_partitions(scores: dict[tuple[int, int], float]) -> None:
    found = cluster(list(range(9)), scores, threshold=0.5, missing=-1.0)
    assert sorted(x for g in found for x in g) == list(range(9))


def test_one_strong_link_does_not_join_two_groups_that_differ() -> None:
    scores = {(0, 1): 3.0, (2, 3): 3.0, (1, 2): 0.5}
    assert cluster([0, 1, 2, 3], scores, threshold=0.0, missing=-2.0) == [[0, 1], [2, 3]]


def test_what_is_held_apart_stays_apart() -> None:
    scores = {(0, 1): 3.0, (1, 2): 3.0, (0, 2): 3.0}
    found = cluster([0, 1, 2], scores, threshold=0.0, missing=-2.0, apart=frozenset({(0, 2)}))
    assert not any({0, 2} <= set(g) for g in found)
