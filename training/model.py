"""The reader's network: one small encoder and a head for each question.

Two kinds of head. Those that tag every piece (cues, claims' beginnings, mentions) are linear on the encoder's vectors.
Those that ask about a stretch already found ("whose word is this claim?", "what does this cue introduce?") look at every
piece together with the stretch (`Conditioned`), which costs a thousandth of the encoder.
"""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import AutoModel

from examples import KINDS, MENTION_TYPES, ROLES, STANDINGS
from panj.reading.windows import SHAPES

DISTANCES = 24
PARTS = ("source", "content", "more")
"""What a cue introduces: its source, its content, and the content's second piece ("A," he said, "B")."""
MAX_CLAIM = 120
"""Pieces in the longest claim looked for; the longest of the training claims has 45 words."""


def distance_bucket(distance: Tensor) -> Tensor:
    """0..23: how far a piece lies from a stretch, signed and logarithmic."""
    size = distance.abs().float()
    bucket = torch.clamp((torch.log2(size + 1) * 1.5).long(), max=DISTANCES // 2 - 1)
    return torch.where(distance < 0, bucket, bucket + DISTANCES // 2)


class Conditioned(nn.Module):
    """For each stretch and each piece: scores of `outputs` answers.  (S, 3H), (B, T, H), (S,), (S, T) -> (S, T, outputs)."""

    def __init__(self, hidden: int, rank: int, outputs: int) -> None:
        super().__init__()
        self.stretch = nn.Linear(3 * hidden, 2 * rank)
        self.piece = nn.Linear(hidden, rank)
        self.far = nn.Embedding(DISTANCES + 1, rank)
        self.mix = nn.Linear(rank, rank)
        self.out = nn.Linear(rank, outputs)
        self.drop = nn.Dropout(0.1)

    def forward(self, stretch: Tensor, vectors: Tensor, rows: Tensor, far: Tensor) -> Tensor:
        """Scores, (S, T, outputs)."""
        shift, scale = self.stretch(stretch).chunk(2, dim=-1)
        piece = self.piece(vectors)[rows]
        joined = nn.functional.gelu(piece * (1 + scale[:, None]) + shift[:, None] + self.far(far))
        return self.out(nn.functional.gelu(self.mix(self.drop(joined))) + joined)


class Network(nn.Module):
    """Encoder and heads."""

    def __init__(self, weights: Path | str, rank: int = 192) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(weights, add_pooling_layer=False, attn_implementation="sdpa")
        hidden = self.encoder.config.hidden_size
        self.shape = nn.Embedding(SHAPES, hidden)
        nn.init.zeros_(self.shape.weight)
        self.drop = nn.Dropout(0.1)
        self.tags = nn.Linear(hidden, 12)  # cue, source, content, claim: each begin, inside, outside
        self.mention = nn.Linear(hidden, 3 * len(MENTION_TYPES))
        self.claim_start = nn.Sequential(nn.Linear(hidden, rank), nn.GELU(), nn.Linear(rank, 1))
        self.end = Conditioned(hidden, rank, 2)
        self.kind = nn.Sequential(nn.Linear(4 * hidden, rank), nn.GELU(), nn.Dropout(0.2), nn.Linear(rank, len(KINDS) + len(STANDINGS) + 2))
        self.look = nn.Linear(hidden, 1)
        self.roles = Conditioned(hidden, rank, 2 * len(ROLES))
        self.null = nn.Sequential(nn.Linear(4 * hidden, rank), nn.GELU(), nn.Dropout(0.2), nn.Linear(rank, len(ROLES)))
        self.cues = Conditioned(hidden, rank, 2 * len(PARTS))
        self.missing = nn.Sequential(nn.Linear(3 * hidden, rank), nn.GELU(), nn.Dropout(0.2), nn.Linear(rank, len(PARTS)))

    def encode(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        """Vectors of the pieces, (B, T, H)."""
        vectors = self.encoder.embeddings.word_embeddings(ids) + self.shape(shapes)
        return self.encoder(inputs_embeds=vectors, attention_mask=mask).last_hidden_state

    def stretch(self, vectors: Tensor, rows: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """First, last and mean vector of each stretch; (B, T, H) -> (S, 3H)."""
        total = nn.functional.pad(vectors.float().cumsum(1), (0, 0, 1, 0))
        mean = (total[rows, last + 1] - total[rows, first]) / (last - first + 1)[:, None]
        return torch.cat([vectors[rows, first], vectors[rows, last], mean.to(vectors.dtype)], -1)

    def attended(self, vectors: Tensor, rows: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """The vector that the stretch's own attention picks, (S, H)."""
        weights = (5 * torch.tanh(self.look(vectors).float() / 5)).exp()
        total = nn.functional.pad(torch.cat([weights * vectors.float(), weights], -1).cumsum(1), (0, 0, 1, 0))
        part = total[rows, last + 1] - total[rows, first]
        return (part[:, :-1] / part[:, -1:]).to(vectors.dtype)

    def far(self, size: int, first: Tensor, last: Tensor) -> Tensor:
        """Distance bucket of each piece from each stretch, the last bucket for those inside; (S, T)."""
        places = torch.arange(size, device=first.device)[None]
        before, after = first[:, None] - places, places - last[:, None]
        inside = (before <= 0) & (after <= 0)
        return torch.where(inside, torch.full_like(before, DISTANCES), distance_bucket(torch.where(before > 0, -before, after)))

    def ends(self, vectors: Tensor, rows: Tensor, first: Tensor) -> Tensor:
        """Scores of each piece to be the last of the claim, and of the cue, that begins at `first`, (S, T, 2)."""
        stretch = self.stretch(vectors, rows, first, first)
        scores = self.end(stretch, vectors, rows, self.far(vectors.shape[1], first, first)).float()
        places = torch.arange(vectors.shape[1], device=vectors.device)[None]
        outside = (places < first[:, None]) | (places >= first[:, None] + MAX_CLAIM)
        return scores.masked_fill(outside[:, :, None], -1e4)

    def claims(self, vectors: Tensor, rows: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Kind, standing, unnamed and truth scores (S, K); role scores (S, T, 2R); scores of no answer (S, R)."""
        stretch = self.stretch(vectors, rows, first, last)
        whole = torch.cat([stretch, self.attended(vectors, rows, first, last)], -1)
        return self.kind(whole), self.roles(stretch, vectors, rows, self.far(vectors.shape[1], first, last)), self.null(whole)

    def sorts(self, vectors: Tensor, rows: Tensor, first: Tensor, last: Tensor) -> Tensor:
        """Kind, standing, unnamed and truth scores alone, (S, K)."""
        return self.kind(torch.cat([self.stretch(vectors, rows, first, last), self.attended(vectors, rows, first, last)], -1))

    def introduced(self, vectors: Tensor, rows: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """For each cue: scores of the first and last piece of each part (S, T, 2P), and of the part's absence (S, P)."""
        stretch = self.stretch(vectors, rows, first, last)
        return self.cues(stretch, vectors, rows, self.far(vectors.shape[1], first, last)), self.missing(stretch)
