"""What the papers of a session are made from: its own facts, and the matters it discussed."""

from dataclasses import dataclass

from api.papers.material import Material
from decision_flow.domain.errors import CaseNotFoundError
from decision_flow.domain.sessions.session import Listed, Session
from decision_flow.domain.steps.decision.record import Schedule
from decision_flow.engine.sittings import Resolution, Sitting, sittings
from decision_flow.service import Service


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter on the agenda; `sitting` is its discussion in this session, where there was one."""

    listed: Listed
    material: Material | None = None
    sitting: Sitting | None = None

    @property
    def title(self) -> str:
        """Return what the matter is called: a case by its own title."""
        return self.material.title if self.material is not None else self.listed.item.title

    @property
    def came_to(self) -> Resolution | None:
        """Return what the session came to on it, once it did."""
        if self.material is None or self.sitting is None:
            return None
        return self.sitting.resolution(self.material.body)


@dataclass(frozen=True, slots=True)
class Convened:
    """A session as its papers see it; `own` are its facts, as those of a case are seen."""

    session: Session
    own: Material
    matters: tuple[Matter, ...]

    @property
    def illustrative(self) -> bool:
        """Return whether one of its matters was made up, or part of it."""
        return any(each.material.illustrative for each in self.matters if each.material)


def convened_of(service: Service, body: str, session_id: str) -> Convened:
    """Return what the papers of a session are made from. Raises NotFoundError."""
    file, staff = service.session(body, session_id), service.body(body)
    own = Material(
        case=session_id,
        title=file.session.number,
        body=staff.body,
        persons=staff.persons,
        lines=file.lines,
        steps={},
    )
    return Convened(
        file.session, own, tuple(_matter(service, own, each) for each in file.session.agenda)
    )


def _matter(service: Service, own: Material, listed: Listed) -> Matter:
    case = listed.item.case
    if case is None:
        return Matter(listed)
    try:
        file = service.case(own.body.id, case)
    except CaseNotFoundError:
        return Matter(listed)
    material = Material(
        case=case,
        title=file.view.title,
        body=own.body,
        persons=own.persons,
        lines=service.journal(own.body.id, case, limit=file.view.seq),
        steps={key: step.label.zh for key, step in file.ready.procedure.steps.items()},
    )
    held = [each for each in sittings(material.facts) if _in_session(each, own.case)]
    return Matter(listed, material, held[-1] if held else None)


def _in_session(sitting: Sitting, session_id: str) -> bool:
    called = sitting.said(Schedule)
    return called is not None and called.session == session_id
