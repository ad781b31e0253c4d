"""What fits a body's register of numbers (发文登记) as it then is."""

from collections.abc import Iterator

from decision_flow.domain.numbering import NUMBERED, OpenSeries, Series, TakeNumber, VoidNumber
from decision_flow.domain.staff import Staff
from decision_flow.domain.unmet import unmet, unregistered
from decision_flow.domain.verdict import Verdict


def opens(staff: Staff, said: OpenSeries) -> Iterator[Verdict]:
    """Yield why a series cannot be opened."""
    for there in staff.body.series:
        if said.series == there.key:
            yield unmet(
                "series.open",
                f"文号系列 {there.key} 已启用。",
                f"The series {there.key} is open already.",
            )
        if said.mark == there.mark:
            yield unmet(
                "series.mark",
                f"机关代字“{there.mark}”已用于系列 {there.key}。",
                f"The mark {there.mark} is that of the series {there.key}.",
            )
    if said.given and not said.reasons:
        yield unmet(
            "series.given",
            "本年度此前已用的文号须说明出处（如纸质发文登记簿）。",
            "Say where the numbers given before are registered.",
        )
    if not said.serves:
        yield unmet("series.serves", "须列明该系列用于哪些公文。", "Name what the series serves.")


def takes(staff: Staff, said: TakeNumber) -> Iterator[Verdict]:
    """Yield why a number cannot be taken."""
    series = _series(staff, said.series)
    if series is None:
        yield unregistered(f"没有文号系列 {said.series}。", f"There is no series {said.series}.")
        return
    if said.paper not in series.serves:
        paper = NUMBERED[said.paper]
        yield unmet(
            "series.paper",
            f"系列 {series.key} 不用于{paper.zh}。",
            f"The series {series.key} does not serve: {paper.en}.",
        )
    following = series.following(said.year)
    if said.number != following:
        yield unmet(
            "series.number",
            f"该文号已被取用或者不连续，下一号为{following}。",
            f"That number is taken or leaves a gap; the next one is {following}.",
        )


def voids(staff: Staff, said: VoidNumber) -> Iterator[Verdict]:
    """Yield why a number cannot be voided."""
    series = _series(staff, said.series)
    found = series.find(said.year, said.number) if series is not None else None
    if found is None:
        yield unregistered(
            f"系列 {said.series} 在{said.year}年没有第{said.number}号。",
            f"The series {said.series} has no number {said.number} in {said.year}.",
        )
    elif found.voided is not None:
        yield unmet(
            "series.void",
            f"该文号已作废：{found.voided}",
            f"The number is void already: {found.voided}",
        )


def _series(staff: Staff, key: str) -> Series | None:
    return {each.key: each for each in staff.body.series}.get(key)
