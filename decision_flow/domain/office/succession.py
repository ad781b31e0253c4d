"""A unit that another succeeds: its duties pass over, its name stays on record."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from decision_flow.domain.intake.catalogue import Long, Short
from decision_flow.domain.units import Succession, kin, unit_key
from decision_flow.domain.values import Document, Text, blank, record


@record
class SucceedUnit:
    """From `since` on, `new` carries on what `old` was charged with: renamed, merged or abolished.

    `document` is the paper of the reorganisation.
    """

    old: Short
    new: Short
    since: date
    reasons: Long
    document: Document


VERBS: Mapping[str, type[Any]] = {"succeed_unit": SucceedUnit}


def follow_succession(
    there: tuple[Succession, ...], said: SucceedUnit, *, seq: int
) -> tuple[Succession, ...]:
    """Return the successions once this was said."""
    return (*there, Succession(said.old, said.new, said.since, said.reasons, seq))


def unfit_succession(there: tuple[Succession, ...], said: SucceedUnit) -> Text | None:
    """Return why it cannot be entered, or None where it can."""
    return next(_faults(there, said), None)


def _faults(there: tuple[Succession, ...], said: SucceedUnit) -> Iterator[Text]:
    old, new = unit_key(said.old), unit_key(said.new)
    if not old or not new:
        yield Text("单位名称须写明文字。", "The name of a unit says nothing.")
    elif old == new:
        yield Text(
            "两处写的是同一单位（空格、标点、全半角、大小写不计）。", "Both names are of one unit."
        )
    earlier = next((each for each in there if unit_key(each.old) == old), None)
    if earlier is not None:
        yield Text(
            f"“{said.old}”已由“{earlier.new}”承继（第{earlier.line}号）；"
            "个别事项另有安排的，在案件中改由另一单位承办。",
            f"“{said.old}” was succeeded by “{earlier.new}” already (line {earlier.line}); where "
            "one matter goes elsewhere, have another unit draft it in that case.",
        )
    if new in {unit_key(each.old) for each in there} and old in {
        unit_key(each) for each in kin([said.new], there)
    }:
        yield Text("两个单位不能互相承继。", "Two units do not succeed each other.")
    if blank(said.reasons):
        yield Text("须写明理由。", "Say why.")
