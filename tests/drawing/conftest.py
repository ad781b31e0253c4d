"""A procedure in Python, and cases walked on it by firing its own rules."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from decision_flow.domain.case import Correct, Edge, Fact, Paper
from decision_flow.domain.kind import Choice
from decision_flow.domain.people import Actor, Duty
from decision_flow.domain.procedure import Bound, Figure, Gate, Procedure, Rework, Step
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import Document, Source, Text, decree_713, record
from decision_flow.engine.rules import Ready, Rule
from diagrams import (
    Attempt,
    CaseView,
    CounterexampleView,
    Layout,
    Subject,
    case_view,
    lay_out,
    procedure_view,
)

BEGINNING = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
EVALUATION = ("feasibility", "experts", "risk", "competition")
ARGUED = (*EVALUATION, "departments", "consultation")
_DECLARED: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("proposal", "proposal", ()),
    ("start", "start", ("proposal",)),
    ("drafting", "drafting", ("start",)),
    ("feasibility", "feasibility_study", ("drafting",)),
    ("departments", "department_opinions", ("drafting",)),
    ("consultation", "consultation", ("drafting",)),
    ("experts", "expert_argument", ("drafting",)),
    ("risk", "risk_assessment", ("drafting",)),
    ("competition", "fair_competition", ("drafting",)),
    ("legality_review", "legality_review", ARGUED),
    ("submission", "submission", ("legality_review",)),
    ("meeting", "meeting", ("submission",)),
    ("party_report", "party_report", ("meeting",)),
    ("issue", "issue", ("party_report",)),
    ("publication", "publication", ("issue",)),
    ("execution", "execution", ("issue",)),
    ("responsibility", "responsibility", ("issue",)),
    ("archive", "archive", ("publication", "responsibility")),
    ("closing", "closing", ("archive", "execution")),
)
_CONDITIONAL = {
    "experts": Text("专业性、技术性较强的决策事项", "where it is specialised or technical"),
    "risk": Text("可能影响社会稳定、公共安全的", "where it may affect stability or safety"),
    "competition": Text("涉及经营者经济活动的", "where it touches operators"),
}
_FIGURES = {
    "consultation": {"period": Figure(Bound.AT_LEAST, 30, "days", decree_713(15))},
    "legality_review": {"time_allowed": Figure(Bound.AT_LEAST, 7, "working_days", decree_713(26))},
}
_REWORK = (
    Rework("meeting", "returned", "drafting"),
    Rework("meeting", "discuss_again", "submission"),
    Rework("meeting", "exceed", "drafting"),
    Rework("legality_review", "unlawful", "drafting"),
    Rework("legality_review", "lawful_after_changes", "drafting"),
    Rework("risk", "uncontrollable", "drafting"),
    Rework("competition", "fail", "drafting"),
)


def _step(key: str, kind: str, after: tuple[str, ...]) -> Step:
    known = KINDS[f"{kind}@1"]
    return Step(
        key=key,
        kind=known.id,
        label=known.label,
        source=known.source,
        after=after,
        conditional=_CONDITIONAL.get(key),
        exempt=("not_public_by_law",) if key == "consultation" else (),
        figures=_FIGURES.get(key, {}),
    )


def _gate(key: str, zh: str, en: str, *steps: str) -> Gate:
    return Gate(key, Text(zh, en), steps, decree_713(12))


def four_nots() -> Ready:
    steps = (_step(*declared) for declared in _DECLARED)
    gates = (
        _gate("evaluation", "评估论证", "Evaluation and argument", *EVALUATION),
        _gate("consultation", "公开征求意见", "Public consultation", "consultation"),
        _gate("legality", "合法性审查", "Legality review", "legality_review"),
        _gate("deliberation", "集体讨论", "Collective discussion", "meeting"),
    )
    return Ready(
        Procedure(
            key="four-nots",
            version=1,
            label=Text("“四个不”重大行政决策程序", "Major decisions, the four nots"),
            profile="four-nots",
            source=Source("重大行政决策程序暂行条例"),
            in_force_from=date(2026, 1, 1),
            steps={step.key: step for step in steps},
            gates={gate.key: gate for gate in gates},
            reopens={
                "editorial": (),
                "responsive": ("legality",),
                "ordered": (),
                "substantive": ("all",),
            },
            rework=_REWORK,
            digest="5f1c9a" + "0" * 58,
        )
    )


@pytest.fixture(scope="session")
def ready() -> Ready:
    """The four gates, with a way back from each answer that sends a case back."""
    return four_nots()


@pytest.fixture(scope="session")
def layout(ready: Ready) -> Layout:
    """Where the steps of the procedure stand."""
    return lay_out(procedure_view(ready))


@pytest.fixture
def counterexample() -> CounterexampleView:
    """Two moves to a decision on a text that nobody reviewed."""
    return CounterexampleView(
        Text("缺口示例", "A gap"),
        Text("未经合法性审查不得决策", "no decision without the legality review"),
        (Text("登记决策草案", "register the draft"), Text("表决通过", "vote")),
        Text("已决定，而关口“合法性审查”尚缺", "decided while legality is missing"),
    )


@pytest.fixture
def happy() -> tuple[str, ...]:
    """The moves of a case up to the chief's decision."""
    return HAPPY


