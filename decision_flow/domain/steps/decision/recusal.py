"""Checks on who takes no part in a matter (Civil Servants Law, Articles 76 and 77)."""

from collections.abc import Mapping

from decision_flow.domain.kind import Asked
from decision_flow.domain.people import ROSTER_SOURCE
from decision_flow.domain.steps.decision.conduct import RECORDER, chief_of, seats
from decision_flow.domain.steps.decision.record import Convene, RecusalGround, RecusedBy
from decision_flow.domain.values import CIVIL_SERVANTS, HOUSE_RULE, Source, Text, article
from decision_flow.domain.verdict import Verdict, verdict

GROUNDS: Mapping[RecusalGround, Text] = {
    RecusalGround.OWN_INTEREST: Text("涉及本人利害关系", "an interest of the member's own"),
    RecusalGround.RELATIVES_INTEREST: Text(
        "涉及亲属的利害关系", "an interest of a relative of the member"
    ),
    RecusalGround.MAY_IMPAIR_FAIRNESS: Text(
        "其他可能影响公正执行公务的情形", "what else may impair fairness"
    ),
    RecusalGround.BODYS_RULE: Text("本机关议事规则规定的情形", "a case that the body's rule names"),
}
"""The grounds in both languages; all but the last are those of Article 76."""


def recusal_has_its_ground(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Return the verdicts that put each recusal's ground on record with its article."""
    return tuple(
        verdict(
            "meeting.recusal_ground",
            passed=True,
            zh=f"{r.person}回避：{GROUNDS[r.ground].zh}。",
            en=f"{r.person} is recused: {GROUNDS[r.ground].en}.",
            source=HOUSE_RULE
            if r.ground is RecusalGround.BODYS_RULE
            else Source(CIVIL_SERVANTS, article(76)),
        )
        for r in asked.payload.recusals
    )


def recusal_is_ordered_lawfully(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Pass when no recusal is ordered by a chief who is recused himself."""
    recusals, chief = asked.payload.recusals, chief_of(asked)
    out = {r.person for r in recusals}
    ordered = [r.person for r in recusals if r.by is RecusedBy.CHIEF]
    if not ordered:
        return ()
    return (
        verdict(
            "meeting.recusal_by",
            chief not in out,
            "行政首长本人回避的，由本人提出或者由会议决定，也不得决定他人回避。",
            "A chief who is recused says so himself or the meeting does; he orders nobody else to "
            "be.",
            Source(CIVIL_SERVANTS, article(77)),
            curers=RECORDER,
        ),
    )


def recusal_has_a_member(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Pass when every recusal is a member's."""
    members = {s.person for s in seats(asked)}
    return tuple(
        verdict(
            "meeting.recusal",
            passed=False,
            zh=f"{r.person}不是会议组成人员，无从回避。",
            en=f"{r.person} is not a member and cannot be recused.",
            source=ROSTER_SOURCE,
        )
        for r in asked.payload.recusals
        if r.person not in members
    )


def recused_chief_entrusted(asked: Asked[Convene]) -> tuple[Verdict, ...]:
    """Pass when a chief who is recused has entrusted the meeting to another, on record."""
    payload = asked.payload
    if chief_of(asked) not in {r.person for r in payload.recusals}:
        return ()
    return (
        verdict(
            "meeting.chief_recused",
            payload.entrustment is not None,
            "行政首长回避的，须有委托其他组成人员主持会议的记录。",
            "Where the chief is recused, it stands on record to whom the meeting is entrusted.",
            Source(CIVIL_SERVANTS, article(76)),
            curers=RECORDER,
        ),
    )
