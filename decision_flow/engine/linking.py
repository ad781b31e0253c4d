"""A case that comes from an earlier one: it takes over what failed there, and nothing that passed.

Only the body ends what it started (713 Article 10), and what it decided is changed in a major way
by the same procedure (Article 37). That a matter was ended and brought back, or its decision is to
be adjusted, makes no failed examination undone (Article 24; Fair Competition Review Regulations,
Article 18). The new case cites each earlier one by its last line, and names what it inherits: its
fold needs no other stream. Legality and the meeting are begun anew, as everything else is.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from decision_flow.domain.case import CASE, Case, Inherited, Stood
from decision_flow.domain.execution.said import Refer, Settle
from decision_flow.domain.intake.listing import same_title
from decision_flow.domain.kind import Asked, Phase
from decision_flow.domain.links import GOES_ON, JointCase, Link, LinkKind, OtherCase, named_twice
from decision_flow.domain.office.emergency import entered
from decision_flow.domain.people import Duty
from decision_flow.domain.steps.after.issue import Sign
from decision_flow.domain.steps.after.post_evaluation import Follow
from decision_flow.domain.steps.ending import Becomes, Withdraw
from decision_flow.domain.steps.matter import ENDS, IN_FORCE, Open
from decision_flow.domain.values import HOUSE_RULE, Cite, Source, Text, decree_713
from decision_flow.domain.verdict import Verdict, verdict
from decision_flow.engine.findings import findings
from decision_flow.engine.judged import answers_of
from decision_flow.engine.rules import Ready, carries


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier case of the same body as it stands at its last line, under its own procedure."""

    case: Case
    ready: Ready
    head: str
    """The digest of its last line."""

    @property
    def cite(self) -> Cite:
        """Return how the first fact of the new case names it."""
        return Cite(self.case.id, self.case.seq, self.head)

    @property
    def beside(self) -> OtherCase:
        """Return how a move of another case that names it finds it."""
        case, issued, ended = self.case, self.case.phase in IN_FORCE, self.case.phase in ENDS
        signed = (case.fact(step, "sign") for step in self.ready.of_kind("issue"))
        since = max((f.stated_at for f in signed if issued and f is not None), default=None)
        return OtherCase(case.links, issued, ended, self.cite, case.opened, since)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a kind of link asks of the case that is named: where it stands, by which article.

    `reason` has a place for its id; `otherwise` is added where the case is there and stands
    elsewhere.
    """

    code: str
    phases: frozenset[Phase]
    reason: Text
    otherwise: Text
    source: Source
    becomes: Becomes | None = None
    """As what the case must have been ended to go on, under the title of the new one."""


WANTED: Mapping[LinkKind, Wanted] = {
    LinkKind.CONTINUES: Wanted(
        "open.continues",
        frozenset(ENDS),
        Text(
            "所承接的案件（{}）须为本机关已经终结的案件",
            "The case that this one continues ({}) is one of this body that has ended",
        ),
        Text("该案尚在办理", "it is still under way"),
        decree_713(10),
    ),
    LinkKind.ADJUSTS: Wanted(
        "open.adjusts",
        IN_FORCE,
        Text(
            "拟调整的案件（{}）须为本机关已经出台的决策",
            "The case that this one adjusts ({}) is a decision of this body that was issued",
        ),
        Text("该案没有已出台的决策", "nothing was issued in that case"),
        decree_713(37),
    ),
    LinkKind.TERMINATES: Wanted(
        "open.terminates",
        IN_FORCE,
        Text(
            "拟终止的案件（{}）须为本机关已经出台的决策",
            "The case that this one terminates ({}) is a decision of this body that was issued",
        ),
        Text("该案没有已出台的决策", "nothing was issued in that case"),
        decree_713(37),
    ),
    LinkKind.SPLIT_FROM: Wanted(
        "open.split_from",
        frozenset({Phase.WITHDRAWN}),
        Text(
            "所拆分的案件（{}）须为本机关以拆分终止的案件，其终止决定写明了本案事项",
            "The case that was split ({}) was ended by this body to be split, and names this "
            "matter as a part",
        ),
        Text("该案未以拆分终止，或者未写明本事项", "it was not, or names no such part"),
        decree_713(10),
        Becomes.SPLIT,
    ),
    LinkKind.MERGED_FROM: Wanted(
        "open.merged_from",
        frozenset({Phase.WITHDRAWN}),
        Text(
            "所合并的案件（{}）须为本机关以合并终止的案件，其终止决定写明了本案事项",
            "The case that was merged ({}) was ended by this body to be merged, and names this "
            "matter as what it goes on in",
        ),
        Text("该案未以合并终止，或者未写明本事项", "it was not, or names another matter"),
        decree_713(10),
        Becomes.MERGED,
    ),
}
"""What each kind of link between cases asks of the other case."""


_NAMES_A_CASE = frozenset({Refer, Settle, Follow})
"""What names another case of the body besides the opening, in its field `case`."""


def named_beside(said: object) -> str | None:
    """Return the further case of the body that a move names, where it names one."""
    return getattr(said, "case", None) if said.__class__ in _NAMES_A_CASE else None


def linked_lawfully(asked: Asked[Open], linked: tuple[Earlier, ...]) -> tuple[Verdict, ...]:
    """Pass when each case that is named is one of this body and stands where its link wants."""
    links = asked.payload.links
    there = {each.case.id: each.case for each in linked}
    body = asked.setting.body.id
    return (
        *(_named_once(case) for case in dict.fromkeys(named_twice(links))),
        *(
            _stands(link, there.get(link.to), body, asked.payload.title)
            for link in links
            if link.kind in WANTED
        ),
        *_not_joint(asked),
        *_outlives(asked),
    )


def _not_joint(asked: Asked[Open]) -> tuple[Verdict, ...]:
    """Pass when no joint issue is said at the opening: both cases have to be there first."""
    named = [each.to for each in asked.payload.links if each.kind is LinkKind.JOINT_WITH]
    return tuple(
        verdict(
            "open.joint",
            passed=False,
            zh=f"联合发文的案件（{case}）在立案之后以 case.join 写明，对方案件同样写明本案。",
            en=f"The case of a joint issue ({case}) is named by case.join once this one is open, "
            "and names this one in turn.",
            source=HOUSE_RULE,
            curers=(Duty.SECRETARY,),
        )
        for case in named
    )


def _outlives(asked: Asked[Open]) -> tuple[Verdict, ...]:
    """Pass when a measure that outlives an emergency names its entry, and nothing else does."""
    named = [e.to for e in asked.payload.links if e.kind is LinkKind.FOLLOWS_EMERGENCY]
    answers = answers_of(asked)
    outlives = answers is not None and answers.outlives
    if not named and not outlives:
        return ()
    body = asked.setting.body
    unknown = [entry for entry in named if entered(body.emergencies, entry) is None]
    listed = f"：{'、'.join(unknown)}" if unknown else ""
    listed_en = f": {', '.join(unknown)} is not there" if unknown else ""
    return (
        verdict(
            "open.emergency",
            outlives and bool(named) and not unknown,
            "应急处置之后仍要延续的措施，须在填答中写明（outlives），并写明本机关应急登记中的编号"
            f"（follows_emergency）；登记中没有的不得引用{listed}。",
            "A measure that goes on after an emergency is answered to be one (outlives), and names "
            f"the entry in the register of emergencies (follows_emergency){listed_en}.",
            decree_713(3, 2),
            curers=(Duty.SECRETARY,),
        ),
    )


def _named_once(case: str) -> Verdict:
    return verdict(
        "open.link_once",
        passed=False,
        zh=f"同一案件（{case}）只能写明一种关联。",
        en=f"A case ({case}) is named in one way only.",
        source=HOUSE_RULE,
    )


def _stands(link: Link, case: Case | None, body: str, title: str) -> Verdict:
    wanted = WANTED[link.kind]
    ours = case is not None and case.body == body
    stands = case is not None and ours and case.phase in wanted.phases
    if case is not None and stands and wanted.becomes is not None:
        stands = same_title(title) in {same_title(each) for each in parts_of(case, wanted.becomes)}
    zh, en = (each.format(link.to) for each in (wanted.reason.zh, wanted.reason.en))
    if ours and not stands:
        zh, en = f"{zh}；{wanted.otherwise.zh}", f"{en}; {wanted.otherwise.en}"
    return verdict(wanted.code, stands, f"{zh}。", f"{en}.", wanted.source)


def joint_case(other: Earlier) -> JointCase:
    """Return what a joint issue looks at of another body's case."""
    signed = (other.case.fact(step, "sign") for step in other.ready.of_kind("issue"))
    said = next((fact.payload for fact in signed if fact is not None), None)
    return JointCase(
        case=other.case.id,
        joint=other.case.joint,
        phase=str(other.case.phase),
        draft=other.case.draft,
        number=said.number if isinstance(said, Sign) else None,
        cleared=_cleared(other),
        cite=other.cite,
    )


