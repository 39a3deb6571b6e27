"""Who did it, to whom."""

from __future__ import annotations

import numpy as np
import pytest

from panj.reading import Reader
from panj.reading.reader import Scan
from panj.reading.roles import find_role
from panj.reading.stretches import Stretch

TEXT = "The rebels left the old fort of the town at dawn. Soldiers came in the evening with lorries and food. The rebels had burned the fort."


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.open()


def pointing(scan: Scan, reader: Reader, starts: dict[str, list[float]], none: float) -> Stretch:
    """A stretch whose actor is pointed at with these chances, for each place where the word stands."""
    pieces, roles = len(scan.pieces), len(reader.labels.roles)
    scores = np.full((pieces, roles, 2), -20.0, dtype=np.float32)
    actor = reader.labels.roles.index("actor")
    for word, chances in starts.items():
        places = [i for i in range(pieces) if scan.span(i, i).of(scan.text) == word]
        for place, chance in zip(places, chances, strict=True):
            scores[place, actor] = np.log(chance)
    nothing = np.full(roles, -20.0, dtype=np.float32)
    nothing[actor] = np.log(none)
    return Stretch(first=0, last=2, score=0.9, sorts=np.zeros(25, dtype=np.float32), roles=scores, none=nothing, offset=0)


def test_a_name_in_two_places_outvotes_a_likelier_single_one(reader: Reader) -> None:
    scan = reader.scan(TEXT)
    found = find_role(pointing(scan, reader, {"rebels": [0.25, 0.25], "Soldiers": [0.35]}, none=0.15), "actor", scan, reader)
    assert found is not None
    assert found[0].of(TEXT) == "rebels"


def test_a_role_that_is_likelier_not_told_is_empty(reader: Reader) -> None:
    scan = reader.scan(TEXT)
    assert find_role(pointing(scan, reader, {"Soldiers": [0.4]}, none=0.6), "actor", scan, reader) is None
