"""What is asked where the decision itself is to be changed: in a case of its own, as that came out.

Nothing else changes what was decided (713 Article 37), and no problem is dealt with by what was
decided before anybody had reported it (ADR 0060).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from decision_flow.domain.execution.book import Trouble
from decision_flow.domain.execution.said import GOES_ON, Change, Effect, Refer, Settle
from decision_flow.domain.kind import Asked
from decision_flow.domain.links import Link, LinkKind, OtherCase
from decision_flow.domain.steps.after.execution.tasks import BODY, book_of
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, verdict

LINK_OF: Mapping[Change, LinkKind] = {
    Change.ADJUST: LinkKind.ADJUSTS,
    Change.TERMINATE: LinkKind.TERMINATES,
}
EFFECTS: Mapping[Change, frozenset[Effect]] = {
    Change.ADJUST: frozenset({Effect.CARRIES_ON, Effect.REPLACED}),
    Change.TERMINATE: frozenset({Effect.TERMINATED}),
}
"""What an issued decision of a new case can come to for the one that it changes."""


def referred_to_its_case(asked: Asked[Refer]) -> tuple[Verdict, ...]:
    """Pass when the new case is one of this body, under way, and names this one so.

    One that was opened since a problem was reported may have been issued meanwhile.
    """
    said, problems = asked.payload, book_of(asked).problems
    other, kind = _other(asked, said.case), LINK_OF[said.change]
    fits = other is not None and (
        Link(kind=kind, to=asked.case.id) in other.links
        and not other.ended
        and (not other.issued or _opened_since(other, problems))
    )
    return (
        verdict(
            "execution.refer",
            fits,
            f"变更、终止决策须依法定程序另案办理：{said.case} 须为本机关已经立案、尚未终结、以"
            f"“{kind}”关联本案的案件；在所报告的问题之前立案并已出台的，不是针对该问题的决策。",
            f"A decision is changed or ended by the whole procedure in a case of its own: "
            f"{said.case} must be one of this body, under way, that names this one as `{kind}`. "
            "What was opened before the problem was reported, and is issued, was not decided "
            "because of it.",
            decree_713(37),
            curers=BODY,
        ),
        *(_of_before(asked, other) if fits and other is not None and other.issued else ()),
    )


def _of_before(asked: Asked[Refer], other: OtherCase) -> tuple[Verdict, ...]:
    """Refuse what was issued and opened before some open problem was reported (ADR 0060)."""
    later = [e.reported.line for e in book_of(asked).problems if not _opened_since(other, [e])]
    if not later or asked.setting.again:
        return ()
    zh, en = lines_told(later)
    return (
        verdict(
            "execution.refer_each",
            passed=False,
            zh=f"{other.id} 在{zh}问题报告以前立案，且已经出台，不是针对这些问题的"
            "决策：先另行处理这些问题，或者为其另行立案。",
            en=f"{other.id} was opened before the problems of {en} were reported, "
            "and is issued: it was not decided because of them. Deal with them first, or open a "
            "case for them.",
            source=decree_713(37),
            curers=BODY,
        ),
    )


def as_the_new_case_decided(asked: Asked[Settle]) -> tuple[Verdict, ...]:
    """Pass when the effect is what the new case came to: issued, or ended without a decision."""
    said, book = asked.payload, book_of(asked)
    other, referred = _other(asked, said.case), book.referred
    if referred is None or other is None or referred[0].case != said.case:
        wanted: frozenset[Effect] = frozenset()
    elif other.issued:
        wanted = EFFECTS[referred[0].change]
        if Effect.CARRIES_ON in wanted and since_it_was_issued(asked):
            wanted |= {Effect.GOES_ON_TROUBLED}
    else:
        wanted = frozenset({Effect.UNCHANGED} if other.ended else ())
    named = referred[0].case if referred else "—"
    listed = "、".join(sorted(wanted)) or "尚无（该案未出台也未终结）"
    listed_en = ", ".join(sorted(wanted)) or "none yet: it has neither been issued nor ended"
    return (
        verdict(
            "execution.settle",
            said.effect in wanted,
            f"本案如何继续以另案（{named}）的结果为准，现可登记的结果：{listed}。",
            f"What becomes of this case is what the other one ({named}) decided: {listed_en}.",
            decree_713(37),
            curers=BODY,
        ),
        *_left_open(asked),
        _ends_open_tasks(asked),
    )


def _ends_open_tasks(asked: Asked[Settle]) -> Verdict:
    said, there = asked.payload, book_of(asked).open
    fits = said.effect in GOES_ON or not said.ended
    unknown = [key for key in said.ended if key not in there]
    listed = "、".join(there) or "无"
    return verdict(
        "execution.ended",
        fits and not unknown,
        f"随调整终止的任务须为未了结的任务（{listed}），仅在继续执行时写明。",
        f"Tasks that end with the adjustment are open ones ({', '.join(there) or 'none'}); they "
        "are named only where the execution goes on.",
        HOUSE_RULE,
        curers=BODY,
    )


def _left_open(asked: Asked[Settle]) -> tuple[Verdict, ...]:
    """Refuse to mark as dealt with what was reported since the new case was issued (ADR 0060)."""
    later = since_it_was_issued(asked)
    if asked.payload.effect is not Effect.CARRIES_ON or not later or asked.setting.again:
        return ()
    zh, en = lines_told(later)
    return (
        verdict(
            "execution.settle_each",
            passed=False,
            zh=f"{zh}问题在另案出台以后报告，不是该案所解决的：登记为 "
            f"{Effect.GOES_ON_TROUBLED}，留待处理。",
            en=f"The problems of {en} were reported once the other case was issued, "
            f"which did not deal with them: register `{Effect.GOES_ON_TROUBLED}`, which leaves "
            "them open.",
            source=decree_713(37),
            curers=BODY,
        ),
    )


def since_it_was_issued(asked: Asked[Any]) -> set[int]:
    """Return the lines of the open problems that were reported once the new case was issued."""
    other = _other(asked, asked.payload.case)
    issued = other.issued_at if other is not None else None
    there = (each.reported for each in book_of(asked).problems)
    return {each.line for each in there if issued is not None and each.at > issued}


def _opened_since(other: OtherCase, problems: Iterable[Trouble]) -> bool:
    """Return whether a case was opened once one of these problems had been reported."""
    opened = other.opened
    return opened is not None and any(opened >= each.reported.at for each in problems)


def _other(asked: Asked[object], case: str) -> OtherCase | None:
    return next((each for each in asked.setting.others if each.id == case), None)


def lines_told(lines: Iterable[int]) -> tuple[str, str]:
    """Return these lines in words, in both languages."""
    numbers = sorted(lines)
    zh = "、".join(f"第{line}号" for line in numbers) or "无"
    return zh, ", ".join(f"line {line}" for line in numbers) or "none"
