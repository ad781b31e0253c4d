"""Whether a catalogue can be entered: what it names is on file, and it fits what there is."""

from sqlalchemy import Connection

from decision_flow.domain.intake.catalogue import AdoptCatalogue, Catalogued, of_year
from decision_flow.domain.intake.listing import consent_to_adjust, unfit_catalogue
from decision_flow.domain.staff import Staff
from decision_flow.domain.values import Text
from decision_flow.engine.moment import documents_of
from decision_flow.service.known import Known
from decision_flow.store import filing


def unlistable(connection: Connection, known: Known, staff: Staff, said: Catalogued) -> Text | None:
    """Return why it cannot be entered, or None. Raises NotFoundError for an unknown procedure."""
    there = of_year(staff.body.catalogues, said.year)
    digest = said.procedure if isinstance(said, AdoptCatalogue) else there and there.procedure
    procedure = known.procedure(connection, digest).ready.procedure if digest else None
    consent = consent_to_adjust(procedure) if procedure else None
    why = unfit_catalogue(staff.body.catalogues, said, consent)
    return why or _not_on_file(connection, staff, said)


def _not_on_file(connection: Connection, staff: Staff, said: Catalogued) -> Text | None:
    named = {d.digest: d.title for d in documents_of(said)}
    missing = sorted(named.keys() - filing.on_file(connection, staff.body.id, named))
    if not missing:
        return None
    listed = "、".join(f"{named[digest]}（{digest[:12]}）" for digest in missing)
    return Text(f"下列文件尚未上传：{listed}。", f"Not on file: {listed}.")
