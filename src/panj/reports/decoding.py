"""Bytes to clean text: the encoding, the byte order mark, line ends, soft hyphens.

Only bytes are cleaned. A string that a caller gives stays as it is, because its offsets are the caller's.
"""

from __future__ import annotations

import codecs
import re

from panj.errors import ReportError

BINARY_SHARE = 0.02
"""Share of control characters from which bytes count as binary: set by hand. `tests/reports/test_decoding.py` holds both sides."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_BINARY = (
    (b"PK\x03\x04", "a zip archive or an office document", "save it as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as text or HTML"),
    (b"{\\rtf", "rich text (RTF)", "save it as plain text"),
    (b"\x1f\x8b", "gzip-compressed", "unpack it first"),
    (b"\x89PNG", "an image", "copy its text into a file"),
    (b"\xff\xd8\xff", "an image", "copy its text into a file"),
    (b"GIF8", "an image", "copy its text into a file"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]")
_LINE_ENDS = re.compile("\r\n|\r|\x0b|\x0c|\x85|\u2028|\u2029")


def decode(raw: bytes, *, origin: str, declared: str | None = None) -> str:
    """The text that the bytes hold, by byte order mark, UTF-8, the page's own word, or the likeliest legacy encoding.

    Raises ReportError when they are no text.

    >>> decode("«Граница закрыта»".encode("cp1251"), origin="text", declared="windows-1251")
    '«Граница закрыта»'
    """
    for magic, what, remedy in _KNOWN_BINARY:
        if raw.startswith(magic):
            raise ReportError(f"{origin}: this is {what}, not a report; {remedy}")
    text = _by_mark(raw) or _by_name(raw, "utf-8") or _by_name(raw, declared) or _by_likelihood(raw)
    if text is None or _control_share(text) > BINARY_SHARE:
        raise ReportError(f"{origin}: this is binary, not text; give a text, HTML or PDF file")
    return text


def clean_text(text: str) -> str:
    r"""The text with plain line ends and spaces, without soft hyphens, zero-width marks and control characters.

    Curly quotes, dashes and letters of every script stay as published.

    >>> clean_text("The bor\u00adder is\u00a0closed.\r\n\r\n\r\n\r\nIt rains.  \r\n")
    'The border is closed.\n\nIt rains.'
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _CONTROLS.sub("", _INVISIBLE.sub("", _SPACES.sub(" ", text)))
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _by_mark(raw: bytes) -> str | None:
    return next((_by_name(raw, encoding) for mark, encoding in _MARKS if raw.startswith(mark)), None)


def _by_name(raw: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return None if "\x00" in text and encoding == "utf-8" else text


def _by_likelihood(raw: bytes) -> str | None:
    # Nine in ten bytes plain ASCII: Western punctuation and accents, which the statistics of a short text get wrong.
    if b"\x00" not in raw and sum(byte > 127 for byte in raw[:20_000]) < 0.1 * len(raw[:20_000]):
        western = _by_name(raw, "cp1252")
        if western is not None:
            return western
    from charset_normalizer import from_bytes  # imported here: UTF-8, the usual case, need not pay for it

    best = from_bytes(raw[:200_000]).best()
    return raw.decode(best.encoding, "replace") if best else None


def _control_share(text: str) -> float:
    sample = text[:100_000]
    return len(_CONTROLS.findall(sample)) / max(1, len(sample))
