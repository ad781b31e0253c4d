"""What stands in the way of an entry about a succession, an emergency or the use of a seal."""

from collections.abc import Iterator

from decision_flow.domain.office.emergency import (
    Emergency,
    EndEmergency,
    RegisterEmergency,
    ReportEmergency,
    SaidOfEmergency,
    Told,
    entered,
)
from decision_flow.domain.office.seals import UseSeal
from decision_flow.domain.office.succession import SucceedUnit
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.units import Succession, kin, unit_key
from decision_flow.domain.unmet import taken, unmet, unregistered, unsaid
from decision_flow.domain.verdict import Verdict


def unmet_of_succession(
    there: tuple[Succession, ...], said: SucceedUnit, writer: Writer
) -> Iterator[Verdict]:
    """Yield all that stands in the way of entering that a unit is succeeded."""
    old, new = unit_key(said.old), unit_key(said.new)
    if not old or not new:
        yield unmet("succession.unit", "单位名称须写明文字。", "The name of a unit says nothing.")
    elif old == new:
        yield unmet(
            "succession.unit",
            "两处写的是同一单位（空格、标点、全半角、大小写不计）。",
            "Both names are of one unit.",
        )
    earlier = next((each for each in there if unit_key(each.old) == old), None)
    if earlier is not None:
        yield unmet(
            "succession.succeeded",
            f"“{said.old}”已由“{earlier.new}”承继（第{earlier.line}号）；"
            "个别事项另有安排的，在案件中改由另一单位承办。",
            f"“{said.old}” was succeeded by “{earlier.new}” already (line {earlier.line}); where "
            "one matter goes elsewhere, have another unit draft it in that case.",
        )
    if new in {unit_key(each.old) for each in there} and old in {
        unit_key(each) for each in kin([said.new], there)
    }:
        yield unmet(
            "succession.circle", "两个单位不能互相承继。", "Two units do not succeed each other."
        )
    if said.since > writer.day and not writer.again:
        yield unmet(
            "succession.ahead",
            f"承继自{said.since}起，尚未开始：自该日起方可登记，此前原单位照旧办理。",
            f"The succession begins on {said.since}: it is entered from that day on, and until "
            "then the unit goes on.",
            earliest=said.since,
        )
    yield from unsaid(("理由", "reasons", said.reasons))


def unmet_of_seal(said: UseSeal) -> Iterator[Verdict]:
    """Yield all that stands in the way of entering that a seal was used."""
    yield from unsaid(
        ("所用印章", "seal", said.seal),
        ("用章单位", "unit", said.unit),
        ("文件名称", "title", said.title),
        ("经办人", "handler", said.handler),
        ("批准人", "approver", said.approved_by),
    )
    if said.copies < 1:
        yield unmet("seal.copies", "用章份数至少一份。", "At least one copy was sealed.")
    if said.handler.strip() == said.approved_by.strip():
        yield unmet(
            "seal.same", "经办人与批准人不得为同一人。", "Who handles it is not who approves it."
        )


def unmet_of_emergency(there: tuple[Emergency, ...], said: SaidOfEmergency) -> Iterator[Verdict]:
    """Yield all that stands in the way of an entry about an emergency."""
    found = entered(there, said.entry)
    if isinstance(said, RegisterEmergency):
        yield from _unregistrable(found, said)
    elif found is None:
        yield unregistered(
            f"应急登记中没有“{said.entry}”。", f"The register has no “{said.entry}”."
        )
    else:
        yield from _unfit(found, said)


def _unregistrable(found: Emergency | None, said: RegisterEmergency) -> Iterator[Verdict]:
    if found is not None:
        yield taken(said.entry)
    yield from unsaid(
        ("决定名称", "title", said.title),
        ("作出决定的机关或者会议", "who decided", said.decided_by),
        ("突发事件", "event", said.event),
        ("应急措施", "measures", said.measures),
    )


def _unfit(found: Emergency, said: ReportEmergency | EndEmergency) -> Iterator[Verdict]:
    day = said.on if isinstance(said, ReportEmergency) else said.ended_on
    if day < found.said.decided_on:
        yield unmet(
            "emergency.day",
            "日期不得早于作出决定之日。",
            "The day lies before that of the decision.",
        )
    if isinstance(said, EndEmergency) and found.ended is not None:
        yield unmet(
            "emergency.stage", "该项应急处置已登记结束。", "Its end is on the register already."
        )
    if isinstance(said, ReportEmergency) and said.told is Told.REPORTED and found.ended is None:
        yield unmet(
            "emergency.open",
            "专项工作报告在应急处置工作结束后作出，请先登记结束。",
            "The special report is made once the emergency is over: enter its end first.",
        )
