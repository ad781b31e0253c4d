"""A supervision for tests: what is said of it, and a body in whose stream it is said."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from cases import CALENDAR, TOWN, on_file
from httpx2 import Response
from makers import file_papers
from offices import Office

from api.demo.scene import PEOPLE, at, paper
from decision_flow.domain.case import Case
from decision_flow.domain.lots import drawn
from decision_flow.domain.move import Accepted, Refused, Setting
from decision_flow.domain.office.supervision import after
from decision_flow.domain.office.supervision import said as of
from decision_flow.domain.people import Person
from decision_flow.domain.staff import Staff, follow_staff
from decision_flow.domain.supervising.told import Told
from decision_flow.domain.values import Cite
from decision_flow.engine.supervising import say
from decision_flow.store.canonical import plain

NUMBER = "D2023-1"
BUILDER, BUREAU = "县城市建设投资中心", "宁津县交通运输局"
ORDERED, BEGINS, UNTIL = date(2023, 5, 8), date(2023, 5, 10), date(2023, 5, 19)
FOUND, CONCLUDED, DELIVERED = date(2023, 5, 12), date(2023, 5, 18), date(2023, 5, 22)
DUE, PROPOSED = date(2023, 6, 30), date(2023, 7, 3)
HEAD, MEMBER, KEEPER, EXECUTOR, DRAFTER = "guo", "zheng", "sun", "he", "wu"


def order(**change: Any) -> of.OrderSupervision:
    """Return the chief's order to supervise two units."""
    said = of.OrderSupervision(
        supervision=NUMBER,
        title="中修工程落实情况专项督查（示例）",
        kind=of.SupervisionKind.SPECIAL,
        ground=of.OrderGround.INSTRUCTION,
        ordered_by="wang",
        ordered_on=ORDERED,
        matter="决策事项落实情况（示例）。",
        units=(BUILDER, BUREAU),
        begins=BEGINS,
        until=UNTIL,
        team=(HEAD, MEMBER),
        scheme=paper("督查方案（示例）"),
        document=paper("督查任务单（示例）"),
    )
    return replace(said, **change)


def sample(pool: of.Pool, names: tuple[str, ...], number: int = 1) -> of.SampleSupervision:
    """Return a draw as it comes out."""
    return of.SampleSupervision(
        supervision=NUMBER,
        pool=pool,
        number=number,
        seed="02 11 19 23 30 33",
        seed_from="福利彩票当期号码（示例）",
        known_on=date(2023, 5, 9),
        drawn=drawn("02 11 19 23 30 33", names, number),
    )


def finding(number: str = "f1", **change: Any) -> of.FindInSupervision:
    """Return what the team found at the builder."""
    said = of.FindInSupervision(
        supervision=NUMBER,
        finding=number,
        unit=BUILDER,
        on=FOUND,
        means=of.Means.UNANNOUNCED,
        text="路段未按期围挡（示例）。",
        evidence=(paper("现场照片（示例）"),),
    )
    return replace(said, **change)


def item(number: str = "r1", **change: Any) -> of.Rectify:
    """Return what is to be put right."""
    said = of.Rectify(item=number, finding="f1", measure="按方案围挡（示例）。", due=DUE)
    return replace(said, **change)


def conclusion(*rectify: of.Rectify, **change: Any) -> of.ConcludeSupervision:
    """Return the conclusion about the builder."""
    said = of.ConcludeSupervision(
        supervision=NUMBER,
        unit=BUILDER,
        concluded_on=CONCLUDED,
        concluded_by=(HEAD, MEMBER),
        text="个别路段落实不到位（示例）。",
        document=paper("督查结论（示例）"),
        rectify=rectify or (item(),),
    )
    return replace(said, **change)


def delivery(**change: Any) -> of.DeliverConclusion:
    """Return the receipt of the builder."""
    said = of.DeliverConclusion(
        supervision=NUMBER, unit=BUILDER, delivered_on=DELIVERED, document=paper("送达回证（示例）")
    )
    return replace(said, **change)


def objection(on: date = date(2023, 6, 5), **change: Any) -> of.ObjectToConclusion:
    """Return the builder's objection."""
    said = of.ObjectToConclusion(
        supervision=NUMBER,
        unit=BUILDER,
        on=on,
        reasons="该路段已移交（示例）。",
        document=paper("复核申请书（示例）"),
    )
    return replace(said, **change)


def review(on: date = date(2023, 6, 20), **change: Any) -> of.ReviewObjection:
    """Return the decision on the objection."""
    said = of.ReviewObjection(
        supervision=NUMBER,
        unit=BUILDER,
        decided_on=on,
        outcome=of.Reviewed.UPHELD,
        reviewers=("lin", KEEPER),
        reasons="移交手续不全（示例）。",
        document=paper("复核决定（示例）"),
    )
    return replace(said, **change)


