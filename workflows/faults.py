"""What is wrong with a file, and where: every fault names file, line, path and what is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass

from decision_flow.domain.errors import ProcedureError
from decision_flow.domain.values import Text

FURTHER = Text("以上各处改正后，还有其余检查。", "Once these are mended, further checks follow.")
"""A file is read in stages, and each needs the one before: faults are those of one stage."""

MOST_FAULTS = 100
MOST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file; the first line is 1, the path of the whole file is empty."""

    file: str
    line: int
    path: str = ""

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.path}".rstrip()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    place: Place
    text: Text

    def __str__(self) -> str:
        return f"{self.place}: {self.text}"


class ProcedureFaultsError(ProcedureError):
    """A rule set cannot be used; `faults` are what was found, in the order of the lines.

    After the first hundred the rest are only counted, in `more`. The text ends with `FURTHER`.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        found = sorted(dict.fromkeys(faults), key=_by_line)
        self.faults = tuple(found[:MOST_FAULTS])
        self.more = len(found) - len(self.faults)
        zh = [f"{fault.place}：{fault.text.zh}" for fault in self.faults]
        en = [f"{fault.place}: {fault.text.en}" for fault in self.faults]
        if self.more:
            zh.append(f"另有{self.more}处。")
            en.append(f"And {self.more} more.")
        super().__init__(Text("\n".join((*zh, FURTHER.zh)), "\n".join((*en, FURTHER.en))))
        self.where = str(self.faults[0].place)


def refuse(faults: Iterable[Fault]) -> None:
    """Raise ProcedureFaultsError when there is a fault at all."""
    found = tuple(faults)
    if found:
        raise ProcedureFaultsError(found)


def fault(place: Place, zh: str, en: str) -> Fault:
    """Return a fault from its two sentences."""
    return Fault(place, Text(zh, en))


def listed(words: Iterable[str]) -> str:
    """Return the words in one line, for "allowed: …"; a dash when there is none."""
    return ", ".join(words) or "—"


def short(word: str) -> str:
    """Return a word of the file fit to be shown: not too long, nothing invisible in it."""
    seen = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in word)
    return seen if len(seen) <= MOST_SHOWN else f"{seen[:MOST_SHOWN]}…"


def _by_line(one: Fault) -> tuple[str, int, str]:
    return one.place.file, one.place.line, one.place.path
