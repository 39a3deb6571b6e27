"""The learned reader: a text goes once through a small encoder, and every question is asked of the same vectors.

`Reader` holds the ONNX sessions; `Scan` is what one pass over one text leaves behind. Steps (attributions, claims,
mentions) are functions of a scan. There is no torch here, no network and no state that changes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as native
from onnxruntime.capi.onnxruntime_inference_collection import InferenceSession
from tokenizers import Tokenizer

from panj.errors import ReadingError
from panj.reading.sentences import find_sentences
from panj.reading.windows import Pieces, cut_pieces, cut_windows, open_tokenizer
from panj.records import Span

MODEL = Path(__file__).parent / "model"
CLS, SEP = 101, 102
GRAPHS = ("encoder", "ends", "sorts", "roles", "cues")
BEFORE, AFTER = {"ends": 0, "sorts": 0, "roles": 200, "cues": 200}, {"ends": 120, "sorts": 0, "roles": 128, "cues": 180}
"""Pieces before and after a group of stretches that each head looks at. Claims have fewer than 120 pieces; a head that only
looks at the stretch needs none around."""
CLAIM_END, CUE_END = 0, 1
"""What the answers of "ends" are about, in their order."""
REACH = 128
"""Pieces from the first to the last stretch of a group."""
GROUP = 16
"""Stretches asked about at once: more would make the tables larger than the processor's cache."""

Floats = NDArray[np.float32]

DAMAGED = (
    native.Fail,
    native.InvalidArgument,
    native.InvalidGraph,
    native.InvalidProtobuf,
    native.NoModel,
    native.NoSuchFile,
    native.RuntimeException,
)
"""What onnxruntime raises for a file that is no model; these have no parent of their own below Exception."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The names of the answers, in the order of the heads' outputs."""

    kinds: tuple[str, ...]
    standings: tuple[str, ...]
    roles: tuple[str, ...]
    mentions: tuple[str, ...]
    score: tuple[float, ...]
    """Bias and weights of a claim's evidence (`stretches.find_candidates`), fitted on reports kept out of training."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """One pass over one text. T is the number of word pieces, H the size of a vector (384)."""

    text: str
    sentences: tuple[Span, ...]
    pieces: Pieces
    vectors: Floats
    """(T, H)."""
    tags: Floats
    """(T, 4, 3): scores of outside, begin, inside for cue, source, content, claim."""
    mentions: Floats
    """(T, M, 3): the same for each type of mention."""
    starts: Floats
    """(T,): score that a claim begins here."""

    def span(self, first: int, last: int) -> Span:
        """The characters from piece `first` to piece `last`, both included."""
        return Span(start=int(self.pieces.starts[first]), stop=int(self.pieces.stops[last]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Answers about some stretches, for the pieces from `offset` on."""

    offset: int
    stretches: tuple[int, ...]
    """Which of the stretches asked about these answers are for."""
    answers: tuple[Floats, ...]


class Reader:
    """The reader's sessions and labels. Use :meth:`open`; one reader serves any number of reports, from several threads."""

    def __init__(self, *, name: str, labels: Labels, tokenizer: Tokenizer, sessions: dict[str, InferenceSession]) -> None:
        self.name = name
        """Name and version, as stored with every claim."""
        self.labels = labels
        self._tokenizer = tokenizer
        self._sessions = sessions

    @classmethod
    def open(cls, path: Path | None = None, *, threads: int = 0) -> Reader:
        """The reader whose files lie in the folder `path`; the one that comes with Panj by default.

        Args:
            path: folder with the graphs (GRAPHS, .onnx), tokenizer.json and model.json.
            threads: how many threads a pass may use; 0 leaves it to onnxruntime.

        Raises:
            ReadingError: a file is missing or damaged.

        >>> Reader.open().name.startswith("panj-minilm")
        True
        """
        folder = path or MODEL
        try:
            stored = json.loads((folder / "model.json").read_text(encoding="utf-8"))
            labels = Labels(**{k: tuple(stored[k]) for k in ("kinds", "standings", "roles", "mentions", "score")})
            options = native.SessionOptions()
            options.intra_op_num_threads = threads
            options.log_severity_level = 3
            sessions = {graph: InferenceSession(str(folder / f"{graph}.onnx"), options, providers=["CPUExecutionProvider"]) for graph in GRAPHS}
            tokenizer = open_tokenizer(folder / "tokenizer.json")
        except (OSError, KeyError, ValueError, *DAMAGED) as error:
            raise ReadingError(f"the reader in {folder} cannot be opened ({error}); install Panj again or give another folder") from error
        return cls(name=f"{stored['name']} {stored['version']}", labels=labels, tokenizer=tokenizer, sessions=sessions)

    def scan(self, text: str) -> Scan:
        """One pass of the encoder over `text`, window by window; nothing is truncated."""
        sentences = find_sentences(text)
        pieces = cut_pieces(text, self._tokenizer)
        parts: list[list[Floats]] = []
        for window in cut_windows(pieces, sentences):
            ids = np.concatenate([[CLS], pieces.ids[window.start : window.stop], [SEP]])[None]
            shapes = np.concatenate([[0], pieces.shapes[window.start : window.stop], [0]])[None]
            keep = slice(1 + window.core_start - window.start, 1 + window.core_stop - window.start)
            outputs = self._run("encoder", {"ids": ids, "shapes": shapes})
            parts.append([o[keep] for o in outputs])
        count = len(self.labels.mentions)
        if not parts:
            parts = [[np.zeros((0, 384), np.float32), np.zeros((0, 12), np.float32), np.zeros((0, 3 * count), np.float32), np.zeros(0, np.float32)]]
        vectors, tags, mentions, starts = (np.concatenate(column) for column in zip(*parts, strict=True))
        return Scan(
            text=text,
            sentences=sentences,
            pieces=pieces,
            vectors=vectors,
            tags=tags.reshape(-1, 4, 3),
            mentions=mentions.reshape(-1, count, 3),
            starts=starts,
        )

    def ask(self, graph: str, scan: Scan, first: Sequence[int], last: Sequence[int] | None = None) -> list[Around]:
        """Answers of a conditioned head about the stretches ``first[i]..last[i]``, in groups that share a neighbourhood.

        Args:
            graph: "ends" (needs `first` alone), "sorts", "roles" or "cues".
            scan: the text's scan.
            first: first piece of each stretch, ascending.
            last: last piece of each stretch.
        """
        stops = last if last is not None else first
        found: list[Around] = []
        for group in _groups(first):
            low = max(0, first[group[0]] - BEFORE[graph])
            high = min(len(scan.pieces), max(stops[i] for i in group) + 1 + AFTER[graph])
            inputs: dict[str, NDArray[Any]] = {
                "vectors": scan.vectors[low:high],
                "first": np.array([first[i] - low for i in group], dtype=np.int64),
            }
            if last is not None:
                inputs["last"] = np.array([last[i] - low for i in group], dtype=np.int64)
            answers = self._run(graph, inputs)
            found.append(Around(offset=low, stretches=tuple(group), answers=answers))
        return found

    def _run(self, graph: str, inputs: Mapping[str, NDArray[Any]]) -> tuple[Floats, ...]:
        return tuple(np.asarray(output, dtype=np.float32) for output in self._sessions[graph].run(None, dict(inputs)))


def _groups(first: Sequence[int]) -> list[list[int]]:
    groups: list[list[int]] = []
    for i, start in enumerate(first):
        if groups and len(groups[-1]) < GROUP and start - first[groups[-1][0]] <= REACH:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups
