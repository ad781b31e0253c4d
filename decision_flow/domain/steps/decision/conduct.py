"""Who takes part in a meeting: its day, its members in office, the recused, who may decide."""

from datetime import date

from decision_flow.domain.kind import Asked
from decision_flow.domain.people import APART, DUTY_LABELS, Duty, Post, Seat
from decision_flow.domain.steps.decision.minutes import keepers
from decision_flow.domain.steps.decision.record import Convene, MeetingKind, Schedule
from decision_flow.domain.values import HOUSE_RULE, decree_713
from decision_flow.domain.verdict import Verdict, verdict

RECORDER = (Duty.RECORDER, Duty.SECRETARY)


def meeting_day(asked: Asked[object]) -> date:
    """Return the day on which this meeting opened; before that, the day of the act."""
    called, opened = asked.own("schedule"), asked.own("convene")
    if called is None or opened is None or opened.seq < called.seq:
        return asked.day
    return asked.day_of(opened)


def seats(asked: Asked[object]) -> tuple[Seat, ...]:
    """Return the members of this meeting in office on its day; its kind says who they are."""
    scheduled, day = asked.said(Schedule, "schedule"), meeting_day(asked)
    if scheduled is not None and scheduled.meeting is MeetingKind.STANDING:
        return asked.setting.body.standing(day)
    return asked.setting.body.in_office(day)


def convened(asked: Asked[object]) -> Convene | None:
    """Return the opening of this meeting."""
    return asked.said(Convene, "convene")


def recused(asked: Asked[object]) -> frozenset[str]:
    """Return the members who take no part."""
    opening = convened(asked)
    return frozenset(r.person for r in opening.recusals) if opening else frozenset()


def chief_of(asked: Asked[object]) -> str | None:
    """Return the chief in office on the day of the meeting, by person."""
    return next((s.person for s in seats(asked) if s.post is Post.CHIEF), None)


def decides_apart(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass when the chief acts as chief, and a member in his place keeps the chief's duties apart.

    Nobody decides or signs what he put on record himself, as recorder or for the secretariat.
    """
    who, case = asked.actor, asked.case
    in_office = asked.setting.body.in_office(asked.day)
    chief = next((s.person for s in in_office if s.post is Post.CHIEF), None)
    pairs = [p for p in APART if p.other_of(Duty.CHIEF) in case.acted.get(who.person, ())]
    met = pairs if who.duty is Duty.MEMBER else []
    by = (Duty.CHIEF, Duty.MEMBER)
    return (
        verdict(
            "meeting.as_chief",
            who.duty is Duty.CHIEF or who.person != chief,
            "行政首长以行政首长身份决定和签发，不得改以会议组成人员身份办理。",
            "The chief decides and signs as chief, and not as a member.",
            decree_713(30),
            curers=(Duty.CHIEF,),
        ),
        *(
            verdict(
                "meeting.chief_apart",
                passed=False,
                zh=f"代行决定、签发的，不得在本案兼任过{DUTY_LABELS[other].zh}。",
                en=f"Who decides or signs in the chief's place has not acted in this case as "
                f"{DUTY_LABELS[other].en}.",
                source=pair.source,
                curers=by,
            )
            for pair in met
            if (other := pair.other_of(Duty.CHIEF)) is not None
        ),
        verdict(
            "meeting.own_record",
            who.person not in keepers(case),
            "决定或者签发的人员不得同时是本案会议（包括此前的会议）的记录人。",
            "Who decides or signs recorded no meeting of the case, earlier ones included.",
            HOUSE_RULE,
            curers=by,
        ),
    )


def decider_of(asked: Asked[object], meeting: str) -> str | None:
    """Return who decides, and signs, on this day what the meeting of this step discussed.

    That is the chief in office on the day of the act. A chief who is recused from the matter has
    no part in it: then it is the member who presided, by recorded entrustment.
    """
    in_office = asked.setting.body.in_office(asked.day)
    chief = next((s.person for s in in_office if s.post is Post.CHIEF), None)
    opening = asked.said_at(meeting, Convene, "convene")
    if opening is None or chief not in {r.person for r in opening.recusals}:
        return chief
    return opening.presiding if opening.presiding in {s.person for s in in_office} else None
