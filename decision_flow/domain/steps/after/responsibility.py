"""Responsibility (713 Articles 38 to 41): who answers for what, for life."""

from enum import StrEnum
from typing import Any

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.steps.decision.minutes import answerable
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
    """The list of those responsible: everyone who acted in the case or sat in its meetings.

    An observer with a view on record stands in `person` by name.
    """

    entries: tuple[Entry, ...]
    document: Document


def everyone_answers(asked: Asked[Any], said: Register) -> tuple[Verdict, ...]:
    """Return whether all stand on the list who acted up to now, or took part in a meeting."""
    given = [e.person for e in said.entries]
    acted = ("责任清单（经办人员）", "the list of those who acted")
    sat = ("责任清单（会议组成人员）", "the list of those who sat in the meeting")
    source, by = decree_713(38), (Duty.SECRETARY,)
    return (
        all_of(
            "responsibility.acted",
            sorted(asked.case.acted),
            given,
            acted,
            source=source,
            curers=by,
            called=asked.person_named,
        ),
        all_of(
            "responsibility.members",
            sorted(answerable(asked.case)),
            given,
            sat,
            source=source,
            curers=by,
            called=asked.person_named,
        ),
    )


def _complete(asked: Asked[Register]) -> tuple[Verdict, ...]:
    """Pass when the list is complete, with who registers it."""
    given, who = [e.person for e in asked.payload.entries], asked.actor.person
    name = ("责任清单（登记人员）", "the list of those who registered")
    return (
        *everyone_answers(asked, asked.payload),
        all_of("responsibility.registrar", [who], given, name, source=decree_713(38)),
    )


RESPONSIBILITY = complete(
    Kind(
        name="responsibility",
        version=1,
        label=Text("责任登记", "Responsibility"),
        phase=Phase.POST_DECISION,
        stage=Stage.ACCOUNTED,
        source=decree_713(38),
        principal=Duty.SECRETARY,
        rows=(
            idle("register", "registered"),
            Row("register", ("registered",), "registered"),
        ),
        verbs=(
            Verb(
                "register",
                Text("登记责任清单", "register the list"),
                Register,
                (Duty.SECRETARY,),
                ("register",),
                requirements=(_complete,),
            ),
        ),
        done=frozenset({"registered"}),
        labels={"registered": Text("已登记", "registered")},
    )
)
