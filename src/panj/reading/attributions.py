"""Who is said to say what: cues are found first, then each cue is asked for its source and its content.

After CofeNet (Wang et al., COLING 2022): source and content follow from the cue, so they are read given the cue.
"""

from __future__ import annotations

import numpy as np

from panj.reading.decoding import Floats, best_pair, find_stretches, log_softmax, to_words
from panj.reading.reader import Reader, Scan
from panj.records import Attribution, Span

CUE = 0
"""Place of the cue's tags in `Scan.tags`."""
SOURCE, CONTENT, MORE = 0, 1, 2
"""What a cue introduces: its source, its content, and the content's second piece ("A," he said, "B")."""
LONGEST = (40, 320, 320)
"""Pieces in the longest of each: all but 31 of the 19,870 training contents are shorter."""


def find_attributions(scan: Scan, reader: Reader) -> tuple[Attribution, ...]:
    """The attributions of a text in the order of their cues; a source may be missing, a content may be in two pieces."""
    cues = [(*to_words(scan.pieces, first, last), score) for first, last, score in find_stretches(scan.tags[:, CUE])]
    found: list[Attribution] = []
    for around in reader.ask("cues", scan, [c[0] for c in cues], [c[1] for c in cues]):
        introduced, missing = around.answers
        for row, i in enumerate(around.stretches):
            scores = introduced[row].reshape(introduced.shape[1], -1, 2)
            parts = [_part(scan, scores[:, p], missing[row, p], around.offset, p) for p in (SOURCE, CONTENT, MORE)]
            source, content, more = parts
            second = more if content and more and not any(a.overlap(b) for a in content for b in more) else ()
            first, last, sure = cues[i]
            found.append(Attribution(source=source, cue=(scan.span(first, last),), content=tuple(sorted(content + second)), score=sure))
    return tuple(found)


def _part(scan: Scan, scores: Floats, none: np.float32, offset: int, part: int) -> tuple[Span, ...]:
    """The stretch that the reader points at, or none; scores (T, 2)."""
    starts = log_softmax(np.concatenate([[none], scores[:, 0]]).astype(np.float32))
    if starts[0] >= starts[1:].max():
        return ()
    first, last = best_pair(starts[1:], log_softmax(scores[:, 1]), LONGEST[part])
    return (scan.span(*to_words(scan.pieces, first + offset, last + offset)),)
