"""The command line with the reader that claims every sentence, as a process of its own: for tests that kill it."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

sys.path.insert(0, str(Path(__file__).parent))

from sentences import claim_sentences

import panj.gazetteer
import panj.reading
from panj.cli import main

if __name__ == "__main__":
    panj.reading.read_claims = claim_sentences
    panj.reading.Reader.open = lambda path=None, *, threads=0: SimpleNamespace(name="every sentence 1")
    panj.gazetteer.Gazetteer.open = lambda path=None, **_: SimpleNamespace(close=lambda: None)
    main()
