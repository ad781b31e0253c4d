"""What is wrong with the file of a case that was closed, told from its acts alone."""

from collections.abc import Iterable, Sequence

from histories.told import Run, Told

from decision_flow.domain.procedure import Procedure
from decision_flow.domain.steps.after.archive import Supplement

STOPS = frozenset({"suspend", "resume", "refer", "settle"})
"""Acts of an execution that leave papers of a suspension or a change."""


def file_faults(
    procedure: Procedure, told: Sequence[Told], run: Run | None, step: str
) -> Iterable[str]:
    """Tell what is wrong: it came in whole, from hand to hand, and nothing came of it since."""
    if run is None or run.verbs[:2] != ("hand_over", "receive") or len(run.told) % 2:
        yield "closed without archive"
        return
    for given, received in zip(run.told[::2], run.told[1::2], strict=True):
        if received.fact.verb != "receive":
            yield "something was handed over and never received"
        if given.person == received.person:
            yield "the file was received by who handed it over"
    if procedure.steps[step].papers:
        yield from _faults_of_the_rest(came_of_it(procedure, told), run.told)


def _faults_of_the_rest(came: Sequence[Told], file: Sequence[Told]) -> Iterable[str]:
    given = [t for t in file if isinstance(t.says, Supplement)]
    if not given or any(t.seq > given[-1].seq for t in came):
        yield "closed before what came of it was in the file"
        return
    there = {each.paper for each in given[-1].says.papers if each.document is not None}
    yield from (f"{key} left papers that are not in the file" for key in sorted(left(came) - there))


def came_of_it(procedure: Procedure, told: Sequence[Told]) -> tuple[Told, ...]:
    """Return every act that came of the decision."""
    steps = {
        step for kind in ("execution", "post_evaluation") for step in procedure.steps_of_kind(kind)
    }
    return tuple(each for each in told if each.fact.step in steps)


def left(came: Sequence[Told]) -> set[str]:
    """Return the papers that these acts left, by their keys."""
    kinds = {"execution": "execution", "post_evaluation": "evaluation"}
    found = {kinds[each.fact.kind.partition("@")[0]] for each in came}
    return found | {"change"} if any(each.fact.verb in STOPS for each in came) else found
