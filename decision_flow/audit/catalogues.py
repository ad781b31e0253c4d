"""The catalogues in a body's stream, asked again: each as it had to be, its papers on file."""

from typing import cast

from decision_flow.audit.again import Grounds
from decision_flow.audit.report import Report
from decision_flow.domain.case import Fact
from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.intake.catalogue import AdoptCatalogue, Catalogued, of_year
from decision_flow.domain.intake.listing import consent_to_adjust, unfit_catalogue
from decision_flow.domain.people import KEEPERS
from decision_flow.domain.staff import Staff
from decision_flow.domain.values import Text
from decision_flow.engine.moment import documents_of
from decision_flow.store import filing


def catalogued(grounds: Grounds, report: Report, staff: Staff, fact: Fact) -> bool:
    """Return whether what is said of a catalogue could be entered then; report why not."""
    said = cast("Catalogued", fact.payload)
    there = of_year(staff.body.catalogues, said.year)
    digest = said.procedure if isinstance(said, AdoptCatalogue) else there and there.procedure
    try:
        procedure = grounds.procedure(digest)[0].procedure if digest else None
    except DecisionFlowError as error:
        report.found("catalogue.procedure", fact.stream, fact.seq, error.text.zh, error.text.en)
        return False
    consent = consent_to_adjust(procedure) if procedure else None
    why = _stranger(staff, fact) or unfit_catalogue(staff.body.catalogues, said, consent)
    if why is not None:
        report.found("catalogue.unfit", fact.stream, fact.seq, why.zh, why.en)
        return False
    named = {d.digest for d in documents_of(said)}
    body_id = staff.body.id
    missing = named - filing.on_file(grounds.connection, body_id, named, by=fact.recorded_at)
    if missing:
        listed = "、".join(sorted(digest[:12] for digest in missing))
        zh, en = f"所引文件当时不在档：{listed}。", f"Not on file by then: {listed}."
        report.found("catalogue.document", fact.stream, fact.seq, zh, en)
    return not missing


def _stranger(staff: Staff, fact: Fact) -> Text | None:
    """Return that whoever entered it did not keep the catalogue that day."""
    person, duty = staff.persons.get(fact.actor.person), fact.actor.duty
    day = staff.body.day(fact.recorded_at)
    if person is not None and duty in KEEPERS and duty in person.duties_on(day):
        return None
    return Text("办理人当日不负责目录事务。", "Whoever entered it did not keep the catalogue then.")
