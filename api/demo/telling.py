"""How the demonstration is told: a line an act, every refusal with its reasons and articles."""

from collections.abc import Iterable
from datetime import datetime

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding

from api.demo.acts.answered import Entry, Looked
from api.demo.acts.complained import Sent
from api.demo.acts.supervised import Act
from api.demo.attacks import Attack
from api.demo.scene import NAMES
from api.demo.stage import Performed
from decision_flow.domain.answering.ledger import DISSENT
from decision_flow.domain.case import Fact
from decision_flow.domain.move import Refused
from decision_flow.domain.office.complaints.contradicted import SOURCE, Contradiction
from decision_flow.domain.people import CHINA, DUTY_LABELS
from decision_flow.domain.supervising.told import LABELS
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.rules import Ready
from decision_flow.engine.tracing import ROLES, Role, Trace
from decision_flow.service import Entered
from decision_flow.service.answering import PersonLedger


class Teller:
    """Writes to a console; counts the shortcuts that were refused."""

    def __init__(self, console: Console) -> None:
        self.console = console
        self.refused = 0

    def chapter(self, title: Text) -> None:
        """Begin a chapter."""
        self.console.rule(f"[bold]{escape(title.zh)}[/bold] {escape(title.en)}")

    def told(self, ready: Ready, performed: Performed) -> None:
        """Tell an act, or a refusal with every reason."""
        scene, answer = performed.scene, performed.answer
        kind = ready.kind(scene.step)
        verb = kind.verb(scene.verb)
        label = verb.label if verb else Text(scene.verb, scene.verb)
        who = NAMES[scene.who]
        if isinstance(answer, Refused):
            self._refusal(scene.shortcut or label, who, scene.on, answer)
            return
        step = ready.procedure.steps[scene.step].label
        self.console.print(
            f"[green]✓[/green] {answer.seq:>3} {_day(scene.on)} "
            f"{escape(step.zh)}：{escape(label.zh)}  {escape(who)}"
        )
        self._under(f"[dim]{escape(step.en)}: {escape(label.en)} · {escape(scene.note)}[/dim]")
        self._advised(answer.facts[-1])

    def overseen(self, act: Act, answer: Entered | Refused) -> None:
        """Tell an act of a supervision, or a refusal with every reason."""
        label, who = LABELS[type(act.says)], NAMES[act.who]
        if isinstance(answer, Refused):
            self._refusal(act.shortcut or label, who, act.on, answer)
            return
        self.console.print(
            f"[green]✓[/green] {answer.fact.seq:>3} {_day(act.on)} "
            f"督查：{escape(label.zh)}  {escape(who)}"
        )
        self._under(f"[dim]supervision: {escape(label.en)}[/dim]")
        self._advised(answer.fact)

    def received(self, sent: Sent) -> None:
        """Tell that a letter of a citizen came in."""
        self.console.print(f"[green]✓[/green]     {_day(sent.on)} {escape(sent.told.zh)}")
        self._under(f"[dim]{escape(sent.told.en)}[/dim]")

    def contradicted(self, found: Iterable[Contradiction]) -> None:
        """Tell which reports of the executor a complaint contradicts, and under which article."""
        for each in found:
            self._under(f"[yellow]发现 finding[/yellow] {escape(each.text.zh)}")
            self._under(f"[dim]{escape(each.text.en)}[/dim]", 8)
            self._under(f"[dim]依据 source: {escape(str(SOURCE))}[/dim]", 8)

    def turned_down(self, title: Text, on: datetime, why: Text) -> None:
        """Tell something that was asked for and not made, with the rule of this house."""
        self._refused(title, NAMES["sun"], on)
        self._reasons(Text(f"{why.zh}依据：{HOUSE_RULE}。", f"{why.en} ({HOUSE_RULE})"))

    def _reasons(self, why: Text) -> None:
        self._under(f"• {escape(why.zh)}")
        self._under(f"[dim]{escape(why.en)}[/dim]", 8)

    def entered(self, entry: Entry, why: Text | None) -> None:
        """Tell an entry of a register, or a refusal with every reason."""
        who = NAMES[entry.who]
        if why is not None:
            title = entry.shortcut or entry.told
            self._refused(title, who, entry.on)
            self._reasons(why)
            return
        self.console.print(
            f"[green]✓[/green]     {_day(entry.on)} {escape(entry.told.zh)}  {escape(who)}"
        )
        self._under(f"[dim]{escape(entry.told.en)}[/dim]")

    def looked(self, looked: Looked, answer: PersonLedger | Refused) -> None:
        """Tell a look at a ledger, or a refusal with every reason."""
        who, whose = NAMES[looked.who], NAMES[looked.says.person]
        if isinstance(answer, Refused):
            title = looked.shortcut or Text("查阅", "a look")
            self._refusal(title, who, looked.on, answer)
            return
        sums = answer.totals
        self.console.print(
            f"[green]✓[/green] {answer.look.seq:>3} {_day(looked.on)} "
            f"查阅责任台账：{escape(whose)}  {escape(who)}"
        )
        self._under(
            f"{sums.matters}件、{sums.lines}条记录，不同意见{sums.dissents}件；查阅已记录。"
            f"[dim]{sums.matters} matters, {sums.lines} lines, {sums.dissents} with a dissent; the "
            "look is on record.[/dim]"
        )
        for part in (each for each in answer.parts if each.dissent is not None):
            self._under(
                f"※ {escape(part.stream)}：最后意见为不同意见，{escape(str(DISSENT))} "
                "[dim]a dissent mitigates[/dim]"
            )

    def traced(self, found: Trace) -> None:
        """Tell the way back from a harm: what was wrong, who let it pass, who is mitigated."""
        self.say(found.harm.text)
        for step in (each for each in found.steps if each.role is not Role.BASIS):
            role = ROLES[step.role]
            who = dict.fromkeys(act.name for act in step.acts)
            self._under(f"{escape(role.zh)} {escape(step.label.zh)}：{escape('、'.join(who))}")
            self._under(f"[dim]{escape(role.en)}: {escape(step.label.en)}[/dim]", 8)
        for person in (each for each in found.people if each.dissent is not None):
            reasons = person.dissent.reasons if person.dissent else None
            self._under(
                f"※ {escape(NAMES[person.person])}：不同意见“{escape(reasons or '')}”，"
                f"{escape(str(person.mitigation))} [dim]a dissent mitigates[/dim]"
            )

    def _advised(self, fact: Fact) -> None:
        for warning in (v for v in fact.verdicts if v.advisory):
            self._under(f"[yellow]提示 note[/yellow] {escape(warning.reason.zh)}")
            self._under(f"[dim]{escape(warning.reason.en)}[/dim]", 8)

    def _under(self, said: str, indent: int = 6) -> None:
        """Print what belongs to the line above; all its lines stand in as far."""
        self.console.print(Padding(said, (0, 0, 0, indent)))

    def _refusal(self, title: Text, who: str, on: datetime, refused: Refused) -> None:
        self._refused(title, who, on)
        for unmet in refused.unmet:
            self._under(f"• {escape(unmet.reason.zh)}")
            self._under(f"[dim]{escape(unmet.reason.en)}[/dim]", 8)
            self._under(f"[dim]{escape(_cure(unmet))}[/dim]", 8)

    def _refused(self, title: Text, who: str, on: datetime) -> None:
        self.refused += 1
        self.console.print(
            f"[red]✗ 拒绝 refused {self.refused}[/red] {_day(on)} [bold]{escape(title.zh)}[/bold] "
            f"{escape(title.en)}  {escape(who)}"
        )

    def attack(self, attack: Attack) -> None:
        """Tell an attack on the database, and its answer."""
        self.refused += 1
        self.console.print(
            f"[red]✗ 拒绝 refused {self.refused}[/red] [bold]{escape(attack.name.zh)}[/bold] "
            f"{escape(attack.name.en)}"
        )
        self._under(f"• {escape(attack.answer.zh)}")
        self._under(f"[dim]{escape(attack.answer.en)}[/dim]", 8)

    def say(self, text: Text) -> None:
        """Say a plain line."""
        self.console.print(f"{escape(text.zh)} [dim]{escape(text.en)}[/dim]")


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(CHINA):%Y-%m-%d}"


def _cure(unmet: Verdict) -> str:
    parts = [f"依据 source: {unmet.source}"]
    if unmet.curers:
        zh = "、".join(DUTY_LABELS[d].zh for d in unmet.curers)
        parts.append(f"由谁补正 who cures: {zh}")
    if unmet.earliest is not None:
        parts.append(f"最早 earliest: {unmet.earliest}")
    return "；".join(parts)
