"""What a user has set, read once and passed on: first the file, then the environment, which goes before it.

The file is `config.toml` in the user's configuration folder (on Linux `~/.config/panj/`), or what PANJ_CONFIG names:

    case = "/home/mina/border.panj"
    min_score = 0.3

In the environment the same settings are PANJ_CASE, PANJ_READER, PANJ_GAZETTEER, PANJ_MIN_SCORE and PANJ_THREADS.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import platformdirs

from panj.errors import SettingsError

PREFIX = "PANJ_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set. Everything has a default, so that nothing needs to be."""

    case: str | None = None
    """The case that commands use when none is named: a path or a database URL."""
    reader: Path | None = None
    """The folder of a reader of one's own; the one that comes with Panj when None."""
    gazetteer: Path | None = None
    """A gazetteer of one's own; the default one when None."""
    min_score: float | None = None
    """Claims below this score are left out; the reader's own threshold when None."""
    threads: int = 0
    """How many threads a reading may use; 0 for as many as there are processors."""


def read_settings(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings in the file at `path` and in the environment, by default the user's own.

    Raises:
        SettingsError: one line that names every fault: settings are mended all at once, not one a run.

    >>> read_settings(Path("no such file"), {"PANJ_MIN_SCORE": "0.5"}).min_score
    0.5
    """
    surroundings = os.environ if environment is None else environment
    chosen = path or Path(surroundings.get("PANJ_CONFIG") or default_path())
    given: list[tuple[str, str, object]] = [(name, f"{name} in {chosen}", value) for name, value in _read_file(chosen).items()]
    for name in _CHECKS:
        if stated := surroundings.get(PREFIX + name.upper()):
            given.append((name, PREFIX + name.upper(), stated))
    values: dict[str, Any] = {}
    faults: list[str] = []
    for name, where, value in given:
        try:
            values[name] = _check(name, value)
        except ValueError as fault:
            faults.append(f"{where} {fault}")
    if faults:
        raise SettingsError("; ".join(faults))
    return Settings(**values)


def default_path() -> Path:
    """Where the user's settings stand.

    >>> default_path().name
    'config.toml'
    """
    return Path(platformdirs.user_config_dir("panj", appauthor=False)) / "config.toml"


def _read_file(path: Path) -> dict[str, Any]:
    """What stands in the file; nothing when there is none."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise SettingsError(f"{path} is not TOML ({fault}); mend or remove it") from fault
    except OSError as fault:
        raise SettingsError(f"{path} cannot be read ({fault.strerror}); mend its rights, or name another file with PANJ_CONFIG") from fault


def _check(name: str, value: object) -> object:
    """The value as the settings hold it; raises ValueError with what is wrong and what would be right."""
    if name not in _CHECKS:
        near = difflib.get_close_matches(name, _CHECKS, n=1)
        raise ValueError(f"is no setting; did you mean {near[0]}?" if near else f"is no setting; there are {', '.join(_CHECKS)}")
    return _CHECKS[name](value)


def _as_words(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"must be words, not {value!r}")
    return value


def _as_path(value: object) -> Path:
    path = Path(_as_words(value)).expanduser()
    if not path.exists():
        raise ValueError(f"names {path}, which is not there")
    return path


def _as_score(value: object) -> float:
    score = _as_number(value, "a number from 0 to 1")
    if not 0 <= score <= 1:
        raise ValueError(f"must be a number from 0 to 1, not {value}")
    return score


def _as_count(value: object) -> int:
    count = _as_number(value, "a whole number, 0 or more")
    if count < 0 or not count.is_integer():
        raise ValueError(f"must be a whole number, 0 or more, not {value}")
    return int(count)


def _as_number(value: object, what: str) -> float:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError(f"must be {what}, not {value!r}")  # noqa: TRY004
    try:
        return float(value)
    except ValueError:
        raise ValueError(f"must be {what}, not {value!r}") from None


_CHECKS: dict[str, Callable[[object], object]] = {
    "case": _as_words,
    "reader": _as_path,
    "gazetteer": _as_path,
    "min_score": _as_score,
    "threads": _as_count,
}
NAMES = tuple(field.name for field in fields(Settings))
"""Every setting, for the documentation and its test."""
