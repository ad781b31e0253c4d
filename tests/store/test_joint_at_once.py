"""Two bodies of a joint issue act in one moment: one waits, and sees what the other did."""

import threading
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from makers import (
    BODY,
    LAWFUL,
    OPENED_AT,
    file_papers,
    make_body,
    make_case,
    make_world,
    request_of,
)

from api.demo.scene import paper
from decision_flow.domain.links import Link, LinkKind
from decision_flow.domain.move import Refused
from decision_flow.domain.said import Join, Leave
from decision_flow.service import Moved, Request, core

OTHER, HERE, THERE = "lingxian", "case-a", "case-b"
SIGN = next(s for s in LAWFUL if (s.step, s.verb) == ("issue", "sign"))
AT = SIGN.on + timedelta(hours=1)
PATIENCE_SECONDS = 2


@pytest.fixture
def joined(postgres_server, tmp_path):
    """Two bodies that decided on one text, each in its own case; neither has signed."""
    with postgres_server.fresh_database() as url:
        service = make_world(url, tmp_path)
        make_body(service, OTHER)
        make_case(service, HERE)
        make_case(service, THERE, body_id=OTHER)
        for body, case, other in ((BODY, HERE, THERE), (OTHER, THERE, HERE)):
            link = Link(kind=LinkKind.JOINT_WITH, to=other)
            said = Join(link=link, document=paper("商定"))
            act(service, body, case, Request("case", "join", said, "sun"), at=OPENED_AT)
        for body, case in ((BODY, HERE), (OTHER, THERE)):
            for scene in LAWFUL[: LAWFUL.index(SIGN)]:
                act(service, body, case, request_of(scene), at=scene.on)
        yield service
        service.database.close()


def act(service, body, case, request, *, at):
    file_papers(service, request.payload, None, at, body_id=body)
    seq = service.case(body, case).view.seq
    answer = service.move(body, case, request, at=at, expected=seq)
    assert isinstance(answer, Moved), (request.step, request.verb, answer.unmet)


LEAVE = Request(
    "case", "leave", Leave(case=HERE, document=paper("退出"), reasons="不再联合（示例）"), "sun"
)
ANOTHER = replace(request_of(SIGN), payload=replace(SIGN.says, number="别的文号〔2023〕1号"))


@pytest.mark.postgres
@pytest.mark.parametrize("other", [LEAVE, ANOTHER], ids=["leaves", "signs another number"])
def test_what_one_signs_the_other_does_not_undo_in_the_same_moment(joined, monkeypatch, other):
    """Both have decided before either writes, unless one waits: then it sees the other's line."""
    both, write = threading.Barrier(2, timeout=PATIENCE_SECONDS), core.write_facts

    def slowly(*args, **more):
        with suppress(threading.BrokenBarrierError):
            both.wait()
        return write(*args, **more)

    monkeypatch.setattr(core, "write_facts", slowly)
    asked = ((BODY, HERE, request_of(SIGN)), (OTHER, THERE, other))
    answers = {}
    for body, _, request in asked:
        file_papers(joined, request.payload, None, AT, body_id=body)

    def go(body, case, request):
        seq = joined.case(body, case).view.seq
        answers[case] = joined.move(body, case, request, at=AT, expected=seq)

    threads = [threading.Thread(target=go, args=each) for each in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(type(answer).__name__ for answer in answers.values()) == ["Moved", "Refused"]
    refused = next(answer for answer in answers.values() if isinstance(answer, Refused))
    assert {v.code for v in refused.unmet} & {"issue.joint", "issue.joint_number", "leave.signed"}
