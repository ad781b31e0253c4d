"""Whether what is said of the catalogue or of a matter can be entered, its papers included."""

from sqlalchemy import Connection

from decision_flow.domain.content import documents_of
from decision_flow.domain.intake.fitting import Intake, rule_set_of, unfit_intake
from decision_flow.domain.office.writer import Writer
from decision_flow.domain.staff import Staff
from decision_flow.domain.values import Text
from decision_flow.service.known import Known
from decision_flow.store import filing


def unenterable(
    connection: Connection, known: Known, staff: Staff, said: Intake, *, writer: Writer
) -> Text | None:
    """Return why a person cannot enter it, or None. Raises NotFoundError (an unknown rule set)."""
    digest = rule_set_of(staff.body, said)
    procedure = known.procedure(connection, digest).ready.procedure if digest else None
    why = unfit_intake(staff.body, said, procedure, writer=writer)
    return why or _not_on_file(connection, staff, said)


def _not_on_file(connection: Connection, staff: Staff, said: Intake) -> Text | None:
    named = {d.digest: d.title for d in documents_of(said)}
    missing = sorted(named.keys() - filing.on_file(connection, staff.body.id, named))
    if not missing:
        return None
    listed = "、".join(f"{named[digest]}（{digest[:12]}）" for digest in missing)
    return Text(f"下列文件尚未上传：{listed}。", f"Not on file: {listed}.")
