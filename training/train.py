"""Trains the reader: python training/train.py --weights FOLDER --out runs/NAME [--start CHECKPOINT] [--hold-out FILE].

All heads at once: each step takes one batch of one task, tasks drawn by their shares. The run writes a checkpoint
as it goes and resumes from it. Seeds are fixed. With glibc, set MALLOC_MMAP_MAX_=0, MALLOC_TRIM_THRESHOLD_=100000000000 and
MALLOC_TOP_PAD_=536870912: its allocator gives every large tensor back to the system, which costs half the time (1,400 pieces a
second on two cores against 2,850).
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from model import MAX_CLAIM, PARTS, Network
from torch import Tensor
from torch.nn import functional as F

from examples import ECB_TYPES, KINDS, MENTION_TYPES, MUC_ROLES, NAMED_TYPES, RE3D_TYPES, ROLES, STANDINGS, Labelled, crops, read_all
from panj.reading.windows import open_tokenizer

ROOT = Path(__file__).resolve().parents[1]
SHARES = {"situation": 0.43, "attribution": 0.30, "re3d": 0.03, "named": 0.05, "ecb": 0.01, "places": 0.03, "muc": 0.15}
HEADS = {
    "re3d": [f"re3d:{t}" for t in RE3D_TYPES],
    "named": [f"re3d:{t}" for t in NAMED_TYPES],
    "ecb": [f"ecb:{t}" for t in ECB_TYPES],
    "places": ["place"],
    "muc": [f"muc:{r}" for r in MUC_ROLES],
}
CLS, SEP, PAD, MASK = 101, 102, 0, 103
HIDDEN = {"situation": 0.12, "attribution": 0.05, "re3d": 0.10, "named": 0.10, "ecb": 0.05, "places": 0.10, "muc": 0.05}
"""Share of the pieces hidden from the encoder while it learns: the small sets are seen many times and would be learned by heart."""
IGNORE = -100
MENTION_WEIGHT = 12.0
TAG_WEIGHTS = {"cue": 8.0, "source": 0.5, "content": 0.5}
"""Weights of the tags of mentions and attributions: nearly every piece is outside, so the mean over the pieces is small. With 1.0 for cues,
exact cue F1 on attribution/dev is .632 against .733."""
DECAY = 0.98
"""Of the running average of the weights, taken every fourth step: about the last 200 steps."""
MOST_CUES, MOST_CLAIMS = 40, 120
"""Stretches of one batch that the conditioned heads learn from, drawn at random: all of them would double a step's time."""


def batches(documents: list[Labelled], rng: random.Random, pieces: int) -> Iterator[list[tuple[Labelled, int, int]]]:
    """Endless batches of crops, each of about `pieces` pieces, of like length."""
    while True:
        cut = [(d, a, b) for d in documents for a, b in crops(d, rng)]
        rng.shuffle(cut)
        pool = [sorted(cut[i : i + 64], key=lambda c: c[2] - c[1]) for i in range(0, len(cut), 64)]
        out: list[list[tuple[Labelled, int, int]]] = []
        for group in pool:
            batch: list[tuple[Labelled, int, int]] = []
            for crop in group:
                if batch and (len(batch) + 1) * (crop[2] - crop[1] + 2) > pieces:
                    out.append(batch)
                    batch = []
                batch.append(crop)
            out.append(batch)
        rng.shuffle(out)
        yield from out


def tensors(batch: list[tuple[Labelled, int, int]]) -> tuple[Tensor, Tensor, Tensor]:
    """ids, shapes and mask, (B, T), with the encoder's two marks around each crop."""
    size = max(b - a for _, a, b in batch) + 2
    ids, shapes, mask = (np.zeros((len(batch), size), dtype=np.int64) for _ in range(3))
    for i, (d, a, b) in enumerate(batch):
        n = b - a
        ids[i, 0], ids[i, n + 1] = CLS, SEP
        ids[i, 1 : n + 1], shapes[i, 1 : n + 1] = d.pieces.ids[a:b], d.pieces.shapes[a:b]
        mask[i, : n + 2] = 1
    return torch.from_numpy(ids), torch.from_numpy(shapes), torch.from_numpy(mask)


