"""Opening a case: its first fact, and what must hold for it."""

from dataclasses import dataclass

from decision_flow.domain.case import CASE, Case, Fact
from decision_flow.domain.kind import Asked
from decision_flow.domain.move import Accepted, Move, Refused, Setting
from decision_flow.domain.steps.matter import MATTER, OPEN, Open
from decision_flow.domain.values import HOUSE_RULE
from decision_flow.domain.verdict import Verdict, verdict
from decision_flow.engine.decide import declared
from decision_flow.engine.judged import judged_major
from decision_flow.engine.linking import Earlier, inherited, linked_lawfully, stands
from decision_flow.engine.moment import content_verdicts, time_verdicts
from decision_flow.engine.person import acting
from decision_flow.engine.rules import Ready


@dataclass(frozen=True, slots=True)
class Opening:
    """A case that is to be: its id, what it is about, under which certificate."""

    case_id: str
    move: Move
    certificate: str
    """The digest of the certificate kept with the procedure."""
    linked: tuple[Earlier, ...] = ()
    """The cases that `links` names, those that there are."""


def unopened(ready: Ready, case_id: str, body: str, title: str) -> Case:
    """Return the case before its first fact."""
    return Case(case_id, body, title, ready.procedure.digest, 0, ready.initial())


def unopened_for(ready: Ready, body: str, first: Fact) -> Case:
    """Return the case before `first`, its first fact, which gives it its title."""
    said = first.payload
    return unopened(ready, first.stream, body, said.title if isinstance(said, Open) else "")


def opening_move(ready: Ready, opening: Opening, setting: Setting) -> Accepted | Refused:
    """Return the first fact of a case, or every requirement that is unmet.

    Raises `TypeError` when the payload is not `Open`.
    """
    move, payload = opening.move, opening.move.payload
    if not isinstance(payload, Open):
        raise TypeError(f"a case is opened by Open, not {type(payload).__name__}")
    case = unopened(ready, opening.case_id, setting.body.id, payload.title)
    who = acting(ready, case, move, OPEN, setting=setting)
    asked = Asked(
        case=case,
        procedure=ready.procedure,
        step=declared(ready, CASE),
        payload=payload,
        setting=setting,
        actor=who.actor,
        stated_at=move.stated_at or setting.at,
    )
    verdicts = (
        _in_force(asked),
        _certified(asked, opening.certificate),
        *judged_major(asked),
        *linked_lawfully(asked, opening.linked),
        *who.verdicts,
        *time_verdicts(ready, asked, move),
        *content_verdicts(move.content, setting),
    )
    if any(v.refuses for v in verdicts):
        return Refused(CASE, OPEN.name, verdicts)
    fact = Fact(
        stream=opening.case_id,
        seq=1,
        step=CASE,
        kind=MATTER.id,
        verb=OPEN.name,
        trigger=OPEN.triggers[0],
        payload=payload,
        actor=who.actor,
        stated_at=asked.stated_at,
        recorded_at=setting.at,
        edges=(),
        verdicts=verdicts,
        procedure=ready.procedure.digest,
        calendar=setting.calendar.digest,
        paper=move.paper,
        note=move.note,
        cites=tuple(each.cite for each in opening.linked),
        inherits=inherited(ready, opening.linked),
        stands=stands(ready, payload.links, opening.linked, setting.body.day),
    )
    return Accepted((fact,))


def _in_force(asked: Asked[Open]) -> Verdict:
    procedure = asked.procedure
    return verdict(
        "open.in_force",
        procedure.in_force(asked.day),
        f"立案须依据当日有效的程序：“{procedure.label.zh}”自{procedure.in_force_from}起施行"
        + (f"，至{procedure.in_force_to}止。" if procedure.in_force_to else "。"),
        "A case is opened under a procedure in force on that day: "
        f"“{procedure.label.en}” is in force from {procedure.in_force_from}"
        + (f" to {procedure.in_force_to}." if procedure.in_force_to else "."),
        procedure.source,
    )


def _certified(asked: Asked[Open], certificate: str) -> Verdict:
    return verdict(
        "open.certificate",
        asked.payload.certificate == certificate,
        "所引证明书须为该程序登记的证明书。",
        "The certificate cited must be the one on file for this procedure.",
        HOUSE_RULE,
    )
