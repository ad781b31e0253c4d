"""Responsibility (713 Articles 38 to 41): who answers for what, for life."""

from enum import StrEnum

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked, Kind, Phase, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.steps.decision.record import Convene, Vote, took_part
from decision_flow.domain.values import Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict


class Answers(StrEnum):
    """In what way a person answers."""

    LEADS = "leads"
    ANSWERS_DIRECTLY = "answers_directly"
    TAKES_PART = "takes_part"


@record
class Entry:
    """One person of the list."""

    person: str
    answers: Answers
    office: str


@record
class Register:
    """The list of those responsible: everyone who acted in the case or sat in its meeting."""

    entries: tuple[Entry, ...]
    document: Document


def _everyone_who_acted(asked: Asked[Register]) -> tuple[Verdict, ...]:
    given = [e.person for e in asked.payload.entries]
    name = ("责任清单（经办人员）", "the list of those who acted")
    return (
        all_of(
            "responsibility.acted", sorted(asked.case.acted), given, name, source=decree_713(38)
        ),
    )


def _everyone_who_sat(asked: Asked[Register]) -> tuple[Verdict, ...]:
    """Pass when the members who took part stand on the list, whoever recorded their votes."""
    given = [e.person for e in asked.payload.entries]
    sat: frozenset[str] = frozenset()
    for step in asked.of_kind("meeting"):
        opening = asked.said_at(step.key, Convene, "convene")
        vote = asked.said_at(step.key, Vote, "vote")
        sat |= took_part(opening, vote)
    name = ("责任清单（会议组成人员）", "the list of those who sat in the meeting")
    return (all_of("responsibility.members", sorted(sat), given, name, source=decree_713(38)),)


RESPONSIBILITY = complete(
    Kind(
        name="responsibility",
        version=1,
        label=Text("责任登记", "Responsibility"),
        phase=Phase.POST_DECISION,
        stage=Stage.ACCOUNTED,
        source=decree_713(38),
        principal=Duty.SECRETARY,
        rows=(idle("register", "registered"),),
        verbs=(
            Verb(
                "register",
                Text("登记责任清单", "register the list"),
                Register,
                (Duty.SECRETARY,),
                ("register",),
                requirements=(_everyone_who_acted, _everyone_who_sat),
            ),
        ),
        done=frozenset({"registered"}),
        labels={"registered": Text("已登记", "registered")},
    )
)
