"""Exports a trained reader: python training/export.py runs/NAME/final.pt src/panj/reading/model.

Writes five ONNX graphs (the encoder with its tagging heads, and the four heads that look at a stretch), all int8, the
tokenizer, and model.json with the labels in order and the sizes.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from model import Network
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from examples import KINDS, MENTION_TYPES, ROLES, STANDINGS

SENSITIVE = "/output/dense"
"""Matrices that stay float32: those that write back into the residual stream. With them as int8, kind on situation/dev is .672 against .706
and exact cue F1 on 25 attribution/dev articles .622 against .624, for 13 MB."""
START_SCORE = [-2.0, 0.5, 0.4, 0.5, 0.1, 0.0, -0.5, -2.0]
"""Bias and weights of a claim's evidence before calibrate.py has fitted them."""


class Encoder(nn.Module):
    """Pieces to vectors and tag scores."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, ids: Tensor, shapes: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Vectors (T, H), tags (T, 12), mentions (T, 3M), claim starts (T,)."""
        vectors = self.net.encode(ids, shapes, torch.ones_like(ids))
        return vectors[0], self.net.tags(vectors)[0], self.net.mention(vectors)[0], self.net.claim_start(vectors)[0, :, 0]


class Ends(nn.Module):
    """Ends of claims and of cues."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, vectors: Tensor, first: Tensor) -> Tensor:
        """(T, H), (S,) -> (S, T, 2)."""
        return self.net.ends(vectors[None], torch.zeros_like(first), first)


class Sorts(nn.Module):
    """What sort of thing a stretch is."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, vectors: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """(T, H), (S,), (S,) -> (S, K)."""
        return self.net.sorts(vectors[None], torch.zeros_like(first), first, last)


class Roles(nn.Module):
    """Who, to whom, says who, when, where, how many."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, vectors: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """(T, H), (S,), (S,) -> (S, T, 2R), (S, R)."""
        _, roles, none = self.net.claims(vectors[None], torch.zeros_like(first), first, last)
        return roles, none


class Cues(nn.Module):
    """What a cue introduces."""

    def __init__(self, net: Network) -> None:
        super().__init__()
        self.net = net

    def forward(self, vectors: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """(T, H), (S,), (S,) -> (S, T, 2P), (S, P)."""
        return self.net.introduced(vectors[None], torch.zeros_like(first), first, last)


def export(net: Network, out: Path) -> None:
    """Writes the five graphs below `out`."""
    vectors, one, two = torch.randn(40, net.encoder.config.hidden_size), torch.tensor([3, 9]), torch.tensor([7, 9])
    pieces, stretches = {0: "pieces"}, {0: "stretches"}
    both = {0: "stretches", 1: "pieces"}
    graphs: list[tuple[str, nn.Module, tuple[Tensor, ...], list[str], list[str], dict[str, dict[int, str]]]] = [
        (
            "encoder",
            Encoder(net),
            (torch.randint(999, 9999, (1, 40)), torch.zeros(1, 40, dtype=torch.long)),
            ["ids", "shapes"],
            ["vectors", "tags", "mentions", "starts"],
            {"ids": {1: "pieces"}, "shapes": {1: "pieces"}, "vectors": pieces, "tags": pieces, "mentions": pieces, "starts": pieces},
        ),
        ("ends", Ends(net), (vectors, one), ["vectors", "first"], ["ends"], {"vectors": pieces, "first": stretches, "ends": both}),
        (
            "sorts",
            Sorts(net),
            (vectors, one, two),
            ["vectors", "first", "last"],
            ["sorts"],
            {"vectors": pieces, "first": stretches, "last": stretches, "sorts": stretches},
        ),
        (
            "roles",
            Roles(net),
            (vectors, one, two),
            ["vectors", "first", "last"],
            ["roles", "none"],
            {"vectors": pieces, "first": stretches, "last": stretches, "roles": both, "none": stretches},
        ),
        (
            "cues",
            Cues(net),
            (vectors, one, two),
            ["vectors", "first", "last"],
            ["introduced", "missing"],
            {"vectors": pieces, "first": stretches, "last": stretches, "introduced": both, "missing": stretches},
        ),
    ]
    with tempfile.TemporaryDirectory() as scratch:
        for name, module, inputs, names_in, names_out, axes in graphs:
            full = Path(scratch) / f"{name}.onnx"
            torch.onnx.export(
                module.eval(), inputs, str(full), input_names=names_in, output_names=names_out, dynamic_axes=axes, opset_version=17, dynamo=False
            )
            kept = [node.name for node in onnx.load(full).graph.node if node.op_type == "MatMul" and SENSITIVE in node.name]
            quantize_dynamic(full, out / f"{name}.onnx", weight_type=QuantType.QInt8, per_channel=True, nodes_to_exclude=kept)


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--weights", type=Path, required=True, help="folder of the starting encoder, for its shape and tokenizer")
    parser.add_argument("--version", required=True)
    args = parser.parse_args()
    stored = torch.load(args.checkpoint, weights_only=True)
    state = stored.get("average", stored["net"])
    net = Network(args.weights, rank=state["cues.mix.weight"].shape[0])
    net.load_state_dict(state)
    args.out.mkdir(parents=True, exist_ok=True)
    export(net.eval(), args.out)
    shutil.copy(args.weights / "tokenizer.json", args.out / "tokenizer.json")
    labels = {
        "name": "panj-minilm",
        "version": args.version,
        "kinds": KINDS,
        "standings": STANDINGS,
        "roles": ROLES,
        "mentions": MENTION_TYPES,
        "score": START_SCORE,
    }
    (args.out / "model.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
