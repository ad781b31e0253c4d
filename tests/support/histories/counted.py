"""The meeting counted again: who was in office, who was there, who voted, who decided."""

from datetime import datetime

from histories.told import GOOD, Run, Seen, Told, first_fault

from decision_flow.domain.people import Body, Duty, Post
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.steps.decision import meeting, record


def _more_or_equal(figure: Figure, part: int, whole: int) -> bool:
    """Compare a share without rounding: part/whole against value, cross-multiplied."""
    share = figure.value
    left, right = part * share.denominator, share.numerator * whole
    return left > right if figure.bound is Bound.MORE_THAN else left >= right


def judge(run: Run, seen: Seen) -> str:
    """Return what is wrong with a meeting that is said to have agreed."""
    if run.verbs[:5] != ("schedule", "convene", "discuss", "vote", "decide"):
        return f"{run.verbs} is no meeting"
    return (
        _agreed(run)
        or _held(run, seen)
        or _together(run)
        or _there(run)
        or _decided(run.told[4], run, seen)
    )


def _agreed(run: Run) -> str:
    outcome, copied = run.told[4].says.outcome, run.verbs[5:]
    if outcome is meeting.Outcome.AGREED:
        return f"agreed, then {copied}" if copied else GOOD
    if outcome is not meeting.Outcome.AMENDED:
        return f"decided {outcome}"
    if copied[-2:] != ("clean_copy", "confirm_copy"):
        return "amended, and no clean copy confirmed"
    other = run.told[-1].says.draft != run.told[-2].says.draft.digest
    return first_fault(
        (other, "another copy was confirmed"),
        (not run.told[2].says.amendments, "amended by nothing on record"),
    )


def _held(run: Run, seen: Seen) -> str:
    called, opened, discussed, voted = (t.says for t in run.told[:4])
    quorum = seen.procedure.steps[run.step].figures.get("quorum")
    roster, out = _roster(run), {r.person for r in opened.recusals}
    here = _present(voted, roster) - out
    enough = quorum is None or _more_or_equal(quorum, len(here), len(roster))
    cast = sorted(b.person for b in voted.ballots)
    chief = _chief(run.told[1].body, run.told[1])
    spoke = [s.person for s in discussed.speeches]
    return first_fault(
        (called.meeting.value not in {"standing", "plenary"}, "circulated, not discussed"),
        (run.told[1].day < called.held_on, "opened before its day"),
        (not enough, f"{len(here)} of {len(roster)} are no quorum"),
        (voted.sums is None and cast != sorted(here), "not one vote each"),
        (voted.sums is not None and sum(_sums(voted)) != len(here), "the sums are not the voters"),
        (chief in spoke[:-1], "the chief did not speak last"),
        (bool(out & {p.person for p in discussed.positions}), "a recused member took part"),
        (voted.at < run.told[2].fact.stated_at, "voted before it was discussed"),
    )


def _together(run: Run) -> str:
    """Object to fewer than two members, and to voters whose position nobody recorded."""
    opened, discussed, voted = (t.says for t in run.told[1:4])
    roster, out = _roster(run), {r.person for r in opened.recusals}
    began = _at(opened.attendance, run.told[1].fact.stated_at) & roster
    here = _present(voted, roster) - out
    stated = [p.person for p in discussed.positions]
    mute = [p.person for p in discussed.positions if p.stance == "disagree" and not p.reasons]
    return first_fault(
        (len(began - out) < 2, "one member opened it alone"),
        (len(here) < 2, "one member voted alone"),
        (bool(here - set(stated)), "voted without a position on record"),
        (len(stated) != len(set(stated)), "two positions of one member"),
        (bool(mute), "a different opinion without words"),
    )


def _there(run: Run) -> str:
    """Object to arrivals and departures at the vote that the opening does not bear out."""
    opened, discussed, voted = (t.says for t in run.told[1:4])
    takes_part = _roster(run) - {r.person for r in opened.recusals}
    then = {(a.person, a.arrived): a.left for a in voted.attendance}
    for one in opened.attendance:
        key = one.person, one.arrived
        if one.person in takes_part and key not in then:
            return f"{one.person} was there and is no longer said to have been"
        if one.person in takes_part and one.left not in {None, then[key]}:
            return f"{one.person} left at another time"
    known = {(a.person, a.arrived) for a in opened.attendance}
    late = [who for who, when in set(then) - known if when < run.told[1].fact.stated_at]
    came = {a.person for a in (*opened.attendance, *voted.attendance)}
    spoke = {s.person for s in (*discussed.speeches, *discussed.positions)}
    return first_fault(
        (bool(set(late) & takes_part), "somebody came before it opened, says the vote"),
        (bool(spoke - came), "somebody spoke who never came"),
    )


def as_chief(told: Told) -> bool:
    """Return whether an act is the chief's, whoever does it: to decide, to sign."""
    return told.fact.name.partition(".")[0] in {"meeting", "issue"} and told.fact.verb in {
        "decide",
        "sign",
    }


def keeps_a_record(told: Told) -> bool:
    """Return whether an act puts a meeting on record."""
    return isinstance(told.says, (record.Convene, record.Discuss, record.Vote))


