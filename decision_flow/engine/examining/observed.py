"""What can be observed of something published, and how much it weighs. It accuses nobody."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from decision_flow.domain.values import Source, Text


class Bearing(StrEnum):
    """How much an observation weighs."""

    NOTE = "note"
    UNKNOWN = "unknown"
    REMARK = "remark"
    SHOWN = "shown"


BEARINGS: Mapping[Bearing, Text] = {
    Bearing.NOTE: Text("说明", "note"),
    Bearing.UNKNOWN: Text("未公布，无从判断", "not published, not known"),
    Bearing.REMARK: Text("请核实", "to be looked into"),
    Bearing.SHOWN: Text("数据显示", "shown by the data"),
}
"""What each is called. Only the last says that something is wrong: with what was published."""


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that the published facts show, or do not show, and the article it is seen by."""

    code: str
    bearing: Bearing
    text: Text
    source: Source


def observed(  # noqa: PLR0917 - read in this order it is a sentence
    code: str, bearing: Bearing, zh: str, en: str, source: Source
) -> Observation:
    """Return an observation from its two sentences."""
    return Observation(code, bearing, Text(zh, en), source)


def days(first: date, last: date) -> int:
    """Return how many days lie after the first up to the last: the first is not counted."""
    return (last - first).days