def begin_inside(ranges: list[tuple[int, int]], a: int, b: int, size: int) -> np.ndarray:
    """0 outside, 1 begin, 2 inside, for the crop a:b; (T,), marks and padding ignored."""
    tags = np.full(size, IGNORE, dtype=np.int64)
    tags[1 : b - a + 1] = 0
    for first, last in sorted(ranges, key=lambda r: r[0] - r[1]):
        if last < a or first >= b:
            continue
        lo, hi = max(first, a), min(last, b - 1)
        tags[lo - a + 1 : hi - a + 2] = 2
        if first >= a:
            tags[lo - a + 1] = 1
    return tags


def tag_loss(scores: Tensor, batch: list, ranges_of) -> Tensor:
    """Cross entropy of one begin-inside-outside head, scores (B, T, 3)."""
    gold = np.stack([begin_inside(ranges_of(d), a, b, scores.shape[1]) for d, a, b in batch])
    return F.cross_entropy(scores.reshape(-1, 3).float(), torch.from_numpy(gold).reshape(-1), ignore_index=IGNORE)


def attribution_loss(net: Network, vectors: Tensor, batch: list, rng: random.Random) -> Tensor:
    """Cues, and what each cue introduces."""
    tags = net.tags(net.drop(vectors)).reshape(*vectors.shape[:2], 4, 3)
    loss = vectors.new_zeros((), dtype=torch.float32)
    for k, (role, weight) in enumerate(TAG_WEIGHTS.items()):
        loss = loss + weight * tag_loss(tags[:, :, k], batch, lambda d, role=role: [r for x in d.attributions for r in x[role]])
    rows, first, last, gold = [], [], [], []
    for i, (d, a, b) in enumerate(batch):
        for item in d.attributions:
            head, tail = item["cue"][0][0], item["cue"][-1][1]
            if head >= a and tail < b:
                rows.append(i)
                first.append(head - a + 1)
                last.append(tail - a + 1)
                gold.append(([item["source"][:1], item["content"][:1], item["content"][1:2]], a, b))
    if not rows:
        return loss
    keep = rng.sample(range(len(rows)), min(len(rows), MOST_CUES))
    rows, first, last, gold = ([x[k] for k in keep] for x in (rows, first, last, gold))
    own, head, tail = torch.tensor(rows), torch.tensor(first), torch.tensor(last)
    loss = loss + F.cross_entropy(net.ends(net.drop(vectors), own, head)[:, :, 1], tail)
    scores, missing = net.introduced(net.drop(vectors), own, head, tail)
    scores = scores.float().reshape(len(rows), -1, len(PARTS), 2)
    for p in range(len(PARTS)):
        begin, end = targets([(parts[p], bool(parts[p]), a, b) for parts, a, b in gold], scores.shape[1])
        loss = loss + pointer_loss(scores[:, :, p], missing[:, p : p + 1].float(), begin, end)
    return loss


def targets(answers: list, size: int) -> tuple[Tensor, Tensor]:
    """Where each answer may begin and end in its crop, (S, T): the first place for none, nowhere where the crop does not hold it."""
    begin, end = (torch.zeros((len(answers), size), dtype=torch.bool) for _ in range(2))
    for i, (ranges, told, a, b) in enumerate(answers):
        begin[i, 0] = not told
        for first, last in ranges:
            if a <= first and last < b:
                begin[i, first - a + 1] = end[i, last - a + 1] = True
    return begin, end


