"""Encodings, marks, line ends, binaries: each has a defined result."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from panj.errors import ReportError
from panj.reports.decoding import clean_text, decode

RUSSIAN = "Пограничная служба сообщила, что мост закрыт для всех грузовиков до четверга. Водители ждут на берегу вторые сутки."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_known_by_itself_or_its_mark(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding), origin="t").removeprefix("\ufeff") == RUSSIAN


def test_a_page_tells_its_encoding() -> None:
    assert decode(RUSSIAN.encode("koi8-r"), origin="t", declared="koi8-r") == RUSSIAN


def test_a_legacy_encoding_is_told_from_the_letters() -> None:
    assert decode(RUSSIAN.encode("cp1251"), origin="t") == RUSSIAN


def test_western_quotes_of_windows_are_read() -> None:
    text = "The minister said: “We’ll stay” – and left the café."
    assert decode(text.encode("cp1252"), origin="t") == text


@pytest.mark.parametrize(
    "raw", [b"PK\x03\x04rest", b"{\\rtf1 text}", b"\x1f\x8b\x08rest", b"\x89PNG\r\n", b"\xff\xd8\xff\xe0", bytes(range(256)) * 40]
)
def test_binaries_are_refused_with_a_next_step(raw: bytes) -> None:
    with pytest.raises(ReportError, match=r"photo\.bin: .+; "):
        decode(raw, origin="photo.bin")


def test_noise_is_refused() -> None:
    with pytest.raises(ReportError):
        decode(b"\x00\x01" + os.urandom(4_000), origin="t")


def test_cleaning_keeps_what_is_published() -> None:
    assert clean_text("“Stay”\r\n\r\n\r\n\r\nthe bor\u00adder\u00a0post \u200bsaid.\x07\r") == "“Stay”\n\nthe border post said."


def test_persian_joiners_stay() -> None:
    assert clean_text("می\u200cرود") == "می\u200cرود"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
