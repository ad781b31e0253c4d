"""What `decision-flow case trace` does."""

from pathlib import Path

from api.commands.asking import caller
from api.commands.opening import installation
from api.commands.saying import out, say
from api.ledgers import POSTS
from api.papers.after.traced import tracing_report
from api.papers.making import material_of, printed
from api.papers.sheet import LABELS, Format, TracePaper
from api.responsibility import SAYS
from decision_flow.domain.people import DUTY_LABELS
from decision_flow.domain.values import Text
from decision_flow.engine.tracing import ROLES, HarmKind, TracedPerson


def trace(
    case: str, kind: HarmKind, name: str, steps: tuple[str, ...], *, to: Path | None = None
) -> None:
    """Print the steps and acts behind a harm, and who did them; or write it as a paper."""
    with installation() as installed:
        body = caller(installed).body
        found = installed.service.trace(body, case, kind, name, steps=steps)
        if to is not None:
            form = Format.DOCX if to.suffix == ".docx" else Format.PDF
            material = material_of(installed.service, body, case)
            to.write_bytes(printed(tracing_report(material, found), form))
            label = LABELS[TracePaper.REPORT]
            say(f"已生成{label.zh}：", f"Made the {label.en}: {to}")
            return
        zone = installed.service.body(body).body.zone
    out.print(f"{found.harm.on}  {found.harm.text.zh}  {found.harm.source}")
    for step in found.steps:
        out.print(f"[{ROLES[step.role].zh} {ROLES[step.role].en}] {step.label}  {step.source}")
        for each in step.acts:
            duty = DUTY_LABELS[each.act.duty].zh
            day = each.act.stated_at.astimezone(zone).date()
            out.print(f"  {each.act.seq}  {day}  {each.name}（{duty}）")
            for noted in each.noted:
                out.print(f"    ！{noted.text}  {noted.source}")
    seats = "、".join(f"{seat.name}（{POSTS[seat.post].zh}）" for seat in found.leaders)
    out.print(f"决定之日的领导人员 In office then, {found.decided_on or found.harm.on}: {seats}")
    for person in found.people:
        out.print(_line(person))
    say(
        f"共{len(found.steps)}个环节、{len(found.people)}人；以上为事实，不作评定。",
        f"{len(found.steps)} steps, {len(found.people)} people; these are facts, nobody is judged.",
    )


def _line(person: TracedPerson) -> str:
    lines = "、".join(str(seq) for seq in person.lines)
    line = f"{ROLES[person.role].zh}  {person.name}  {person.unit}  {lines}"
    if person.by_deputy:
        line += f"（{'、'.join(map(str, person.by_deputy))}由他人代办 by a deputy）"
    if person.dissent is None:
        return line
    said = person.dissent
    says = SAYS.get((said.kind, said.says), Text("不同意见", "a different opinion"))
    return f"{line}  ※ {says}（第{said.seq}号）{said.reasons or ''}  {person.mitigation}"
