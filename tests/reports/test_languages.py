"""English is told cheaply; other languages by the library; too little is no language."""

from __future__ import annotations

import pytest

from panj.reports.languages import guess_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The port office said on Tuesday that the ferry would not sail before Friday.", "en"),
        ("Ferry stopped; 400 wait on bank", None),
        ("", None),
        ("12 34 56", None),
        ("Управление порта сообщило во вторник, что паром не выйдет до пятницы.", "ru"),
        (
            "Hafenamt und Bezirk teilten am Dienstag mit, dass die Fähre nicht vor Freitag ablegen werde. Rund 400 Menschen warten am Ufer.",
            "de",
        ),
        (
            "Le bureau du port a annoncé mardi que le bac ne partirait pas avant vendredi. Près de 400 personnes attendent sur la rive.",
            "fr",
        ),
    ],
)
def test_the_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert guess_language(text) == language
