"""The legality review examines every claim to do less, one by one (713 Article 27).

What is not upheld must be done: the step is reopened by the opinion itself, and the claim is closed
until the text is changed in substance.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from decision_flow.domain.case import CARRIED, EXEMPT, NOT_APPLICABLE, Case
from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Procedure
from decision_flow.domain.steps.claims.examined import Claimed, Examined
from decision_flow.domain.values import Text, decree_713
from decision_flow.domain.verdict import Verdict, verdict

CLAIMED_LABELS = {
    Claimed.NOT_APPLICABLE: Text("不适用", "not applicable"),
    Claimed.EXEMPT: Text("依法不公开", "exempt by law"),
    Claimed.SHORTENED: Text("缩短期限", "shortened"),
    Claimed.REUSED: Text("引用已有评估", "an existing assessment"),
    Claimed.CARRIED: Text("沿用原案的结论", "carried over from an earlier case"),
}
_STANDS_AS = {
    NOT_APPLICABLE: Claimed.NOT_APPLICABLE,
    EXEMPT: Claimed.EXEMPT,
    CARRIED: Claimed.CARRIED,
}
_REVIEWER = (Duty.LEGAL_REVIEWER,)


def claims(procedure: Procedure, case: Case) -> Iterator[tuple[str, Claimed]]:
    """Yield each step of a gate of which something is claimed, and what."""
    for gate in procedure.gates.values():
        for step in gate.steps:
            claimed = _claimed(case, step)
            if claimed is not None:
                yield step, claimed


def _claimed(case: Case, step: str) -> Claimed | None:
    """Return what is claimed of a step: by where it stands, or by what its standing facts say."""
    if (state := case.shape[step]) in _STANDS_AS:
        return _STANDS_AS[state]
    facts = (case.fact(step, verb) for verb in ("publish", "report"))
    said = [fact.payload for fact in facts if fact is not None]
    if any(getattr(each, "shortening", None) is not None for each in said):
        return Claimed.SHORTENED
    if any(getattr(each, "existing", None) is not None for each in said):
        return Claimed.REUSED
    return None


def each_claim_examined(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass when the opinion has one answer for each claim, and none for what nobody claims."""
    examined: Sequence[Examined] = asked.payload.examined
    standing = [f"{step}（{what}）" for step, what in claims(asked.procedure, asked.case)]
    given = [f"{each.step}（{each.claimed}）" for each in examined]
    beside = [g for n, g in enumerate(given) if g not in standing or g in given[:n]]
    listed = "、".join(beside)
    name = (
        "对不适用、不公开、缩短期限、引用已有评估、沿用原案的审查",
        "examination of the claims to do less",
    )
    return (
        all_of("legality.examined", standing, given, name, source=decree_713(27), curers=_REVIEWER),
        verdict(
            "legality.examined_once",
            not beside,
            "每一项只审查一次，且须为现有的申请" + (f"；不符的：{listed}。" if listed else "。"),
            "Each claim is examined once, and is one that stands"
            + (f"; not so: {', '.join(beside)}." if listed else "."),
            decree_713(27),
            curers=_REVIEWER,
        ),
    )


def not_upheld(examined: Sequence[Examined]) -> tuple[str, ...]:
    """Return the steps of which the reviewer does not uphold what was claimed."""
    return tuple(each.step for each in examined if not each.upheld)


def not_refuted(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass while no opinion on this text, its wording apart, refused what was claimed here."""
    opinion = asked.case.refuted.get(asked.step.key)
    if opinion is None:
        return ()
    return (
        verdict(
            "claim.refuted",
            passed=False,
            zh=f"合法性审查意见（第{opinion.seq}号记录）未认可本环节的申请，须照常办理；"
            "草案作实质性修改后，方可就新文本重新提出。",
            en=f"The legality opinion (line {opinion.seq}) did not uphold what was claimed of this "
            "step: it is done in full, unless the text is changed in substance.",
            source=decree_713(27),
            curers=(Duty.DRAFTER,),
        ),
    )
