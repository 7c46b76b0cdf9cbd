"""`make bench`, or `python -m bench` with any of web, polling, remote, files, pages, previs, frames.

`frames` is a profile, not a figure.
"""

import os
import sys

from bench import files, frames, pages, polling, previs, remote, web
from bench.report import Report


def main() -> None:
    chosen = sys.argv[1:] or ["web", "polling", "remote", "files", "pages", "previs"]
    report = Report()
    report.note("load average at the start", " ".join(f"{x:.2f}" for x in os.getloadavg()))
    if "web" in chosen:
        web.measure(report)
    if "polling" in chosen:
        polling.measure(report)
    if "remote" in chosen:
        remote.measure(report)
    if "files" in chosen:
        files.measure(report)
    if "pages" in chosen:
        pages.measure(report)
    if "previs" in chosen:
        previs.measure(report)
    if "frames" in chosen:
        frames.measure(report)
    report.note("load average at the end", " ".join(f"{x:.2f}" for x in os.getloadavg()))
    report.show()
    sys.exit(0 if all(holds for *_, holds in report.rows) else 1)


if __name__ == "__main__":
    main()
