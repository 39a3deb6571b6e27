"""The mean of two runs' weights: python training/average.py ONE.pt OTHER.pt OUT.pt.

The runs must continue one another, else their weights do not fit together.
"""

from __future__ import annotations

import sys
from pathlib import Path

import torch


def mean(one: Path, other: Path) -> dict[str, torch.Tensor]:
    """The mean of the weights of two checkpoints."""
    a, b = (torch.load(path, weights_only=True)["net"] for path in (one, other))
    return {name: (value + b[name]) / 2 if value.is_floating_point() else value for name, value in a.items()}


if __name__ == "__main__":
    torch.save({"net": mean(Path(sys.argv[1]), Path(sys.argv[2]))}, sys.argv[3])
