"""What a case keeps of what is said of it as a whole: duties given, papers compared, units, links.

Each function takes what was kept so far and the next fact, and returns what is kept then.
"""

from collections.abc import Mapping
from dataclasses import replace

from decision_flow.domain.execution.book import Entry, TaskBook, booked
from decision_flow.domain.fact import CASE, IDLE, Fact
from decision_flow.domain.links import Link, LinkKind
from decision_flow.domain.people import Duty
from decision_flow.domain.said import (
    AnswerRecord,
    Assign,
    Compare,
    Compared,
    Correct,
    Entrusted,
    Handed,
    Join,
    Leave,
    Reassign,
    Reported,
    ReportError,
    TakeOver,
)
from decision_flow.domain.units import is_of


def entrusted(
    there: Mapping[tuple[str, Duty], tuple[Entrusted, ...]], fact: Fact
) -> Mapping[tuple[str, Duty], tuple[Entrusted, ...]]:
    """Return who was assigned which duty of the case from which day, once `fact` stands."""
    said = fact.payload
    if fact.step != CASE or not isinstance(said, Assign):
        return there
    key = said.person, said.duty
    given = Entrusted(said.since, fact.recorded_at)
    return {**there, key: (*there.get(key, ()), given)}


_ARGUED = frozenset({"expert_argument", "risk_assessment", "assessment"})
_ARGUES = frozenset({"select", "opine", "adopt", "report", "conclude"})


def argued(there: tuple[Fact, ...], fact: Fact) -> tuple[Fact, ...]:
    """Return the acts by which the matter was argued or assessed, once `fact` stands.

    They are kept whatever lapses: who did them stays who did them.
    """
    if fact.verb not in _ARGUES or fact.kind.partition("@")[0] not in _ARGUED:
        return there
    return (*there, fact)


def compared(there: Mapping[int, Compared], fact: Fact) -> Mapping[int, Compared]:
    """Return the papers compared, and what each may still be entered for, once `fact` stands."""
    said = fact.payload
    if fact.step == CASE and isinstance(said, Compare):
        found = Compared(fact.actor.person, fact.actor.unit, said, frozenset(said.verbs))
        return {**there, fact.seq: found}
    if fact.paper is None or fact.paper.compared not in there:
        return there
    line = fact.paper.compared
    used = there[line]
    return {**there, line: replace(used, unused=used.unused - {fact.verb})}


def reported(there: Mapping[int, Reported], fact: Fact) -> Mapping[int, Reported]:
    """Return the errors reported, and by which line each was corrected, once `fact` stands."""
    said = fact.payload
    if isinstance(said, ReportError):
        return {**there, fact.seq: Reported(fact.actor.person, said)}
    if not isinstance(said, Correct) or said.reported not in there:
        return there
    answered = replace(there[said.reported], corrected=fact.seq)
    return {**there, said.reported: answered}


def answers(there: Mapping[tuple[int, str], Fact], fact: Fact) -> Mapping[tuple[int, str], Fact]:
    """Return, by line and member, how members answered for the record of their words."""
    said = fact.payload
    return {**there, (said.line, said.person): fact} if isinstance(said, AnswerRecord) else there


def handed(there: tuple[Handed, ...], fact: Fact) -> tuple[Handed, ...]:
    """Return how the matter went from unit to unit, once `fact` stands."""
    said = fact.payload
    if isinstance(said, Reassign):
        relieved = tuple(
            replace(each, passed_on=fact.seq)
            if each.waits and is_of(each.said.to, [said.unit])
            else each
            for each in there
        )
        return (*relieved, Handed(fact.seq, said, fact.stated_at))
    if not isinstance(said, TakeOver):
        return there
    return tuple(
        replace(each, taken=fact.seq) if each.line == said.handed else each for each in there
    )


def links(there: tuple[Link, ...], fact: Fact) -> tuple[Link, ...]:
    """Return the cases that this one names, once `fact` stands."""
    said = fact.payload
    if isinstance(said, Join):
        return (*there, said.link)
    if isinstance(said, Leave):
        left = Link(kind=LinkKind.JOINT_WITH, to=said.case)
        return tuple(each for each in there if each != left)
    return (*there, *getattr(said, "links", ())) if fact.seq == 1 else there


def corrections(there: tuple[tuple[int, int], ...], fact: Fact) -> tuple[tuple[int, int], ...]:
    """Return the corrections of the case once `fact` stands."""
    if not isinstance(fact.payload, Correct):
        return there
    return (*there, (fact.seq, fact.payload.seq))


def tasks(there: Mapping[str, TaskBook], fact: Fact) -> Mapping[str, TaskBook]:
    """Return, by step, the books of what is carried out, once `fact` stands."""
    entry = Entry(fact.seq, fact.actor, fact.stated_at, fact.recorded_at)
    book = booked(there.get(fact.step), entry, fact.payload)
    return there if book is None else {**there, fact.step: book}


TURNED_DOWN: Mapping[str, str] = {
    "reject": "claim",
    "refuse_shorter": "shorten",
    "refuse_withheld": "withhold",
}
"""The answers that turn a claim to do less down, each with the verb by which it was claimed."""


TurnedDown = Mapping[str, tuple[tuple[Fact, Fact], ...]]
"""By step, each claim to do less with the answer that turned it down."""


def turned_down(there: TurnedDown, last: Mapping[tuple[str, str], Fact], fact: Fact) -> TurnedDown:
    """Return what was turned down once `fact` stands; a change of substance asks all anew.

    `last` holds what stood before it.
    """
    if fact.trigger == "classify_substantive":
        return {}
    verb = TURNED_DOWN.get(fact.trigger)
    claim = last.get((fact.step, verb)) if verb is not None else None
    if claim is None:
        return there
    return {**there, fact.step: (*there.get(fact.step, ()), (claim, fact))}


def texts(there: tuple[str, ...], fact: Fact) -> tuple[str, ...]:
    """Return the drafts that were once current, once `fact` stands, each once."""
    new = fact.draft is not None and fact.draft not in there
    return (*there, fact.draft) if new and fact.draft else there


TakenBack = tuple[tuple[str, Fact, Fact | None], ...]
"""Each consultation whose notice was taken back: its step, by which fact, and the last count."""

_TAKES_BACK = frozenset({"void", "reopen"})


def taken_back(there: TakenBack, last: Mapping[tuple[str, str], Fact], fact: Fact) -> TakenBack:
    """Return which notices were voided, or reopened with what followed, once `fact` stands.

    None is forgotten, whatever lapses. `last` holds what stood before it.
    """
    if fact.verb not in _TAKES_BACK:
        return there
    fell = (e.component for e in fact.edges if e.target in IDLE and e.source not in IDLE)
    return (*there, *((step, fact, _count(last, step)) for step in fell if _noticed(last, step)))


def _noticed(last: Mapping[tuple[str, str], Fact], step: str) -> bool:
    """Return whether a step was an open consultation whose notice was out."""
    notice = last.get((step, "publish"))
    return notice is not None and notice.kind.startswith("consultation@")


def _count(last: Mapping[tuple[str, str], Fact], step: str) -> Fact | None:
    return last.get((step, "recount")) or last.get((step, "close"))