def _wants_changes(run: Run, roster: frozenset[str]) -> int:
    """Return how many of those in favour want the text changed, where it passes unchanged."""
    discussed, voted = run.told[2].says, run.told[3].says
    if run.told[4].says.outcome is not meeting.Outcome.AGREED:
        return 0
    wants = {p.person for p in discussed.positions if p.stance == "agree_with_changes"}
    wants &= _present(voted, roster)
    if voted.sums is None:
        wants &= {b.person for b in voted.ballots if b.choice == "for"}
    return len(wants)


def _decided(decision: Told, run: Run, seen: Seen) -> str:
    said, voted, opened = decision.says, run.told[3].says, run.told[1].says
    step = seen.procedure.steps[run.step]
    roster, out = _roster(run), {r.person for r in opened.recusals}
    majority = step.figures["majority"]
    base = roster - out
    base &= _present(voted, roster) if majority.of == "present" else base
    in_favour = max(0, _sums(voted)[0] - _wants_changes(run, roster - out))
    carried = in_favour > 0 and _more_or_equal(majority, in_favour, len(base))
    chief = _chief(decision.body, decision)
    wanted = _deciders(run, decision, seen)
    took_part = chief not in out and chief in _present(voted, roster)
    kept = {t.person for t in seen.told if t.seq < decision.seq and keeps_a_record(t)}
    two_keys = step.settings.get("decision") == "two_keys"
    return first_fault(
        (decision.person not in wanted, f"{decision.person} decided, not {wanted}"),
        (_on_nobodys_word(run, decision), f"{decision.person} was never designated"),
        (decision.person in kept, f"{decision.person} decided on a record of his own"),
        (said.draft != seen.draft(decision.seq), "decided about another text"),
        (not carried and two_keys, f"against the majority: {in_favour} of {len(base)}"),
        (not carried and said.reasons is None, "departed from the majority without reasons"),
        (not carried and not took_part, "departed without having been there"),
        (not carried and decision.day != decision.body.day(voted.at), "departed afterwards"),
    )


def signs(run: Run, signature: Told, seen: Seen) -> bool:
    """Return whether the signature is that of whoever decides on its day."""
    wanted = _deciders(run, signature, seen)
    return signature.person in wanted and not _on_nobodys_word(run, signature)


def sat(run: Run) -> frozenset[str]:
    """Return everyone who was there at the opening or the vote and was not recused."""
    opened, voted = run.told[1].says, run.told[3].says
    there = {a.person for a in (*opened.attendance, *voted.attendance)}
    return frozenset(there - {r.person for r in opened.recusals})


def heard(told: Told) -> frozenset[str]:
    """Return who spoke, took a position or gave a view in a discussion; nobody in another act."""
    said = told.says
    if not isinstance(said, record.Discuss):
        return frozenset()
    people = {one.person for one in (*said.speeches, *said.positions)}
    return frozenset(people | {view.name for view in said.observers})


def _deciders(run: Run, on: Told, seen: Seen) -> frozenset[str]:
    """Return who may decide on that day; for a recused chief mostly whoever presided."""
    opened, chief = run.told[1].says, _chief(on.body, on)
    out = {r.person for r in opened.recusals}
    if chief not in out:
        return frozenset({chief} if chief else ())
    seats = [s for s in on.body.seats if s.since <= on.day]
    free = {s.person for s in seats if s.until is None or s.until >= on.day} - out
    apart = {Duty.RECORDER, Duty.LEGAL_REVIEWER, Duty.DRAFTER}
    earlier = [t for t in seen.told if t.seq < on.seq]
    free -= {t.person for t in earlier if t.fact.actor.duty in apart or keeps_a_record(t)}
    return frozenset({opened.presiding} & free or free & sat(run) or free)


def _on_nobodys_word(run: Run, on: Told) -> bool:
    """Return whether neither the chief nor who presided acts, and no paper says why."""
    known = {run.told[1].says.presiding, _chief(on.body, on)}
    return on.person not in known and on.says.designation is None


def _roster(run: Run) -> frozenset[str]:
    """Return the members on the day of the opening; a standing meeting is chief and deputies."""
    opening = run.told[1]
    standing = run.told[0].says.meeting is record.MeetingKind.STANDING
    sits = {Post.CHIEF, Post.DEPUTY} if standing else set(Post)
    return frozenset(
        s.person
        for s in opening.body.seats
        if s.post in sits and s.since <= opening.day and (s.until is None or s.until >= opening.day)
    )


def _chief(body: Body, on: Told) -> str | None:
    chiefs = [
        s.person
        for s in body.seats
        if s.post is Post.CHIEF and s.since <= on.day and (s.until is None or s.until >= on.day)
    ]
    return chiefs[0] if chiefs else None


def _present(vote: record.Vote, among: frozenset[str]) -> frozenset[str]:
    return _at(vote.attendance, vote.at) & among


def _at(attendance: tuple[record.Attendance, ...], moment: datetime) -> frozenset[str]:
    here = [a for a in attendance if a.arrived <= moment]
    return frozenset(a.person for a in here if a.left is None or a.left > moment)


def _sums(vote: record.Vote) -> tuple[int, int, int]:
    if vote.sums is not None:
        return vote.sums.in_favour, vote.sums.against, vote.sums.abstained
    given = [b.choice for b in vote.ballots]
    choices = record.Choice
    return given.count(choices.FOR), given.count(choices.AGAINST), given.count(choices.ABSTAIN)
