"""How a command fails: one line on stderr with the next step, exit code 2 for bad use, 1 for failure."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any

import click

from panj.errors import PanjError

FAILED, MISUSED = 1, 2


class Commands(click.Group):
    """The group of commands, which turns failures into one line and closed pipes into silence."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *_: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """What the command returns or, on its own, nothing: the process ends with the exit code."""
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **extra)
        sys.exit(self._run(args, prog_name, extra))

    def _run(self, args: Sequence[str] | None, prog_name: str | None, extra: dict[str, Any]) -> int:
        """The exit code."""
        _bear_any_text()
        try:
            code = super().main(args, prog_name, standalone_mode=False, **extra)
            sys.stdout.flush()
        except BrokenPipeError:  # the reader of our output has seen enough
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return FAILED
        except click.UsageError as fault:
            where = fault.ctx.command_path if fault.ctx else "panj"
            return _say(f"{where}: {_one_line(fault.format_message()).rstrip('.')}; see: {where} --help", MISUSED)
        except click.ClickException as fault:
            return _say(f"panj: {_one_line(fault.format_message())}", FAILED)
        except PanjError as fault:
            return _say(f"panj: {_one_line(str(fault))}", FAILED)
        except click.Abort:
            return _say("panj: stopped", FAILED)
        return code if isinstance(code, int) else 0


def _say(line: str, code: int) -> int:
    """The code, when the line has been said."""
    click.echo(line, err=True)
    return code


def _one_line(message: str) -> str:
    return " ".join(message.split())


def _bear_any_text() -> None:
    """Nothing returned; a terminal that lacks a letter shows its code instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure") and (stream.encoding or "").lower() not in {"utf-8", "utf8"}:
            stream.reconfigure(errors="backslashreplace")
