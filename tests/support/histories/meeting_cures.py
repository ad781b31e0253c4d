"""Cures for the meeting: a quorum, the chief last, votes that carry or do not."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from histories.acts import Act
from histories.town import conflicts

from decision_flow.domain.people import Duty, Post, Seat
from decision_flow.domain.steps.decision import meeting, record


def _schedule(act: Act) -> object:
    kind = act.rng.choice((record.MeetingKind.STANDING, record.MeetingKind.PLENARY))
    return act.fill(meeting=kind, held_on=act.day + timedelta(days=act.rng.randrange(6)))


def _body(act: Act) -> tuple[Seat, ...]:
    """Return who is in office on the day that the meeting opened, or today if it has not."""
    called, opened = act.own("schedule"), act.own("convene")
    fresh = opened is None or (called is not None and called.seq > opened.seq)
    body = act.world.body
    day = act.day if opened is None or fresh else body.day(opened.stated_at)
    said = act.said(record.Schedule, "schedule")
    if said is not None and said.meeting is record.MeetingKind.STANDING:
        return body.standing(day)
    return body.in_office(day)


def _members(act: Act) -> tuple[str, ...]:
    return tuple(seat.person for seat in _body(act))


def _chief(act: Act) -> str:
    return next(seat.person for seat in _body(act) if seat.post is Post.CHIEF)


def _attend(act: Act, people: list[str]) -> tuple[record.Attendance, ...]:
    return tuple(record.Attendance(person=p, arrived=act.at) for p in people)


def _needed(act: Act) -> int:
    figure = act.figure("quorum")
    return max(2, figure.needed(len(_members(act))) if figure else 0)


def _somebody(act: Act, out: frozenset[str]) -> list[str]:
    """Return members who make a quorum without the recused; mostly the chief is there."""
    chief, free = _chief(act), [m for m in _members(act) if m not in out]
    others = [m for m in free if m != chief]
    act.rng.shuffle(others)
    here = others[: max(_needed(act), len(others) - act.rng.randrange(3))]
    return here if chief in out or act.chance(0.15) else [*here, chief]


def _convene(act: Act) -> object:
    recused = _chief(act) if act.chance(0.4) else act.rng.choice(_members(act))
    out = frozenset({recused} if act.chance(0.2) else ())
    here = _somebody(act, out)
    return act.fill(
        presiding=_chief(act) if _chief(act) in here else here[0],
        entrustment=act.new_text(),
        attendance=_attend(act, here),
        recusals=tuple(_recusal(act, p) for p in out),
    )


def _recusal(act: Act, person: str) -> record.Recusal:
    said = record.RecusedBy
    by = act.rng.choice((said.SELF, said.MEETING, said.CHIEF))
    own = person == _chief(act) and by is said.CHIEF
    return record.Recusal(
        person=person,
        ground=act.rng.choice(list(record.RecusalGround)),
        reasons="亲属利害关系",
        by=said.SELF if own else by,
        document=act.new_text(),
    )


def _recused(act: Act) -> frozenset[str]:
    opening = act.said(record.Convene, "convene")
    return frozenset(r.person for r in opening.recusals) if opening else frozenset()


def _discuss(act: Act) -> object:
    opening = act.said(record.Convene, "convene")
    attended = [a.person for a in opening.attendance] if opening else []
    here = [p for p in dict.fromkeys(attended) if p not in _recused(act)]
    chief = _chief(act)
    order = [p for p in here if p != chief] + [p for p in here if p == chief]
    stances = list(record.Stance)
    view = record.ObserverView(name="列席人员", view="建议分期实施")
    change = record.Amendment(place="第二条", before="旧", after="新")
    return act.fill(
        speeches=tuple(record.Speech(person=p, words="发言") for p in order),
        positions=tuple(
            record.Position(person=p, stance=act.rng.choice(stances), reasons="理由") for p in order
        ),
        amendments=(change,) if act.chance(0.5) else (),
        observers=(view,) if act.chance(0.3) else (),
    )


def _vote(act: Act) -> object:
    opening, discussed = act.said(record.Convene, "convene"), act.said(record.Discuss, "discuss")
    if opening is None or discussed is None:
        return None
    attendance, here = _still_there(act, opening, discussed)
    choices = (record.Choice.FOR,) if act.chance(0.8) else tuple(record.Choice)
    given = [act.rng.choice(choices) for _ in here]
    if act.chance(0.2):
        sums = record.Sums(
            in_favour=given.count(record.Choice.FOR),
            against=given.count(record.Choice.AGAINST),
            abstained=given.count(record.Choice.ABSTAIN),
        )
        cast = {"method": record.Method.SECRET_BALLOT, "sums": sums}
    else:
        ballots = zip(here, given, strict=True)
        named = tuple(record.Ballot(person=p, choice=c) for p, c in ballots)
        cast = {"method": record.Method.NAMED_BALLOT, "ballots": named}
    return act.fill(at=act.at, attendance=attendance, **cast)


def _still_there(
    act: Act, opening: record.Convene, discussed: record.Discuss
) -> tuple[tuple[record.Attendance, ...], list[str]]:
    """Return the opening's attendance as it now stands, and who votes; some left meanwhile."""
    out, kept = _recused(act), list(opening.attendance)
    part = [p.person for p in discussed.positions]
    spare = len(set(part)) - _needed(act) if act.chance(0.5) else 0
    for n, one in enumerate(kept):
        if spare > 0 and one.left is None and one.arrived < act.at and act.chance(0.3):
            kept[n], spare = replace(one, left=act.at), spare - 1
    now = record.present_at(tuple(kept), act.at)
    left = {a.person for a in kept if a.left == act.at and a not in opening.attendance}
    back = [p for p in dict.fromkeys(part) if p not in now and p not in left and p not in out]
    attendance = (*kept, *_attend(act, back))
    return attendance, sorted(record.present_at(attendance, act.at) - out)