@pytest.fixture
def correction() -> Callable[[int], Correct]:
    """A maker of corrections of the fact of this number."""
    document = Document(title="会议记录", digest="d" * 64)
    return lambda seq: Correct(seq=seq, wrong="甲", right="乙", evidence=document, reported=1)


@record
class Said:
    """The least that a fact can say."""

    document: Document


@dataclass
class Walk:
    """A case under way; each rule that is fired adds its fact."""

    ready: Ready
    facts: list[Fact]
    shape: dict[str, str]
    at: datetime = BEGINNING
    draft: str | None = None

    def open_rules(self) -> list[Rule]:
        """The rules that can be fired now, in the order of the procedure."""
        return [r for r in self.ready.rules.values() if not self.ready.unmet(self.shape, r)]

    def do(
        self,
        name: str,
        days: int = 0,
        *,
        payload: object = None,
        actor: str = "王小明",
        late: int = 0,
    ) -> None:
        """Fire one rule, some days after the last one; enter it so many days `late` from paper."""
        self.fire(self.ready.rules[name], days, payload=payload, actor=actor)
        if late:
            scan = Document(title="扫描件", digest="e" * 64)
            paper = Paper(scan=scan, receipt="收文1号", compared=1)
            self.at += timedelta(days=late)
            self.facts[-1] = replace(self.facts[-1], paper=paper, recorded_at=self.at)

    def fire(self, rule: Rule, days: int = 0, *, payload: object = None, actor: str = "王小明"):
        self.at += timedelta(days=days, minutes=7)
        edges: tuple[Edge, ...] = self.ready.apply(self.shape, rule)
        self.shape |= {edge.component: edge.target for edge in edges}
        seq = len(self.facts) + 1
        if rule.trigger == "register" or rule.trigger.startswith("classify_"):
            self.draft = f"{seq:064x}"
        kind = self.ready.kind(rule.step)
        verb = next((v for v in kind.verbs if rule.trigger in v.triggers), None)
        duty = verb.by[0] if verb else Duty.SECRETARY
        self.facts.append(
            Fact(
                stream="case-1",
                seq=seq,
                step=rule.step,
                kind=kind.id,
                verb=verb.name if verb else rule.trigger,
                trigger=rule.trigger,
                payload=payload or Said(document=Document(title="材料", digest=f"{seq:064x}")),
                actor=Actor("p1", actor, "市交通运输局", duty),
                stated_at=self.at,
                recorded_at=self.at,
                edges=edges,
                verdicts=(),
                procedure=self.ready.procedure.digest,
                calendar="c" * 64,
                draft=self.draft,
            )
        )

    def view(self, attempts: Iterable[Attempt] = (), **more: object) -> CaseView:
        """What a drawing of the case so far shows."""
        told = {
            "number": "2026-0007",
            "title": "城市轨道交通票价调整方案",
            "head": "ab" * 32,
            "moment": self.at + timedelta(days=3),
        }
        return case_view(self.ready, self.facts, attempts, Subject(**(told | more)))


