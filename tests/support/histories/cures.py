"""A cure for every verb: what to say so that every requirement is met, from any history.

`CURES` holds what must be said beyond being well-formed. A cure that answers None cannot give the
answer that was wanted in this history (no majority, no amendment on record): another one can be.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

from histories.acts import Act
from histories.casting import NEW_UNITS, named_units, untaken
from histories.claim_cures import CLAIM_CURES, examined
from histories.execution_cures import EXECUTION_CURES
from histories.filling import paper
from histories.meeting_cures import MEETING_CURES
from histories.town import SECOND_PERSON

from decision_flow.domain.calendar import Unit
from decision_flow.domain.case import CASE, IDLE, NOT_APPLICABLE
from decision_flow.domain.errors import CalendarMissingError
from decision_flow.domain.links import Link, LinkKind
from decision_flow.domain.opinions.collation import SAMPLE, Dispose, Group, Look, Received, sampled
from decision_flow.domain.opinions.intake import OpinionChannel
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import RequiredPaper
from decision_flow.domain.steps.after import archive, responsibility
from decision_flow.domain.steps.after.congress import Resolution
from decision_flow.domain.steps.before import (
    assessment,
    consultation,
    department_opinions,
    drafting,
    expert_argument,
    fair_competition,
    hearing,
    legality_review,
    risk_assessment,
    submission,
)
from decision_flow.domain.steps.claims.shortening import Shorten
from decision_flow.domain.steps.decision.record import Discuss
from decision_flow.domain.steps.papers import HandedIn

Said = Any
Cure = Callable[[Act], Said | None]


def cure(act: Act) -> Said | None:
    """Return a payload that meets every requirement of the act, or None when none does."""
    found = CURES.get((act.kind, act.verb.name))
    said = found(act) if found else act.fill()
    wanted = act.papers
    if said is None or not wanted or said.papers:
        return said
    return replace(said, papers=_handed_in(act, wanted))


def _handed_in(act: Act, wanted: Mapping[str, RequiredPaper]) -> tuple[HandedIn, ...]:
    """Return every paper that the procedure asks for, or where it may, why there is none."""
    return tuple(
        HandedIn(paper=key, absent="不涉及")
        if each.conditional is not None and act.chance(0.3)
        else HandedIn(paper=key, document=paper(f"{act.step}.{key}"))
        for key, each in wanted.items()
    )


# Before ---------------------------------------------------------------------------------------


def _name_the_lead(act: Act) -> Said:
    lead, other = act.rng.sample(("县交通运输局", "县财政局"), 2)
    return act.fill(lead=lead, assisting=(other,) if act.chance(0.3) else ())


def _classify(act: Act) -> Said | None:
    revised = act.said(drafting.Revise, "revise")
    if revised is None:
        return None
    change = drafting.ChangeClass(act.trigger.removeprefix("classify_"))
    taken_up_again = revised.draft.digest in act.case.texts
    if taken_up_again and change is not drafting.ChangeClass.SUBSTANTIVE:
        return None
    traces = (drafting.Trace(passage="第五条", opinion="意见一"),)
    gated = [k for g in act.ready.procedure.gates.values() for k in g.steps]
    touched = act.chance(0.3) and change is not drafting.ChangeClass.EDITORIAL
    return act.fill(
        draft=revised.draft.digest,
        as_class=change,
        traces=traces if change is drafting.ChangeClass.RESPONSIVE else (),
        touches=(act.rng.choice(gated),) if touched else (),
    )


def _publish_notice(act: Act) -> Said:
    figure = act.figure("period")
    days = (figure.count if figure else 30) + act.rng.choice((0, 0, 1, 15))
    asked = act.said(Shorten, "shorten")
    if asked is not None and act.chance(0.8):
        days = asked.days + act.rng.choice((0, 0, 1))
    shortening = asked.explanation if asked is not None else None
    return act.fill(
        draft=act.text,
        notice=paper("公告"),
        explanation=paper("起草说明"),
        channels=(consultation.Channel(kind=consultation.ChannelKind.WEBSITE, name="门户网站"),),
        opens=act.day,
        closes=act.day + timedelta(days=days),
        shortening=shortening,
    )


def _answer_opinions(act: Act) -> Said | None:
    counts, disposed = act.own("close", "recount"), act.own("dispose")
    if counts is None:
        return None
    received = counts.payload.received
    if not received:
        return act.fill(received=0, adopted=0, partly=0, not_adopted=0, no_groups="不涉及")
    if disposed is None:
        more = {"partly": 0, "not_adopted": 0, "no_groups": "不涉及"}
        return act.fill(received=received, adopted=received, **more)
    said = disposed.payload
    return act.fill(
        received=received,
        adopted=said.adopted,
        partly=said.partly,
        not_adopted=said.not_adopted,
        reasons="与本事项无关",
        **act.rng.choice(({"no_groups": "不涉及"}, {"groups": (_GROUP,)})),
    )


_GROUP = Group(group="商户", partners=("个体劳动者协会",), account=paper("沟通记录"))


def _count_opinions(act: Act) -> Said:
    received = act.rng.choice((0, 1, act.rng.randrange(20)))
    letters = act.rng.randint(0, received)
    counts = {OpinionChannel.LETTER: letters, OpinionChannel.CALL: received - letters}
    return act.fill(
        received=received,
        late=act.rng.choice((0, 0, 2)),
        channels=tuple(Received(channel=c, count=n) for c, n in counts.items() if n),
        register=paper("意见登记表"),
    )


def _dispose_of_opinions(act: Act) -> Said | None:
    counts = act.own("close", "recount")
    if counts is None:
        return None
    received = counts.payload.received
    adopted = act.rng.randint(0, received)
    partly = act.rng.randint(0, received - adopted)
    return act.fill(
        clusters=act.rng.randint(min(1, received), min(received, 40)),
        adopted=adopted,
        partly=partly,
        not_adopted=received - adopted - partly,
        ledger=paper(f"意见处理表{act.case.seq}"),
    )


def _read_again(act: Act) -> Said | None:
    """Read the sample again, and agree or not; a ledger without clusters can only be upheld."""
    disposed = act.said(Dispose, "dispose")
    if disposed is None:
        return None
    size = (act.figure("sample") or SAMPLE).needed(disposed.clusters)
    places = sampled(disposed.ledger.digest, disposed.clusters, size)
    if act.trigger == "send_back" and not places:
        return None
    agrees = act.trigger == "uphold"
    looks = tuple(Look(place=p, agrees=agrees, remark="同意" if agrees else "偏低") for p in places)
    return act.fill(ledger=disposed.ledger, looks=looks)


def _collect(act: Act) -> Said | None:
    asked = act.said(department_opinions.Request, "request")
    if asked is None or not asked.departments:
        return None
    stance = department_opinions.Stance
    disputes = act.trigger == "dispute"
    answer = stance.DISAGREES if disputes else act.rng.choice(list(stance))
    return act.fill(
        replies=tuple(
            department_opinions.Reply(
                department=department,
                stance=answer,
                letter=paper("复函"),
                settlement=None if disputes else paper("协商纪要"),
            )
            for department in dict.fromkeys(asked.departments)
        )
    )


def _select_experts(act: Act) -> Said:
    figure = act.figure("experts")
    return act.fill(
        experts=tuple(
            expert_argument.Expert(name=f"专家{n}", unit="某高校", field="道路", interest=False)
            for n in range(figure.count if figure else 1)
        )
    )


def _experts_opine(act: Act) -> Said:
    chosen = act.said(expert_argument.Select, "select")
    view = act.rng.choice(list(expert_argument.View))
    names = dict.fromkeys(e.name for e in (chosen.experts if chosen else ()))
    return act.fill(
        opinions=tuple(
            expert_argument.Opinion(expert=name, view=view, signed=True, document=paper("意见"))
            for name in names
        )
    )


def _conclude_risk(act: Act) -> Said:
    good = act.trigger == "controllable"
    return act.fill(controllable=good, level=None if good else risk_assessment.RiskLevel.HIGH)


def _assess(act: Act) -> Said:
    points = act.ready.procedure.steps[act.step].content or {"负担": None}
    return act.fill(
        findings=tuple(assessment.Finding(point=point, finding="示例") for point in points)
    )


def _conclude_assessment(act: Act) -> Said:
    answer = assessment.Conclusion(act.trigger)
    changes = ("第三条",) if answer is assessment.Conclusion.ADJUST else ()
    return act.fill(conclusion=answer, changes=changes)


# A hearing ------------------------------------------------------------------------------------


def _announce_a_hearing(act: Act) -> Said:
    """Announce it early enough for all that follows, or so late that it is to be postponed."""
    wanted = (act.figure(name) for name in ("notice_before", "list_before", "materials_before"))
    days = max(f.count for f in wanted if f is not None) + act.rng.choice((0, 1, 20))
    held = datetime.combine(act.day + timedelta(days=days), time(0), act.world.body.zone)
    return act.fill(
        ground=hearing.HearingGround.CHOICE,
        draft=act.text,
        channels=(consultation.Channel(kind=consultation.ChannelKind.WEBSITE, name="门户网站"),),
        held_at=held.astimezone(UTC),
        sides=("居民", "商户"),
        selection=paper("遴选办法"),
    )


def _enlist(act: Act) -> Said:
    figure, sides = act.figure("participants"), ("居民", "商户")
    many = max(len(sides), figure.count if figure else 0)
    people = tuple(
        hearing.Participant(name=f"参加人{n}", side=sides[n % len(sides)]) for n in range(many)
    )
    return act.fill(participants=people, signed_up=act.rng.randint(0, 30), monitor="监察人")


def _deliver(act: Act) -> Said | None:
    notice = act.said(hearing.Announce, "announce")
    listed, enlisted = act.said(hearing.Enlist, "enlist"), act.own("enlist")
    if notice is None or listed is None or enlisted is None:
        return None
    figure = act.figure("materials_before")
    last = act.world.body.day(notice.held_at) - timedelta(days=figure.count if figure else 7)
    on = min(act.day, last)
    receipts = (
        hearing.Receipt(participant=p.name, on=on, document=paper("回执"))
        for p in listed.participants
    )
    return act.fill(materials=(paper("草案"),), receipts=tuple(receipts))


def _hold(act: Act) -> Said | None:
    notice, listed = act.said(hearing.Announce, "announce"), act.said(hearing.Enlist, "enlist")
    if notice is None or listed is None:
        return None
    heard = (
        hearing.Heard(participant=p.name, signed=not n, refusal=None if not n else "拒绝签名")
        for n, p in enumerate(listed.participants)
    )
    at = notice.held_at
    return act.fill(presented_at=at, heard_at=at, signed_at=at, heard=tuple(heard))


def _conclude_competition(act: Act) -> Said:
    answers = fair_competition.Conclusion
    if act.trigger == "fail":
        return act.fill(conclusion=answers.FAILED)
    passed = act.rng.choice((answers.PASSED, answers.EXCEPTION))
    excepted = fair_competition.Excepted(
        ground=fair_competition.ExceptionGround.SECURITY,
        reasons="维护国家安全",
        no_other_way="没有影响更小的替代方案",
        ends_when="有关情形消失",
    )
    return act.fill(conclusion=passed, excepted=excepted if passed is answers.EXCEPTION else None)


def _accept_for_review(act: Act) -> Said:
    figure = act.figure("time_allowed")
    if figure is None or act.chance(0.2):
        return act.fill(due=act.day, urgency="情况紧急")
    try:
        due = act.world.calendar.floor(act.day, figure.count, Unit(figure.unit))
    except CalendarMissingError:
        return act.fill(due=act.day, urgency="工作日安排尚未公布")
    return act.fill(due=due)


def _extend_the_review(act: Act) -> Said:
    figure = act.figure("extension")
    return act.fill(count=act.rng.randint(1, figure.count) if figure else 1)


def _report(act: Act) -> Said:
    figure = act.figure("before_session")
    return act.fill(
        states=tuple(act.ready.procedure.steps[act.step].content),
        session_on=act.day + timedelta(days=figure.count) if figure else None,
    )


def waived_above(act: Act) -> tuple[str, ...]:
    """Return what the step rests on and was found not applicable."""
    above = act.ready.upstream[act.step]
    return tuple(key for key in above if act.case.shape[key] == NOT_APPLICABLE)


def _opine(act: Act) -> Said | None:
    said = examined(act)
    if act.trigger == "incomplete" and not said:
        return None
    return act.fill(
        draft=act.text,
        form=legality_review.PaperForm.LEGALITY_OPINION,
        conclusion=legality_review.Opinion(act.trigger),
        counsel=paper("法律顾问意见"),
        examined=said,
        changes=("第三条",),
        unregulated="示例事项，国家尚无明确规定",
        risk_statement="示例风险，已明示",
    )


def _package(act: Act) -> Said:
    above = act.ready.upstream[act.step]
    enclosed = [
        step
        for gate in act.ready.procedure.gates.values()
        for step in gate.steps
        if step in above and act.case.shape[step] not in IDLE | {NOT_APPLICABLE}
    ]
    return act.fill(
        draft=act.text,
        request=paper("请示"),
        enclosures=tuple(submission.Enclosure(step=s, document=paper(s)) for s in enclosed),
    )


def _claim(act: Act) -> Said | None:
    exempt = act.ready.procedure.steps[act.step].exempt
    if not exempt:
        return None
    return replace(act.fill(ground=exempt[0]), document=paper(f"不公开的说明{act.case.seq}"))


def _sign(act: Act) -> Said:
    return act.fill(draft=act.text, examined=waived_above(act), designation=act.new_text())


# After ----------------------------------------------------------------------------------------


def _publish_decision(act: Act) -> Said:
    channel = consultation.Channel(kind=consultation.ChannelKind.WEBSITE, name="门户网站")
    return act.fill(on=act.day, channels=(channel,))


def _hand_over(act: Act) -> Said:
    return act.fill(parts=tuple(archive.Part(part=p, documents=(paper(p),)) for p in archive.PARTS))


def _supplement(act: Act) -> Said:
    """Hand over what came of the decision; nothing is absent of what was done."""
    steps = act.ready.procedure.steps_of_kind
    done = {"execution": "execution", "evaluation": "post_evaluation"}
    there = {
        key
        for key, kind in done.items()
        if any(act.case.latest(step) is not None for step in steps(kind))
    }
    stopped = ("suspend", "resume", "refer", "settle")
    if any(act.case.fact(step, *stopped) for step in steps("execution")):
        there.add("change")
    given = tuple(
        HandedIn(paper=key, document=paper(f"{act.step}.{key}"))
        if key in there or each.conditional is None or act.chance(0.5)
        else HandedIn(paper=key, absent="不涉及")
        for key, each in act.papers.items()
    )
    return act.fill(papers=given)


def _everyone(act: Act) -> Said:
    """Name everybody who acted or sat in a meeting, the observers, and whoever may register."""
    told = [fact.payload for fact in act.case.minutes]
    named = {a.person for said in told for a in getattr(said, "attendance", ())}
    named |= {v.name for said in told for v in getattr(said, "observers", ())}
    named |= {p.id for p in act.world.people.values() if Duty.SECRETARY in p.duties_on(act.day)}
    return act.fill(
        entries=tuple(
            responsibility.Entry(person=p, answers=responsibility.Answers.TAKES_PART, office="示例")
            for p in sorted(named.union(act.case.acted))
        )
    )


def _give_a_duty(act: Act) -> Said:
    """Make the one who checks corrections an auditor of the case too: it keeps no duty away."""
    return act.fill(person=SECOND_PERSON, duty=Duty.AUDITOR, since=act.day)


def _as_reported(act: Act) -> Said | None:
    """Return a correction of an error that was reported and is not corrected; None without one."""
    open_ones = [(n, e.says) for n, e in act.case.reported.items() if e.corrected is None]
    if not open_ones:
        return None
    line, had = act.rng.choice(open_ones)
    return act.fill(
        seq=had.seq, wrong=had.wrong, right=had.right, evidence=had.evidence, reported=line
    )


def _answer_for_words(act: Act) -> Said:
    """Answer for the record of a discussion: one's own words, or another's by a signed paper."""
    spoken = [
        (fact.seq, person)
        for fact in act.case.minutes
        if isinstance(fact.payload, Discuss)
        for person in fact.payload.heard
        if (fact.seq, person) not in act.case.answers
    ]
    if not spoken:
        return None
    line, person = act.rng.choice(spoken)
    agrees = act.chance(0.7)
    words = None if agrees else "所记与所说不符"
    signed = paper("本人签名的书面意见")
    return act.fill(line=line, person=person, agrees=agrees, words=words, signed=signed)


def _compare_a_paper(act: Act) -> Said:
    """Compare a paper of a day or two ago that shows any acts of any step."""
    step = act.rng.choice([*act.ready.procedure.steps, CASE])
    at_once = {"compare", "report_error", "answer_record"}
    names = sorted({v.name for v in act.ready.kind(step).verbs} - at_once)
    verbs = tuple(act.rng.sample(names, act.rng.randint(1, len(names))))
    day = act.day - timedelta(days=act.rng.randrange(3))
    return act.fill(step=step, verbs=verbs, day=day)


def _congress_answers(act: Act) -> Said:
    said = {"approve": "approved", "return": "returned", "refuse": "refused"}[act.trigger]
    return act.fill(resolution=Resolution(said), remarks="修改第二条")


def _another_unit(act: Act) -> Said:
    units = named_units(act.case) or ("县交通运输局",)
    free = [unit for unit in NEW_UNITS if unit not in units]
    return act.fill(unit=act.rng.choice(units), to=act.rng.choice(free))


def _join(act: Act) -> Said:
    """Name the case of another body that will never answer: it is left again before the issue."""
    link = Link(kind=LinkKind.JOINT_WITH, to=f"elsewhere-{act.case.seq}")
    return act.fill(link=link)


def _leave(act: Act) -> Said | None:
    return act.fill(case=act.rng.choice(act.case.joint)) if act.case.joint else None


def _take_over(act: Act) -> Said | None:
    """Return that what a unit was handed is taken over; None where nothing was."""
    handed = untaken(act.case)
    return act.fill(handed=handed.line) if handed else None


CURES: Mapping[tuple[str, str], Cure] = {
    ("start", "assign"): _name_the_lead,
    ("drafting", "register"): lambda a: a.fill(draft=a.new_text(), legal_basis=("某法",)),
    ("drafting", "revise"): lambda a: a.fill(draft=a.new_text()),
    ("drafting", "classify"): _classify,
    ("department_opinions", "request"): lambda a: a.fill(departments=("财政局", "公安局")),
    ("department_opinions", "collect"): _collect,
    ("consultation", "publish"): _publish_notice,
    ("consultation", "close"): _count_opinions,
    ("consultation", "recount"): _count_opinions,
    ("consultation", "dispose"): _dispose_of_opinions,
    ("consultation", "reread"): _read_again,
    ("consultation", "answer"): _answer_opinions,
    ("consultation", "claim"): _claim,
    ("hearing", "announce"): _announce_a_hearing,
    ("hearing", "enlist"): _enlist,
    ("hearing", "deliver"): _deliver,
    ("hearing", "hold"): _hold,
    ("hearing", "report"): lambda a: a.fill(published_on=a.day),
    ("hearing", "claim"): _claim,
    ("assessment", "report"): _assess,
    ("assessment", "conclude"): _conclude_assessment,
    ("expert_argument", "select"): _select_experts,
    ("expert_argument", "opine"): _experts_opine,
    ("expert_argument", "adopt"): lambda a: a.fill(not_adopted="已另行论证"),
    ("risk_assessment", "conclude"): _conclude_risk,
    ("fair_competition", "prereview"): lambda a: a.fill(heard=("某协会",)),
    ("fair_competition", "conclude"): _conclude_competition,
    ("legality_review", "file"): lambda a: a.fill(
        draft=a.text,
        basis=(paper("依据"),),
        materials=(paper("起草说明"),),
        procedure_statement=paper("程序说明"),
    ),
    ("legality_review", "accept"): _accept_for_review,
    ("legality_review", "extend"): _extend_the_review,
    ("legality_review", "consult"): lambda a: a.fill(asked=("县财政局",)),
    ("legality_review", "hear_back"): lambda a: a.fill(replies=(paper("复函"),), unanswered=()),
    ("legality_review", "opine"): _opine,
    ("submission", "package"): _package,
    **CLAIM_CURES,
    **MEETING_CURES,
    **{
        (kind, "reply"): lambda a: a.fill(approved=a.trigger == "approve", remarks="修改第二条")
        for kind in ("party_report", "congress_report", "superior_approval")
    },
    **{
        (kind, "report"): _report
        for kind in ("party_report", "congress_report", "superior_approval")
    },
    ("filing", "file"): lambda a: a.fill(to=("市政府",), on=a.day),
    ("filing", "answer"): lambda a: a.fill(
        on_file=a.trigger == "accept", objection=None if a.trigger == "accept" else "第二条"
    ),
    ("congress_decision", "submit"): lambda a: a.fill(draft=a.text),
    ("congress_decision", "answer"): _congress_answers,
    ("issue", "sign"): _sign,
    ("publication", "publish"): _publish_decision,
    ("archive", "hand_over"): _hand_over,
    ("archive", "supplement"): _supplement,
    **EXECUTION_CURES,
    ("responsibility", "register"): _everyone,
    ("case", "report_error"): lambda a: a.fill(seq=a.rng.randint(1, a.case.seq)),
    ("case", "correct"): _as_reported,
    ("case", "answer_record"): _answer_for_words,
    ("case", "assign"): _give_a_duty,
    ("case", "compare"): _compare_a_paper,
    ("case", "reassign"): _another_unit,
    ("case", "take_over"): _take_over,
    ("case", "join"): _join,
    ("case", "leave"): _leave,
}
