"""What stands in the way of work on the opinions of a consultation: each a verdict, all of them.

Nothing here is of the case: its moves ask for themselves. This is what the register, the clusters
and the ledger ask of whoever writes there.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from decision_flow.domain.opinions.intake import Disposition
from decision_flow.domain.people import Duty
from decision_flow.domain.unmet import unmet
from decision_flow.domain.values import HOUSE_RULE, Source, article, blank, decree_713
from decision_flow.domain.verdict import Verdict

WORKERS = (Duty.DRAFTER, Duty.SECRETARY)
"""Who works on opinions: the officer of a unit that drafts the case, and the secretariat."""

_ADOPTING = decree_713(18)
PRIVACY = Source("个人信息保护法", article(6))
"""Who wrote an opinion is told to nobody who need not know it."""
_LISTED = 20
"""So many numbers are told of those that are wrong."""


def not_a_worker(source: Source = HOUSE_RULE) -> Verdict:
    """Return that somebody neither drafts this case for its unit nor is of the secretariat."""
    return unmet(
        "person.duty",
        "此事由决策承办单位经办人或者办公厅（室）工作人员办理。",
        "This is done by the lead unit's officer or the secretariat.",
        source,
        curers=WORKERS,
    )


def no_notice() -> Verdict:
    """Return that no notice stands under which opinions are taken."""
    return unmet(
        "opinions.notice",
        "本事项现在没有公开征求意见，不能提交意见。",
        "No opinions are asked for in this matter now.",
        decree_713(15),
        curers=(Duty.DRAFTER,),
    )


def not_yet(opens: date) -> Verdict:
    """Return that opinions are asked for from a later day on; time alone cures that."""
    return unmet(
        "opinions.opens",
        f"本事项自{opens}起公开征求意见，届时方可提交意见。",
        f"Opinions are asked for from {opens}; none can be sent before.",
        decree_713(15),
        earliest=opens,
    )


def late_only(in_time: Sequence[int]) -> Iterator[Verdict]:
    """Yield that opinions in time cannot follow any more; `in_time` are their places, from 1."""
    if in_time:
        zh, en = _listed(in_time)
        yield unmet(
            "opinions.late_only",
            f"意见已汇总，此后只能登记逾期收到的意见；第{zh}条是按期收到的。",
            "The opinions were reported on: only late ones can still be registered. In time came: "
            f"{en}.",
            _ADOPTING,
        )


def unreasoned(disposition: Disposition, reason: str | None) -> Iterator[Verdict]:
    """Yield that what is not, or only partly, adopted says no reason."""
    if disposition is not Disposition.ADOPTED and blank(reason):
        yield unmet(
            "opinions.reason",
            "部分采纳、不采纳的，应当说明理由。",
            "What is not, or only partly, adopted needs a reason.",
            _ADOPTING,
        )


def unclustered(in_time: int, placed: int) -> Iterator[Verdict]:
    """Yield that the clusters are not of all opinions that came in time, and of no others."""
    if placed != in_time:
        yield unmet(
            "opinions.clusters",
            f"按期收到{in_time}条，已归类{placed}条，请重新归类。",
            f"{in_time} came in time, {placed} are in clusters: cluster them again.",
            _ADOPTING,
        )


def unanswered(places: Sequence[int]) -> Iterator[Verdict]:
    """Yield that clusters have no answer yet; `places` are theirs."""
    if places:
        zh, en = _listed(places)
        yield unmet(
            "opinions.answers",
            f"还有{len(places)}类意见没有处理结果：第{zh}类。",
            f"{len(places)} clusters have no answer yet: {en}.",
            _ADOPTING,
        )


def _listed(numbers: Sequence[int]) -> tuple[str, str]:
    words, more = [str(each) for each in numbers[:_LISTED]], len(numbers) > _LISTED
    return "、".join(words) + "等" * more, ", ".join(words) + " and more" * more
