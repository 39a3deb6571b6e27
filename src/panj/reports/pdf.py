"""A PDF to a draft: its pages' text, by pypdf. Scanned pages hold none."""

from __future__ import annotations

import io
import logging
import re

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from panj.errors import ReportError
from panj.reports.decoding import clean_text
from panj.reports.drafts import Draft
from panj.reports.plain import draft_plain

# pypdf logs each flaw that it mends; without a handler Python prints those. A handler set by the application still gets them.
logging.getLogger("pypdf").addHandler(logging.NullHandler())

MOST_PAGES = 400
"""Pages beyond which a document is a book and not a report."""


def draft_pdf(raw: bytes, *, origin: str) -> Draft:
    """A draft of a PDF's text; its producer's dates are not the day of publication and are left alone.

    Raises ReportError when the file is damaged, locked, or holds pictures of text only.
    """
    try:
        reader = PdfReader(io.BytesIO(raw))
        if len(reader.pages) > MOST_PAGES:
            raise ReportError(f"{origin}: {len(reader.pages)} pages; at most {MOST_PAGES} are read as one report, so split the file")
        pages = [page.extract_text() for page in reader.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError, NotImplementedError) as damage:
        # pypdf answers a damaged file with whichever of these its object walk meets first.
        raise ReportError(f"{origin}: this PDF cannot be read ({damage}); open it and save its text") from damage
    text = clean_text("\n\n".join(pages))
    if not text.strip():
        raise ReportError(f"{origin}: this PDF holds no text, only pictures of it; run text recognition (OCR) on it first")
    # A word broken at the end of a line is one word.
    return draft_plain(re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text))
