"""Who takes part in a meeting: its day, its members in office, the recused, who may decide."""

from datetime import date

from decision_flow.domain.case import Fact
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import APART, DUTY_LABELS, Duty, Post, Seat
from decision_flow.domain.steps.decision.count import Part, parts_of
from decision_flow.domain.steps.decision.minutes import keepers
from decision_flow.domain.steps.decision.record import (
    Convene,
    Discuss,
    MeetingKind,
    Schedule,
    Vote,
    took_part,
)
from decision_flow.domain.values import (
    CIVIL_SERVANTS,
    HOUSE_RULE,
    Document,
    Source,
    article,
    decree_713,
)
from decision_flow.domain.verdict import Verdict, verdict

RECORDER = (Duty.RECORDER, Duty.SECRETARY)


def meeting_day(asked: Asked[object]) -> date:
    """Return the day on which this meeting opened; before that, the day of the act."""
    opened = _opening(asked)
    return asked.day if opened is None else asked.day_of(opened)


def _opening(asked: Asked[object]) -> Fact | None:
    """Return the fact by which this meeting opened, once it did."""
    called, opened = asked.own("schedule"), asked.own("convene")
    return None if called is None or opened is None or opened.seq < called.seq else opened


def seats(asked: Asked[object]) -> tuple[Seat, ...]:
    """Return the members of this meeting in office on its day; its kind says who they are.

    Nobody is taken out of the count by a seat that was written down as left after it opened, nor
    put into it by one that was written down as taken after its opening was recorded.
    """
    found: tuple[Seat, ...] | None = asked.worked_out.get("seats")
    if found is None:
        found = asked.worked_out["seats"] = _seats(asked)
    return found


def _seats(asked: Asked[object]) -> tuple[Seat, ...]:
    scheduled, day, opened = asked.said(Schedule, "schedule"), meeting_day(asked), _opening(asked)
    known, recorded = (opened.stated_at, opened.recorded_at) if opened else (None, None)
    if scheduled is not None and scheduled.meeting is MeetingKind.STANDING:
        return asked.setting.body.standing(day, known, recorded)
    return asked.setting.body.in_office(day, known, recorded)


def members(asked: Asked[object]) -> tuple[str, ...]:
    """Return the members of this meeting in office on its day, each once."""
    return tuple(dict.fromkeys(seat.person for seat in seats(asked)))


def parts_at_vote(asked: Asked[object], vote: Vote) -> tuple[Part, ...]:
    """Return the parts of the members in office at this vote."""
    return parts_of(members(asked), recused(asked), asked.said(Discuss, "discuss"), vote)


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
    chief = _chief_today(asked)
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


def deciders_of(asked: Asked[object], meeting: str) -> frozenset[str]:
    """Return who may decide, and sign, on this day what the meeting of this step discussed.

    That is the chief in office on the day of the act. A chief who is recused from the matter has
    no part in it: then it is the member who presided, by recorded entrustment. Where that member
    left office or has acted otherwise in the case, it is any of those who took part, once
    designated; where none of these is left, any member who is not recused.
    """
    chief, opening = _chief_today(asked), asked.said_at(meeting, Convene, "convene")
    if opening is None or chief not in {r.person for r in opening.recusals}:
        return frozenset({chief} if chief else ())
    able = _able_members(asked, opening)
    if opening.presiding in able:
        return frozenset({opening.presiding})
    return (able & took_part(opening, asked.said_at(meeting, Vote, "vote"))) or able


def designated(asked: Asked[object], paper: Document | None) -> tuple[Verdict, ...]:
    """Pass when the chief or who presided acts, or it stands on record who is designated."""
    if asked.actor.person == _chief_today(asked):
        return ()
    openings = (asked.said_at(step.key, Convene, "convene") for step in asked.of_kind("meeting"))
    if asked.actor.person in {said.presiding for said in openings if said}:
        return ()
    return (
        verdict(
            "meeting.designated",
            paper is not None,
            "行政首长回避，主持会议的组成人员离任或者不得办理的，由参加会议的其他组成人员办理，"
            "须附指定该人员的书面记录。",
            "Where the chief is recused and who presided is out of office or kept from it, another "
            "member who took part decides and signs, designated on record.",
            Source(CIVIL_SERVANTS, article(76)),
            curers=(Duty.MEMBER,),
        ),
    )


def _chief_today(asked: Asked[object]) -> str | None:
    in_office = asked.setting.body.in_office(asked.day)
    return next((s.person for s in in_office if s.post is Post.CHIEF), None)


def _able_members(asked: Asked[object], opening: Convene) -> frozenset[str]:
    """Return the members in office, not recused, who keep the chief's duties and records apart."""
    in_office = {s.person for s in asked.setting.body.in_office(asked.day)}
    kept_away = {
        person
        for person, duties in asked.case.acted.items()
        if any(pair.other_of(Duty.CHIEF) in duties for pair in APART)
    }
    recused = {r.person for r in opening.recusals}
    return frozenset(in_office - kept_away - keepers(asked.case) - recused)
