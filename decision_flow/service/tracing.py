"""Reverse tracing: from a lawsuit lost, a finding or an evaluation back to the acts of a case."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from decision_flow.domain.answering.suing import unknown_steps
from decision_flow.domain.case import Fact
from decision_flow.domain.errors import NotFoundError
from decision_flow.domain.move import Refused
from decision_flow.domain.office.lawsuits import (
    RESULTS,
    SOURCES,
    Attacked,
    lawsuit_of,
    lost,
)
from decision_flow.domain.people import KEEPERS, Body
from decision_flow.domain.steps.after.post_evaluation.asking import BODY
from decision_flow.domain.steps.after.post_evaluation.said import Conclude, Consequence
from decision_flow.domain.supervising.told import REVIEW
from decision_flow.domain.unmet import unmet
from decision_flow.domain.values import Source, Text, article, decree_713
from decision_flow.domain.verdict import Verdict
from decision_flow.engine.rules import Ready
from decision_flow.engine.tracing import Harm, HarmKind, Trace, trace
from decision_flow.service.errors import UnfitError, demand
from decision_flow.service.reading import Reading

SUPERVISION_RULES = Source("政府督查工作条例", article(16))
_KEPT = {Consequence.KEEP}


class Tracing(Reading):
    """What the service traces back."""

    def trace(
        self, body_id: str, case_id: str, kind: HarmKind, name: str, *, steps: tuple[str, ...] = ()
    ) -> Trace:
        """Return the way back from a harm; `steps` are those that whoever asks takes for wrong.

        Where a judgment names steps, those count. Raises CaseNotFoundError, NotFoundError where the
        case has no such harm; UnfitError where it came out well, and for unknown steps.
        """
        with self.database.reading() as connection:
            loaded = self.known.load(connection, body_id, case_id)
        facts = tuple(line.fact for line in self.journal(body_id, case_id))
        body, ready = loaded.staff.staff.body, loaded.certified.ready
        harm = _HARMS[kind](_Asked(ready, body, case_id, facts, name))
        found = tuple(unknown_steps(steps, ready.procedure.steps))
        if isinstance(harm, Verdict):
            raise UnfitError(Refused("trace", kind, (*found, harm)))
        demand("trace", kind, found)
        if steps and not harm.wrong:
            harm = replace(harm, wrong=steps)
        return trace(ready, facts, harm, body, persons=loaded.staff.staff.persons)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A case of a body, with all its facts, and the name of a harm."""

    ready: Ready
    body: Body
    case: str
    facts: tuple[Fact, ...]
    name: str


def _sued(asked: _Asked) -> Harm | Verdict:
    body, name = asked.body, asked.name
    found = lawsuit_of(body.lawsuits, name)
    if found is None or found.said.case != asked.case:
        raise _nothing(name)
    if not lost(body.lawsuits, found) or found.decided is None:
        return unmet(
            "trace.lost",
            f"“{name}”没有已经生效的败诉结果，无从倒查。",
            f"“{name}” was not lost for good: there is nothing to trace back from.",
            decree_713(38, 1),
            curers=KEEPERS,
        )
    label, said = RESULTS[found.decided.result], found.said
    points = asked.ready.of_kind("execution" if said.attacked is Attacked.CARRYING_OUT else "issue")
    text = Text(
        f"{said.authority} {said.number}：{label.zh}。{found.decided.findings}",
        f"{said.authority} {said.number}: {label.en}. {found.decided.findings}",
    )
    source = SOURCES.get(found.decided.result, decree_713(38, 1))
    return Harm(
        HarmKind.LAWSUIT,
        name,
        text,
        found.decided.decided_on,
        source,
        points,
        found.decided.steps or said.steps,
    )


def _found(asked: _Asked) -> Harm | Verdict:
    body, name = asked.body, asked.name
    number, _, finding = name.partition(":")
    for each in body.supervisions:
        for noted in each.findings:
            said = noted.said
            if each.id == number and said.finding == finding and said.case == asked.case:
                conclusion = each.conclusion(said.unit)
                if conclusion is not None and conclusion.revoked:
                    return _revoked(name)
                text = Text(f"{said.unit}：{said.text}", f"{said.unit}: {said.text}")
                points = asked.ready.of_kind("execution")
                return Harm(HarmKind.FINDING, name, text, said.on, SUPERVISION_RULES, points)
    raise _nothing(name)


def _revoked(name: str) -> Verdict:
    return unmet(
        "trace.revoked",
        f"依据“{name}”作出的督查结论已经复核撤销，无从倒查。",
        f"The review revoked the conclusion that rests on “{name}”: there is nothing to trace back "
        "from.",
        REVIEW.source,
        curers=KEEPERS,
    )


def _evaluated(asked: _Asked) -> Harm | Verdict:
    body, name = asked.body, asked.name
    fact = next(_concluded(asked.facts, name), None)
    if fact is None or not isinstance(fact.payload, Conclude):
        raise _nothing(name)
    if fact.payload.consequence in _KEPT:
        return unmet(
            "trace.kept",
            "决策后评估的结论是继续执行，无从倒查。",
            "The evaluation keeps the decision: there is nothing to trace back from.",
            decree_713(36),
            curers=BODY,
        )
    text = Text(fact.payload.reasons, fact.payload.reasons)
    day, points = body.day(fact.stated_at), asked.ready.of_kind("issue")
    return Harm(HarmKind.EVALUATION, name, text, day, decree_713(36), points)


def _concluded(facts: tuple[Fact, ...], name: str) -> Iterator[Fact]:
    return (f for f in facts if str(f.seq) == name and isinstance(f.payload, Conclude))


def _nothing(name: str) -> NotFoundError:
    return NotFoundError(Text(f"本案没有“{name}”。", f"This case has no “{name}”."))


_HARMS = {
    HarmKind.LAWSUIT: _sued,
    HarmKind.FINDING: _found,
    HarmKind.EVALUATION: _evaluated,
}