def pointer_loss(scores: Tensor, none: Tensor, begin: Tensor, end: Tensor) -> Tensor:
    """Surprise at the first piece (or none) being one of the right ones, and the last; scores (S, T, 2), none (S, 1)."""
    return surprise(torch.cat([none, scores[:, 1:, 0]], 1), begin) + surprise(scores[:, :, 1], end)


def surprise(scores: Tensor, right: Tensor) -> Tensor:
    """Minus the logarithm of the chance given to any right place, a mean over the rows that have one; both (S, T)."""
    known = right.any(1)
    if not known.any():
        return scores.new_zeros(())
    scores, right = scores[known], right[known]
    return (scores.logsumexp(1) - scores.masked_fill(~right, -1e9).logsumexp(1)).mean()


def claim_loss(net: Network, vectors: Tensor, batch: list, rng: random.Random) -> Tensor:
    """Where claims begin and end, their kind, standing and roles, and which stretches are none."""
    dropped = net.drop(vectors)
    tags = net.tags(dropped).reshape(*vectors.shape[:2], 4, 3)
    loss = tag_loss(tags[:, :, 3], batch, lambda d: [c["range"] for c in d.claims])
    starts = torch.zeros(vectors.shape[:2])
    seen = torch.zeros(vectors.shape[:2])
    rows, first, last, claims = [], [], [], []
    for i, (d, a, b) in enumerate(batch):
        seen[i, 1 : b - a + 1] = 1
        for claim in d.claims:
            head, tail = claim["range"]
            if a <= head < b:
                starts[i, head - a + 1] = 1
                if tail < b and tail - head < MAX_CLAIM:
                    rows.append(i)
                    first.append(head - a + 1)
                    last.append(tail - a + 1)
                    claims.append((claim, a, b))
    logits = net.claim_start(dropped).squeeze(-1).float()
    # Which clauses count is the annotator's choice, so the beginnings are learned with some doubt.
    each = F.binary_cross_entropy_with_logits(logits, starts * 0.88 + 0.01, reduction="none") * seen
    loss = loss + 12.0 * each.sum() / seen.sum()
    if not rows:
        return loss
    hard = likely_beginnings(logits, starts, seen, len(rows) + 8)
    loss = loss + true_loss(net, dropped, list(zip(rows, first, last, strict=True)), hard, rng)
    keep = rng.sample(range(len(rows)), min(len(rows), MOST_CLAIMS))
    rows, first, last, claims = ([x[k] for k in keep] for x in (rows, first, last, claims))
    own, head, tail = torch.tensor(rows), torch.tensor(first), torch.tensor(last)
    loss = loss + F.cross_entropy(net.ends(dropped, own, head)[:, :, 0], tail)
    scores, roles, null = (x.float() for x in net.claims(dropped, own, head, tail))
    k, s = len(KINDS), len(STANDINGS)
    loss = loss + 1.2 * F.cross_entropy(scores[:, :k], torch.tensor([c["kind"] for c, _, _ in claims]), label_smoothing=0.05)
    loss = loss + 0.8 * F.cross_entropy(scores[:, k : k + s], torch.tensor([c["standing"] for c, _, _ in claims]))
    spoken = torch.tensor([c["told"]["speaker"] for c, _, _ in claims])
    unnamed = torch.tensor([float(c["unnamed"]) for c, _, _ in claims])
    if spoken.any():
        loss = loss + 0.1 * F.binary_cross_entropy_with_logits(scores[spoken, k + s], unnamed[spoken])
    return loss + role_loss(roles, null, claims)


def role_loss(roles: Tensor, null: Tensor, claims: list) -> Tensor:
    """Pointers to the first and last piece of each role, or to none."""
    count, size, _ = roles.shape
    roles = roles.reshape(count, size, len(ROLES), 2)
    total = roles.new_zeros(())
    for r, role in enumerate(ROLES):
        begin, end = targets([(c["roles"][role], c["told"][role], a, b) for c, a, b in claims], size)
        total = total + 0.3 * pointer_loss(roles[:, :, r], null[:, r : r + 1], begin, end)
    return total


