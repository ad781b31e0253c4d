"""Whether a hearing has to be held (713 Article 16): said when the body decides to start.

It may be held; a law, the catalogue's mark or a local rule can say that it must.
"""

from enum import StrEnum
from typing import Any

from decision_flow.domain.intake.catalogue import listed
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.values import decree_713, record
from decision_flow.domain.verdict import Verdict, advice, verdict

_BODY = (Duty.CHIEF, Duty.SECRETARY)
_ARTICLE = decree_713(16)


class HearingGround(StrEnum):
    """By what a hearing is held (713 Article 16): it may be; other law can say that it must."""

    LAW = "law"
    CATALOGUE = "catalogue"
    LOCAL_RULE = "local_rule"
    CHOICE = "choice"


@record
class HearingDue:
    """A hearing has to be held; `basis` is the act, the catalogue's mark or the body's own word."""

    ground: HearingGround
    basis: str


def hearing_is_answered(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass when it is said whether a hearing has to be held, where the catalogue marks that."""
    if asked.choice("hearing_mark", "optional") != "mandatory":
        return ()
    payload = asked.payload
    return (
        verdict(
            "start.hearing_mark",
            (payload.hearing is None) is not (payload.no_hearing is None),
            "目录应当标明须听证的事项：启动决定须写明是否须举行听证，不须听证的写明理由。",
            "The catalogue marks the matters to be heard: say whether a hearing has to be held, "
            "or why none has.",
            asked.step.source,
            curers=_BODY,
        ),
    )


def marked_is_heard(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass when a matter that the body's catalogue marks for a hearing is started as one."""
    key = asked.payload.listed
    item = listed(asked.setting.body.catalogues, key) if key is not None else None
    if item is None or not item.hearing:
        return ()
    return (
        verdict(
            "start.marked",
            asked.payload.hearing is not None,
            f"年度目录标明“{item.title}”须举行听证：启动决定须写明。",
            f"The catalogue marks “{item.title}” for a hearing: the decision to start says so.",
            _ARTICLE,
            curers=_BODY,
        ),
    )


def hearing_has_its_step(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Warn where a hearing has to be held and the procedure has no step for one."""
    if asked.payload.hearing is None or asked.of_kind("hearing"):
        return ()
    return (
        advice(
            "start.hearing",
            "须举行听证，而本程序没有听证环节：请改依设有听证环节的规则立案，"
            "或者另行听证并将材料一并提交合法性审查。",
            "A hearing has to be held, and this procedure has no step for it: open the case under "
            "a rule set that has one, or hold it besides and hand its papers to the legality "
            "review.",
            _ARTICLE,
        ),
    )
