"""What is kept of a case: gates, links, journal, refusals, deadlines, documents, responsibility."""

from typing import Annotated

from fastapi import APIRouter, Query

from api.problems import Kind
from api.schemas.cases import (
    GatesOut,
    LinksOut,
    RefusalsOut,
    finding_out,
    gate_out,
    link_out,
    refusals_out,
)
from api.schemas.channels import ChannelsOut, channels_out
from api.schemas.deadlines import DeadlinesOut, deadline_out, earliest_out
from api.schemas.documents import DocumentsOut, document_out
from api.schemas.facts import JournalOut, line_out
from api.schemas.queries import LinesQuery, RecusedQuery
from api.schemas.responsibility import ResponsibilityOut, answerable_out
from api.schemas.staffing import StaffingOut, staffing_out
from api.wire.deps import KNOWN, WANTS_JSON, CaseIdDep, InsiderDep, InstallationDep, NowDep
from api.wire.openapi import problems
from decision_flow.engine.findings import findings
from decision_flow.engine.ledger import corrected_by
from decision_flow.engine.standing import standings

router = APIRouter(
    prefix="/api/v1/cases/{case_id}",
    tags=["records"],
    dependencies=[KNOWN, WANTS_JSON],
    responses=problems(
        Kind.MALFORMED, Kind.TOKEN_WANTED, Kind.NOT_YOURS, Kind.NOT_ACCEPTABLE, Kind.NOT_FOUND
    ),
)

LinesDep = Annotated[LinesQuery, Query()]
RecusedDep = Annotated[RecusedQuery, Query()]


@router.get("/gates", summary="关口 How the gates stand for the current draft")
def gates(case_id: CaseIdDep, who: InsiderDep, installed: InstallationDep) -> GatesOut:
    """Return how every gate stands: missing, fresh, stale or exempt."""
    found = installed.service.case(who.body, case_id)
    return GatesOut(
        gates=tuple(gate_out(gate) for gate in standings(found.ready, found.case)),
        findings=tuple(finding_out(each) for each in findings(found.ready, found.case)),
    )


@router.get("/links", summary="关联案件 The cases that it comes from, and that come from it")
def links(case_id: CaseIdDep, who: InsiderDep, installed: InstallationDep) -> LinksOut:
    """Return the cases of your body that this one names, and those that name it, and how."""
    found = installed.service.links(who.body, case_id)
    return LinksOut(
        names=tuple(link_out(each) for each in found.names),
        named_by=tuple(link_out(each) for each in found.named_by),
        awaited=found.awaited,
    )


@router.get("/journal", summary="过程记录 The facts, in order")
def journal(
    case_id: CaseIdDep, who: InsiderDep, installed: InstallationDep, lines: LinesDep
) -> JournalOut:
    """Return the facts after a line, each chained to the one before it by digest."""
    service, after = installed.service, lines.after
    found = service.journal(who.body, case_id, after=after, limit=lines.limit + 1)
    part = found[: lines.limit]
    corrected = corrected_by(service.corrections(who.body, case_id, after=after))
    more = part[-1].fact.seq if len(found) > lines.limit else None
    return JournalOut(facts=tuple(line_out(line, corrected) for line in part), after=more)


@router.get("/refusals", summary="被拒绝的办理 Attempts that were refused")
def refusals(
    case_id: CaseIdDep, who: InsiderDep, installed: InstallationDep, lines: LinesDep
) -> RefusalsOut:
    """Return the attempts that the rules refused; they are kept beside the path."""
    found = installed.service.refusals(who.body, case_id, after=lines.after, limit=lines.limit)
    return refusals_out(found, lines.limit)


@router.get("/deadlines", summary="期限 What is due, the earliest first")
def deadlines(
    case_id: CaseIdDep, who: InsiderDep, installed: InstallationDep, now: NowDep
) -> DeadlinesOut:
    """Return every day by which something is due, how it was counted, and the earliest decision.

    While the legality review awaits a supplement its clock stands still: its day moves with every
    day, and the derivation says so.
    """
    found = installed.service.deadlines(who.body, case_id, at=now)
    first = installed.service.earliest(who.body, case_id, at=now)
    return DeadlinesOut(
        deadlines=tuple(deadline_out(each) for each in found),
        earliest=None if first is None else earliest_out(first),
    )


@router.get("/channels", summary="公开渠道登记册 Where it was shown, since when, with what proof")
def channels(case_id: CaseIdDep, who: InsiderDep, installed: InstallationDep) -> ChannelsOut:
    """Return every channel in which notices and the decision stood, and the proof that was kept."""
    service = installed.service
    return channels_out(service.channels(who.body, case_id), service.case(who.body, case_id).ready)


@router.get("/documents", summary="文件 The documents that the facts name")
def documents(case_id: CaseIdDep, who: InsiderDep, installed: InstallationDep) -> DocumentsOut:
    """Return the documents that the case's facts name, as they are on file."""
    found = installed.service.documents(who.body, case_id)
    return DocumentsOut(documents=tuple(document_out(each) for each in found))


@router.get("/responsibility", summary="责任清单 Who answers for what")
def responsibility(
    case_id: CaseIdDep, who: InsiderDep, installed: InstallationDep
) -> ResponsibilityOut:
    """Return who acted, in which duties, on which lines, and how the list names each."""
    found = installed.service.responsibility(who.body, case_id)
    return ResponsibilityOut(people=tuple(answerable_out(each) for each in found))


@router.get(
    "/staffing", summary="人员能否依法办结 Whether the people there are can carry it through"
)
def staffing(
    case_id: CaseIdDep,
    *,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
    recused: RecusedDep,
) -> StaffingOut:
    """Return who could lawfully do what is still needed, or the acts that nobody can do together.

    Duties kept apart, duties exercised already, units, recusals and the quorum are solved together.
    """
    service, out = installed.service, frozenset(recused.recused)
    found = service.staffing(who.body, case_id, at=now, recused=out)
    return staffing_out(found, service.case(who.body, case_id).ready)