def true_loss(net: Network, vectors: Tensor, seen: list, hard: list, rng: random.Random) -> Tensor:
    """What a claim's score is made of: real claims against stretches that are shifted, and against what the reader itself would take for claims.

    `seen` holds row, first, last of every real claim; `hard` row and first of likely beginnings that are none.
    """
    rows, firsts, lasts = [], [], []
    for row, head, tail in seen:
        rows += [row] * 3
        firsts += [head, head, min(tail, max(1, head + rng.choice([-12, -8, -5, 5, 8, 12])))]
        lasts += [tail, max(head, min(vectors.shape[1] - 1, tail + rng.choice([-9, -6, -4, 4, 6, 9, 14]))), tail]
    if hard:
        with torch.no_grad():
            likely = net.ends(vectors, torch.tensor([r for r, _ in hard]), torch.tensor([f for _, f in hard]))[:, :, 0].argmax(1).tolist()
        for (row, head), tail in zip(hard, likely, strict=True):
            rows.append(row)
            firsts.append(head)
            lasts.append(tail)
    shared = [max((overlap(f, t, a, b) for r, a, b in seen if r == row), default=0.0) for row, f, t in zip(rows, firsts, lasts, strict=True)]
    soft = torch.tensor([0.96 * s**2 + 0.01 for s in shared])
    scores = net.sorts(vectors, torch.tensor(rows), torch.tensor(firsts), torch.tensor(lasts))[:, len(KINDS) + len(STANDINGS) + 1].float()
    return 0.8 * F.binary_cross_entropy_with_logits(scores, soft)


def overlap(first: int, last: int, a: int, b: int) -> float:
    """Intersection over union of two stretches, ends included."""
    shared = min(last, b) - max(first, a) + 1
    return max(0, shared) / (max(last, b) - min(first, a) + 1)


def likely_beginnings(logits: Tensor, starts: Tensor, seen: Tensor, most: int) -> list[tuple[int, int]]:
    """Row and piece of the likeliest beginnings that are none, at most `most`."""
    scores = logits.detach().masked_fill((starts > 0) | (seen == 0), -1e4).flatten()
    best = torch.topk(scores, min(most, len(scores)))
    return [divmod(int(i), logits.shape[1]) for i, score in zip(best.indices, best.values, strict=True) if score > -1e3]


def mention_loss(net: Network, vectors: Tensor, batch: list, heads: list[str]) -> Tensor:
    """Begin-inside-outside, each type apart so that mentions of two types may nest."""
    scores = net.mention(net.drop(vectors)).reshape(*vectors.shape[:2], len(MENTION_TYPES), 3)
    total = vectors.new_zeros((), dtype=torch.float32)
    for head in heads:
        total = total + tag_loss(scores[:, :, MENTION_TYPES.index(head)], batch, lambda d, head=head: d.mentions.get(head, []))
    return total * (MENTION_WEIGHT / len(heads) ** 0.5)


def loss_of(net: Network, task: str, batch: list, rng: random.Random) -> Tensor:
    """The loss of one batch of one task."""
    ids, shapes, mask = tensors(batch)
    hidden = (torch.rand(ids.shape) < HIDDEN[task]) & (ids != CLS) & (ids != SEP) & (ids != PAD)
    ids = torch.where(hidden, MASK, ids)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = net.encode(ids, shapes, mask)
        if task == "attribution":
            return attribution_loss(net, vectors, batch, rng)
        if task == "situation":
            return claim_loss(net, vectors, batch, rng)
        return mention_loss(net, vectors, batch, HEADS[task])


