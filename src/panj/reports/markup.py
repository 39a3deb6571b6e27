"""Whether bytes are a web page, and the encoding that they name, told without the parsers that reading a page needs."""

from __future__ import annotations

import re

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article|main|section|div|meta|p|h1)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]{3,20})", re.IGNORECASE)


def looks_like_html(text: str) -> bool:
    """Whether the text begins as an HTML page does.

    >>> looks_like_html("<!DOCTYPE html><title>Bridge</title>"), looks_like_html("5 < 6, said the minister")
    (True, False)
    """
    return _HTML.match(text[:4_000]) is not None


def declared_charset(raw: bytes) -> str | None:
    """The encoding that the first bytes of a page name.

    >>> declared_charset(b'<meta charset="windows-1251">')
    'windows-1251'
    """
    match = _CHARSET.search(raw[:4_096])
    return match[1].decode("ascii") if match else None
