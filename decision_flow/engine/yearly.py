"""The ledger of a year (年度台账): every matter that was under way in it, and how far it came.

A matter stands in it when it was opened on or before the last day and had not ended before the
first. A day is that of the act that stands: what was taken down or done again is told by the last.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from decision_flow.domain.case import CASE, Case
from decision_flow.domain.execution.rate import Period
from decision_flow.domain.people import Body
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.steps.before.start import Assign
from decision_flow.domain.steps.matter import ENDS, MATTER
from decision_flow.domain.values import ILLUSTRATIVE, Text
from decision_flow.engine.rules import Ready

MILESTONES: Mapping[Text, tuple[str, tuple[str, ...]]] = {
    Text("决定启动", "started"): ("start", ("approve",)),
    Text("公开征求意见", "put to the public"): ("consultation", ("publish",)),
    Text("合法性审查意见", "legality opinion"): ("legality_review", ("opine",)),
    Text("集体讨论决定", "decided"): ("meeting", ("decide",)),
    Text("签发", "signed"): ("issue", ("sign",)),
    Text("公布", "published"): ("publication", ("publish", "confirm_withheld")),
    Text("归档", "in the archive"): ("archive", ("receive",)),
    Text("结案", "closed"): ("closing", ("close",)),
}
"""The stages of a matter, each with its kind of step and the acts that bring it about."""


@dataclass(frozen=True, slots=True)
class Entered:
    """A matter in the ledger; `seq` and `head` are the last line that was read of its case."""

    case: str
    title: str
    opened: date
    procedure: Text
    lead: str
    phase: Text
    days: Mapping[Text, date]
    number: str
    seq: int
    head: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class YearLedger:
    """The ledger of a body for a period, of what was recorded by the moment `at`."""

    body: Body
    period: Period
    at: datetime
    entries: tuple[Entered, ...]

    @property
    def illustrative(self) -> bool:
        """Return whether a matter in it was made up."""
        return any(each.illustrative for each in self.entries)


def entered(ready: Ready, case: Case, head: str, *, body: Body, period: Period) -> Entered | None:
    """Return the matter as it stands in the ledger of a period, or None where it does not."""
    opened = body.day(case.opened) if case.opened is not None else None
    if opened is None or opened > period.last or _over(case, body, before=period.first):
        return None
    return Entered(
        case=case.id,
        title=case.title,
        opened=opened,
        procedure=ready.procedure.label,
        lead=_lead(ready, case),
        phase=MATTER.state_label(case.phase),
        days=_days(ready, case, body),
        number=_number(ready, case),
        seq=case.seq,
        head=head,
        illustrative=any(word in f.note for f in case.last.values() for word in ILLUSTRATIVE),
    )


def _over(case: Case, body: Body, *, before: date) -> bool:
    """Return whether a matter had ended before a day; what is said of it afterwards is no part."""
    if case.phase not in ENDS:
        return False
    known = tuple(case.last.values())
    ended = [f for f in known if any(e.component == CASE and e.target in ENDS for e in f.edges)]
    return body.day(max(fact.stated_at for fact in ended or known)) < before


def _lead(ready: Ready, case: Case) -> str:
    if case.handed:
        return case.handed[-1].said.to
    said = (f.payload for s in ready.of_kind("start") if (f := case.fact(s, "assign")))
    return next((each.lead for each in said if isinstance(each, Assign)), "")


def _number(ready: Ready, case: Case) -> str:
    said = (f.payload for s in ready.of_kind("issue") if (f := case.fact(s, "sign")))
    return next((each.number for each in said if isinstance(each, Sign)), "")


def _days(ready: Ready, case: Case, body: Body) -> Mapping[Text, date]:
    found: dict[Text, date] = {}
    for label, (kind, verbs) in MILESTONES.items():
        facts = [f for step in ready.of_kind(kind) if (f := case.fact(step, *verbs)) is not None]
        if facts:
            found[label] = body.day(max(facts, key=lambda fact: fact.seq).stated_at)
    return found


def in_order(found: Iterable[Entered]) -> tuple[Entered, ...]:
    """Return the matters in the order in which they were opened."""
    return tuple(sorted(found, key=lambda each: (each.opened, each.case)))