def _cleared(other: Earlier) -> bool:
    """Return whether all that the issue of a case stands on is done."""
    ready, shape = other.ready, other.case.shape
    above = (step for issue in ready.of_kind("issue") for step in ready.upstream[issue])
    return all(shape[step] in ready.counting(step) for step in above)


def parts_of(case: Case, *becomes: Becomes) -> tuple[str, ...]:
    """Return the matters, by title, as which a case was ended to go on; none otherwise."""
    ended = case.fact(CASE, "withdraw")
    said = ended.payload if ended is not None else None
    return said.parts if isinstance(said, Withdraw) and said.becomes in becomes else ()


def inherited(ready: Ready, linked: tuple[Earlier, ...]) -> tuple[Inherited, ...]:
    """Return what failed in the earlier cases, by the steps of the new one's procedure.

    A step of another name and the same kind inherits it too. What the new procedure has no step
    for is kept for a case that comes from this one.
    """
    failed = (one for earlier in linked for one in _failed(earlier))
    return tuple(dict.fromkeys(each for one in failed for each in _here(ready, one)))


def stands(
    ready: Ready,
    links: tuple[Link, ...],
    linked: tuple[Earlier, ...],
    day: Callable[[datetime], date],
) -> tuple[Stood, ...]:
    """Return what was done in the earlier cases for their last text, where the matter goes on.

    Where the new procedure lets none of it hold, nothing is. What a correction undermines does not
    count, nor what was itself carried over: its age would be forgotten. A decision that is adjusted
    is another matter than the adjustment.
    """
    goes_on = {link.to for link in links if link.kind in GOES_ON}
    found = (s for e in linked if e.case.id in goes_on for s in _stood(e, day))
    steps = ready.procedure.steps
    return tuple(s for s in found if s.step in steps and _holds(ready, s))


