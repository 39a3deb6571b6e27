"""Copies: trimmed, reworded, credited; not: the same official quoted twice."""

from __future__ import annotations

from panj.situation.copies import find_copies
from panj.situation.passages import containment, shared_passages, wording_of
from tests.situation.invented import report

WIRE = (
    "ORU, March 1 (Delta) - Rebels of the M9 group seized the bridge at Oru, the only crossing of the river Sarn, "
    "on Friday, a toll collector said.\n\n"
    "Group spokesman Pavel Dorn said the bridge, the toll house and all six guard posts had been taken.\n\n"
    "Harbour master Lena Fisk said about 40 barges with grain were stuck below the bridge.\n\n"
    "The Norland Ministry of Defence said through its spokesman Anton Reva that the bridge would be won back within a week."
)
REWORDED = (
    "The one crossing of the river Sarn, the bridge at Oru, passed to the M9 group on Friday, "
    "the agency Delta reports, citing a collector of tolls.\n\n"
    "According to Pavel Dorn, the group's spokesman, it took the bridge, the toll house and six posts of the guard.\n\n"
    "Some 40 grain barges cannot pass, harbour master Lena Fisk told the agency.\n\n"
    "In a week, the Ministry of Defence promises through Anton Reva, the bridge will be in its hands again."
)
OTHER = (
    "Farmers in the Sarn valley began the spring sowing two weeks late because of the floods.\n\n"
    "Harbour master Lena Fisk said about 40 barges with grain were stuck below the bridge.\n\n"
    "The price of seed has doubled since the winter, and the cooperative of Velm has asked its members to share ploughs and tractors."
)


def pairs(*texts: tuple[str, str]) -> list[tuple[str | None, str | None]]:
    reports = [report(f"2030-03-0{i + 1}", publisher, text) for i, (publisher, text) in enumerate(texts)]
    by = {r.id: r.publisher for r in reports}
    return [(by[c.earlier], by[c.later]) for c in find_copies(reports)[0]]


def test_a_credited_paraphrase_is_a_copy() -> None:
    assert pairs(("Delta News Agency", WIRE), ("The Volta", REWORDED)) == [("Delta News Agency", "The Volta")]


def test_one_quote_in_common_is_no_copy() -> None:
    assert pairs(("Delta News Agency", WIRE), ("The Farmer", OTHER)) == []


def test_all_pairs_of_a_family_are_listed() -> None:
    trimmed = "\n\n".join(WIRE.split("\n\n")[:3])
    assert len(pairs(("Delta News Agency", WIRE), ("The Post", trimmed), ("The Echo", WIRE))) == 3


def test_passages_ignore_case_and_punctuation() -> None:
    left, right = wording_of("x " + " ".join(f"w{i}" for i in range(30))), wording_of(", ".join(f"W{i}" for i in range(30)))
    (passage,) = shared_passages(left, right)
    assert passage.words == 30
    assert containment(left, right) == 1.0
