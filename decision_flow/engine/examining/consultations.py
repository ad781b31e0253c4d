"""What can be seen of a consultation that was published (713 Articles 3, 14, 15, 18)."""

from decision_flow.domain.calendar import Calendar
from decision_flow.domain.figures import THIRTY_DAYS
from decision_flow.domain.published import About, Basis, Consultation, Explained
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.engine.examining.observed import Bearing, Observation, days, observed

WHOLE = THIRTY_DAYS.count
_OTHER_SUBJECT = {
    About.CATALOGUE: ("征求的是对目录的意见", "the public was asked about a catalogue"),
    About.CALL_FOR_SUGGESTIONS: ("是征集建言", "it is a call for suggestions"),
}

BACKWARDS = Text("，截止早于起始。", ": it ends before it begins.")
ENOUGH = Text("，不少于三十日。", ", no fewer than thirty.")
EXPLAINED = Text(
    "，短于三十日；公布时已作说明，条例允许。",
    ", fewer than thirty; explained when published, as the decree allows.",
)
UNEXPLAINED = Text(
    "，短于三十日，公布时未作说明。", ", fewer than thirty, and not explained when published."
)
BOTH_ENDS = Text(
    "；首日计入则为三十日。条例没有规定计算方法，首日不计是约定的算法，不据此认定违规。",
    "; thirty with the first day. The decree does not say how to count, and not counting the first "
    "day is a convention: no breach is found by it.",
)
SHORTER = Text(
    "，短于三十日。条例说“一般”不少于，缩短的应当在公布时说明；公布的材料看不出是否说明，"
    "也可能依照其他规定办理。",
    ", fewer than thirty. The decree says “normally”, with an explanation when published; whether "
    "there was one, or another rule, the published facts do not show.",
)


def consultation(said: Consultation, calendar: Calendar) -> tuple[Observation, ...]:
    """Return what the published facts of a consultation show."""
    return (
        *_other_rule(said),
        *_window(said),
        *_rest_day(said, calendar),
        *_published(said),
        *_opinions(said),
        *_suggestions(said),
        *_announced(said),
    )


def binds(said: Consultation) -> bool:
    """Return whether Article 15 may bind it: a draft, and no other law's procedure."""
    return said.about is About.DRAFT and said.basis is not Basis.OTHER


def _other_rule(said: Consultation) -> tuple[Observation, ...]:
    if said.basis is Basis.OTHER:
        return (
            observed(
                "consultation.other_rule",
                Bearing.NOTE,
                "本件依照其他法律、法规规定的程序办理，条例的期限对其没有约束力，不作期限方面的提示。",
                "This follows the procedure of another law: the decree's periods do not bind it, "
                "and nothing is remarked on the length.",
                decree_713(3, 2),
            ),
        )
    if said.about is About.DRAFT:
        return ()
    zh, en = _OTHER_SUBJECT[said.about]
    return (
        observed(
            "consultation.other_rule",
            Bearing.NOTE,
            f"本件{zh}，不是对决策草案公开征求意见，适用的是另外的规则；以下只说明数据所能看出的。",
            f"Here {en}, not about a draft decision: another rule applies. What follows is only "
            "what the data let one see.",
            decree_713(15),
        ),
    )


def _window(said: Consultation) -> tuple[Observation, ...]:
    given = days(said.opens, said.closes)
    bearing, why = _weighed(said, given)
    zh = f"自{said.opens}起至{said.closes}止，首日不计，共{given}日{why.zh}"
    en = f"From {said.opens} to {said.closes}, the first day not counted: {given} days{why.en}"
    return (observed("consultation.window", bearing, zh, en, decree_713(15)),)


def _weighed(said: Consultation, given: int) -> tuple[Bearing, Text]:
    """Return how much the length weighs, and why: the first that is so."""
    unexplained = said.explained is Explained.NOT_EXPLAINED and said.basis is Basis.DECREE_713
    cases = (
        (given < 0, Bearing.SHOWN, BACKWARDS),
        (not binds(said), Bearing.NOTE, Text("。", ".")),
        (given >= WHOLE, Bearing.NOTE, ENOUGH),
        (said.explained is Explained.WITH_NOTICE, Bearing.NOTE, EXPLAINED),
        (unexplained, Bearing.SHOWN, UNEXPLAINED),
        (given == WHOLE - 1, Bearing.REMARK, BOTH_ENDS),
        (True, Bearing.REMARK, SHORTER),
    )
    return next((bearing, why) for so, bearing, why in cases if so)


