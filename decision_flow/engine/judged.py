"""Why a case is opened: the answers of Article 3 stand in it, or it cites where they were given."""

from decision_flow.domain.intake.congress import STEP_OF, based, follows, source_of
from decision_flow.domain.intake.judgement import ANSWER_LABELS, Answer, Answers, Judgement, judged
from decision_flow.domain.intake.judging import found_of
from decision_flow.domain.intake.questionnaire import (
    Found,
    congress_is_asked,
    judge,
    second_person_wanted,
    thresholds_of,
)
from decision_flow.domain.kind import Asked
from decision_flow.domain.links import LinkKind
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.filing import NORMATIVE
from decision_flow.domain.steps.matter import Open
from decision_flow.domain.values import Source, decree_713
from decision_flow.domain.verdict import Verdict, verdict

_BY = (Duty.SECRETARY,)


def judged_major(asked: Asked[Open]) -> tuple[Verdict, ...]:
    """Pass when the matter is major by the rules of the very procedure it is opened under."""
    payload, there, answers = asked.payload, _cited(asked), answers_of(asked)
    told = (payload.answers is None) is not (payload.judgement is None) and answers is not None
    found = (
        verdict(
            "open.judged",
            told,
            "立案须写明判断为重大行政决策的各项填答（answers），或者引用本机关已登记的判断（judgement），"
            "二者取一。",
            "A case is opened with the answers by which the matter is major, or cites a judgement "
            "of this body: one of the two.",
            decree_713(3, 1),
            curers=_BY,
        ),
    )
    if not told or answers is None:
        return found
    return (
        *found,
        _major(asked, answers, there),
        *_normative(asked, answers),
        *_congress(asked, answers),
        *_seen_by_another(asked, there),
    )


def _normative(asked: Asked[Open], answers: Answers) -> tuple[Verdict, ...]:
    """Pass when rules that touch rights go through all four, and are filed."""
    if not answers.normative:
        return ()
    procedure = asked.procedure
    fits = procedure.profile == "four-nots" and bool(procedure.steps_of_kind("filing"))
    return (
        verdict(
            "open.normative",
            fits,
            "涉及权利义务的规范性文件，须经评估论证、公开征求意见、合法性审查、集体讨论决定，"
            "公布并报送备案：请依据设有备案环节的程序（如 normative-document）立案。",
            "A normative document that touches rights is argued, put before the public, reviewed, "
            "discussed together, published and filed: open it under a procedure with a filing step "
            "(such as normative-document).",
            NORMATIVE,
            curers=_BY,
        ),
    )


def _congress(asked: Asked[Open], answers: Answers) -> tuple[Verdict, ...]:
    """Pass when a matter of the congress names its law and is opened under what takes it there."""
    said, procedure = answers.congress, asked.procedure
    if said is None:
        source = congress_is_asked(procedure)
        return () if source is None else (_unanswered(source),)
    wanted = STEP_OF.get(said.duty)
    text = follows(said)
    there = wanted is None or bool(procedure.steps_of_kind(wanted))
    return (
        verdict(
            "open.congress_basis",
            based(said),
            "由人大决定或者须向人大常委会报告的，须写明依据的法律文件和条款；都不是的，不写依据。",
            "Where the congress decides or is reported to, the act and article are named; else "
            "none.",
            source_of(said),
            curers=_BY,
        ),
        verdict(
            "open.congress",
            there,
            f"{text.zh}。"
            + (
                ""
                if there
                else f"本程序没有相应环节（{wanted}），须依设有该环节的程序"
                "（如 four-nots-congress、decree-713-congress）立案。"
            ),
            f"{text.en}."
            + (
                ""
                if there
                else f" This procedure has no step for it ({wanted}): open "
                "the case under one that has, such as four-nots-congress or decree-713-congress."
            ),
            source_of(said),
            curers=_BY,
        ),
    )


def _unanswered(source: Source) -> Verdict:
    return verdict(
        "open.congress_answered",
        passed=False,
        zh="须写明该事项是否依法由人民代表大会或者其常务委员会决定、是否须向常务委员会报告，并写明依据；"
        "都不是的，也须写明（none）。",
        en="Say whether the congress or its standing committee decides the matter, or is reported "
        "to, and by which law; that neither is so is said too (none).",
        source=source,
        curers=_BY,
    )


def answers_of(asked: Asked[Open]) -> Answers | None:
    """Return the answers of Article 3 that a case is opened with, its own or those it cites."""
    there = _cited(asked)
    return asked.payload.answers if there is None else there.said.answers


def _cited(asked: Asked[Open]) -> Judgement | None:
    named = asked.payload.judgement
    return None if named is None else judged(asked.setting.body.judgements, named)


def _major(asked: Asked[Open], answers: Answers, there: Judgement | None) -> Verdict:
    came_to = _found(asked, answers, there)
    same = answers.category is asked.payload.category
    zh = "；".join(reason.text.zh.rstrip("。") for reason in came_to.reasons)
    en = "; ".join(reason.text.en.rstrip(".") for reason in came_to.reasons)
    label = ANSWER_LABELS[came_to.answer]
    if not same:
        zh, en = f"{zh}；立案类别与填答的类别不同", f"{en}; the kind differs from the answers'"
    major = came_to.answer is Answer.MAJOR
    if not major and _part_of_a_major_one(asked):
        major, label = True, ANSWER_LABELS[Answer.MAJOR]
        zh = f"系重大行政决策事项拆分而成，与其他部分合并计算，不因拆分而不再重大；单独看，{zh}"
        en = (
            f"it is a part of a major one that was split, and its parts count together; alone, {en}"
        )
    return verdict(
        "open.major",
        major and same,
        f"该事项{label.zh}：{zh}。",
        f"The matter is {label.en}: {en}.",
        came_to.reasons[0].source,
        curers=_BY,
    )


def _part_of_a_major_one(asked: Asked[Open]) -> bool:
    """Return whether a case is opened as a part of one that was split: it was major as a whole."""
    return any(link.kind is LinkKind.SPLIT_FROM for link in asked.payload.links)


def _found(asked: Asked[Open], answers: Answers, there: Judgement | None) -> Found:
    body, thresholds = asked.setting.body, thresholds_of(asked.procedure)
    if there is None:
        return judge(answers, thresholds, body.level)
    return found_of(body.judgements, there.said, thresholds, body.level)


def _seen_by_another(asked: Asked[Open], there: Judgement | None) -> tuple[Verdict, ...]:
    """Pass when somebody else confirmed the judgement, where the rule set asks for it."""
    source = second_person_wanted(asked.procedure)
    if source is None:
        return ()
    return (
        verdict(
            "open.second_person",
            there is not None and there.confirmed,
            "是否属于重大行政决策，须登记判断并由另一人复核同意后，引用该判断立案。",
            "Whether a matter is major is judged on record and confirmed by another person; the "
            "case cites that judgement.",
            source,
            curers=_BY,
        ),
    )
