"""The figures by which a matter is major: whole numbers, a source on each, lower is stricter."""

from importlib.resources import files

import pytest

from decision_flow.domain.intake.questionnaire import MEASURES
from decision_flow.domain.steps.registry import KINDS
from workflows import ProcedureFaultsError, load_all, load_text

EXAMPLE = files("workflows").joinpath("schema", "example.yaml").read_text("utf-8")
LINE = "investment: {at_least: 5000, unit: wan_yuan, source: {place: 第五条}}"


def loads(line):
    try:
        load_text(EXAMPLE.replace(LINE, line), "example.yaml")
    except ProcedureFaultsError as error:
        return "".join(str(fault) for fault in error.faults)
    return ""


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (LINE, ""),
        (LINE.replace("5000", "100000000"), ""),
        (LINE.replace("5000", "100000001"), "at_least"),
        (LINE.replace("at_least: 5000, unit: wan_yuan", "more_than: 1, unit: yuan"), ""),
        (LINE.replace("at_least", "at_most"), "at_most"),
        (LINE.replace("wan_yuan", "days"), "days"),
        (LINE.replace("5000", "50.5"), "50.5"),
        (LINE.replace(", source: {place: 第五条}", ""), "source"),
    ],
)
def test_a_sum_is_a_whole_number_with_its_source(line, says):
    told = loads(line)
    assert bool(told) is bool(says)
    assert says in told


def test_a_period_stays_small():
    told = loads(f"{LINE}\n").replace("\n", "")
    assert not told
    period = EXAMPLE.replace("at_most: 30\n", "at_most: 3651\n")
    with pytest.raises(ProcedureFaultsError, match="3650"):
        load_text(period, "example.yaml")


def test_no_shipped_rule_set_invents_a_figure():
    names = {measure.name for measure in MEASURES}
    for procedure in load_all().values():
        for step in procedure.steps.values():
            assert not names & step.figures.keys(), procedure.key


def test_every_measure_is_a_figure_of_the_start():
    thresholds = {n for n, rule in KINDS["start@1"].figures.items() if rule.threshold}
    assert thresholds == {measure.name for measure in MEASURES}