@pytest.fixture
def walk(ready: Ready) -> Walk:
    """A case that has just been opened."""
    return Walk(ready, [], dict(ready.initial()))


@pytest.fixture(scope="session")
def random_walk(ready: Ready) -> Callable[[list[int]], Walk]:
    """A maker of cases: each number picks one of the rules that are open then."""

    def made(choices: list[int]) -> Walk:
        walk = Walk(ready, [], dict(ready.initial()))
        for choice in choices:
            # Nine of ten go forwards, or hardly a walk would come far.
            rules = walk.open_rules()
            onwards = [r for r in rules if r.choice is not Choice.MAY]
            picked = onwards if choice % 10 and onwards else rules
            if not picked:
                break
            walk.fire(picked[choice // 10 % len(picked)], choice % 4)
        return walk

    return made


HAPPY = (
    "proposal.submit",
    "proposal.study",
    "start.approve",
    "start.assign",
    "drafting.register",
    "feasibility.file",
    "departments.request",
    "consultation.publish",
    "experts.select",
    "risk.report",
    "experts.opine",
    "departments.agree",
    "experts.adopt",
    "risk.controllable",
    "competition.not_applicable",
    "consultation.close",
    "consultation.dispose",
    "consultation.uphold",
    "consultation.answer",
    "legality_review.file",
    "legality_review.accept",
    "legality_review.want",
    "legality_review.supply",
    "legality_review.lawful",
    "submission.package",
    "submission.accept",
    "meeting.schedule",
    "meeting.convene",
    "meeting.discuss",
    "meeting.vote",
)


@pytest.fixture
def eventful(walk: Walk) -> CaseView:
    """A case sent back by the meeting: a loop, stale evidence, refusals, an exemption."""
    return told(walk)


def told(walk: Walk) -> CaseView:
    for name in HAPPY:
        walk.do(name, 2 if name.startswith(("consultation", "legality")) else 1)
    walk.do("meeting.returned", 1, actor="陈建国")
    walk.do("drafting.revise", 4)
    walk.do("drafting.classify_substantive", 1, actor="李律")
    walk.do("consultation.claim", 1)
    walk.do("consultation.confirm", 1, actor="周密")
    walk.do("feasibility.file", 1)
    walk.do("experts.select", 1)
    late = Text("公开征求意见期限不少于30日，现定29日。", "At least 30 days; set to 29.")
    review = Text("“合法性审查”尚缺，不得提请讨论。", "No submission without the legality review.")
    return walk.view(
        attempts=(
            Attempt(1, "consultation", Text("发布征求意见公告", "publish the notice"), "王小明",
                    Text("经办人", "officer"), BEGINNING + timedelta(days=6), (late,)),
            Attempt(2, "submission", Text("报送讨论材料", "submit the package"), "王小明",
                    Text("经办人", "officer"), BEGINNING + timedelta(days=9), (review,)),
            Attempt(3, "submission", Text("报送讨论材料", "submit the package"), "王小明",
                    Text("经办人", "officer"), BEGINNING + timedelta(days=9), (review,)),
        ),
        waits={
            "experts": (Text("提交专家论证意见", "file the experts' opinions"),),
            "risk": (Text("提交风险评估报告", "file the report"),),
            "competition": (Text("提交初审意见", "file the preliminary review"),
                            Text("认定不适用", "find not applicable")),
            "departments": (Text("发函征求意见", "ask the departments"),),
            "legality_review": (
                Text("“专家论证”现为“已选定专家”，须先为“已论证”、“不适用”。",
                     "“Expert argument” is experts chosen; it must first be argued."),
                Text("“风险评估”现为“已失效，须重新办理”，须先为“风险可控”。",
                     "“Risk assessment” is lapsed; it must first be controllable."),
                Text("3", "3"), Text("4", "4"),
            ),
        },
    )  # fmt: skip
