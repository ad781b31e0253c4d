"""Several bodies issue together, over HTTP: each decides in its own case, on one text."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sending import send
from tampering import codes, unguarded

from api.demo import people
from api.demo.scene import BODY, PEOPLE
from api.demo.story import FOUR_NOTS
from api.identity import new_token, token_digest

OTHER = "lingxian"
LAWFUL = tuple(scene for scene in FOUR_NOTS if scene.shortcut is None)
SIGNED = next(n for n, s in enumerate(LAWFUL) if (s.step, s.verb) == ("issue", "sign"))
SIGN = LAWFUL[SIGNED]


class Body:
    """A body with the people of the demonstration, and a case of its own."""

    def __init__(self, office, body):
        self.office, self.version = office, 1
        service = office.installed.service
        if body != BODY:
            people.found(service, body, at=datetime(2021, 12, 1, tzinfo=UTC))
        self.tokens = {}
        for person in PEOPLE:
            token = new_token()
            service.add_token(body, person, token_digest(token), label="test")
            self.tokens[person] = token
        self.case = self._in(office.opened)

    def _in(self, act):
        """Return what comes of an act by the people of this body."""
        before, self.office.tokens = self.office.tokens, self.tokens
        try:
            return act()
        finally:
            self.office.tokens = before

    def told(self, scene, on=None):
        office = self.office
        scene = scene if on is None else replace(scene, on=on)
        answer = self._in(lambda: send(office, self.case, scene, self.version))
        if answer.status_code == 201:
            self.version = answer.json()["version"]
        return answer

    def tell(self, scenes):
        for scene in scenes:
            answer = self.told(scene)
            assert answer.status_code == 201, (scene.step, scene.verb, answer.text)

    def asks(self, verb, **payload):
        office = self.office
        paper = self._in(lambda: office.filed("关于联合发文的商定文件"))
        said = {"document": paper, **payload}
        asked = {"step": "case", "move": f"case.{verb}", "payload": said}
        answer = self._in(lambda: office.move(self.case, asked, version=self.version))
        if answer.status_code == 201:
            self.version = answer.json()["version"]
        return answer

    def joins(self, other):
        return self.asks("join", link={"kind": "joint_with", "to": other})

    def signs(self, minutes=60, **change):
        said = replace(SIGN.says, **change)
        on = max(self.office.now, SIGN.on) + timedelta(minutes=minutes)
        return self.told(replace(SIGN, says=said), on)

    def get(self, path):
        return self._in(lambda: self.office.get(f"/cases/{self.case}{path}"))


@pytest.fixture
def two(office):
    """Two bodies, each with a case of the same matter."""
    return Body(office, BODY), Body(office, OTHER)


@pytest.fixture
def joined(two):
    """Two cases, each of which names the other."""
    one, other = two
    assert one.joins(other.case).status_code == 201
    assert other.joins(one.case).status_code == 201
    return two


def decided(*bodies):
    """Tell the story of each up to what it decided and reported."""
    for scene in LAWFUL[:SIGNED]:
        for body in bodies:
            body.tell([scene])


def unmet(answer):
    assert answer.status_code in {403, 409}, answer.text
    return {v["code"] for v in answer.json()["verdicts"] if not v["passed"]}


def test_a_joint_issue_waits_until_every_body_has_decided_on_the_same_text(joined):
    one, _ = joined
    decided(one)
    refused = one.signs()
    assert "issue.joint" in unmet(refused)
    assert "尚未决定" in refused.text
    told = {each["move"]: each for each in one.get("/moves").json()["moves"]}["issue.sign"]
    assert not told["open"]
    assert "issue.joint" in {v["code"] for v in told["unmet"]}


def test_once_all_have_decided_each_signs_under_one_number(joined):
    one, other = joined
    decided(one, other)
    first = one.signs()
    assert first.status_code == 201, first.text
    another = other.signs(number="别的文号〔2023〕1号")
    assert unmet(another) == {"issue.joint_number"}
    assert other.signs().status_code == 201
    for body in joined:
        assert body.get("").json()["phase"]["key"] == "post_decision"
    assert codes(one.office.installed.service) == []


REPORTED = next(n for n, s in enumerate(LAWFUL) if (s.step, s.verb) == ("party_report", "report"))
REPLY = LAWFUL[REPORTED + 1]


def test_nobody_signs_what_the_party_committee_of_another_may_still_send_back(joined):
    one, other = joined
    for scene in LAWFUL[:SIGNED]:
        one.tell([scene])
        if scene in LAWFUL[: REPORTED + 1]:
            other.tell([scene])
    refused = one.signs()
    assert unmet(refused) == {"issue.joint"}
    assert "出台前的请示报告、报批等尚未办结" in refused.text
    back = replace(REPLY.says, approved=False, remarks="第二条须修改（示例）")
    on = one.office.now + timedelta(hours=1)
    assert other.told(replace(REPLY, says=back), on).status_code == 201
    assert other.get("").json()["phase"]["key"] == "pre_decision"
    assert "尚未决定" in one.signs().text
    assert codes(one.office.installed.service) == []


def test_once_one_has_signed_no_other_is_sent_back_and_none_leaves(joined):
    one, other = joined
    decided(one, other)
    assert one.signs().status_code == 201
    moves = other.get("/moves").json()["moves"]
    for each in moves:
        if each["step"] != "case" and each["open"]:
            assert each["move"] == "issue.sign", "nothing else is left to do before the issue"
    back = replace(REPLY.says, approved=False, remarks="第二条须修改（示例）")
    late = other.told(replace(REPLY, says=back), one.office.now + timedelta(hours=1))
    assert "state" in unmet(late)
    left = other.asks("leave", case=one.case, reasons="不再参与")
    assert unmet(left) == {"leave.signed"}
    assert "第三十七条" in left.text
    assert other.signs().status_code == 201
    assert codes(one.office.installed.service) == []


def test_who_has_not_been_signed_for_may_leave(joined):
    one, other = joined
    decided(one, other)
    assert other.asks("leave", case=one.case, reasons="不再参与").status_code == 201
    assert unmet(one.signs()) == {"issue.joint"}
    assert codes(one.office.installed.service) == []


def test_a_case_that_does_not_name_this_one_is_as_good_as_none(two):
    one, other = two
    assert one.joins(other.case).status_code == 201
    decided(one, other)
    refused = one.signs()
    assert unmet(refused) == {"issue.joint"}
    assert "尚未写明与本案联合发文" in refused.text
    nowhere = "c_" + "0" * 24
    assert one.joins(nowhere).status_code == 201
    told = [v["reason"]["zh"] for v in one.signs().json()["verdicts"] if v["code"] == "issue.joint"]
    words = {said.replace(other.case, "").replace(nowhere, "") for said in told}
    assert len(told) == 2
    assert len(words) == 1, "another body's case is told from none"


def test_who_leaves_issues_alone(two):
    one, other = two
    one.joins(other.case)
    decided(one)
    assert "issue.joint" in unmet(one.signs())
    left = one.asks("leave", case=other.case, reasons="对方机关不再参与")
    assert left.status_code == 201, left.text
    assert one.signs().status_code == 201
    assert codes(one.office.installed.service) == []


def test_what_is_named_twice_or_is_this_very_case_is_refused(two):
    one, other = two
    one.joins(other.case)
    assert unmet(one.joins(other.case)) == {"join.other"}
    assert unmet(one.joins(one.case)) == {"join.other"}
    link = {"kind": "continues", "to": "c_1"}
    assert unmet(one.asks("join", link=link)) == {"join.other"}
    assert unmet(one.asks("leave", case="c_1", reasons="无")) == {"leave.named"}
    assert unmet(other.asks("leave", case="c_1", reasons="无")) == {"leave.joint", "leave.named"}
    opening = one.office.opening(links=[{"kind": "joint_with", "to": other.case}])
    assert unmet(one.office.post("/cases", opening)) == {"open.joint"}


def test_the_drawing_and_the_links_tell_of_it(joined):
    one, other = joined
    assert f"联合发文案件 {other.case}" in one.get("/diagram.txt").text
    assert one.get("/links").json()["names"] == [], "a case of another body is not shown"


def test_a_joint_issue_that_was_forged_is_found(joined):
    one, other = joined
    decided(one, other)
    assert one.signs().status_code == 201
    service = one.office.installed.service
    seq = other.version
    unguarded(
        service,
        (
            "UPDATE journal SET digest = :d WHERE stream_id = :s AND seq = :n",
            {"d": "0" * 64, "s": other.case, "n": seq},
        ),
    )
    assert ("again.failed", one.case) in {(c, s) for c, s, _ in codes(service)}
