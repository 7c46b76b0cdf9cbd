"""Figures beside what is asked of them."""

from dataclasses import dataclass, field
from statistics import median

from rich.console import Console
from rich.table import Table


@dataclass
class Report:
    """Rows of: what, measured, asked, whether it holds."""

    rows: list[tuple[str, str, str, bool]] = field(default_factory=list[tuple[str, str, str, bool]])

    def at_least(self, what: str, value: float, asked: float, unit: str = "") -> None:
        self.rows.append((what, f"{value:,.2f}{unit}", f">= {asked:,g}{unit}", value >= asked))

    def at_most(self, what: str, value: float, asked: float, unit: str = "") -> None:
        self.rows.append((what, f"{value:,.2f}{unit}", f"<= {asked:,g}{unit}", value <= asked))

    def note(self, what: str, text: str) -> None:
        self.rows.append((what, text, "", True))

    def show(self) -> None:
        table = Table("figure", "measured", "asked", "", box=None, pad_edge=False)
        for what, measured, asked, holds in self.rows:
            table.add_row(what, measured, asked, "" if not asked else "holds" if holds else "[bold red]missed[/]")
        Console(highlight=False).print(table)


def ratio(ours: list[float], limit: list[float]) -> float:
    """The ratio of the medians of two series that were measured in turn."""
    return median(ours) / median(limit)
