"""A notice to which the public wrote through the system: the register decides who may void it."""

from datetime import UTC, datetime

from makers import BODY, CASE, walk_until
from tampering import codes

from decision_flow.domain.move import Refused
from decision_flow.domain.opinions.intake import Comment, OpinionChannel
from decision_flow.domain.steps.before.consultation import Void
from decision_flow.service import Moved, Request
from decision_flow.store.opinions.register import Arrived

NAME = "open_consultation"


def voids(service, who, at):
    seq = service.case(BODY, CASE).view.seq
    request = Request(NAME, "void", Void(reasons="公告有误"), who)
    return service.move(BODY, CASE, request, at=at, expected=seq)


def test_what_the_public_wrote_is_not_voided_away_by_who_drafts(opened):
    notice = walk_until(opened, NAME, "publish").facts[0].payload
    now = datetime.combine(notice.closes, datetime.min.time(), UTC).replace(hour=3)
    for n in range(2):
        comment = Comment(OpinionChannel.ONLINE, now.date(), f"反对第{n}")
        opened.comment(CASE, NAME, Arrived(f"o{n}", "a" * 32, comment, late=False), at=now)
    refused = voids(opened, "wu", now)
    assert isinstance(refused, Refused)
    assert [v.code for v in refused.unmet] == ["consultation.void"]
    voided = voids(opened, "sun", now)
    assert isinstance(voided, Moved)
    assert [c.seq for c in voided.facts[0].cites if c.stream.startswith(f"{CASE}/")] == [2]
    assert codes(opened) == []
