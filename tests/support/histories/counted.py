"""The meeting counted again: who was in office, who was there, who voted, who decided."""

from histories.runs import GOOD, Run, Seen, Told, first_fault

from decision_flow.domain.people import Body, Post
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
    return _agreed(run) or _held(run, seen) or _decided(run.told[4], run, seen)


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


def _decided(decision: Told, run: Run, seen: Seen) -> str:
    said, voted, opened = decision.says, run.told[3].says, run.told[1].says
    step = seen.procedure.steps[run.step]
    roster, out = _roster(run), {r.person for r in opened.recusals}
    majority = step.figures["majority"]
    base = roster - out
    base &= _present(voted, roster) if majority.of == "present" else base
    in_favour = _sums(voted)[0]
    carried = in_favour > 0 and _more_or_equal(majority, in_favour, len(base))
    chief = _chief(decision.body, decision)
    wanted = _decider(run, decision)
    took_part = chief not in out and chief in _present(voted, roster)
    two_keys = step.settings.get("decision") == "two_keys"
    return first_fault(
        (decision.person != wanted, f"{decision.person} decided, not {wanted}"),
        (said.draft != seen.draft(decision.seq), "decided about another text"),
        (not carried and two_keys, f"against the majority: {in_favour} of {len(base)}"),
        (not carried and said.reasons is None, "departed from the majority without reasons"),
        (not carried and not took_part, "departed without having been there"),
        (not carried and decision.day != decision.body.day(voted.at), "departed afterwards"),
    )


def signs(run: Run, signature: Told) -> bool:
    """Return whether the signature is that of whoever decides on its day."""
    return signature.person == _decider(run, signature)


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


def _decider(run: Run, on: Told) -> str | None:
    opened = run.told[1].says
    chief = _chief(on.body, on)
    return opened.presiding if chief in {r.person for r in opened.recusals} else chief


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
    here = [a for a in vote.attendance if a.arrived <= vote.at]
    return frozenset(a.person for a in here if a.left is None or a.left > vote.at) & among


def _sums(vote: record.Vote) -> tuple[int, int, int]:
    if vote.sums is not None:
        return vote.sums.in_favour, vote.sums.against, vote.sums.abstained
    given = [b.choice for b in vote.ballots]
    choices = record.Choice
    return given.count(choices.FOR), given.count(choices.AGAINST), given.count(choices.ABSTAIN)
