"""What a paper is made from: the facts of a case up to a line, and the body they are of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from api.papers.sheet import Block, Origin, Paragraph
from decision_flow.domain.case import Correct, Fact, Payload
from decision_flow.domain.content import documents_of
from decision_flow.domain.numbering import Numbered, numbers_for, registered
from decision_flow.domain.people import Body, Person, Post
from decision_flow.domain.values import Document
from decision_flow.store.journal import Line

P = TypeVar("P", bound=Payload)

_POSTS = {
    Post.CHIEF: "行政首长",
    Post.DEPUTY: "副职",
    Post.SECRETARY_GENERAL: "秘书长（办公室主任）",
    Post.OTHER: "组成人员",
}


@dataclass(frozen=True, slots=True)
class Material:
    """A case as its papers see it; `lines` are in order, the first is number 1.

    `steps` holds the name of each step of the procedure.
    """

    case: str
    title: str
    body: Body
    persons: Mapping[str, Person]
    lines: tuple[Line, ...]
    steps: Mapping[str, str]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return the facts, in order."""
        return tuple(line.fact for line in self.lines)

    def latest(self, *payloads: type[Payload]) -> Fact | None:
        """Return the latest fact of these kinds of act."""
        return next((f for f in reversed(self.facts) if isinstance(f.payload, payloads)), None)

    def after(self, fact: Fact, *payloads: type[Payload]) -> Fact | None:
        """Return the latest fact of these kinds of act in the same step, after `fact`."""
        found = [f for f in self.facts[fact.seq :] if f.step == fact.step]
        return next((f for f in reversed(found) if isinstance(f.payload, payloads)), None)

    def name(self, person: str) -> str:
        """Return a person's name; an id stands for whom the body does not know."""
        known = self.persons.get(person)
        return known.name if known is not None else person

    def post(self, person: str) -> str:
        """Return what seat a person has in the body's meeting."""
        held = [seat for seat in self.body.seats if seat.person == person]
        if not held:
            return ""
        acting = held[-1].acting
        return f"代理行政首长（{acting}）" if acting is not None else _POSTS[held[-1].post]

    def step(self, key: str) -> str:
        """Return what the procedure calls a step."""
        return self.steps.get(key, key)

    def day(self, moment: datetime) -> str:
        """Return the legal day of a moment, as a paper writes it."""
        return day_words(self.body.day(moment))

    def clock(self, moment: datetime) -> str:
        """Return the time of day of a moment in the body's zone."""
        return f"{moment.astimezone(self.body.zone):%H:%M}"

    def moment(self, moment: datetime) -> str:
        """Return a moment as a paper writes it."""
        return f"{self.day(moment)}{self.clock(moment)}"

    def document(self, digest: str) -> Document | None:
        """Return a document that the facts name, by its digest."""
        named = (d for f in self.facts for d in documents_of(f.payload))
        return next((d for d in named if d.digest == digest), None)

    def text_of(self, digest: str) -> str:
        """Return what a text is called, where the facts tell it; else its digest."""
        found = self.document(digest)
        return found.title if found is not None else f"决策文本（SHA-256 {digest}）"

    def corrections(self, used: Iterable[Fact]) -> tuple[Fact, ...]:
        """Return the facts that say what was wrong with these."""
        wrong = {fact.seq for fact in used}
        return tuple(
            f for f in self.facts if isinstance(f.payload, Correct) and f.payload.seq in wrong
        )

    def origin(self, *used: Fact, register: int | None = None) -> Origin:
        """Return which record a paper was made from: the latest of its lines, corrections too."""
        last = max(f.seq for f in (*used, *self.corrections(used)))
        line = self.lines[last - 1]
        return Origin(self.case, last, line.digest, line.fact.recorded_at, register)

    def corrected(self, *used: Fact) -> tuple[Block, ...]:
        """Return what is to be said of corrections of these facts."""
        return tuple(
            Paragraph(
                f"更正：第{said.seq}号记录有误（{said.wrong}），应为：{said.right}"
                f"（见第{fact.seq}号记录）。"
            )
            for fact in self.corrections(used)
            if isinstance(said := fact.payload, Correct)
        )

    def number(self, paper: Numbered) -> str:
        """Return the number last taken for a paper of this case, or nothing."""
        taken = numbers_for(self.body.series, self.case, paper)
        return taken[-1] if taken else ""

    def register(self, number: str) -> int | None:
        """Return the line of the body's stream by which a number was taken."""
        found = registered(self.body.series)
        return next((t.line for s, t in found if s.words(t) == number), None)

    @property
    def illustrative(self) -> bool:
        """Return whether one of the facts says that it was made up."""
        return any(line.fact.illustrative for line in self.lines)


def day_words(day: date) -> str:
    """Return a day as a paper writes it: 2023年5月29日."""
    return f"{day.year}年{day.month}月{day.day}日"
