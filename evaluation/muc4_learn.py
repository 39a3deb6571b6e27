"""Learns the MUC-4 tagger from the benchmark's training documents: `python evaluation/muc4_learn.py` (a minute on one idle core)."""

from __future__ import annotations

import sys
from collections import Counter
from math import log
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))  # run as a script, Python would look only in this folder

from evaluation import muc4_task  # noqa: E402
from evaluation.measures import Record, benchmarks_folder, records_of  # noqa: E402
from evaluation.muc4_words import Tilts, Word, features_of, sentences_of, words_of  # noqa: E402
from evaluation.tagger import BUCKETS, Ints, as_rows, bucket, learn, save  # noqa: E402

LABELS = ("O", *(f"{b}-{role}" for role in muc4_task.ROLES for b in "BI"))
RARE = 4
ROUNDS = 15
"""F1 on a held-out fifth of the training documents: 5 rounds .26, 15 rounds .36, 40 rounds .37 (then known by heart)."""


def labels_of(record: Record, words: list[Word]) -> list[str]:
    """A label for each word: every place where a filler's words stand, longest fillers first."""
    labels = ["O"] * len(words)
    texts = [word.text for word in words]
    fillers = [(tuple(w.text for w in words_of(m["surface"])), role) for role, es in record["roles"].items() for e in es for m in e]
    for filler, role in sorted(fillers, key=lambda f: -len(f[0])):
        size = len(filler)
        for n in range(len(words) - size + 1) if size else ():
            if tuple(texts[n : n + size]) == filler and all(label == "O" for label in labels[n : n + size]):
                labels[n : n + size] = [f"B-{role}"] + [f"I-{role}"] * (size - 1)
    return labels


def learn_tilts(documents: list[tuple[list[Word], list[str]]]) -> Tilts:
    """For each word's bucket the log-odds that its sentence holds a filler."""
    telling, all_told = Counter[str](), Counter[str]()
    full = total = 0
    for words, labels in documents:
        for sentence in sentences_of(words):
            holds = any(labels[n] != "O" for n in sentence)
            once = {words[n].text for n in sentence if words[n].text.isalpha()}
            all_told.update(once)
            telling.update(once if holds else ())
            full, total = full + holds, total + 1
    base = log((full + 1) / (total - full + 1))
    tilts = np.zeros(BUCKETS, dtype=np.float32)
    for word, times in all_told.items():
        if times >= RARE:
            tilts[bucket(word)] = log((telling[word] + 1) / (times - telling[word] + 2)) - base
    return np.asarray(tilts.clip(0, 3), dtype=np.float32)


def main() -> int:
    """Learns and writes muc4_tagger.npz beside this file."""
    benchmarks = benchmarks_folder()
    if benchmarks is None:
        print("no benchmarks: nothing to learn from", file=sys.stderr)
        return 1
    records = records_of(benchmarks / "events_muc4" / "train.jsonl")
    told = [(words, labels_of(record, words)) for record in records for words in [words_of(record["text"])]]
    tilts = learn_tilts(told)
    documents: list[tuple[Ints, list[str]]] = [(as_rows(features_of(words, tilts)), labels) for words, labels in told if words]
    tagger = learn(documents, LABELS, rounds=ROUNDS)
    save(tagger, muc4_task.WEIGHTS)
    np.savez_compressed(muc4_task.TILTS, tilts=tilts.astype(np.float16))
    return 0


if __name__ == "__main__":
    sys.exit(main())
