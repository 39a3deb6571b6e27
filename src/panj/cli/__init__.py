"""The command line: one command a file, no logic of its own. stdout is data; everything else goes to stderr."""

from __future__ import annotations

from panj.cli.commands import main

__all__ = ["main"]
