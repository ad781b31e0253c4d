"""Can this case lawfully be carried through by the people there are? Who could do what, or why not.

Duties kept apart, duties exercised already, units, recusals and the quorum are solved together.
Where nobody can finish the case lawfully, the smallest set of acts that stand in each other's way
is named: before months are lost, not when the meeting is called.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_flow.domain.case import Case
from decision_flow.domain.move import Setting
from decision_flow.domain.people import DUTY_LABELS, ROSTER_SOURCE, Duty, Post, Seat
from decision_flow.domain.steps.before.start import named_units
from decision_flow.domain.steps.decision.opening import TOGETHER
from decision_flow.domain.steps.decision.record import Convene, MeetingKind, Schedule
from decision_flow.domain.steps.handing import drafted_by, drafting
from decision_flow.domain.values import HOUSE_RULE, Text, decree_713
from decision_flow.domain.verdict import Verdict, verdict
from decision_flow.engine.rules import Ready
from decision_flow.engine.staffing.candidates import (
    Candidate,
    Scene,
    candidates,
    clash,
    drafting_units,
)
from decision_flow.engine.staffing.carrying import TaskAct, open_tasks
from decision_flow.engine.staffing.needs import Act, Need, needs
from decision_flow.engine.staffing.solving import Places, smallest_conflict

ASSIGNERS = (Duty.SECRETARY, Duty.CHIEF)
"""Who can mend it: by assigning others in the case, or having others given the duty."""

__all__ = ["Act", "Candidate", "Need", "Place", "Staffing", "TaskAct", "open_tasks", "staffing"]


@dataclass(frozen=True, slots=True)
class Place:
    """Acts that are still needed, and who could do them in which duty; None where nobody can."""

    need: Need
    taken_by: Candidate | None
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Staffing:
    """One lawful way to carry the case through, or what stands in the way of every one.

    `obstacles` are empty when there is a way. `lead` is the unit taken to lead where none is named.
    `tasks`, told where they are asked for (`open_tasks`), are what open tasks need, and by whom.
    """

    places: tuple[Place, ...]
    obstacles: tuple[Verdict, ...]
    lead: str | None = None
    tasks: tuple[TaskAct, ...] = ()

    @property
    def possible(self) -> bool:
        """Return whether the case can lawfully be carried through."""
        return not self.obstacles


def staffing(
    ready: Ready, case: Case, setting: Setting, *, recused: frozenset[str] = frozenset()
) -> Staffing:
    """Return who could carry the case through, or why nobody can.

    `recused` are members who take no part besides those on record as recused already.
    """
    wanted = needs(ready, case)
    scenes = _scenes(ready, case, setting, recused | _recused(case))
    ways = [_places(scene, wanted) for scene in scenes]
    filled = [way.fill(range(len(wanted))) for way in ways]
    chosen = next((n for n, way in enumerate(filled) if way is not None), 0)
    taken = filled[chosen] or {}
    places = tuple(
        Place(need, taken.get(n), ways[chosen].candidates[n]) for n, need in enumerate(wanted)
    )
    found = () if filled[chosen] is not None else smallest_conflict(ways)
    obstacles = (
        *_conflict(ready, [places[n] for n in found]),
        *_meeting(ready, case, scenes[chosen]),
    )
    named = bool(named_units(case, ready.of_kind("start")))
    units = scenes[chosen].units.current
    return Staffing(places, obstacles, None if named or not units else units[0])


def _scenes(
    ready: Ready, case: Case, setting: Setting, recused: frozenset[str]
) -> tuple[Scene, ...]:
    """Return the case with the units that were named; before that, with each unit that may lead."""
    named = drafting(case, ready.of_kind("start"), setting.body, setting.at)
    day = setting.body.day(setting.at)
    leads = [drafted_by((unit,)) for unit in drafting_units(setting, day)]
    ways = [named] if named.current else leads or [named]
    return tuple(Scene(case, setting, units, recused) for units in ways)


def _places(scene: Scene, wanted: tuple[Need, ...]) -> Places[Candidate, str]:
    return Places(
        [candidates(scene, need) for need in wanted],
        person=lambda candidate: candidate.person,
        clash=lambda i, a, j, b: clash(wanted[i], a, wanted[j], b),
    )


def _recused(case: Case) -> frozenset[str]:
    """Return the members on record as recused from the matter, in whichever meeting."""
    found = {
        r.person for f in case.minutes if isinstance(f.payload, Convene) for r in f.payload.recusals
    }
    return frozenset(found)


def _conflict(ready: Ready, places: list[Place]) -> tuple[Verdict, ...]:
    """Return the verdict that names the acts which cannot all be done, and by whom each could."""
    if not places:
        return ()
    told = [_told(ready, place) for place in places]
    zh, en = "；".join(t.zh for t in told), "; ".join(t.en for t in told)
    return (
        Verdict(
            "staffing.conflict",
            passed=False,
            reason=Text(
                f"下列办理事项按现有人员和应当分离的职责无法全部依法完成：{zh}。"
                "须另行指定人员或者增补任职。",
                f"With the people there are and the duties kept apart, these cannot all be done: "
                f"{en}. Assign others, or have others given the duty.",
            ),
            source=HOUSE_RULE,
            curers=ASSIGNERS,
        ),
    )


def _told(ready: Ready, place: Place) -> Text:
    acts = place.need.acts
    zh = "、".join(f"“{ready.procedure.steps[a.step].label.zh}·{a.verb.label.zh}”" for a in acts)
    en = ", ".join(f"“{ready.procedure.steps[a.step].label.en}: {a.verb.label.en}”" for a in acts)
    duties = [DUTY_LABELS[duty] for duty in place.need.by]
    who = [(c.name, DUTY_LABELS[c.duty]) for c in place.candidates]
    by_zh, by_en = "、".join(d.zh for d in duties), " or ".join(d.en for d in duties)
    only_zh = "、".join(f"{name}（{duty.zh}）" for name, duty in who) or "无人"
    only_en = ", ".join(f"{name} ({duty.en})" for name, duty in who) or "nobody"
    return Text(
        f"{zh}由{by_zh}办理，可以办理的：{only_zh}",
        f"{en} by the {by_en}, open to: {only_en}",
    )


def _meeting(ready: Ready, case: Case, scene: Scene) -> Iterator[Verdict]:
    """Yield why no meeting to come could discuss and decide, where one is still needed."""
    for step in ready.of_kind("meeting"):
        if case.shape[step] in ready.counting(step):
            continue
        members = _members(case, step, scene)
        figure = ready.procedure.steps[step].figures.get("quorum")
        least = max(TOGETHER, figure.needed(len(members)) if figure else TOGETHER)
        able = len({s.person for s in members} - scene.recused)
        found = (
            verdict(
                "staffing.chief",
                any(s.post is Post.CHIEF for s in members),
                "没有在任的行政首长：决定须由行政首长在集体讨论的基础上作出。",
                "There is no chief in office: the decision is the chief's, on the basis of the "
                "discussion.",
                decree_713(30),
                curers=ASSIGNERS,
            ),
            verdict(
                "staffing.quorum",
                able >= least,
                f"在任组成人员{len(members)}人，除去回避的{len(members) - able}人，"
                f"可以到会{able}人，不足{least}人，不能开会。",
                f"{len(members)} members in office, {len(members) - able} of them recused: {able} "
                f"can attend, fewer than the {least} that a meeting takes.",
                figure.source if figure else ROSTER_SOURCE,
                curers=ASSIGNERS,
            ),
        )
        yield from (v for v in found if v.refuses)


def _members(case: Case, step: str, scene: Scene) -> tuple[Seat, ...]:
    """Return the members of the meeting that was called; before that, of the standing one."""
    called = case.fact(step, "schedule")
    said = called.payload if called is not None else None
    body = scene.setting.body
    plenary = isinstance(said, Schedule) and said.meeting is MeetingKind.PLENARY
    return body.in_office(scene.day) if plenary else body.standing(scene.day)
