"""The day of every month on which a leader receives citizens (领导接待日), and the body's rule."""

from collections.abc import Iterator

from decision_flow.domain.office.complaints.book import ComplaintBook
from decision_flow.domain.office.complaints.said import (
    AdoptComplaintRule,
    HoldReception,
    OfReception,
    PlanReception,
)
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.people import Seat
from decision_flow.domain.unmet import ahead, unmet, unregistered, unsaid
from decision_flow.domain.values import blank
from decision_flow.domain.verdict import Verdict


def unmet_of_rule(said: AdoptComplaintRule) -> Iterator[Verdict]:
    """Yield all that stands in the way of a rule on complaints."""
    yield from unsaid(("所依据的文件", "act", said.act))
    if said.unverified is not blank(said.place):
        yield unmet(
            "rule.place",
            "见到文件原文的，须写明条款；未核的，不写条款。",
            "Whoever saw the act names the place in it; whoever did not, names none.",
        )


def unmet_of_reception(
    book: ComplaintBook, said: OfReception, writer: Writer, seats: tuple[Seat, ...]
) -> Iterator[Verdict]:
    """Yield all that stands in the way of an entry about a day of reception."""
    if not any(s.person == said.leader and s.in_office(said.held_on) for s in seats):
        yield unmet(
            "reception.leader",
            "接待人须为当日在任的本机关领导。",
            "Whoever receives sits in the body's meeting on that day.",
        )
    same = [each.said for each in book.receptions if each.said.held_on == said.held_on]
    if any(type(each) is type(said) and each.leader == said.leader for each in same):
        yield unmet(
            "entry.taken",
            "该日该领导的接待已登记。",
            "That leader's reception of the day is entered.",
        )
    if isinstance(said, PlanReception):
        if said.held_on < writer.day:
            yield unmet(
                "reception.day", "接待日不得早于今日。", "The day of reception lies before today."
            )
        return
    yield from _unheld(book, said, writer)
    planned = [each.leader for each in same if isinstance(each, PlanReception)]
    if planned and said.leader not in planned and blank(said.reasons):
        names = writer.named(planned)
        yield unmet(
            "reception.reasons",
            f"原定由{'、'.join(names)}接待，改由他人的，须写明理由。",
            f"{', '.join(names)} was to receive: say why it was another.",
        )


def _unheld(book: ComplaintBook, said: HoldReception, writer: Writer) -> Iterator[Verdict]:
    yield from ahead(said.held_on, writer.day, "接待日", "The day of reception")
    for number in sorted({*said.complaints} - book.complaints.keys()):
        yield unregistered(
            f"投诉台账中没有第{number}号。", f"No complaint {number} is on the list."
        )
