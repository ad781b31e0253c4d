"""Start of the procedure (713 Articles 10 and 11): the body decides, and names one lead unit."""

from collections.abc import Iterable

from decision_flow.domain.case import Case
from decision_flow.domain.intake.catalogue import listed, was_listed
from decision_flow.domain.intake.hearing import (
    HearingDue,
    hearing_has_its_step,
    hearing_is_answered,
    marked_is_heard,
)
from decision_flow.domain.intake.listing import ADJUSTMENT, PARTY_CONSENT
from decision_flow.domain.intake.questionnaire import (
    ANSWERED,
    CONGRESS,
    JUDGED_BY,
    SECOND_PERSON,
)
from decision_flow.domain.kind import Asked, Choice, FigureRule, Kind, Phase, Row, Stage, Verb
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import SHARE, Bound
from decision_flow.domain.steps.common import complete
from decision_flow.domain.units import is_of
from decision_flow.domain.values import Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict


@record
class Approve:
    """The body's decision to start.

    `listed` names the matter in the annual catalogue (its year and number, 2026-3), `unlisted` says
    why it is not in there. `hearing` says that a hearing has to be held, as the catalogue marks it
    or a law demands, and `no_hearing` why none has to be.
    """

    document: Document
    listed: str | None = None
    unlisted: str | None = None
    hearing: HearingDue | None = None
    no_hearing: str | None = None


@record
class Decline:
    """The body's decision not to start."""

    reasons: str
    document: Document


@record
class Assign:
    """The lead unit, and the units that work with it."""

    lead: str
    document: Document
    assisting: tuple[str, ...] = ()


def _one_lead(asked: Asked[Assign]) -> tuple[Verdict, ...]:
    apart = not is_of(asked.payload.lead, asked.payload.assisting)
    return (
        verdict(
            "start.one_lead",
            apart,
            "承办单位有两个以上的，应当明确一个牵头单位，牵头单位不得同时列为配合单位。",
            "Exactly one lead unit; it may not stand among the assisting units.",
            decree_713(11),
        ),
    )


def _catalogue_is_answered(asked: Asked[Approve]) -> tuple[Verdict, ...]:
    """Pass when it is said whether the matter is listed; one that is not follows all the same."""
    if asked.choice("catalogue", "optional") != "mandatory":
        return ()
    payload = asked.payload
    return (
        verdict(
            "start.catalogue",
            (payload.listed is None) is not (payload.unlisted is None),
            "实行年度目录管理：须写明事项在目录中的序号；未列入目录的，写明理由并按程序调整目录，"
            "仍须履行全部程序。",
            "There is an annual catalogue: give the matter's number in it, or say why it is not "
            "listed and have the catalogue adjusted; it follows the whole procedure all the same.",
            asked.step.source,
            curers=_BODY,
        ),
    )


def _listed_matter_is_there(asked: Asked[Approve]) -> tuple[Verdict, ...]:
    """Pass when the matter that is named stands in the body's catalogue, where there is one."""
    key, catalogues = asked.payload.listed, asked.setting.body.catalogues
    if key is None or not catalogues:
        return ()
    item = listed(catalogues, key)
    removed = item is None and was_listed(catalogues, key)
    zh, en = (
        ("该事项已移出目录", "the matter was removed from it")
        if removed
        else (f"目录中没有“{key}”", f"it lists no “{key}”")
    )
    named = verdict(
        "start.listed",
        item is not None,
        f"所写事项须在本机关年度目录之中，写作“年份-序号”（如2026-3）：{zh}；未列入目录的，写明理由。"
        if item is None
        else f"该事项已列入年度目录：{item.title}。",
        "The matter stands in the body's catalogue, by its year and number (2026-3): "
        f"{en}; say why it is not listed instead."
        if item is None
        else f"The matter is listed: {item.title}.",
        decree_713(3, 3),
        curers=_BODY,
    )
    return (named,)


_BODY = (Duty.CHIEF, Duty.SECRETARY)


def named_units(case: Case, steps: Iterable[str]) -> tuple[str, ...]:
    """Return the unit that leads and those that assist, as one of these steps named them."""
    for step in steps:
        fact = case.fact(step, "assign")
        if fact is not None and isinstance(fact.payload, Assign):
            return (fact.payload.lead, *fact.payload.assisting)
    return ()


def due_hearing(case: Case, steps: Iterable[str]) -> HearingDue | None:
    """Return the hearing that the decision to start says has to be held."""
    facts = (case.fact(step, "approve") for step in steps)
    said = (fact.payload for fact in facts if fact is not None)
    return next((p.hearing for p in said if isinstance(p, Approve)), None)


_REACHED = (Bound.AT_LEAST, Bound.MORE_THAN)


def _of_money(label: Text) -> FigureRule:
    units = ("yuan", "wan_yuan")
    return FigureRule(_REACHED, units, label, most=100_000_000, threshold=True)


START = complete(
    Kind(
        name="start",
        version=1,
        label=Text("决策启动", "Start"),
        phase=Phase.INITIATION,
        stage=Stage.STARTED,
        source=decree_713(10),
        principal=Duty.SECRETARY,
        rows=(
            Row("approve", ("none", "lapsed"), "approved", Choice.FATE),
            Row("decline", ("none", "lapsed"), "declined", Choice.FATE, (("case", "decline"),)),
            Row("assign", ("approved",), "assigned", effects=(("case", "begin"),)),
        ),
        verbs=(
            Verb(
                "approve",
                Text("决定启动", "decide to start"),
                Approve,
                _BODY,
                ("approve",),
                requirements=(
                    _catalogue_is_answered,
                    _listed_matter_is_there,
                    hearing_is_answered,
                    marked_is_heard,
                    hearing_has_its_step,
                ),
            ),
            Verb("decline", Text("决定不启动", "decline"), Decline, _BODY, ("decline",)),
            Verb(
                "assign",
                Text("明确承办单位", "name the lead unit"),
                Assign,
                _BODY,
                ("assign",),
                requirements=(_one_lead,),
            ),
        ),
        doers=_BODY,
        done=frozenset({"assigned"}),
        labels={
            "approved": Text("已决定启动，待明确承办单位", "approved, lead unit to be named"),
            "assigned": Text("已启动", "started"),
            "declined": Text("不予启动", "declined"),
        },
        settings={
            "catalogue": ("optional", "mandatory"),
            ADJUSTMENT: ("free", PARTY_CONSENT),
            "hearing_mark": ("optional", "mandatory"),
            JUDGED_BY: ("one_person", SECOND_PERSON),
            CONGRESS: ("optional", ANSWERED),
        },
        figures={
            "investment": _of_money(Text("属于重大的总投资", "investment that makes it major")),
            "fiscal_funds": _of_money(Text("属于重大的财政资金", "funds that make it major")),
            "people_affected": FigureRule(
                _REACHED,
                ("persons",),
                Text("属于重大的受影响人数", "people affected that make it major"),
                most=100_000_000,
                threshold=True,
            ),
            "share_affected": FigureRule(
                _REACHED,
                (SHARE,),
                Text(
                    "属于重大的受影响人数占常住人口比例", "share of residents that makes it major"
                ),
                ("residents",),
                threshold=True,
            ),
        },
    )
)
