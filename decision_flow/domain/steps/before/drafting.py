"""Drafting (713 Article 12): versions by digest, classes of change.

A revision becomes the current draft only when the legal reviewer has classed it. `ordered` is the
class of a change that the legality opinion itself asked for: the reviewer checks it off.
"""

from enum import StrEnum

from decision_flow.domain.kind import Asked, Choice, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.repealed import rests_on_repealed
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import HOUSE_RULE, Digest, Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


class ChangeClass(StrEnum):
    """How far a revision goes; the procedure says which gates each class reopens."""

    EDITORIAL = "editorial"
    RESPONSIVE = "responsive"
    ORDERED = "ordered"
    SUBSTANTIVE = "substantive"


@record
class Register:
    """The first text, with what Article 12 wants beside it."""

    draft: Document
    explanation: Document
    legal_basis: tuple[str, ...]
    survey: Document | None = None
    options: tuple[Document, ...] = ()


@record
class Revise:
    """A new text, the comparison with the current one, and the class that the drafter proposes."""

    draft: Document
    comparison: Document
    proposed: ChangeClass
    reasons: str


@record
class Trace:
    """A changed passage and the recorded opinion that it answers."""

    passage: str
    opinion: str


@record
class Classify:
    """The legal reviewer's class. `draft` names the revision that was compared.

    `adds_burden` says whether it adds a burden, beneficiary, money or measure not consulted on;
    `touches` lists steps whose subject (operators, risk points) the change affects.
    """

    draft: Digest
    as_class: ChangeClass
    reasons: str
    traces: tuple[Trace, ...] = ()
    adds_burden: bool = False
    touches: tuple[str, ...] = ()


@record
class Retract:
    """The revision is taken back."""

    reasons: str


def _basis_is_listed(asked: Asked[Register]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "drafting.basis",
            bool(asked.payload.legal_basis),
            "应当全面梳理与决策事项有关的法律、法规、规章和政策，至少列明一项依据。",
            "The laws, rules and policies that bear on the matter are to be listed: at least one.",
            decree_713(12),
        ),
    )


def _basis_is_in_force(asked: Asked[Register]) -> tuple[Verdict, ...]:
    """Warn when what is listed is out of force on the day of the draft."""
    cited = asked.payload.legal_basis
    return rests_on_repealed("drafting.basis_in_force", cited, asked.day, decree_713(12))


def _text_is_new(asked: Asked[Revise]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "drafting.new_text",
            asked.payload.draft.digest != asked.case.draft,
            "修改稿与现行草案文本相同，没有可以认定的修改。",
            "The revision is the current text itself: there is no change to class.",
            HOUSE_RULE,
        ),
    )


def _same_revision(asked: Asked[Classify]) -> tuple[Verdict, ...]:
    revised = asked.said(Revise, "revise")
    wanted = revised.draft.digest if revised else None
    return (
        verdict(
            "drafting.same_revision",
            wanted == asked.payload.draft,
            f"所认定的文本须为待认定的修改稿（{(wanted or '无')[:12]}）。",
            f"The text that is classed must be the revision on file ({(wanted or 'none')[:12]}).",
            HOUSE_RULE,
        ),
    )


def _responsive_is_traced(asked: Asked[Classify]) -> tuple[Verdict, ...]:
    payload = asked.payload
    if payload.as_class is not ChangeClass.RESPONSIVE:
        return ()
    return (
        verdict(
            "drafting.responsive_traced",
            bool(payload.traces) and not payload.adds_burden,
            "“采纳意见”类修改须逐处对应已记录的意见，且不增加未征求意见的负担、对象、资金或措施。",
            "A responsive change traces each passage to a recorded opinion and adds no burden, "
            "beneficiary, money or measure that was not consulted on.",
            HOUSE_RULE,
        ),
    )


def _editorial_adds_nothing(asked: Asked[Classify]) -> tuple[Verdict, ...]:
    payload = asked.payload
    if payload.as_class is not ChangeClass.EDITORIAL:
        return ()
    return (
        verdict(
            "drafting.editorial",
            not payload.adds_burden and not payload.touches,
            "文字性修改不得增加负担、对象、资金或措施，也不得涉及经营者或者风险点。",
            "An editorial change adds no burden or money and touches no operator or risk point.",
            HOUSE_RULE,
        ),
    )


