"""What `decision-flow session` does."""

from datetime import datetime, tzinfo
from pathlib import Path

from api.commands.asking import asked_in, caller
from api.commands.opening import installation
from api.commands.saying import DONE, REFUSED, out, refused, say
from api.ids import new_session_id
from api.papers.compare import compared_session
from api.papers.convened import convened_of
from api.papers.making import printed
from api.papers.sheet import LABELS, Format, PaperKind
from api.papers.views.session import session_paper
from api.schemas.sessions import ANY_SAID, CALL, filled_out
from decision_flow.domain.move import Refused
from decision_flow.domain.sessions.said import SaidOfSession
from decision_flow.domain.sessions.session import STATES, State


def call(file: Path) -> int:
    """Call a session and print its id; return the exit code."""
    return _say(new_session_id(), asked_in(CALL, file))


def enter(session: str, file: Path) -> int:
    """Put something on record of a session; return the exit code."""
    return _say(session, asked_in(ANY_SAID, file).payload)


def _say(session: str, said: SaidOfSession) -> int:
    with installation() as installed:
        who, now = caller(installed), installed.clock()
        answer = installed.service.say_of_session(
            who.body, session, said, person=who.person, at=now
        )
    if isinstance(answer, Refused):
        return refused(answer.unmet)
    say(f"已记录，第{answer.fact.seq}号：", f"On record, line {answer.fact.seq}: {session}")
    return DONE


def listed() -> None:
    """Print the sessions of the caller's body."""
    with installation() as installed:
        found = installed.service.sessions(caller(installed).body, limit=200)
    for each in found:
        out.print(f"{each.id}  {each.held_on}  {each.number}  {STATES[State(each.state)]}")
    say(f"共{len(found)}次。", f"{len(found)} sessions.")


def shown(session: str) -> None:
    """Print agenda and attendance of a session."""
    with installation() as installed:
        body = caller(installed).body
        found, names = (
            installed.service.session(body, session).session,
            installed.service.body(body),
        )
    out.print(f"{found.number}  {found.held_on}  {STATES[found.state]}")
    for n, each in enumerate(found.agenda, 1):
        case = f"  {each.item.case}" if each.item.case is not None else ""
        out.print(f"  {n}. {each.item.title}{case}  {each.on}")
    zone = names.body.zone
    for stay in found.attendance:
        known = names.persons.get(stay.person)
        name = known.name if known is not None else stay.person
        left = _clock(stay.left, zone) if stay.left else ""
        out.print(f"  {name}  {_clock(stay.arrived, zone)} → {left}")


def _clock(moment: datetime, zone: tzinfo) -> str:
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"


def matter(session: str, case: str) -> None:
    """Print what a case on the agenda says of the session now."""
    with installation() as installed:
        body, now = caller(installed).body, installed.clock()
        found = installed.service.filled(body, session, case, at=now)
    out.print_json(filled_out(found).model_dump_json())


def paper(session: str, kind: PaperKind, form: Format, to: Path | None) -> None:
    """Write the record or the summary of a session into a file."""
    path = to or Path(f"{kind}.{form}")
    with installation() as installed:
        found = convened_of(installed.service, caller(installed).body, session)
        path.write_bytes(printed(session_paper(found, kind), form))
    say(f"已生成{LABELS[kind].zh}：", f"Made the {LABELS[kind].en}: {path}")


def compare(session: str, file: Path) -> int:
    """Print whether a summary decides what the records say; return the exit code."""
    with installation() as installed:
        found = convened_of(installed.service, caller(installed).body, session)
        compared = compared_session(found, file.read_bytes())
    out.print(str(compared.reason))
    return DONE if compared.same else REFUSED
