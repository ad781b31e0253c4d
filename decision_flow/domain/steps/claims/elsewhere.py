"""The legality review is told of what failed before under the same text or title, and waived here.

What failed is never found not applicable in the case where it failed, nor in one that says it
goes on from it (713 Article 24; Fair Competition Review Regulations, Article 18). Who does not say
so gains nothing where the text is the same; where the title is, the reviewer judges.
"""

from collections.abc import Sequence
from typing import Any

from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.said import Inherited
from decision_flow.domain.steps.claims.examined import Claimed, Examined
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

_REVIEWER = (Duty.LEGAL_REVIEWER,)


def told_what_failed_elsewhere(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Warn of each step that is found not applicable and failed in such a case."""
    return tuple(
        advice(
            "claim.failed_elsewhere",
            f"环节{one.step}在本案认定不适用，而本机关{'文本' if other.same_text else '名称'}相同的"
            f"案件{other.id}（{other.title}）曾经办理而未通过（{_where(one).zh}），本案未写明与其"
            "关联。请核实是否为同一事项，再决定是否认可。",
            f"Step {one.step} is found not applicable here, and failed ({_where(one).en}) in case "
            f"{other.id} ({other.title}) of this body with the same "
            f"{'text' if other.same_text else 'title'}, which this one does not name. See whether "
            "it is one matter before you uphold it.",
            HOUSE_RULE,
        )
        for other in asked.setting.elsewhere
        for one in other.failed
    )


def told_what_was_unlawful(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Warn of each opinion that found a text unlawful in a case which had the present text."""
    own = asked.case.denied.get((asked.step.key, "unlawful"))
    found = [(e.id, e.title, e.unlawful) for e in asked.setting.elsewhere if e.unlawful]
    if own is not None and own.draft == asked.case.draft:
        found.append((asked.case.id, asked.case.title, own.seq))
    return tuple(
        advice(
            "legality.unlawful_elsewhere",
            f"现行草案曾是案件{case}（{title}）的草案，该案的合法性审查曾认定不合法（第{line}号记录）。"
            "请核对该意见所指的问题是否仍然存在，再作结论。",
            f"The present text was a draft of case {case} ({title}) too, where the legality review "
            f"found it unlawful (line {line}). See whether what that opinion says still holds "
            "before you conclude.",
            decree_713(25),
        )
        for case, title, line in found
    )


def nothing_waived_that_failed_for_this_text(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass when no step is upheld as not applicable that failed in a case with the same text."""
    failed = {o.step: o for e in asked.setting.elsewhere if e.same_text for o in e.failed}
    examined: Sequence[Examined] = asked.payload.examined
    waived = (e.step for e in examined if e.upheld and e.claimed is Claimed.NOT_APPLICABLE)
    return tuple(
        verdict(
            "legality.failed_elsewhere",
            passed=False,
            zh=f"环节{step}就同一文本曾经办理而未通过（{_where(failed[step]).zh}），"
            "不得认可其不适用；须照常办理。",
            en=f"Step {step} failed for this very text ({_where(failed[step]).en}): that it is not "
            "applicable cannot be upheld, it is done in full.",
            source=asked.procedure.steps[step].source,
            curers=_REVIEWER,
        )
        for step in waived
        if step in failed
    )


def _where(one: Inherited) -> Text:
    return Text(f"案件{one.case}第{one.line}号记录", f"case {one.case}, line {one.line}")
