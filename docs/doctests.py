"""Doctests of docstrings as code in the reference: the docstrings of Panj have them without a heading of their own."""

from __future__ import annotations

import re
from typing import Any

import griffe

_DOCTEST = re.compile(r"(?:^>>> .*\n?)(?:^(?!\s*$).*\n?)*", re.MULTILINE)


class Doctests(griffe.Extension):
    """Puts each doctest into a fence, which the reference prints as code."""

    def on_object(self, *, obj: griffe.Object, **_: Any) -> None:
        """Nothing returned; changes the docstring of `obj` in place."""
        if obj.docstring and ">>> " in obj.docstring.value:
            obj.docstring.value = _DOCTEST.sub(_fence, obj.docstring.value)


def _fence(doctest: re.Match[str]) -> str:
    return f"```pycon\n{doctest.group().rstrip()}\n```\n"