def rectified(on: date = date(2023, 6, 25), number: str = "r1") -> of.ReportRectification:
    """Return the builder's report that something was put right."""
    return of.ReportRectification(
        supervision=NUMBER,
        item=number,
        on=on,
        text="已按方案围挡（示例）。",
        evidence=(paper("整改照片（示例）"),),
    )


def check(
    on: date = date(2023, 6, 28), result: of.Checked = of.Checked.CLOSED, number: str = "r1"
) -> of.CheckRectification:
    """Return what the check came to."""
    return of.CheckRectification(
        supervision=NUMBER,
        item=number,
        on=on,
        result=result,
        reasons="现场核实（示例）。",
        document=paper("核查记录（示例）"),
    )


def recommendation(**change: Any) -> after.Recommend:
    """Return the team's recommendation to hold the builder to account."""
    said = after.Recommend(
        supervision=NUMBER,
        recommendation="j1",
        unit=BUILDER,
        recommended=after.Recommended.ACCOUNTABILITY,
        on=PROPOSED,
        reasons="逾期围挡（示例）。",
        document=paper("追责建议（示例）"),
    )
    return replace(said, **change)


def approval(**change: Any) -> after.ApproveRecommendation:
    """Return the chief's approval."""
    said = after.ApproveRecommendation(
        supervision=NUMBER,
        recommendation="j1",
        approved=True,
        approved_by="wang",
        on=date(2023, 7, 4),
        reasons="同意（示例）。",
        document=paper("批准件（示例）"),
    )
    return replace(said, **change)


def carried(**change: Any) -> after.CarryOutRecommendation:
    """Return that it was handed to the competent organ."""
    said = after.CarryOutRecommendation(
        supervision=NUMBER,
        recommendation="j1",
        on=date(2023, 7, 6),
        text="已移交处理（示例）。",
        document=paper("移交函（示例）"),
        to="县纪委监委",
    )
    return replace(said, **change)


def clue(**change: Any) -> after.PassClueOn:
    """Return that a clue was passed on."""
    said = after.PassClueOn(
        supervision=NUMBER,
        clue="x1",
        to="县监察委员会",
        on=FOUND,
        document=paper("问题线索移送书（示例）"),
    )
    return replace(said, **change)


COURSE: tuple[tuple[of.Supervised, str, date], ...] = (
    (order(), KEEPER, ORDERED),
    (finding(), HEAD, FOUND),
    (conclusion(), HEAD, CONCLUDED),
    (delivery(), KEEPER, DELIVERED),
    (objection(), EXECUTOR, date(2023, 6, 5)),
    (review(), KEEPER, date(2023, 6, 20)),
    (rectified(), EXECUTOR, date(2023, 6, 25)),
    (check(), MEMBER, date(2023, 6, 28)),
)
"""A whole supervision: what is said, by whom, on which day."""


def sent(office: Office, said: of.Supervised, who: str, on: date) -> Response:
    """Return the answer over HTTP, on that day, the papers on file."""
    office.now = at(on)
    file_papers(office.installed.service, said, None, office.now)
    verb = next(verb for verb, payload in of.VERBS.items() if type(said) is payload)
    return office.post("/supervisions", {"entry": verb, "payload": plain(said)}, who)


@dataclass
class Register:
    """A body's stream in pure thought: what is accepted is followed."""

    staff: Staff
    cases: tuple[Case, ...] = ()

    def says(
        self,
        said: of.Supervised,
        who: str | Person,
        on: date,
        *,
        filed: bool = True,
        again: bool = False,
    ) -> Accepted | Refused:
        """Return what it comes to when a person says it on a day, or once it stands, `again`."""
        person = PEOPLE[who] if isinstance(who, str) else who
        body, persons = self.staff.body, self.staff.persons
        named = of.cases_named(said)
        cases = {case.id: case for case in self.cases if case.id in named}
        there = on_file(said) if filed else frozenset()
        setting = Setting(body, CALENDAR, at(on), documents=there, persons=persons)
        told = Told(said, person, body, persons, CALENDAR, at(on), cases, again)
        cites = tuple(Cite(case.id, case.seq, "d" * 64) for case in cases.values())
        answer = say(told, setting, self.staff.seq + 1, cites)
        if isinstance(answer, Accepted):
            self.staff = follow_staff(self.staff, answer.facts[0])
        return answer


def register(acts: int = 0, *cases: Case) -> Register:
    """Return a register in which the first so many acts of the course were said."""
    made = Register(Staff(TOWN, PEOPLE, CALENDAR.digest), cases)
    for said, who, on in COURSE[:acts]:
        answer = made.says(said, who, on)
        assert isinstance(answer, Accepted), [v.code for v in answer.unmet]
    return made
