"""The public names: all there, all documented, typed, and quick to import."""

from __future__ import annotations

import doctest
import inspect
import subprocess
import sys
import typing

import pytest

import panj

NAMES = panj.__all__


def test_the_names() -> None:
    assert sorted(NAMES) == NAMES
    assert NAMES == [
        "Brief", "Case", "Claim", "Gazetteer", "PanjError", "Reader", "Reading", "Report", "Situation",
        "brief", "read", "read_report", "read_reports", "records", "render", "report_from_text",
    ]  # fmt: skip
    assert set(NAMES) <= set(dir(panj))


@pytest.mark.parametrize("name", NAMES)
def test_each_is_there_and_documented(name: str) -> None:
    assert inspect.getdoc(getattr(panj, name))


@pytest.mark.parametrize("name", [name for name in NAMES if inspect.isfunction(getattr(panj, name)) or name == "Case"])
def test_each_that_does_something_has_an_example_and_types(name: str) -> None:
    thing = getattr(panj, name)
    assert doctest.DocTestParser().get_examples(inspect.getdoc(thing) or "")
    for function in [thing] if inspect.isfunction(thing) else [thing.add, thing.situation, thing.close]:
        signature = inspect.signature(function)
        assert signature.return_annotation is not inspect.Signature.empty
        assert all(p.annotation is not p.empty for p in signature.parameters.values() if p.name != "self")


def test_the_brief_stays_a_function_whatever_is_imported() -> None:
    code = "import panj, panj.brief.render, panj.cli; from panj.brief import render; assert panj.brief.__name__ == 'brief' and callable(panj.brief)"
    subprocess.run([sys.executable, "-c", code], check=True)
    subprocess.run([sys.executable, "-c", "import panj.brief.draw; import panj; assert callable(panj.brief)"], check=True)


def test_importing_waits_for_no_database_model_or_parser() -> None:
    code = "import panj, sys; print([m for m in ('sqlalchemy', 'alembic', 'onnxruntime', 'trafilatura') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout == "[]\n"


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'panj' has no attribute 'reed'"):
        _ = panj.reed


def test_it_says_that_it_is_typed() -> None:
    from importlib.resources import files

    assert files("panj").joinpath("py.typed").is_file()
    assert typing.get_type_hints(panj.brief)["return"] is panj.Brief
