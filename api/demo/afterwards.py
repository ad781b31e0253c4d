"""Who answers for it: a harm traced back, measures about people, ledgers looked at and left."""

from pathlib import Path

from api.demo import people
from api.demo.acts import answered, climbed
from api.demo.scene import BODY, CASE, JOINED
from api.demo.stage import Stage
from api.demo.telling import Teller
from api.papers.after.traced import tracing_report
from api.papers.making import material_of, printed
from api.papers.sheet import Format
from api.schemas.ledgers import ledger_file
from decision_flow.domain.move import Refused
from decision_flow.domain.values import Text
from decision_flow.engine.tracing import HarmKind
from decision_flow.service import Service

SHORTCUTS = (*answered.SHORTCUTS, *climbed.SHORTCUTS)


def answer(service: Service, teller: Teller, folder: Path) -> tuple[Path, ...]:
    """Trace a lawsuit back to who answers, take measures, and return the ledgers that are left."""
    stage = Stage(service, BODY, CASE, service.case(BODY, CASE).view.seq)
    for entry in answered.SUED:
        teller.entered(entry, stage.enter(entry))
    found = service.trace(BODY, CASE, HarmKind.LAWSUIT, answered.SUIT)
    teller.traced(found)
    folder.mkdir(exist_ok=True)
    report = folder / f"tracing-{answered.SUIT}.pdf"
    report.write_bytes(printed(tracing_report(material_of(service, BODY, CASE), found), Format.PDF))
    for looked in answered.LOOKS:
        teller.looked(looked, stage.look(looked))
    for entry in (*answered.MEASURES, *climbed.MEASURES):
        teller.entered(entry, stage.enter(entry))
    people.join(service, JOINED, at=climbed.JOINED_ON)
    teller.say(
        Text(
            f"{JOINED.name}任审计监督人员，此前未参与该追责事项。",
            "another auditor, who had no part in it until now.",
        )
    )
    teller.entered(climbed.ANSWER, stage.enter(climbed.ANSWER))
    return (report, *_ledgers(stage, teller, folder))


def _ledgers(stage: Stage, teller: Teller, folder: Path) -> list[Path]:
    written = []
    for looked in climbed.LOOKS:
        found = stage.look(looked)
        teller.looked(looked, found)
        if not isinstance(found, Refused):
            path = folder / f"{looked.says.person}.json"
            path.write_bytes(ledger_file(found))
            written.append(path)
    return written
