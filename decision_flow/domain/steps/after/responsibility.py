"""Responsibility (713 Articles 38 to 41): who answers for what, for life."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Any

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked, Kind, Phase, Row, Stage, Verb, idle
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.common import complete
from decision_flow.domain.steps.decision.minutes import answerable, called_in
from decision_flow.domain.values import HOUSE_RULE, Document, Text, decree_713, record
from decision_flow.domain.verdict import Verdict, advice, verdict

NO_PART = "responsibility.no_part"
"""Told of who is listed and had no part on record; no release before this one told it."""


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
        *_listed_soundly(asked),
    )


def _listed_soundly(asked: Asked[Register]) -> Iterator[Verdict]:
    """Yield who is listed and is nobody, answers in two ways, or had no part on record.

    A line that stands is refused for none of it (ADR 0059): who is listed stands so for life.
    """
    case, persons = asked.case, asked.setting.persons
    given = tuple(dict.fromkeys(each.person for each in asked.payload.entries))
    took_part = {*case.acted, *answerable(case), *called_in(case), asked.actor.person}
    took_part |= {person for person, _ in case.entrusted}
    strangers = [each for each in given if persons and each not in {*persons, *took_part}]
    if strangers and not asked.setting.again:
        yield verdict(
            "responsibility.stranger",
            passed=False,
            zh="责任清单所列须为本机关登记的人员（写人员编号），或者会议记录中发表意见的列席人员（写姓名）；"
            f"没有：{'、'.join(strangers)}。",
            en="Who is listed is a person of the body, by id, or an observer whose view is on "
            f"record, by name; there is no {', '.join(strangers)}.",
            source=HOUSE_RULE,
        )
    if not asked.setting.again:
        yield from _in_two_ways(asked)
    idle_ones = [each for each in given if each in persons and each not in took_part]
    if idle_ones:
        names = [asked.person_named(each) for each in idle_ones]
        yield advice(
            NO_PART,
            "下列人员在本案没有办理、到会或者受指定的记录，列入后其责任台账终身载明；分管领导等依条例第三十八条负有责任而没有"
            f"签署的，可以列入，请核对依据：{'、'.join(each.zh for each in names)}。",
            "These people acted in nothing here, sat in no meeting and were named for nothing; "
            "once listed, their ledger says so for life. A leader may answer without having signed "
            f"(Article 38): see by what: {', '.join(each.en for each in names)}.",
            decree_713(38, 1),
        )


def _in_two_ways(asked: Asked[Register]) -> Iterator[Verdict]:
    """Yield who is listed more than once, in ways that contradict each other."""
    ways: dict[str, set[Answers]] = {}
    for each in asked.payload.entries:
        ways.setdefault(each.person, set()).add(each.answers)
    names = [asked.person_named(person) for person, found in ways.items() if len(found) > 1]
    if names:
        yield verdict(
            "responsibility.two_ways",
            passed=False,
            zh=f"同一人员只列一种责任（职务可以有几项）：{'、'.join(each.zh for each in names)}。",
            en="A person answers in one way, whatever the offices: "
            f"{', '.join(each.en for each in names)}.",
            source=HOUSE_RULE,
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
