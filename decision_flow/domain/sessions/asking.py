"""What is asked before anything is put on record of a session, whichever verb it is.

Every requirement is told, met or not, with its source and who can cure it.
"""

from collections.abc import Iterator

from decision_flow.domain.case import Case
from decision_flow.domain.kind import Phase
from decision_flow.domain.people import APART, DUTY_LABELS, Duty
from decision_flow.domain.sessions.attending import (
    attended,
    kept,
    presides,
    recorded_by_no_member,
    together,
)
from decision_flow.domain.sessions.correcting import corrects_lawfully
from decision_flow.domain.sessions.said import (
    CallSession,
    CancelSession,
    Chair,
    CloseSession,
    CorrectSession,
    Item,
    NoteAttendance,
    OpenSession,
    ReportError,
    ReviseSession,
)
from decision_flow.domain.sessions.session import STATES, Session, cases_of
from decision_flow.domain.sessions.told import (
    CALLERS,
    DOERS,
    LABELS,
    RECORDERS,
    WANTED,
    Told,
)
from decision_flow.domain.sessions.votes import as_the_cases_say, closed_before
from decision_flow.domain.steps.decision.record import MEETINGS
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, advice, verdict

_RECORDED = (OpenSession, NoteAttendance, CloseSession, CorrectSession)
_OF_NO_ATTENDANCE = (CallSession, ReviseSession, CancelSession, ReportError)


def asked_of(told: Told) -> tuple[Verdict, ...]:
    """Return every requirement of what is to be said of a session."""
    return (*_may_say(told), *_kept_apart(told), *_stands(told), *_requirements(told))


def _requirements(told: Told) -> Iterator[Verdict]:
    said, session = told.said, told.session
    if isinstance(said, CallSession):
        yield _is_a_meeting(said)
    if isinstance(said, CallSession | ReviseSession):
        yield from _on_a_day(told, said)
        yield from _matters_are_ready(told, said.agenda)
    if session is None or isinstance(said, _OF_NO_ATTENDANCE):
        return
    yield from recorded_by_no_member(told, session)
    if isinstance(said, OpenSession):
        yield _opens_on_its_day(told, session, said)
        yield from together(told, session, said)
        yield from presides(
            told, session, Chair(person=said.presiding, since=said.at, entrustment=said.entrustment)
        )
    yield from attended(told, session, said)
    if isinstance(said, NoteAttendance) and said.chair is not None:
        yield from presides(told, session, said.chair)
    if isinstance(said, CloseSession):
        yield _closes_after_all(told, session, said)
        yield from closed_before(told, session, said.at)
    if isinstance(said, CorrectSession):
        yield from corrects_lawfully(told, session, said)
    elif not isinstance(said, OpenSession):
        yield from kept(session, said)
    if not isinstance(said, OpenSession):
        yield from as_the_cases_say(told, session, said.attendance)


def _may_say(told: Told) -> Iterator[Verdict]:
    """Pass when whoever says it holds a duty for it."""
    doers = DOERS[type(told.said)]
    label = LABELS[type(told.said)]
    yield verdict(
        "person.duty",
        told.duty is not None,
        f"“{label.zh}”由办公厅（室）工作人员"
        + ("或者会议记录人员办理。" if Duty.RECORDER in doers else "办理。"),
        f"To {label.en} is for the secretariat"
        + (" or the recorder." if Duty.RECORDER in doers else "."),
        HOUSE_RULE,
        curers=doers,
    )


def _kept_apart(told: Told) -> Iterator[Verdict]:
    """Refuse who did in one of the matters what keeps a person from recording it."""
    if not isinstance(told.said, _RECORDED):
        return
    for key, case in sorted(told.matters.items()):
        name = told.matter_named(key)
        acted = case.acted.get(told.person.id, frozenset())
        for pair in APART:
            other = pair.other_of(Duty.RECORDER)
            if other not in acted:
                continue
            label, who = DUTY_LABELS[other], told.person.name
            yield verdict(
                "session.apart",
                passed=False,
                zh=f"{who}在案件{name}已作为{label.zh}办理，不得作讨论该事项的会议的记录。",
                en=f"{who} has acted in case {name} as {label.en} and keeps no record of a session "
                "in which it is discussed.",
                source=pair.source,
                curers=RECORDERS,
            )


