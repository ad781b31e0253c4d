"""Clusters of opinions: found, read, answered one by one, and frozen in a ledger."""

from http import HTTPStatus
from typing import Annotated

from fastapi import Path, Query

from api.problems import Kind
from api.routes.consultations import about_a_consultation
from api.routes.public import StepDep
from api.schemas.collation import (
    DISPOSITION,
    ClusteredOut,
    ClusterOut,
    ClustersOut,
    LedgerOut,
    ReportOut,
    cluster_out,
    ledger_out,
    report_out,
)
from api.schemas.opinions import OpinionsQuery
from api.schemas.reading import read
from api.wire.deps import (
    CallerDep,
    CaseIdDep,
    InsiderDep,
    InstallationDep,
    JsonDep,
    NowDep,
)
from api.wire.openapi import disposition_request, problems
from decision_flow.domain.values import MOST

router = about_a_consultation()

PlaceDep = Annotated[int, Path(ge=1, le=MOST, description="类号 The cluster's place")]


@router.post(
    "/clusters",
    status_code=HTTPStatus.CREATED,
    summary="归类 Find which opinions say the same",
    responses=problems(Kind.BUSY),
)
def cluster(
    *,
    case_id: CaseIdDep,
    step: StepDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
) -> ClusteredOut:
    """Put the opinions in time into clusters. An answer stays with the very same opinions.

    A hundred thousand take about a minute.
    """
    count = installed.service.cluster_opinions(who.body, case_id, step, person=who.person, at=now)
    return ClusteredOut(clusters=count)


@router.get("/clusters", summary="分类阅读 Clusters in the order in which they are read")
def clusters(
    *,
    case_id: CaseIdDep,
    step: StepDep,
    who: InsiderDep,
    installed: InstallationDep,
    wanted: Annotated[OpinionsQuery, Query()],
) -> ClustersOut:
    """Return clusters: a mass campaign takes one place, and hides no letter."""
    found = installed.service.clusters(
        who.body, case_id, step, after=wanted.after, limit=wanted.limit
    )
    more = found[-1].shelved.place if len(found) == wanted.limit else None
    return ClustersOut(clusters=tuple(cluster_out(each) for each in found), after=more)


@router.put(
    "/clusters/{place}",
    summary="处理 Say what becomes of a cluster",
    openapi_extra=disposition_request(),
    responses=problems(Kind.TOO_LARGE, Kind.MEDIA, Kind.BUSY),
)
def answer(
    *,
    case_id: CaseIdDep,
    step: StepDep,
    place: PlaceDep,
    raw: JsonDep,
    who: CallerDep,
    installed: InstallationDep,
    now: NowDep,
) -> ClusterOut:
    """Note what becomes of a cluster, and why; it counts once a ledger with it is handed in."""
    said, service = read(DISPOSITION, raw), installed.service
    installed.dispatch.write(
        lambda: service.answer_cluster(
            who.body,
            case_id,
            step,
            place,
            disposition=said.disposition,
            reason=said.reason,
            person=who.person,
            at=now,
        )
    )
    (found,) = service.clusters(who.body, case_id, step, after=place - 1, limit=1)
    return cluster_out(found)


@router.post(
    "/ledger",
    status_code=HTTPStatus.CREATED,
    summary="生成意见处理表 Freeze the answers in a ledger on file",
    responses=problems(Kind.BUSY),
)
def ledger(
    *,
    case_id: CaseIdDep,
    step: StepDep,
    who: InsiderDep,
    installed: InstallationDep,
    now: NowDep,
) -> LedgerOut:
    """Return what `consultation.dispose` then has to say, and what is to be read again."""
    service = installed.service
    made = installed.dispatch.write(
        lambda: service.make_ledger(who.body, case_id, step, person=who.person, at=now)
    )
    return ledger_out(made)


@router.get("/adoption", summary="采纳情况 The adoption of opinions, as far as it has come")
def adoption(
    *,
    case_id: CaseIdDep,
    step: StepDep,
    who: InsiderDep,
    installed: InstallationDep,
    wanted: Annotated[OpinionsQuery, Query()],
) -> ReportOut:
    """Return what was counted, answered and read again, and whether the sums agree.

    `published` says which parts are told to the public (713 Articles 18 and 32).
    """
    found = installed.service.collated(who.body, case_id, step)
    return report_out(found, after=wanted.after, limit=wanted.limit)
