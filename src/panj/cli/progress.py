"""What is shown on stderr while work goes on; nothing when that is not a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


class Bar:
    """A bar that counts reports, and tells of work that must be done before."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task
        self._before: TaskID | None = None

    def step(self, name: str) -> None:
        """Nothing returned; one more report is done."""
        self._progress.update(self._task, advance=1, description=Path(name).name[-30:])

    def tell(self, what: str, share: float) -> None:
        """Nothing returned; shows how much of something that happens once is done."""
        if self._before is None:
            self._before = self._progress.add_task(what, total=1.0)
        self._progress.update(self._before, description=what[-40:], completed=share, visible=share < 1)


@contextmanager
def shown_progress(paths: Sequence[str]) -> Iterator[Bar]:
    """The bar for the files at those paths, while the block runs."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield Bar(progress, progress.add_task("reading", total=count_files(paths)))


@contextmanager
def shown_work() -> Iterator[Callable[[str, float], None]]:
    """What to call with the work in hand and the share of it that is done, while the block runs."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("", total=1.0)
        yield lambda what, share: progress.update(task, description=what[-40:], completed=share)


def count_files(paths: Iterable[str]) -> int:
    """How many files there are at the paths and below, hidden ones not counted; only for the bar's length.

    >>> count_files(["-", "no/such/file"])
    2
    """
    return sum(_below(path) if os.path.isdir(path) else 1 for path in paths)


def _below(folder: str) -> int:
    count = 0
    for _, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        count += sum(not name.startswith(".") for name in names)
    return count
