"""Makers for tests of the store: a service on each database, a case on its way."""

from contextlib import ExitStack
from datetime import UTC, date, datetime

import pytest
from makers import CASE
from stages import PostgresStages, SqliteStages

from api.demo.scene import BODY
from decision_flow.domain.case import Edge, Fact
from decision_flow.domain.move import Refused
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.steps.before.legality_review import Accept
from decision_flow.domain.values import HOUSE_RULE, Cite, Text
from decision_flow.domain.verdict import Verdict
from decision_flow.service import Request


@pytest.fixture(scope="session")
def sqlite_stages(tmp_path_factory):
    """The story on SQLite, halted at each stage."""
    return SqliteStages(tmp_path_factory.mktemp("stages"))


@pytest.fixture(scope="session")
def postgres_stages(postgres_server, tmp_path_factory):
    """The story on PostgreSQL, halted at each stage."""
    with PostgresStages(postgres_server, tmp_path_factory.mktemp("stages")) as stages:
        yield stages


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def at_stage(request, tmp_path):
    """Make a service whose story has been told up to a stage, on each database."""
    stages = request.getfixturevalue(f"{request.param}_stages")
    with ExitStack() as stack:
        yield lambda stage: stack.enter_context(stages.service(stage, tmp_path))


@pytest.fixture
def service(at_stage):
    """A service with the body and the procedure of the demonstration."""
    return at_stage("world")


@pytest.fixture
def opened(at_stage):
    """A service with one case, just opened."""
    return at_stage("opened")


@pytest.fixture
def voted(at_stage):
    """A service with one case on which the meeting has voted; the chief has yet to decide."""
    return at_stage("voted")


@pytest.fixture
def decided(at_stage):
    """A service with one case that was decided."""
    return at_stage("decided")


@pytest.fixture
def closed(at_stage):
    """A service with one case that went all the way."""
    return at_stage("closed")


@pytest.fixture
def refuse_one():
    """Have one attempt refused: legality review before there is anything to review."""

    def refuse(service, case_id=CASE):
        view = service.case(BODY, case_id).view
        said = Accept(due=date(2023, 3, 15))
        request = Request("legality_review", "accept", said, "zheng")
        answer = service.move(BODY, case_id, request, at=view.updated_at, expected=view.seq)
        assert isinstance(answer, Refused)
        return answer

    return refuse


@pytest.fixture
def known_fact():
    """A fact with something in every field that has something to say."""
    moment = datetime(2023, 3, 6, 1, 30, tzinfo=UTC)
    return Fact(
        stream="case-1",
        seq=3,
        step="legality_review",
        kind="legality_review@1",
        verb="accept",
        trigger="accept",
        payload=Accept(due=date(2023, 3, 15), urgency="汛期将至"),
        actor=Actor("zheng", "郑华", "县司法局", Duty.LEGAL_REVIEWER),
        stated_at=moment,
        recorded_at=moment,
        edges=(Edge("legality_review", "accept", "filed", "reviewing"),),
        verdicts=(
            Verdict("time.ahead", passed=True, reason=Text("是", "yes"), source=HOUSE_RULE),
            Verdict(
                "legality.time",
                passed=False,
                reason=Text("否", "no"),
                source=HOUSE_RULE,
                curers=(Duty.LEGAL_REVIEWER,),
                earliest=date(2023, 3, 15),
                advisory=True,
            ),
        ),
        procedure="a" * 64,
        calendar="b" * 64,
        draft="c" * 64,
        note="附注",
        cites=(Cite("town", 40, "d" * 64),),
    )
