"""Checks on the vote: quorum at its moment, one vote for each voter, what was said before it."""

from collections import Counter

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked
from decision_flow.domain.steps.decision.conduct import (
    RECORDER,
    convened,
    parts_at_vote,
    recused,
    seats,
)
from decision_flow.domain.steps.decision.opening import quorum
from decision_flow.domain.steps.decision.record import (
    VOTE_OF,
    Adjourn,
    Discuss,
    Method,
    Vote,
    entitled,
    present_at,
)
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.domain.verdict import Verdict, verdict


def quorum_at_vote(asked: Asked[Vote]) -> tuple[Verdict, ...]:
    """Pass when enough members in office are there at the moment of the vote."""
    return quorum(asked, parts_at_vote(asked, asked.payload))


def ballots_are_the_voters(asked: Asked[Vote]) -> tuple[Verdict, ...]:
    """Pass when exactly those present and not recused voted, each once."""
    payload, out = asked.payload, recused(asked)
    voters = present_at(payload.attendance, payload.at) & entitled(seats(asked), out)
    if payload.method is Method.SECRET_BALLOT:
        sums = payload.sums
        count = sums.in_favour + sums.against + sums.abstained if sums else -1
        right = count == len(voters) and not payload.ballots
        odd = Text("", "")
    else:
        cast = Counter(b.person for b in payload.ballots)
        right = set(cast) == voters and all(n == 1 for n in cast.values()) and not payload.sums
        odd = _odd(asked, voters, cast)
    return (
        verdict(
            "meeting.ballots",
            right,
            f"表决时在场且未回避的组成人员{len(voters)}人，每人一票；无记名投票只记总数{odd.zh}。",
            f"{len(voters)} members present and not recused, one vote each; a secret ballot is "
            f"recorded as sums{odd.en}.",
            HOUSE_RULE,
            curers=RECORDER,
        ),
    )


def _odd(asked: Asked[Vote], voters: frozenset[str], cast: Counter[str]) -> Text:
    """Return in words who has no ballot, who has several, and whose is none of a voter's."""
    found = (
        ("没有票的", "without one", sorted(voters - {*cast})),
        ("不止一票的", "with several", [who for who, n in cast.items() if n > 1]),
        ("不应计票的", "not among them", [who for who in cast if who not in voters]),
    )
    said = [(zh, en, [asked.person_named(who) for who in who_]) for zh, en, who_ in found if who_]
    return Text(
        "".join(f"；{zh}：{'、'.join(name.zh for name in names)}" for zh, _, names in said),
        "".join(f"; {en}: {', '.join(name.en for name in names)}" for _, en, names in said),
    )


def ballots_say_what_was_said(asked: Asked[Vote]) -> tuple[Verdict, ...]:
    """Pass when a vote by positions counts the positions on record and no others."""
    discussed = asked.said(Discuss, "discuss")
    if asked.payload.method is not Method.POSITIONS or discussed is None:
        return ()
    stated = {p.person: VOTE_OF[p.stance] for p in discussed.positions}
    cast = asked.payload.ballots
    odd = [b.person for b in cast if stated.get(b.person, b.choice) is not b.choice]
    silent = [b.person for b in cast if b.person not in stated]
    names = [asked.person_named(person) for person in (*odd, *silent)]
    return (
        verdict(
            "meeting.as_stated",
            not names,
            "以表态计票的，所计的票须与会议记录中的表态一致"
            + (f"；不符的：{'、'.join(n.zh for n in names)}。" if names else "。"),
            "A vote by positions counts the positions on record"
            + (f"; not so: {', '.join(n.en for n in names)}." if names else "."),
            decree_713(30),
            curers=RECORDER,
        ),
    )


def voters_were_heard(asked: Asked[Vote]) -> tuple[Verdict, ...]:
    """Pass when every voter has a position on record, however the vote is taken."""
    discussed, payload = asked.said(Discuss, "discuss"), asked.payload
    if discussed is None:
        return ()
    voters = present_at(payload.attendance, payload.at) & entitled(seats(asked), recused(asked))
    name = ("参加表决人员的表态记录", "the voters' positions")
    stated = [p.person for p in discussed.positions]
    return (
        all_of(
            "meeting.voters",
            sorted(voters),
            stated,
            name,
            source=decree_713(30),
            curers=RECORDER,
            called=asked.person_named,
        ),
    )


def attendance_as_opened(asked: Asked[Vote | Adjourn]) -> tuple[Verdict, ...]:
    """Pass when the vote keeps the opening's attendance, closed at most; others came later.

    A member who is recused withdraws, and need not be kept.
    """
    opened, opening = asked.own("convene"), convened(asked)
    if opened is None or opening is None:
        return ()
    part, then = entitled(seats(asked), recused(asked)), asked.payload.attendance
    kept = {
        new
        for old in opening.attendance
        for new in then
        if (new.person, new.arrived) == (old.person, old.arrived)
        and (old.left is None or new.left == old.left)
    }
    held = {(a.person, a.arrived) for a in kept}
    lost = {
        a.person
        for a in opening.attendance
        if a.person in part and (a.person, a.arrived) not in held
    }
    early = {a.person for a in then if a not in kept and a.arrived < opened.stated_at}
    odd = sorted(lost | (early & part))
    listed = "、".join(odd)
    return (
        verdict(
            "meeting.attendance_kept",
            not odd,
            "表决时的到会记录须与开会时一致：到会时间不变，中途离会的补记离会时间，后到的另记"
            + (f"；不符的：{listed}。" if odd else "。"),
            "The attendance at the vote is the opening's: the same arrivals, a departure added "
            "where somebody left, later arrivals on their own"
            + (f"; not so: {', '.join(odd)}." if odd else "."),
            decree_713(30),
            curers=RECORDER,
        ),
    )


def words_of_those_present(asked: Asked[Vote]) -> tuple[Verdict, ...]:
    """Pass when everyone whose words or position were recorded was at the meeting."""
    discussed, opening = asked.said(Discuss, "discuss"), convened(asked)
    if discussed is None or opening is None:
        return ()
    here = {a.person for a in (*opening.attendance, *asked.payload.attendance)}
    absent = [person for person in discussed.heard if person not in here]
    return (
        verdict(
            "meeting.absent_positions",
            not absent,
            "未到会的组成人员不得记为发言或者表态"
            + (f"：{'、'.join(absent)}。" if absent else "。"),
            "Nothing is recorded as said by a member who was not there"
            + (f": {', '.join(absent)}." if absent else "."),
            decree_713(30),
            curers=RECORDER,
        ),
    )


def voted_after_discussing(asked: Asked[Vote]) -> tuple[Verdict, ...]:
    """Pass when the vote was taken at this meeting, once the matter had been discussed."""
    discussed = asked.own("discuss")
    lawful = discussed is not None and discussed.stated_at <= asked.payload.at <= asked.stated_at
    return (
        verdict(
            "meeting.vote_time",
            lawful,
            "先讨论、后表决：表决时间须在会议讨论之后、记录之前。",
            "First discussed, then voted: the vote lies after the discussion and not after its own "
            "record.",
            decree_713(30),
            curers=RECORDER,
        ),
    )
