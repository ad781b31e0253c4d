"""What the record says that a member said is answered by that member: so it was, or it was not.

The record keeper writes down everybody's words. The member confirms or objects in person, or on a
paper that the record keeper enters. Nothing falls by an objection: it stands beside the words, and
whoever decides is told. A mistake is corrected as any other, by two people.
"""

from typing import Any

from decision_flow.domain.case import AnswerRecord, Fact
from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.decision.conduct import RECORDER
from decision_flow.domain.steps.decision.record import Discuss
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

MEMBERS = (Duty.MEMBER, Duty.CHIEF)
ANSWERERS = (*MEMBERS, *RECORDER)


def somebody_has_not_answered(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass while a discussion has words for which a member has not answered."""
    spoken = (
        (f.seq, f.payload.heard) for f in asked.case.minutes if isinstance(f.payload, Discuss)
    )
    waiting = any((seq, p) not in asked.case.answers for seq, heard in spoken for p in heard)
    return (
        verdict(
            "answer_record.heard",
            waiting,
            "须有尚未答复的发言记录：会议讨论记录以后才能答复，每人只答复一次。",
            "There are words on record for which a member has not answered yet.",
            HOUSE_RULE,
            curers=RECORDER,
        ),
    )


def answers_own_words(asked: Asked[AnswerRecord]) -> tuple[Verdict, ...]:
    """Pass when the line has words of the member, and it is the member or a paper that answers."""
    said, who = asked.payload, asked.actor
    heard = _heard(asked, said.line)
    in_person = who.person == said.person and who.duty in MEMBERS
    on_paper = who.duty in RECORDER and said.signed is not None
    return (
        verdict(
            "answer_record.line",
            said.person in heard,
            f"第{said.line}号须为本案记录讨论的一号，并载有{said.person}的发言或者表态。",
            f"Line {said.line} is a discussion of this case with words or a position of "
            f"{said.person}.",
            decree_713(30),
        ),
        verdict(
            "answer_record.whose",
            in_person or on_paper,
            "对本人发言记录的意见，由本人办理；记录人员代为录入的，附本人签名的书面意见（signed）。",
            "One's words are answered for in person; the record keeper enters the answer with the "
            "paper that the member signed (`signed`).",
            HOUSE_RULE,
        ),
    )


def objection_says_what_was_said(asked: Asked[AnswerRecord]) -> tuple[Verdict, ...]:
    """Pass when whoever objects says what was said instead."""
    return (
        verdict(
            "answer_record.words",
            asked.payload.agrees or asked.payload.words is not None,
            "认为记录不实的，须写明实际所说的内容。",
            "Whoever objects says what was said instead.",
            HOUSE_RULE,
        ),
    )


def answered_once(asked: Asked[AnswerRecord]) -> tuple[Verdict, ...]:
    """Pass while the member has not answered for this line."""
    before = asked.case.answers.get((asked.payload.line, asked.payload.person))
    return (
        verdict(
            "answer_record.once",
            before is None,
            "同一记录只答复一次" + (f"：已有第{before.seq}号。" if before else "。"),
            "A record is answered once by each member"
            + (f": line {before.seq} did." if before else "."),
            HOUSE_RULE,
        ),
    )


def words_are_answered(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Tell whoever decides of objections; pass once everybody answered, where the rules ask."""
    discussed = asked.own("discuss")
    if discussed is None or not isinstance(discussed.payload, Discuss):
        return ()
    line = discussed.seq
    answers = {p: f for (n, p), f in asked.case.answers.items() if n == line}
    objections = tuple(_objected(fact) for fact in answers.values() if not _agrees(fact))
    if asked.choice("words", "as_recorded") != "must_answer":
        return objections
    name = ("组成人员对本人发言记录的确认", "the members' answers to the record of their words")
    return (
        *objections,
        all_of(
            "meeting.words_answered",
            discussed.payload.heard,
            answers,
            name,
            source=asked.step.source,
            curers=ANSWERERS,
            called=asked.person_named,
        ),
    )


def _heard(asked: Asked[Any], line: int) -> tuple[str, ...]:
    found = (f.payload for f in asked.case.minutes if f.seq == line)
    return next((said.heard for said in found if isinstance(said, Discuss)), ())


def _agrees(fact: Fact) -> bool:
    return isinstance(fact.payload, AnswerRecord) and fact.payload.agrees


def _objected(fact: Fact) -> Verdict:
    said = fact.payload
    who, words = (said.person, said.words) if isinstance(said, AnswerRecord) else ("", "")
    return advice(
        "meeting.words_objected",
        f"{who}对本人发言记录有异议（第{fact.seq}号）：{words}。请核实，记录有误的由两人更正。",
        f"{who} objects to the record of what was said (line {fact.seq}): {words}. See whether it "
        "is right; a mistake is corrected by two people.",
        decree_713(30),
    )
