"""What the records share: the digest that ids are made of, and the checks that raise ``ValueError``."""

from __future__ import annotations

import hashlib


def digest(*parts: object) -> str:
    """The id made of `parts`: the first 16 hex digits of their SHA-256, the same on every machine.

    >>> digest("a", 1) == digest("a", 1)
    True
    """
    return hashlib.sha256("\x1f".join(str(p) for p in parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def check(holds: bool, message: str) -> None:
    """Nothing when the condition holds; raises ValueError with the message otherwise."""
    if not holds:
        raise ValueError(message)


def check_score(score: float) -> None:
    """Nothing when the score lies between 0 and 1; raises ValueError otherwise."""
    check(0.0 <= score <= 1.0, f"a score lies between 0 and 1, not {score!r}")
