"""Filing (备案) of a normative document: with whom, when, and what came of it (Organic Law 75).

What the authority with which it is filed objects to stays on record; the document is changed by a
case of its own, which adjusts this one. By when it is filed, no act that was seen says: a place
sets the figure.
"""

from collections.abc import Iterable
from datetime import date

from decision_flow.domain.case import Fact
from decision_flow.domain.checks import overdue
from decision_flow.domain.kind import (
    PERIODS,
    Asked,
    Choice,
    FigureRule,
    Kind,
    Phase,
    Row,
    Stage,
    Verb,
    idle,
)
from decision_flow.domain.people import Body, Duty
from decision_flow.domain.procedure import Bound
from decision_flow.domain.steps.after.publication import Publish
from decision_flow.domain.steps.common import complete
from decision_flow.domain.values import (
    HOUSE_RULE,
    ORGANIC_LAW,
    Document,
    Source,
    Text,
    article,
    record,
)
from decision_flow.domain.verdict import Verdict, verdict

NORMATIVE = Source(ORGANIC_LAW, article(75))
FILE_WITHIN = "file_within"


@record
class File:
    """The document as it was sent: to whom, on which day, under which report."""

    to: tuple[str, ...]
    on: date
    report: Document


@record
class Answer:
    """What the authority said: on file, or an objection with what it asks for."""

    on_file: bool
    document: Document
    objection: str | None = None


def _sent_to_somebody(asked: Asked[File]) -> tuple[Verdict, ...]:
    return (
        verdict(
            "filing.to",
            bool(asked.payload.to),
            "须写明报送备案的机关（上一级人民政府、本级人大常委会等）。",
            "Say with whom it is filed: the government above, the standing committee.",
            NORMATIVE,
            curers=(Duty.SECRETARY,),
        ),
    )


def published_on(facts: Iterable[Fact | None], body: Body) -> date | None:
    """Return the day of publication as the latest fact of one of these steps tells it."""
    fact = next((each for each in facts if each is not None), None)
    if fact is None:
        return None
    return fact.payload.on if isinstance(fact.payload, Publish) else body.day(fact.stated_at)


def _published(asked: Asked[File]) -> date | None:
    steps = asked.of_kind("publication")
    return published_on((asked.case.latest(s.key) for s in steps), asked.setting.body)


def _once_published(asked: Asked[File]) -> tuple[Verdict, ...]:
    """Pass when it was sent no earlier than it was published and not after the day of the entry."""
    on, first = asked.payload.on, _published(asked) or asked.day
    return (
        verdict(
            "filing.on",
            first <= on <= asked.day,
            f"报送备案的日期（{on}）不得早于公布之日（{first}），也不得晚于登记之日（{asked.day}）。",
            f"It is filed ({on}) no earlier than it was published ({first}), and not "
            f"after the day of this entry ({asked.day}).",
            NORMATIVE,
            curers=(Duty.SECRETARY,),
        ),
    )


def _in_time(asked: Asked[File]) -> tuple[Verdict, ...]:
    """Warn when it is late, where a place has set a day."""
    figure, published = asked.figure(FILE_WITHIN), _published(asked)
    if figure is None or published is None:
        return ()
    name = ("报送备案", "filing")
    return overdue("filing", asked, figure, name, start=published, done=asked.payload.on)


def _says_what_is_objected(asked: Asked[Answer]) -> tuple[Verdict, ...]:
    payload = asked.payload
    return (
        verdict(
            "filing.objection",
            payload.on_file is (payload.objection is None),
            "提出异议的，须写明异议和处理要求；准予备案的不写。",
            "An objection says what it is about and what is asked for; what is on file has none.",
            HOUSE_RULE,
            curers=(Duty.SECRETARY,),
        ),
    )


FILING = complete(
    Kind(
        name="filing",
        version=1,
        label=Text("报送备案", "Filing"),
        phase=Phase.POST_DECISION,
        stage=Stage.ACCOUNTED,
        source=NORMATIVE,
        principal=Duty.SECRETARY,
        rows=(
            idle("file", "sent"),
            Row("accept", ("sent",), "on_file", Choice.FATE),
            Row("object", ("sent",), "objected", Choice.FATE),
        ),
        verbs=(
            Verb(
                "file",
                Text("报送备案", "file"),
                File,
                (Duty.SECRETARY,),
                ("file",),
                requirements=(_sent_to_somebody, _once_published, _in_time),
            ),
            Verb(
                "answer",
                Text("登记备案审查结果", "register the answer"),
                Answer,
                (Duty.SECRETARY,),
                ("accept", "object"),
                outcome=lambda payload: "accept" if payload.on_file else "object",
                requirements=(_says_what_is_objected,),
            ),
        ),
        done=frozenset({"on_file", "objected"}),
        labels={
            "sent": Text("已报送，待答复", "sent, awaiting the answer"),
            "on_file": Text("已备案", "on file"),
            "objected": Text(
                "备案机关提出异议，另案处理", "objected to, dealt with in another case"
            ),
        },
        figures={
            FILE_WITHIN: FigureRule((Bound.AT_MOST,), PERIODS, Text("报送备案期限", "filed within"))
        },
    )
)