def _stands(told: Told) -> Iterator[Verdict]:
    """Pass when the session is in the state in which this can be said."""
    wanted, session = WANTED.get(type(told.said)), told.session
    if wanted is None or session is None:
        return
    labels = [STATES[state] for state in wanted]
    zh, en = "”或者“".join(t.zh for t in labels), "” or “".join(t.en for t in labels)
    yield verdict(
        "session.state",
        session.state in wanted,
        f"会议现为“{STATES[session.state].zh}”，此项须在“{zh}”时办理。",
        f"The session is “{STATES[session.state].en}”; this is done while it is “{en}”.",
        HOUSE_RULE,
        curers=DOERS[type(told.said)],
    )


def _is_a_meeting(said: CallSession) -> Verdict:
    return verdict(
        "session.meeting",
        said.meeting in MEETINGS,
        "重大行政决策应当经常务会议或者全体会议讨论，传签、会签、专题会议等不是会议。",
        "A major decision is discussed at a standing or plenary meeting; circulation, "
        "countersignature or a special meeting is none.",
        decree_713(30),
        curers=CALLERS,
    )


def _on_a_day(told: Told, said: CallSession | ReviseSession) -> Iterator[Verdict]:
    """Pass when the session lies on or after the day of its notice; a call entered late says so.

    What is entered late of its matters is compared by a second person in their cases.
    """
    if isinstance(said, CallSession):
        if said.held_on < told.day:
            yield advice(
                "session.called_late",
                f"会议于{said.held_on}召开，{told.day}才补录通知；各议题的补录另须他人核对。",
                f"The session was held on {said.held_on}, its notice entered on {told.day} only; "
                "what is entered late of its matters is compared by a second person there.",
                HOUSE_RULE,
            )
        return
    yield verdict(
        "session.day",
        said.held_on >= told.day,
        f"改期后的会议日期（{said.held_on}）不得早于通知日（{told.day}）。",
        f"The new day of the session ({said.held_on}) may not lie before its notice ({told.day}).",
        HOUSE_RULE,
        curers=CALLERS,
    )


def _matters_are_ready(told: Told, agenda: tuple[Item, ...]) -> Iterator[Verdict]:
    """Pass when each case is there once and was submitted, its legality review behind it."""
    named = [item.case for item in agenda if item.case is not None]
    repeated = sorted({case for case in named if named.count(case) > 1})
    twice = [told.matter_named(case) for case in repeated]
    unready = [case for case in cases_of(agenda) if not _ready(told.matters.get(case))]
    odd = [told.matter_named(case) for case in unready]
    yield verdict(
        "session.once",
        not twice,
        "同一案件在议程中只列一次" + (f"：{'、'.join(twice)}。" if twice else "。"),
        "A case stands on the agenda once" + (f": {', '.join(twice)}." if twice else "."),
        HOUSE_RULE,
        curers=CALLERS,
    )
    yield verdict(
        "session.submitted",
        not odd,
        "列入议程的案件须为本机关已提请集体讨论的案件：未经合法性审查的，不得提交讨论"
        + (f"；不符的：{'、'.join(odd)}。" if odd else "。"),
        "A case on the agenda is one of this body that was submitted for discussion: without its "
        "legality review it may not be" + (f"; not so: {', '.join(odd)}." if odd else "."),
        decree_713(25),
        curers=CALLERS,
    )


def _ready(case: Case | None) -> bool:
    return case is not None and case.phase == Phase.DECISION


def _opens_on_its_day(told: Told, session: Session, said: OpenSession) -> Verdict:
    opened = told.body.day(said.at)
    return verdict(
        "session.opens",
        opened >= session.held_on and said.at <= told.at,
        f"会议定于{session.held_on}召开，不得早于该日，也不得晚于记录时间。",
        f"The session is called for {session.held_on}: it opens no earlier, and not after it is "
        "recorded.",
        HOUSE_RULE,
        curers=RECORDERS,
        earliest=session.held_on,
    )


def _closes_after_all(told: Told, session: Session, said: CloseSession) -> Verdict:
    opened = session.opened_at
    moments = [m for a in said.attendance for m in (a.arrived, a.left) if m is not None]
    fits = opened is not None and opened <= said.at <= told.at
    return verdict(
        "session.closes",
        fits and all(moment <= said.at for moment in moments),
        "散会时间须在开会之后、记录之前，且不早于任何人的到会、离会时间。",
        "It closes after it opened and not after it is recorded, and nobody comes or leaves later.",
        HOUSE_RULE,
        curers=RECORDERS,
    )
