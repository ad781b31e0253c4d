"""The figures of a step: which its kind knows, in what bound and unit."""

from collections.abc import Iterator
from fractions import Fraction

from decision_flow.domain.figures import never_full, shown
from decision_flow.domain.kind import FigureRule, Kind
from decision_flow.domain.procedure import SHARE, Bound, Figure, Procedure
from decision_flow.domain.steps.registry import KINDS
from decision_flow.domain.values import HOUSE_RULE
from workflows.faults import Fault, fault, listed
from workflows.grammar import unknown
from workflows.nodes import Node


def bound_of(figure: Node) -> Bound:
    """Return how a figure binds; the schema saw to it that there is one bound."""
    return next(bound for bound in Bound if figure.get(bound) is not None)


def number_of(figure: Node) -> int | Fraction:
    """Return the number of a figure: a whole one or a share."""
    value = figure[bound_of(figure)].value
    return value if isinstance(value, int) else Fraction(str(value))


def unit_of(figure: Node) -> str:
    """Return the unit: a share needs none, and a whole number without one counts as nothing."""
    unit = figure.get("unit")
    if unit is not None:
        return unit.text
    return SHARE if isinstance(number_of(figure), Fraction) else ""


def misfigured(step: Node, kind: Kind) -> Iterator[Fault]:
    """Yield the figures of a step that its kind does not know, or not like this."""
    for name, figure in step.entries("figures").items():
        rule = kind.figures.get(name)
        if rule is None:
            yield unknown(figure.place, ("数值", f"figure of {kind.id}"), name, kind.figures)
        else:
            yield from _bounds(figure, rule)
            yield from _units(figure, rule)
            yield from _base(figure, rule)


def at_odds(procedure: Procedure, whole: Node) -> Iterator[Fault]:
    """Yield the figures of a step that do not go together."""
    for node in whole.each("steps"):
        step = procedure.steps[node["key"].text]
        rules = KINDS[step.kind].figures
        for name, own in step.figures.items():
            place, rule = node["figures"][name].place, rules[name]
            if rule.beyond is not None and rule.beyond not in step.figures:
                zh = f"“{name}”以“{rule.beyond}”为前提，没有上限则无从延长；允许：一并写明。"
                en = (
                    f'"{name}" reaches beyond "{rule.beyond}", which is not set; allowed: set both.'
                )
                yield fault(place, zh, en)
            least = step.figures.get(rule.above) if rule.above is not None else None
            if least is not None and never_full(own, least):
                zh = f"“{name}”（{shown(own)}）短于“{rule.above}”（{shown(least)}），不能同时遵守。"
                en = f'"{name}" ({shown(own)}) is over before "{rule.above}" ({shown(least)}).'
                yield fault(place, zh, en)


def _bounds(figure: Node, rule: FigureRule) -> Iterator[Fault]:
    bound = bound_of(figure)
    if bound not in rule.bounds:
        names = listed(rule.bounds)
        zh = f"“{rule.label.zh}”不能用 {bound}；允许：{names}。"
        yield fault(figure[bound].place, zh, f"{bound} is not for this figure; allowed: {names}.")


def _units(figure: Node, rule: FigureRule) -> Iterator[Fault]:
    unit, number = unit_of(figure), number_of(figure)
    names = listed(rule.units)
    if unit not in rule.units:
        place = (figure.get("unit") or figure).place
        zh = f"单位“{unit}”不适用于“{rule.label.zh}”；允许：{names}。"
        yield fault(place, zh, f'The unit "{unit}" is not for this figure; allowed: {names}.')
    elif (unit == SHARE) is not isinstance(number, Fraction):
        zh = f"数值与单位“{unit}”不符：比例写作 1/2，其他为整数。"
        en = f'The number does not fit the unit "{unit}": a share as 1/2, else a whole number.'
        yield fault(figure[bound_of(figure)].place, zh, en)
    elif not isinstance(number, Fraction) and number > rule.most:
        zh = f"“{rule.label.zh}”不超过{rule.most}；允许：1至{rule.most}的整数。"
        en = f"At most {rule.most} for this figure; allowed: a whole number from 1 to {rule.most}."
        yield fault(figure[bound_of(figure)].place, zh, en)
    elif not Figure(bound_of(figure), number, unit, HOUSE_RULE).attainable:
        shown = f"{bound_of(figure)} {number}"
        zh = f"比例 {shown} 超过全部；允许：不超过全部的比例，如 at_least 2/3。"
        en = f"The share {shown} is more than all; allowed: at most all, such as at_least 2/3."
        yield fault(figure[bound_of(figure)].place, zh, en)


def _base(figure: Node, rule: FigureRule) -> Iterator[Fault]:
    base = figure.get("of")
    names = listed(rule.bases)
    if base is None and rule.bases:
        zh = f"比例须写明基数 of；允许：{names}。"
        yield fault(figure.place, zh, f"A share needs its base, of; allowed: {names}.")
    elif base is not None and base.text not in rule.bases:
        zh = f"基数“{base.text}”不适用；允许：{names}。"
        yield fault(base.place, zh, f'The base "{base.text}" is not for it; allowed: {names}.')
