"""A tall sheet cut into pages: between rows, at the head of a phase where that is near enough.

No card is cut unless it is taller than a page.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from decision_flow.domain.values import Text
from diagrams.sheets.shapes import Sheet

_FULL = 0.6
"""A page that would be emptier than this is filled beyond the end of a phase."""
_AGAIN = 24
"""So much of a card that had to be cut stands on the next page once more."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a sheet from one height to another, and the phases of which it shows something."""

    top: float
    bottom: float
    phases: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Pages:
    """A sheet and the slices in which it is read, the uppermost first."""

    sheet: Sheet
    slices: tuple[Slice, ...]


def paged(sheet: Sheet, room: float) -> Pages:
    """Return the sheet in slices no taller than `room`. Raises `ValueError` for too little room."""
    if room <= 2 * _AGAIN:
        raise ValueError("a page has room for something")
    found = []
    top = 0.0
    while sheet.height - top > room:
        bottom = _end(sheet, top, room)
        whole = bottom in sheet.cuts
        found.append(_slice(sheet, top, bottom))
        top = bottom if whole else bottom - _AGAIN
    return Pages(sheet, (*found, _slice(sheet, top, sheet.height)))


def _end(sheet: Sheet, top: float, room: float) -> float:
    """Return where a page ends that begins at `top`."""
    lanes = _within((lane.top for lane in sheet.lanes), top + _FULL * room, top + room)
    rows = _within(sheet.cuts, top, top + room)
    return max(lanes or rows or [top + room])


def _within(heights: Iterable[float], above: float, below: float) -> list[float]:
    return [each for each in heights if above < each <= below]


def _slice(sheet: Sheet, top: float, bottom: float) -> Slice:
    shown = (lane.label for lane in sheet.lanes if lane.top < bottom and lane.bottom > top)
    return Slice(top, bottom, tuple(shown))