def _rest_day(said: Consultation, calendar: Calendar) -> tuple[Observation, ...]:
    if said.closes.year not in calendar.years:
        return (
            observed(
                "consultation.calendar",
                Bearing.UNKNOWN,
                f"没有{said.closes.year}年的工作日安排，末日是否为休息日无从判断。",
                f"The working days of {said.closes.year} are not held: whether the last day is one "
                "of rest is not known.",
                HOUSE_RULE,
            ),
        )
    if not calendar.rests(said.closes):
        return ()
    return (
        observed(
            "consultation.rest_day",
            Bearing.NOTE,
            f"末日{said.closes}为休息日。最短期限不因休息日顺延，不构成违规；今后宜避开，便于公众提交意见。",
            f"The last day, {said.closes}, is one of rest. A least period does not roll over: no "
            "breach. Another day would serve the public better.",
            HOUSE_RULE,
        ),
    )


def _published(said: Consultation) -> tuple[Observation, ...]:
    if said.published is None:
        return ()
    late = said.published > said.opens
    return (
        observed(
            "consultation.published",
            Bearing.REMARK if late and binds(said) else Bearing.NOTE,
            f"公告发布于{said.published}，{'晚' if late else '不晚'}于所写的起始日{said.opens}。",
            f"Published on {said.published}, {'after' if late else 'no later than'} the first day "
            f"that it names, {said.opens}.",
            decree_713(15),
        ),
    )


def _opinions(said: Consultation) -> tuple[Observation, ...]:
    parts = (said.adopted, said.partly, said.not_adopted)
    given = [part for part in parts if part is not None]
    if said.opinions is None or not (given or said.opinions == 0):
        return (_count_unknown(said),) if binds(said) else ()
    total = sum(given)
    if total < said.opinions and len(given) < len(parts):
        return (_count_unknown(said),)
    same = total == said.opinions
    return (
        observed(
            "consultation.sum",
            Bearing.NOTE if same else Bearing.SHOWN,
            f"收到意见{said.opinions}条，已公布的处理结果合计{total}条，"
            + ("二者一致。" if same else "二者不一致。"),
            f"{said.opinions} opinions, {total} disposed of as published: "
            + ("they agree." if same else "they do not agree."),
            decree_713(18),
        ),
    )


def _count_unknown(said: Consultation) -> Observation:
    received = "" if said.opinions is None else f"收到意见{said.opinions}条；"
    received_en = "" if said.opinions is None else f"{said.opinions} opinions came in. "
    return observed(
        "consultation.disposal",
        Bearing.UNKNOWN,
        f"{received}意见的采纳情况没有（全部）公布，是否逐条研究无从判断。",
        f"{received_en}How all of them were taken up was not published: whether each was "
        "considered is not known.",
        decree_713(18),
    )


def _suggestions(said: Consultation) -> tuple[Observation, ...]:
    total, parts = said.suggestions, said.suggestions_by_breakdown
    if total is None or parts is None:
        return ()
    same = total == parts
    return (
        observed(
            "consultation.breakdown",
            Bearing.NOTE if same else Bearing.SHOWN,
            f"公布的建议总数{total}条，分项合计{parts}条，"
            + ("二者一致。" if same else f"相差{abs(total - parts)}条；原因公布的材料没有说明。"),
            f"{total} suggestions in all, {parts} by their breakdown: "
            + (
                "they agree."
                if same
                else f"{abs(total - parts)} apart, for a reason that was not published."
            ),
            decree_713(18),
        ),
    )


def _announced(said: Consultation) -> tuple[Observation, ...]:
    if said.announced is None:
        return ()
    after = days(said.closes, said.announced)
    return (
        observed(
            "consultation.announced",
            Bearing.NOTE,
            f"结果公布于{said.announced}，在截止后第{after}日；条例没有规定公布的期限。",
            f"What came of it was announced on {said.announced}, {after} days after the last; the "
            "decree sets no period for that.",
            decree_713(18),
        ),
    )
