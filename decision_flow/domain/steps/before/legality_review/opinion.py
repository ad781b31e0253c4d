"""Checks on a legality opinion: what it is, what it must say, and in whose words.

What is only a warning stands at the end: an opinion is not refused for how it is written.
"""

from itertools import combinations
from typing import Any

from decision_flow.domain.kind import Asked
from decision_flow.domain.opinions.wording import Wording, likeness, sentences
from decision_flow.domain.people import Duty
from decision_flow.domain.repealed import rests_on_repealed
from decision_flow.domain.steps.before.drafting import Register
from decision_flow.domain.steps.before.legality_review.said import File, Opine, Opinion, PaperForm
from decision_flow.domain.steps.before.legality_review.timing import REVIEWER
from decision_flow.domain.steps.claims.examination import not_upheld
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

ALIKE = 0.8
"""From this share of common wording on, two answers are told to be the same."""
BRIEF = 6
"""An answer of fewer characters than these examines nothing that it names."""


def is_a_review(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    """Pass for a legality opinion, and for no letter in its place."""
    return (
        verdict(
            "legality.form",
            asked.payload.form is PaperForm.LEGALITY_OPINION,
            "不得以征求意见、法律顾问函等方式代替合法性审查，须出具合法性审查意见书。",
            "A reply to a consultation or counsel's letter may not replace the legality review.",
            decree_713(25),
            curers=(Duty.LEGAL_REVIEWER,),
        ),
    )


def counsel_is_heard(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    """Pass when counsel's written opinion is attached."""
    return (
        verdict(
            "legality.counsel",
            asked.payload.counsel is not None,
            "应当组织法律顾问、公职律师提出法律意见，并附其书面意见。",
            "Legal counsel or government lawyers give their written opinion; it is attached.",
            decree_713(28),
            curers=(Duty.LEGAL_REVIEWER,),
        ),
    )


def what_is_not_upheld_is_owed(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    """Pass when no opinion lets a matter go on with what it did not uphold."""
    conclusion, owed = asked.payload.conclusion, not_upheld(asked.payload.examined)
    stops = conclusion in {Opinion.INCOMPLETE, Opinion.UNLAWFUL}
    listed = "、".join(owed) or "无"
    return (
        verdict(
            "legality.not_upheld",
            stops if owed else conclusion is not Opinion.INCOMPLETE,
            "有未认可的申请的，应当作出程序不完备（或者不合法）的结论，由承办单位照常办理；"
            f"没有的，不得作出程序不完备的结论。未认可：{listed}。",
            "What is not upheld must be done first: the opinion is then that the procedure is "
            "incomplete, or unlawful, and incomplete for nothing else. Not upheld: "
            f"{', '.join(owed) or 'none'}.",
            decree_713(27),
            curers=REVIEWER,
        ),
    )


def says_what_it_must(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    """Pass when a conclusion that carries conditions states them."""
    payload = asked.payload
    if payload.conclusion is Opinion.EXPLORATORY:
        return (
            verdict(
                "legality.unregulated",
                payload.unregulated is not None,
                "探索性改革决策事项限于国家尚无明确规定的：须写明哪一事项国家尚无明确规定。",
                "A reform is exploratory only where the State has no clear rule yet: say on what.",
                decree_713(25),
                curers=REVIEWER,
            ),
            verdict(
                "legality.risk_statement",
                payload.risk_statement is not None,
                "国家尚无明确规定的探索性改革决策事项，可以明示法律风险后提交讨论：须写明法律风险。",
                "An exploratory reform may go on only with its legal risk stated.",
                decree_713(25),
            ),
        )
    if payload.conclusion is Opinion.LAWFUL_AFTER_CHANGES:
        return (
            verdict(
                "legality.changes",
                bool(payload.changes),
                "须逐条写明应当修改的内容。",
                "The changes that are required are to be listed.",
                decree_713(28),
            ),
        )
    return ()


def rests_on_acts_in_force(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Warn who reviews of a basis, in the draft or in the package, that is out of force."""
    drafts = (asked.said_at(s.key, Register, "register") for s in asked.of_kind("drafting"))
    cited = [text for said in drafts if said is not None for text in said.legal_basis]
    package = asked.said(File, "file")
    cited += [paper.title for paper in package.basis] if package is not None else []
    return rests_on_repealed("legality.basis", cited, asked.day, decree_713(27))


def in_words_of_its_own(asked: Asked[Opine]) -> tuple[Verdict, ...]:
    """Warn when authority, procedure and content are not each examined in words of their own."""
    said = asked.payload
    answers = {"职权": said.authority, "程序": said.procedure, "内容": said.content}
    words = {name: Wording(sentences(text), ()) for name, text in answers.items()}
    odd = [name for name, each in words.items() if each.length < BRIEF]
    odd += [
        f"{one}与{two}"
        for (one, a), (two, b) in combinations(words.items(), 2)
        if likeness(a.shingles(), b.shingles()) >= ALIKE
    ]
    if not odd:
        return ()
    listed = "、".join(odd)
    return (
        advice(
            "legality.own_words",
            f"审查意见的下列部分过于简略或者文字雷同：{listed}。请确认已就职权、程序、内容逐项审查。",
            f"Very brief, or in the same words: {', '.join(odd)}. See that authority, procedure "
            "and content were each examined.",
            HOUSE_RULE,
        ),
    )