def _ordered_adds_nothing(asked: Asked[Classify]) -> tuple[Verdict, ...]:
    payload = asked.payload
    if payload.as_class is not ChangeClass.ORDERED:
        return ()
    return (
        verdict(
            "drafting.ordered",
            not payload.adds_burden,
            "按审查意见修改而增加未征求意见的负担、对象、资金或者措施的，应当认定为实质性修改。",
            "A change that adds a burden, beneficiary, money or measure not consulted on is "
            "substantive, though the legality opinion asked for it.",
            HOUSE_RULE,
            curers=(Duty.LEGAL_REVIEWER,),
        ),
    )


def _known_text_is_new_in_substance(asked: Asked[Classify]) -> tuple[Verdict, ...]:
    """Pass unless a text that the case had before gets a lighter class than substantive.

    What was found of that text since is no answer about it that stands.
    """
    payload, before = asked.payload, asked.case.texts
    if payload.as_class is ChangeClass.SUBSTANTIVE or payload.draft not in before:
        return ()
    return (
        verdict(
            "drafting.text_had_before",
            passed=False,
            zh=f"该文本是本案曾经使用过的第{before.index(payload.draft) + 1}稿，此后已被修改；"
            "恢复旧稿的，应当认定为实质性修改，重新履行各环节。",
            en=f"This text is draft {before.index(payload.draft) + 1} of the case, and was changed "
            "since: to take it up again is a change of substance, and every gate is asked anew.",
            source=decree_713(25),
            curers=(Duty.LEGAL_REVIEWER,),
        ),
    )


def _touched_steps_exist(asked: Asked[Classify]) -> tuple[Verdict, ...]:
    unknown = [s for s in asked.payload.touches if asked.procedure.gate_of(s) is None]
    if not unknown:
        return ()
    listed = "、".join(unknown)
    return (
        verdict(
            "drafting.touches",
            passed=False,
            zh=f"所涉环节不属于任何关口：{listed}。",
            en=f"No gate has these steps: {', '.join(unknown)}.",
            source=HOUSE_RULE,
        ),
    )


def _registered_text(asked: Asked[Register]) -> str | None:
    return asked.payload.draft.digest


def _classed_text(asked: Asked[Classify]) -> str | None:
    return asked.payload.draft


def _class_rows() -> tuple[Row, ...]:
    """Return a row for each class. What was demanded cannot be met with a change of wording."""
    offered, demanded = ("revising",), ("revising", "redrafted")
    return tuple(
        Row(
            f"classify_{name}",
            offered if name is ChangeClass.EDITORIAL else demanded,
            "current",
            Choice.FATE,
        )
        for name in ChangeClass
    )


DRAFTING = complete(
    Kind(
        name="drafting",
        version=1,
        label=Text("决策草案", "Draft"),
        phase=Phase.PRE_DECISION,
        stage=Stage.DRAFTED,
        source=decree_713(12),
        principal=Duty.DRAFTER,
        rows=(
            idle("register", "current"),
            Row("revise", ("current",), "revising", Choice.MAY),
            Row("revise", ("demanded",), "redrafted"),
            Row("demand", ("current",), "demanded", Choice.MAY),
            Row("retract", ("revising",), "current"),
            Row("retract", ("redrafted",), "demanded"),
            *_class_rows(),
        ),
        verbs=(
            Verb(
                "register",
                Text("登记决策草案", "register the draft"),
                Register,
                (Duty.DRAFTER,),
                ("register",),
                requirements=(_basis_is_listed, _basis_is_in_force),
                text=_registered_text,
            ),
            Verb(
                "revise",
                Text("提交修改稿", "propose a revision"),
                Revise,
                (Duty.DRAFTER,),
                ("revise",),
                requirements=(_text_is_new,),
            ),
            Verb(
                "classify",
                Text("认定修改性质", "class the revision"),
                Classify,
                (Duty.LEGAL_REVIEWER,),
                tuple(f"classify_{name}" for name in ChangeClass),
                outcome=lambda payload: f"classify_{payload.as_class}",
                requirements=(
                    _same_revision,
                    _responsive_is_traced,
                    _editorial_adds_nothing,
                    _ordered_adds_nothing,
                    _known_text_is_new_in_substance,
                    _touched_steps_exist,
                ),
                text=_classed_text,
                touches=lambda payload: payload.touches,
            ),
            Verb(
                "retract",
                Text("撤回修改稿", "retract the revision"),
                Retract,
                (Duty.DRAFTER,),
                ("retract",),
            ),
        ),
        done=frozenset({"current"}),
        labels={
            "current": Text("现行草案", "current"),
            "revising": Text("修改稿待认定", "a revision awaits its class"),
            "demanded": Text("须修改草案", "a revision is demanded"),
            "redrafted": Text("应要求修改的文稿待认定", "the demanded revision awaits its class"),
        },
    )
)
