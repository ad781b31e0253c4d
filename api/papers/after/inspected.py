"""What the papers of a supervision are made from: it, its lines, and the body that ordered it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from api.papers.sheet import BODY, Block, Origin, since_heading
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.office.supervision.following import Conclusion, Supervision
from decision_flow.domain.office.supervision.said import OrderSupervision
from decision_flow.domain.people import Body, Person
from decision_flow.domain.values import Text
from decision_flow.service import Service
from decision_flow.store.journal import Line


@dataclass(frozen=True, slots=True)
class Inspected:
    """A supervision as its papers see it; `lines` are those of the body's stream about it.

    `titles` are those of the cases that it names, by their ids.
    """

    body: Body
    persons: Mapping[str, Person]
    supervision: Supervision
    lines: tuple[Line, ...]
    titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def order(self) -> OrderSupervision:
        """Return what was ordered."""
        return self.supervision.order.said

    @property
    def team(self) -> str:
        """Return how those who supervise sign."""
        return f"{self.body.name}督查组"

    @property
    def illustrative(self) -> bool:
        """Return whether one of the lines says that it was made up."""
        return any(line.fact.illustrative for line in self.lines)

    def name(self, person: str) -> str:
        """Return a person's name; an id stands for whom the body does not know."""
        known = self.persons.get(person)
        return known.name if known is not None else person

    def names(self, people: Iterable[str]) -> str:
        """Return names in a row."""
        return "、".join(map(self.name, people))

    def case(self, case: str) -> str:
        """Return what a case is called, with its id."""
        title = self.titles.get(case)
        return f"案件{case}" if title is None else f"《{title}》（案件{case}）"

    def since(self, what: str, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return what came after a paper, under a heading that says so; nothing where none did."""
        told = tuple(blocks)
        return (since_heading(what), *told) if told else ()

    def origin(self, *used: int) -> Origin:
        """Return which record a paper was made from: the latest of the lines it rests on."""
        line = next(each for each in self.lines if each.fact.seq == max(used))
        fact = line.fact
        return Origin(self.body.id, fact.seq, line.digest, fact.recorded_at, of=BODY)

    def about(self, unit: str | None) -> Conclusion | None:
        """Return the conclusion about a unit, or the only one; None where there is none yet.

        Raises NotFoundError where several units were concluded about and none is named, or for a
        unit that is not supervised.
        """
        found = self.supervision.conclusions
        if unit is not None:
            there = self.supervision.conclusion(unit)
            if there is None and unit not in self.order.units:
                raise NotFoundError(
                    Text(f"督查对象中没有“{unit}”。", f"“{unit}” is not supervised.")
                )
            return there
        if len(found) > 1:
            units = [each.unit for each in found]
            raise NotFoundError(
                Text(
                    f"一个单位一份，请写明单位：{'、'.join(units)}。",
                    f"There is one for each unit; name the unit: {', '.join(units)}.",
                )
            )
        return found[0] if found else None


def inspected(service: Service, body: str, number: str, *, at: int | None = None) -> Inspected:
    """Return what the papers of a supervision are made from, after line `at` of the body's stream.

    Raises NotFoundError.
    """
    staff, file = service.body(body), service.supervision(body, number, at=at)
    there = file.supervision
    titles = {case: service.case(body, case).view.title for case in there.cases}
    return Inspected(staff.body, staff.persons, there, file.lines, titles)
