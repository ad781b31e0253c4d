"""What is wrong with a file, and where: every fault names file, line, path and what is allowed."""

from collections.abc import Iterable
from dataclasses import dataclass

from decision_flow.domain.errors import ProcedureError
from decision_flow.domain.values import Text


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
    """A rule set cannot be used; `faults` are all that was found, in the order of the lines."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(dict.fromkeys(faults), key=_by_line))
        super().__init__(
            Text(
                "\n".join(f"{fault.place}：{fault.text.zh}" for fault in self.faults),
                "\n".join(f"{fault.place}: {fault.text.en}" for fault in self.faults),
            )
        )
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


def _by_line(one: Fault) -> tuple[str, int, str]:
    return one.place.file, one.place.line, one.place.path
