"""What the figures and settings of a procedure must show: none asks for less than the floor.

Read from the procedure alone, whoever made it: a file, or a caller without one.
"""

from collections.abc import Iterator

from decision_flow.domain.figures import LeastFigure, LeastSetting, shown, weaker
from decision_flow.domain.kind import FigureRule, Kind
from decision_flow.domain.law import Floor
from decision_flow.domain.procedure import Figure, Step
from decision_flow.domain.values import Source, SourceKind, Text
from decision_flow.engine.proof.values import Claim, Fault
from decision_flow.engine.rules import Ready


def too_weak(ready: Ready, floor: Floor) -> Iterator[Fault]:
    """Yield every figure and setting that asks for less than the floor, or is none at all."""
    for key, kind in ready.kinds.items():
        step = ready.procedure.steps[key]
        yield from _figures(step, kind, floor)
        yield from _settings(step, kind, floor)


def _figures(step: Step, kind: Kind, floor: Floor) -> Iterator[Fault]:
    demanded = floor.figures_of(kind.name)
    for name in dict.fromkeys((*step.figures, *demanded)):
        own, rule, least = step.figures.get(name), kind.figures.get(name), demanded.get(name)
        place = f"steps.{step.key}.figures.{name}"
        if own is not None and (rule is None or not rule.admits(own)):
            zh, en = "这一种类的环节没有这样的数值", "A step of this kind knows no such figure"
            yield _fault(place, f"{zh}：{shown(own)}。", f"{en}: {shown(own)}.")
        elif own is not None and rule is not None and rule.loosens and not allows_less(own.source):
            zh = f"“{rule.label.zh}”准许少办，须以见过原文的文件为依据，不能是默认或者未核的来源。"
            en = (
                f"“{rule.label.en}” lets less be done: it names an act that was seen, no default "
                "and nothing unverified."
            )
            yield _fault(place, zh, en)
        elif rule is not None and least is not None:
            yield from _figure(place, own, rule, least)


def _figure(
    place: str, own: Figure | None, rule: FigureRule, least: LeastFigure
) -> Iterator[Fault]:
    if own is not None and not weaker(own, least.figure, rule.bases):
        return
    if own is not None and least.yields and allows_less(own.departs_from):
        return
    zh, en = _told(own, rule, least)
    yield _fault(place, zh, en)


def allows_less(source: Source | None) -> bool:
    """Return whether a figure names an act that could allow less.

    The house's own choice cannot, nor an act that nobody has seen.
    """
    if source is None or source.kind in {SourceKind.DEFAULT, SourceKind.UNVERIFIED}:
        return False
    return bool(source.act)


def _told(own: Figure | None, rule: FigureRule, least: LeastFigure) -> tuple[str, str]:
    source, wanted, name = least.figure.source, shown(least.figure), rule.label
    zh, en = f"没有写明“{name.zh}”", f"The figure “{name.en}” is missing"
    if own is not None:
        zh = f"“{name.zh}”（{shown(own)}）低于底线"
        en = f"The figure “{name.en}” ({shown(own)}) is too weak"
    zh, en = f"{zh}；底线为 {wanted}（{source}）", f"{en}; the floor is {wanted} ({source})"
    if least.yields:
        return f"{zh}，更宽的须以 departs_from 写明准许的文件。", (
            f"{en}, and departs_from names the act that allows less."
        )
    return f"{zh}，任何文件都不能放宽。", f"{en}, and no act allows less."


def _settings(step: Step, kind: Kind, floor: Floor) -> Iterator[Fault]:
    demanded = {least.name: least for least in floor.settings if least.kind == kind.name}
    for name in dict.fromkeys((*step.settings, *demanded)):
        values = kind.settings.get(name, ())
        own = step.settings.get(name, values[0] if values else "")
        place, least = f"steps.{step.key}.settings.{name}", demanded.get(name)
        if own not in values:
            zh, en = "这一种类的环节没有这样的设置", "A step of this kind knows no such setting"
            yield _fault(place, f"{zh}：{name}: {own}。", f"{en}: {name}: {own}.")
        elif least is not None and values.index(own) < values.index(least.value):
            yield _setting(place, own, values, least)


def _setting(place: str, own: str, values: tuple[str, ...], least: LeastSetting) -> Fault:
    allowed = ", ".join(values[values.index(least.value) :])
    zh = f"设置“{least.name}”（{own}）低于底线（{least.source}）；允许：{allowed}。"
    en = f'The setting "{least.name}" ({own}) is too weak ({least.source}); allowed: {allowed}.'
    return _fault(place, zh, en)


def _fault(element: str, zh: str, en: str) -> Fault:
    return Fault(Claim.FLOOR, element, Text(zh, en))
