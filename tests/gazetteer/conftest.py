"""One gazetteer for all tests of this folder; it is built on first use."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from panj.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Iterator[Gazetteer]:
    with Gazetteer.open() as opened:
        yield opened
