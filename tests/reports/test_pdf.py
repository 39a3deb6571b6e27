"""PDF: its text is read; damage and pictures of text are refused."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from panj.errors import ReportError
from panj.reports import read_report


def _pdf(*lines: str) -> bytes:
    writer = PdfWriter()
    page = writer.add_blank_page(width=600, height=800)
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"), NameObject("/BaseFont"): NameObject("/Helvetica")}
    )
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    content = DecodedStreamObject()
    content.set_data(("BT /F1 12 Tf 50 700 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET").encode("latin-1"))
    page[NameObject("/Contents")] = content
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def test_the_text_of_a_pdf_is_read() -> None:
    report = read_report(_pdf("Published: 2024-03-05", "The ferry at the crossing has stopped, the port said."))
    assert "The ferry at the crossing has stopped, the port said." in report.text
    assert report.day is not None


def test_a_pdf_of_pictures_is_refused() -> None:
    with pytest.raises(ReportError, match="OCR"):
        read_report(_pdf())


@pytest.mark.parametrize("cut", [9, 60, 200])
def test_a_damaged_pdf_is_refused(cut: int) -> None:
    with pytest.raises(ReportError):
        read_report(_pdf("The ferry has stopped.")[:cut])