def _carried(act: Act, outcome: meeting.Outcome) -> bool:
    vote, discussed = act.said(record.Vote, "vote"), act.said(record.Discuss, "discuss")
    figure = act.figure("majority")
    if vote is None or discussed is None or figure is None:
        return False
    base = set(_members(act)) - _recused(act)
    if figure.of == "present":
        base &= record.present_at(vote.attendance, vote.at)
    in_favour = record.tally(vote)[record.Choice.FOR]
    if outcome is meeting.Outcome.AGREED:
        here = record.present_at(vote.attendance, vote.at) - _recused(act)
        against = {b.person for b in vote.ballots if b.choice is not record.Choice.FOR}
        changed = record.Stance.AGREE_WITH_CHANGES
        wanted = {p.person for p in discussed.positions if p.stance is changed}
        in_favour -= len((wanted & here) - against)
    return in_favour >= figure.needed(len(base))


def decider(act: Act) -> str | None:
    """Return who decides: the chief in office, or for a recused one whoever presided.

    Where that member cannot, it is another who took part, or else any; None where nobody is left.
    """
    opening, vote = act.case.fact("meeting", "convene"), act.case.fact("meeting", "vote")
    said = opening.payload if opening is not None else None
    chief = act.world.chief
    if not isinstance(said, record.Convene) or chief not in {r.person for r in said.recusals}:
        return chief
    out = {r.person for r in said.recusals} | {fact.actor.person for fact in act.case.minutes}
    acted = act.case.acted
    free = [m for m in act.world.members if m not in out]
    free = [m for m in free if not conflicts(Duty.CHIEF, acted.get(m, frozenset()))]
    if said.presiding in free:
        return said.presiding
    there = {a.person for f in (opening, vote) if f for a in getattr(f.payload, "attendance", ())}
    return next(iter(sorted(there.intersection(free)) or sorted(free)), None)


def _decide(act: Act) -> Any:
    outcome = meeting.Outcome(act.trigger)
    vote, discussed = act.said(record.Vote, "vote"), act.said(record.Discuss, "discuss")
    if vote is None or discussed is None:
        return None
    departs = (outcome in meeting.ADOPTING) is not _carried(act, outcome)
    two_keys = act.ready.procedure.steps[act.step].settings.get("decision") == "two_keys"
    there = decider(act) in record.present_at(vote.attendance, vote.at)
    free = there and _chief(act) not in _recused(act) and act.day == act.world.body.day(vote.at)
    settles = outcome not in {meeting.Outcome.DEFERRED, meeting.Outcome.DISCUSS_AGAIN}
    impossible = (
        (departs and two_keys and outcome in meeting.ADOPTING)
        or (departs and settles and not free)
        or (outcome is meeting.Outcome.AMENDED and not discussed.amendments)
    )
    if impossible:
        return None
    paper = act.new_text()
    return act.fill(outcome=outcome, draft=act.text, reasons="会上说明", designation=paper)


def _adjourn(act: Act) -> Any:
    """Break off for the chair's reasons, or because all have left but one."""
    opening, discussed = act.said(record.Convene, "convene"), act.own("discuss")
    discussing = act.case.shape[act.step] == "discussed"
    if not discussing or discussed is None or opening is None:
        return act.fill()
    if act.chance(0.5) or any(a.arrived >= act.at for a in opening.attendance):
        return act.fill(cause=record.BreakOff.CHAIR, stated_by=opening.presiding)
    gone = tuple(replace(a, left=a.left or act.at) for a in opening.attendance[1:])
    here = (opening.attendance[0], *gone)
    return act.fill(cause=record.BreakOff.QUORUM_LOST, attendance=here)


def _confirm_copy(act: Act) -> object | None:
    copy = act.said(meeting.CleanCopy, "clean_copy")
    return act.fill(draft=copy.draft.digest) if copy else None


MEETING_CURES: Mapping[tuple[str, str], Callable[[Act], Any]] = {
    ("meeting", "schedule"): _schedule,
    ("meeting", "convene"): _convene,
    ("meeting", "discuss"): _discuss,
    ("meeting", "vote"): _vote,
    ("meeting", "decide"): _decide,
    ("meeting", "clean_copy"): lambda a: a.fill(draft=a.new_text()),
    ("meeting", "confirm_copy"): _confirm_copy,
    ("meeting", "adjourn"): _adjourn,
}
