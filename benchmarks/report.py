"""Figures as a table to read, as JSON to compute with, and in the documentation."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

from benchmarks.environments import ROOT

PAGE = ROOT / "docs" / "explanation" / "performance.md"
RESULTS = ROOT / "build" / "benchmarks"


@dataclass(frozen=True, slots=True)
class Report:
    """What one command measured; `text` is Markdown."""

    name: str
    figures: dict[str, Any]
    text: str

    def save(self) -> None:
        """Write the figures as JSON beside what was built."""
        RESULTS.mkdir(parents=True, exist_ok=True)
        shown = json.dumps(self.figures, default=_plain, ensure_ascii=False, indent=1)
        (RESULTS / f"{self.name}.json").write_text(shown + "\n", encoding="utf-8")

    def record(self) -> None:
        """Put the text into the documentation, in place of what stood there."""
        begin, end = f"<!-- {self.name}: written by the command -->", f"<!-- end {self.name} -->"
        page = PAGE.read_text(encoding="utf-8")
        before, found, rest = page.partition(begin)
        _, closed, after = rest.partition(end)
        if not found or not closed:
            raise ValueError(f"{PAGE} has no place for {self.name}")
        PAGE.write_text(f"{before}{begin}\n\n{self.text}\n{end}{after}", encoding="utf-8")


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table; all columns but the first are figures."""
    lines = [f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1)}"]
    lines += [f"| {' | '.join(str(cell) for cell in row)} |" for row in rows]
    return "\n".join(lines) + "\n"


def circumstances(described: dict[str, str]) -> str:
    """Return what the figures were taken on, as a list."""
    return "".join(f"- {key}: {value}\n" for key, value in described.items())


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(f"{type(value).__name__} is no figure")
