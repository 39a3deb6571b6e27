"""A made-up GeoNames dump and a server for it, so that tests need no network."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

from panj.gazetteer.downloads import Answer

STAMP = "Sun, 01 Nov 2026 02:00:00 GMT"


def dump_line(number: int, name: str, where: tuple[float, float], code: str, *, alternates: str = "", areas: tuple[str, str] = ("24", "")) -> str:
    """One line of a dump, in its 19 columns."""
    group = "A" if code.startswith("ADM") else "P" if code.startswith("PPL") else "S"
    cells = [str(number), name, name, alternates, *map(str, where), group, code, "AF", "", *areas, "", "", "0", "", "300", "Asia/Kabul", "2026-01-01"]
    return "\t".join(cells)


LINES = [
    dump_line(1135690, "Kunduz", (36.7, 68.8), "ADM1"),
    dump_line(99000001, "Qishlaq-e Nawabad Test", (36.9, 68.7), "PPL", alternates="Testabad Kalan,قشلاق آزمون", areas=("24", "1402")),
    dump_line(99000002, "Archi Test District", (37.0, 69.0), "ADM2", areas=("24", "1402")),
    dump_line(99000003, "Kunduz", (36.5, 68.5), "STM"),
    dump_line(99000004, "Well of Testabad", (36.5, 68.5), "WLL"),
]


def archive(lines: list[str], member: str = "AF.txt") -> bytes:
    """A dump as the server packs it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr(member, "\n".join(lines) + "\n")
        packed.writestr("readme.txt", "made up")
    return out.getvalue()


class Server:
    """Answers as the GeoNames server does, and breaks off where it is told to."""

    def __init__(self, content: bytes, *, break_after: int | None = None) -> None:
        self.content = content
        self.break_after = break_after
        self.asked: list[tuple[str, int, str]] = []

    @contextmanager
    def fetch(self, url: str, start: int, stamp: str) -> Iterator[Answer]:
        """The rest of the content from `start`; 304 where the caller has it all."""
        self.asked.append((url, start, stamp))
        if stamp == STAMP and not start:
            yield Answer(status=304)
            return
        rest = self.content[start:]
        sent = rest if self.break_after is None else rest[: self.break_after]
        yield Answer(status=206 if start else 200, size=len(rest), stamp=STAMP, blocks=[sent[:40], sent[40:]])


@contextmanager
def unplugged(url: str, start: int, stamp: str) -> Iterator[Answer]:
    """No network."""
    raise OSError("no route to host")
    yield Answer(status=0)
