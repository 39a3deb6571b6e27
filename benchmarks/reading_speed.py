"""How fast Panj reads and how much memory it takes: `make bench`, on the reports in examples/ (or the files named).

Prints reports and word pieces a second of the whole reading, the same of the encoder alone, and the peak of resident memory.
Run it on an idle machine: numbers move by a tenth from run to run.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from panj.gazetteer import Gazetteer
from panj.reading import Reader, read_claims
from panj.records import Report
from panj.reports import read_reports

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
LEAST_SECONDS = 5.0
"""Each measurement repeats until it has lasted so long, and tells its best round."""


def best_seconds(once: Callable[[], object]) -> float:
    """The fastest of the rounds that fit into LEAST_SECONDS, at least two."""
    rounds: list[float] = []
    while len(rounds) < 2 or sum(rounds) < LEAST_SECONDS:
        began = time.perf_counter()
        once()
        rounds.append(time.perf_counter() - began)
    return min(rounds)


def peak_megabytes() -> float:
    """The most resident memory that this process has had."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return kilobytes / 1024 if sys.platform != "darwin" else kilobytes / 1024**2


def main(argv: Sequence[str] | None = None) -> int:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES], help="reports or folders (default: examples/)")
    chosen = parser.parse_args(argv)
    reports = [found for found in read_reports(chosen.paths) if isinstance(found, Report)]
    if not reports:
        print("no reports found; name files or folders that hold some", file=sys.stderr)
        return 1
    before = peak_megabytes()
    began = time.perf_counter()
    reader = Reader.open()
    opened = time.perf_counter() - began
    with Gazetteer.open() as gazetteer:
        whole = best_seconds(lambda: [read_claims(report, reader=reader, gazetteer=gazetteer) for report in reports])
        bare = best_seconds(lambda: [reader.scan(report.text) for report in reports])
    pieces = sum(len(reader.scan(report.text).pieces.starts) for report in reports)
    print(f"{len(reports)} reports, {pieces} word pieces; reader {reader.name}, opened in {opened:.2f} s")
    print(f"whole reading   {len(reports) / whole:8.1f} reports/s {pieces / whole:10.0f} word pieces/s")
    print(f"encoder alone   {len(reports) / bare:8.1f} reports/s {pieces / bare:10.0f} word pieces/s ({100 * bare / whole:.0f}% of the time)")
    print(f"memory          {before:8.0f} MB before the reader, {peak_megabytes():.0f} MB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