def groups(net: Network, rate: float) -> list[dict]:
    """Parameters with layer-wise learning rates: the lower the layer, the slower it moves."""
    layers: dict[int, list] = {}
    heads = []
    for name, p in net.named_parameters():
        if name.startswith("encoder.encoder.layer."):
            layers.setdefault(int(name.split(".")[3]) + 1, []).append(p)
        elif name.startswith("encoder.embeddings"):
            layers.setdefault(0, []).append(p)
        else:
            heads.append(p)
    top = max(layers)
    out = [{"params": ps, "lr": rate * 0.9 ** (top - i)} for i, ps in layers.items()]
    return [*out, {"params": heads, "lr": 5e-4}]


def train(args: argparse.Namespace) -> None:
    """Runs until the steps are done; writes `last.pt` as it goes and `final.pt` at the end."""
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    args.out.mkdir(parents=True, exist_ok=True)
    tokenizer = open_tokenizer(args.weights / "tokenizer.json")
    held = frozenset(args.hold_out.read_text().split()) if args.hold_out else frozenset()
    data = read_all(args.benchmarks, tokenizer, labels=ROOT / "training/labels", hold_out=held)
    shares = {t: s for t, s in SHARES.items() if not args.tasks or t in args.tasks.split(",")}
    net = Network(args.weights)
    optimiser = torch.optim.AdamW(groups(net, args.rate), weight_decay=0.01)
    peaks = [g["lr"] for g in optimiser.param_groups]
    streams = {t: batches(d, rng, args.pieces) for t, d in data.items()}
    print(json.dumps({t: [len(d), sum(len(x.pieces) for x in d)] for t, d in data.items()}), flush=True)
    begun, pieces, losses, first_step = time.time(), 0, {}, 0
    if args.start:
        state = torch.load(args.start, weights_only=True)
        net.load_state_dict(state["net"], strict=False)
    if (args.out / "last.pt").exists():
        state = torch.load(args.out / "last.pt", weights_only=True)
        net.load_state_dict(state["net"])
        optimiser.load_state_dict(state["optimiser"])
        first_step = state["step"]
    average = torch.optim.swa_utils.AveragedModel(net, multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(DECAY))
    for step in range(first_step, args.steps):
        part = step / args.steps
        factor = min(1.0, (step + 1) / (0.06 * args.steps)) * max(0.0, 1 - max(0.0, part - 0.06) / 0.94)
        for group, peak in zip(optimiser.param_groups, peaks, strict=True):
            group["lr"] = peak * factor
        task = rng.choices(list(shares), list(shares.values()))[0]
        batch = next(streams[task])
        loss = loss_of(net, task, batch, rng)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad(set_to_none=True)
        if step % 4 == 3:
            average.update_parameters(net)
        pieces += sum(b - a for _, a, b in batch)
        losses.setdefault(task, []).append(float(loss.detach()))
        if step % 25 == 24:
            means = {t: round(float(np.mean(v[-40:])), 4) for t, v in losses.items()}
            spent = time.time() - begun
            print(json.dumps({"step": step + 1, "of": args.steps, "s": round(spent), "pieces/s": round(pieces / spent), **means}), flush=True)
        if step % args.save_every == args.save_every - 1:
            state = {"net": net.state_dict(), "average": average.module.state_dict(), "optimiser": optimiser.state_dict(), "step": step + 1}
            torch.save(state, args.out / "saving.pt")
            (args.out / "saving.pt").replace(args.out / "last.pt")
    torch.save({"net": average.module.state_dict()}, args.out / "final.pt")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weights", type=Path, required=True, help="folder of the starting encoder (all-MiniLM-L6-v2)")
    parser.add_argument("--benchmarks", type=Path, default=ROOT.parent / "shared/benchmarks")
    parser.add_argument("--start", type=Path, help="a checkpoint whose weights to begin with")
    parser.add_argument("--hold-out", type=Path, help="file of ids not to train on, for cross-validation")
    parser.add_argument("--tasks", help="comma-separated tasks to train on; all by default")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--pieces", type=int, default=3000, help="pieces in a batch")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--save-every", type=int, default=150)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