def _holds(ready: Ready, stood: Stood) -> bool:
    kind = ready.kind(stood.step)
    return kind.id == stood.kind and carries(kind, ready.procedure.steps[stood.step])


def _stood(earlier: Earlier, day: Callable[[datetime], date]) -> Iterator[Stood]:
    case, ready = earlier.case, earlier.ready
    doubted = {found.step for found in findings(ready, case)}
    for step, kind in ready.kinds.items():
        fact, draft = case.latest(step), case.about.get(step)
        done = kind.carries and case.shape[step] in kind.done and step not in doubted
        if done and fact is not None and draft is not None and draft == case.draft:
            yield Stood(step, kind.id, draft, case.id, fact.seq, day(fact.stated_at))


def _failed(earlier: Earlier) -> Iterator[Inherited]:
    """Yield the answers by which steps failed, the latest first; then what was inherited."""
    case, ready = earlier.case, earlier.ready
    for fact in sorted(case.denied.values(), key=lambda fact: -fact.seq):
        if fact.step != CASE and fact.trigger in ready.kind(fact.step).failing:
            yield Inherited(fact.step, fact.kind, fact.trigger, case.id, fact.seq)
    yield from case.inherited


def _here(ready: Ready, one: Inherited) -> Iterator[Inherited]:
    kind = one.kind.partition("@")[0]
    alike = ready.procedure.steps_of_kind(kind)
    if one.step in alike or not alike:
        yield one
        return
    yield from (replace(one, step=step) for step in alike)
