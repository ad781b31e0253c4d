"""What `decision-flow case` does."""

from pathlib import Path

import diagrams
from api.commands.asking import asked_in, caller
from api.commands.opening import installation
from api.commands.saying import DONE, REFUSED, advised, out, refused, say, unmet
from api.drawing import drawn
from api.identity import Caller
from api.ids import new_case_id
from api.installation import Installation
from api.routes.laws import latest
from api.schemas.cases import phase_out
from api.schemas.moves import ANY_MOVE, OPEN, MoveIn, belongs, request_of
from decision_flow.domain.links import LINK_LABELS
from decision_flow.domain.move import Accepted, Refused
from decision_flow.domain.people import DUTY_LABELS
from decision_flow.service import Moved
from decision_flow.store.cases import Filter


def open_case(file: Path) -> int:
    """Open a case and print its id; return the exit code."""
    asked = asked_in(OPEN, file)
    with installation() as installed:
        service, who, now = installed.service, caller(installed), installed.clock()
        day = service.body(who.body).body.day(now)
        procedure = latest(service.procedures(), asked.procedure, day).procedure
        answer = service.open_case(
            who.body,
            new_case_id(),
            asked.payload,
            person=who.person,
            procedure=procedure.digest,
            at=now,
        )
    if isinstance(answer, Refused):
        return refused(answer.unmet)
    out.print(answer.case.id)
    return DONE


def list_cases(search: str | None) -> None:
    """Print the cases of the caller's body, the latest opened first."""
    with installation() as installed:
        body = caller(installed).body
        found = installed.service.cases(body, Filter(search=search), limit=200)
    for view in found:
        phase = phase_out(view.phase)
        out.print(f"{view.id}  {view.title}  {phase.zh} {phase.en}  v{view.seq}")
    say(f"共{len(found)}件。", f"{len(found)} cases.")


def show(case: str) -> None:
    """Print a case in words."""
    with installation() as installed:
        body = caller(installed).body
        view = drawn(installed.service, body, case, now=installed.clock())
    out.print(diagrams.case_text(view))


def links(case: str) -> None:
    """Print the cases that a case names, and those that name it."""
    with installation() as installed:
        found = installed.service.links(caller(installed).body, case)
    for mark, views in (("→", found.names), ("←", found.named_by)):
        for view in views:
            phase = phase_out(view.phase)
            label = LINK_LABELS[view.kind]
            out.print(f"{mark} {label}  {view.case}  {view.title}  {phase.zh} {phase.en}")
    for title in found.awaited:
        say(f"？ 尚无案件承接：{title}", f"? no case has taken it up: {title}")
    if not (found.names or found.named_by or found.awaited):
        say("没有关联案件。", "No other case hangs together with it.")


def channels(case: str) -> None:
    """Print where a case was put before the public, with the proof that was kept."""
    with installation() as installed:
        service, body = installed.service, caller(installed).body
        found, ready = service.channels(body, case), service.case(body, case).ready
    for each in found:
        label = ready.procedure.steps[each.step].label
        proof = "无证明 no proof" if each.proof is None else f"证明 proof：{each.proof.title}"
        back = "" if each.taken_back is None else f"  已由第{each.taken_back}号撤回 taken back"
        out.print(f"{each.seq}  {label}  {each.on}  {each.channel.name}  {proof}{back}")
    say(f"共{len(found)}条。", f"{len(found)} channels.")


def moves(case: str, *, everything: bool) -> None:
    """Print what can be done; with `everything` also what cannot, and why."""
    with installation() as installed:
        who = caller(installed)
        found = installed.service.explain(who.body, case, at=installed.clock(), person=who.person)
        ready = installed.service.case(who.body, case).ready
    for option in found:
        if not option.open and not everything:
            continue
        by = "、".join(DUTY_LABELS[duty].zh for duty in option.by)
        mark = "✓" if option.open else "✗"
        kind = ready.kind(option.step).name
        out.print(f"{mark} {option.step} {kind}.{option.verb}  {option.label}  ({by})")
        unmet(v for v in option.verdicts if v.refuses)
    if not everything:
        say("加 --all 也列出不能办理的及其理由。", "--all lists also what cannot be done, and why.")


def staffing(case: str, recused: frozenset[str]) -> int:
    """Print who could carry the case through, or why nobody can; return the exit code."""
    with installation() as installed:
        body, now = caller(installed).body, installed.clock()
        found = installed.service.staffing(body, case, at=now, recused=recused)
        ready = installed.service.case(body, case).ready
    for place in found.places:
        steps = ready.procedure.steps
        acts = "、".join(f"{steps[a.step].label.zh}·{a.verb.label.zh}" for a in place.need.acts)
        who = [f"{c.name}（{DUTY_LABELS[c.duty].zh}）" for c in place.candidates]
        out.print(f"{'✓' if who else '✗'} {acts}：{'、'.join(who) or '无人 nobody'}")
    for task in found.tasks:
        able = [
            f"{a.candidate.name}（{DUTY_LABELS[a.candidate.duty].zh}，{a.since}起）"
            for a in task.able
        ]
        after = f"（在{'、'.join(task.after)}之后）" if task.after else ""
        out.print(
            f"{'✓' if able else '✗'} 任务{task.key}（{task.unit}）·{task.verb.label.zh}{after}："
            f"{'、'.join(able) or '无人 nobody'}"
        )
    unmet(found.obstacles)
    if found.possible:
        say("现有人员可以依法办结本案。", "The people there are can lawfully carry it through.")
    return DONE if found.possible else REFUSED


def move(case: str, file: Path, version: int, *, try_only: bool) -> int:
    """Make a move, or only try it; return the exit code."""
    asked = asked_in(ANY_MOVE, file)
    with installation() as installed:
        who = caller(installed)
        belongs(installed.service.case(who.body, case).ready, asked)
        answer = _asked(installed, who, case, asked, version=version, try_only=try_only)
    if isinstance(answer, Refused):
        return refused(answer.unmet)
    for fact in answer.facts:
        kept = "试算，未保存 tried, not kept" if try_only else f"第{fact.seq}号 line {fact.seq}"
        out.print(f"{fact.name}  {kept}")
        advised(fact.verdicts)
    return DONE


def _asked(
    installed: Installation,
    who: Caller,
    case: str,
    asked: MoveIn,
    *,
    version: int,
    try_only: bool,
) -> Accepted | Moved | Refused:
    request, now = request_of(asked, who.person), installed.clock()
    if try_only:
        return installed.service.dry_run(who.body, case, request, at=now, expected=version)
    return installed.service.move(who.body, case, request, at=now, expected=version)
