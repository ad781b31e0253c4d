"""Something that is to be said of a supervision, in its surroundings; who may say it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from decision_flow.domain.calendar import Calendar, Unit
from decision_flow.domain.case import Case
from decision_flow.domain.office.supervision.after import (
    ApproveRecommendation,
    CarryOutRecommendation,
    PassClueOn,
    Recommend,
)
from decision_flow.domain.office.supervision.following import (
    Conclusion,
    Rectification,
    Supervision,
    supervision_of,
)
from decision_flow.domain.office.supervision.said import (
    CheckRectification,
    ConcludeSupervision,
    DeliverConclusion,
    FindInSupervision,
    ObjectToConclusion,
    OfConclusion,
    OfItem,
    OrderSupervision,
    ReportRectification,
    ReviewObjection,
    SampleSupervision,
    Supervised,
)
from decision_flow.domain.people import KEEPERS, Actor, Body, Duty, Person
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.units import is_of, kin
from decision_flow.domain.values import HOUSE_RULE, Source, Text, article
from decision_flow.domain.verdict import Verdict, verdict

DECREE_733 = "政府督查工作条例"


@cache
def decree_733(number: int) -> Source:
    """Return an article of State Council Decree 733, on supervision, as a source."""
    return Source(DECREE_733, article(number))


OBJECTION = Figure(Bound.AT_MOST, 30, Unit.DAYS, decree_733(17))
"""How long after it received the conclusion a unit may object."""
REVIEW = Figure(Bound.AT_MOST, 30, Unit.DAYS, decree_733(17))
"""How long after it received the objection the government decides it."""

LABELS: Mapping[type[Supervised], Text] = {
    OrderSupervision: Text("下达督查任务", "order a supervision"),
    SampleSupervision: Text("随机抽取督查对象", "draw by lot what is supervised"),
    FindInSupervision: Text("记录督查发现", "record what was found"),
    ConcludeSupervision: Text("作出督查结论", "conclude"),
    DeliverConclusion: Text("送达督查结论", "record that a conclusion was received"),
    ObjectToConclusion: Text("申请复核", "object to a conclusion"),
    ReviewObjection: Text("作出复核决定", "decide an objection"),
    ReportRectification: Text("报告整改情况", "report what was put right"),
    CheckRectification: Text("核查整改、销号", "check what was put right"),
    Recommend: Text("提出表扬、追责建议", "recommend praise or accountability"),
    ApproveRecommendation: Text("审批表扬、追责建议", "approve a recommendation or not"),
    CarryOutRecommendation: Text("实施表扬、追责", "carry out what was approved"),
    PassClueOn: Text("移送问题线索", "pass a clue on"),
}
KEPT = (
    OrderSupervision,
    DeliverConclusion,
    ReviewObjection,
    ApproveRecommendation,
    CarryOutRecommendation,
)
"""What is entered by those who keep the body's registers."""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that is to be said of a supervision, in its surroundings.

    `matters` are the cases that it names, those that the body has, as they stand at the lines
    cited. `persons` are the people of the body by their ids. `again` says that a line that stands
    is decided once more.
    """

    said: Supervised
    person: Person
    body: Body
    persons: Mapping[str, Person]
    calendar: Calendar
    at: datetime
    matters: Mapping[str, Case]
    again: bool = False

    @property
    def day(self) -> date:
        """Return the legal day on which it is recorded."""
        return self.body.day(self.at)

    @property
    def stated(self) -> date:
        """Return the day on which it happened, as it is stated."""
        said = self.said
        if isinstance(said, OrderSupervision):
            return said.ordered_on
        if isinstance(said, SampleSupervision):
            return said.known_on
        if isinstance(said, ConcludeSupervision):
            return said.concluded_on
        if isinstance(said, DeliverConclusion):
            return said.delivered_on
        return said.decided_on if isinstance(said, ReviewObjection) else said.on

    @property
    def duty(self) -> Duty | None:
        """Return in which duty the person may say it on that day; None where in none.

        What a team or a unit says needs no duty but any: the order, or the unit, entitles.
        """
        held = self.person.duties_on(self.day)
        wanted = KEEPERS if isinstance(self.said, KEPT) else held
        return next((duty for duty in wanted if duty in held), None)

    @property
    def actor(self) -> Actor:
        """Return who says it; a duty that is not held is refused."""
        one = self.person
        return Actor(one.id, one.name, one.unit, self.duty or KEEPERS[0])

    @property
    def there(self) -> Supervision | None:
        """Return the supervision that it is about, as it stands."""
        return supervision_of(self.body.supervisions, self.said.supervision)

    @property
    def conclusion(self) -> Conclusion | None:
        """Return the conclusion that it is about."""
        there, said = self.there, self.said
        if there is None:
            return None
        of_unit = OfConclusion | ConcludeSupervision | FindInSupervision | Recommend
        if isinstance(said, of_unit):
            return there.conclusion(said.unit)
        if isinstance(said, OfItem):
            found = there.item(said.item)
            return None if found is None else found[0]
        return None

    @property
    def item(self) -> Rectification | None:
        """Return what is to be put right that it is about."""
        there, said = self.there, self.said
        found = there.item(said.item) if there is not None and isinstance(said, OfItem) else None
        return None if found is None else found[1]

    @property
    def sayers(self) -> tuple[Duty, ...]:
        """Return the duties that those hold who say such a thing: keepers, the team, the unit."""
        if isinstance(self.said, KEPT):
            return KEEPERS
        answers = isinstance(self.said, ObjectToConclusion | ReportRectification)
        return self.of_the_unit if answers else self.of_the_team

    @property
    def of_the_team(self) -> tuple[Duty, ...]:
        """Return the duties that the team holds; without an order, those of who enters one."""
        team = () if self.there is None else self.there.order.said.team
        return self._duties(self.persons[p] for p in team if p in self.persons)

    @property
    def of_the_unit(self) -> tuple[Duty, ...]:
        """Return the duties held in the unit that was concluded about.

        Where nobody holds any, those of who registers people.
        """
        units = [] if self.conclusion is None else [self.conclusion.unit]
        return self._duties(p for p in self.persons.values() if self.same_unit(p.unit, units))

    def _duties(self, people: Iterable[Person]) -> tuple[Duty, ...]:
        held = {duty for person in people for duty in person.duties_on(self.day)}
        return tuple(duty for duty in Duty if duty in held) or KEEPERS

    def same_unit(self, unit: str, units: Iterable[str]) -> bool:
        """Return whether a unit is one of these, succeeded one or is succeeded by one."""
        return is_of(unit, kin(units, self.body.successions))

    def once_of(self, person: str, units: Iterable[str]) -> bool:
        """Return whether a person of the body left one of these units, or one around them."""
        found = self.persons.get(person)
        return found is not None and found.once_of(kin(units, self.body.successions))

    def once_inside(self, people: Iterable[str], units: Iterable[str]) -> Iterator[Verdict]:
        """Yield that some of these people left a unit that others are to supervise.

        Nothing is yielded of a line that stands and is decided `again`.
        """
        if self.again:
            return
        there = tuple(units)
        once = [each for each in dict.fromkeys(people) if self.once_of(each, there)]
        if once:
            names = self.named(once)
            yield verdict(
                "supervision.once_inside",
                passed=False,
                zh=f"曾在督查对象单位（含其前身、承继单位）的人员不得督查、复核、核查该单位：{names.zh}。",
                en="Who was of a unit that is supervised, or of one before or after it, neither "
                f"supervises it nor reviews or checks what it did: {names.en}.",
                source=HOUSE_RULE,
                curers=KEEPERS,
            )

    def off_duty(self, people: Iterable[str], day: date) -> Iterator[Verdict]:
        """Yield that some of these people of the body held no duty on a day.

        Nothing is yielded of a line that stands and is decided `again`.
        """
        if self.again:
            return
        known = [each for each in dict.fromkeys(people) if each in self.persons]
        off = self.named(each for each in known if not self.persons[each].duties_on(day))
        if off.zh:
            yield verdict(
                "supervision.off_duty",
                passed=False,
                zh=f"督查结论、复核决定由当日（{day}）在任的人员作出：{off.zh}当日没有任职。",
                en="A conclusion, or a review of it, is by people who hold a duty on that day "
                f"({day}): {off.en} held none.",
                source=HOUSE_RULE,
                curers=KEEPERS,
            )

    def unit_of(self, person: str) -> str:
        """Return the unit of a person of the body; nothing for a stranger."""
        found = self.persons.get(person)
        return "" if found is None else found.unit

    def named(self, persons: Iterable[str]) -> Text:
        """Return persons by name."""
        found = [self.persons[p].name if p in self.persons else p for p in persons]
        return Text("、".join(found), ", ".join(found))
