"""Who is said to say what: cues are found first, then each cue is asked for its source and its content.

After CofeNet (Wang et al., COLING 2022): source and content follow from the cue, so they are read given the cue.
"""

from __future__ import annotations

from panj.reading.decoding import find_stretches, to_words
from panj.reading.reader import Reader, Scan
from panj.records import Attribution, Span

CUE, SOURCE, CONTENT = 0, 1, 2


def find_attributions(scan: Scan, reader: Reader) -> tuple[Attribution, ...]:
    """The attributions of a text in the order of their cues; sources and contents may be in pieces or missing."""
    cues = [(*to_words(scan.pieces, first, last), score) for first, last, score in find_stretches(scan.tags[:, CUE])]
    found: list[Attribution] = []
    for around in reader.ask("cues", scan, [c[0] for c in cues], [c[1] for c in cues]):
        for row, i in enumerate(around.stretches):
            scores = around.answers[0][row].reshape(-1, 2, 3)
            first, last, sure = cues[i]
            source = _spans(scan, find_stretches(scores[:, 0]), around.offset)
            content = _spans(scan, find_stretches(scores[:, 1]), around.offset)
            found.append(Attribution(source=source, cue=(scan.span(first, last),), content=content, score=sure))
    return tuple(found)


def _spans(scan: Scan, stretches: list[tuple[int, int, float]], offset: int) -> tuple[Span, ...]:
    return tuple(scan.span(*to_words(scan.pieces, first + offset, last + offset)) for first, last, _ in stretches)
