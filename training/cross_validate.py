"""Entities by cross-validation: python training/cross_validate.py --weights FOLDER --out runs/folds [--folds 5] [--steps 500].

The documents of entities/dev.jsonl are trained on for the weights that ship, so their score says nothing. Here each fold's
documents are kept out: the encoder starts anew for each fold, learns mentions alone, and answers the fold. Prints the
benchmark's scores over all documents.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

from examples import load

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from evaluation import entities_task  # noqa: E402
from evaluation.desk import Desk  # noqa: E402
from panj.reading import Reader  # noqa: E402

HERE = Path(__file__).parent


def run(*words: str | Path) -> None:
    """A step of training, as a command."""
    subprocess.run([sys.executable, *map(str, words)], check=True)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True, help="folder of the starting encoder")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--benchmarks", type=Path, default=ROOT.parent / "shared/benchmarks")
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--steps", type=int, default=500)
    args = parser.parse_args()
    records = load(args.benchmarks / "entities/dev.jsonl")
    answers = []
    for fold in range(args.folds):
        kept_out = records[fold :: args.folds]
        out = args.out / str(fold)
        out.mkdir(parents=True, exist_ok=True)
        (out / "ids").write_text("\n".join(r["id"] for r in kept_out), encoding="utf-8")
        learn = ["--tasks", "re3d,named,places", "--steps", args.steps, "--pieces", 2400, "--rate", 1.5e-4, "--hold-out", out / "ids"]
        run(HERE / "train.py", "--weights", args.weights, "--out", out, *map(str, learn))
        run(HERE / "export.py", out / "final.pt", out / "model", "--weights", args.weights, "--version", "0")
        desk = Desk(Reader.open(out / "model"))
        answers += [{"id": r["id"], "relations": [], **entities_task.predict(r, desk)} for r in kept_out]
    found = args.out / "found.jsonl"
    found.write_text("".join(json.dumps(a) + "\n" for a in answers), encoding="utf-8")
    run(args.benchmarks / "score_b.py", "entities", args.benchmarks / "entities/dev.jsonl", found)


if __name__ == "__main__":
    main()
