"""What can be judged and confirmed, and which matters look split to stay below a figure."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from decision_flow.domain.intake.congress import based
from decision_flow.domain.intake.judgement import (
    ANSWER_LABELS,
    Answer,
    ConfirmJudgement,
    Judged,
    JudgeMatter,
    Judgement,
    judged,
)
from decision_flow.domain.intake.listing import same_title
from decision_flow.domain.intake.questionnaire import MEASURES, Found, amount, judge, reaches
from decision_flow.domain.people import Level
from decision_flow.domain.procedure import Figure
from decision_flow.domain.units import unit_key
from decision_flow.domain.unmet import unmet
from decision_flow.domain.values import Source, Text, blank
from decision_flow.domain.verdict import Verdict


def found_of(
    judgements: Iterable[Judgement],
    said: JudgeMatter,
    thresholds: Mapping[str, Figure],
    level: Level,
) -> Found:
    """Return what a judgement comes to, the matters that it names as related added up."""
    named = (judged(judgements, each) for each in said.related)
    related = [each.said.answers for each in named if each is not None]
    return judge(said.answers, thresholds, level, related=related)


def unmet_of_judgement(
    judgements: tuple[Judgement, ...],
    said: Judged,
    *,
    person: str,
    thresholds: Mapping[str, Figure],
    level: Level,
) -> Iterator[Verdict]:
    """Yield all that stands in the way of an entry by a person."""
    if isinstance(said, ConfirmJudgement):
        yield from _misconfirmed(judgements, said, person)
    else:
        yield from _misjudged(judgements, said, thresholds, level)


def _misconfirmed(
    judgements: tuple[Judgement, ...], said: ConfirmJudgement, person: str
) -> Iterator[Verdict]:
    there = judged(judgements, said.judgement)
    if there is None:
        yield unmet(
            "entry.unregistered", "没有这一判断。", f"There is no judgement {said.judgement}."
        )
    elif there.person == person:
        yield unmet(
            "person.same", "判断须由另一人复核。", "A judgement is looked at by another person."
        )
    if blank(said.reasons):
        yield unmet("entry.unsaid", "须写明复核意见。", "Say what was found.")


def _misjudged(
    judgements: tuple[Judgement, ...],
    said: JudgeMatter,
    thresholds: Mapping[str, Figure],
    level: Level,
) -> Iterator[Verdict]:
    if judged(judgements, said.judgement) is not None:
        yield unmet("entry.taken", "该判断编号已用过。", "The judgement's id is taken.")
    for name, text in (
        ("title", said.title),
        ("unit", said.unit),
        ("reasons", said.answers.reasons),
    ):
        if blank(text):
            yield unmet("entry.unsaid", f"须写明{_BLANK[name]}。", f"The {name} says nothing.")
    if said.answers.outlives and said.answers.exclusion is None:
        yield unmet(
            "judgement.outlives",
            "只有应急处置措施才填写“应急结束后继续实施”。",
            "Only a measure of an emergency outlives one.",
        )
    if said.answers.people and not said.answers.residents and "share_affected" in thresholds:
        yield unmet(
            "judgement.residents",
            "填写受影响人数的，须一并填写常住人口数。",
            "Say how many residents there are.",
        )
    if said.answers.congress is not None and not based(said.answers.congress):
        yield unmet(
            "judgement.congress",
            "由人大决定或者须向人大常委会报告的，须写明依据的法律文件和条款；都不是的，不写依据。",
            "Where the congress decides or is reported to, name the act and article; else none.",
        )
    yield from _unrelated(judgements, said)
    if said.answer is Answer.MAJOR and said.answers.category is None:
        yield unmet(
            "judgement.category",
            "须写明属于条例所列五类事项的哪一类。",
            "Say which of the five kinds it is.",
        )
    found = found_of(judgements, said, thresholds, level).answer
    if found is not said.answer:
        is_, said_ = ANSWER_LABELS[found], ANSWER_LABELS[said.answer]
        yield unmet(
            "judgement.answer",
            f"依所填内容，该事项{is_.zh}，与所写结论（{said_.zh}）不符。",
            f"By these answers the matter is {is_.en}, not {said_.en}.",
        )


_BLANK = {"title": "事项名称", "unit": "承办单位", "reasons": "判断理由"}


def _unrelated(judgements: tuple[Judgement, ...], said: JudgeMatter) -> Iterator[Verdict]:
    for name in dict.fromkeys(said.related):
        there = judged(judgements, name)
        if there is None:
            yield unmet(
                "judgement.related", f"没有编号为{name}的判断。", f"There is no judgement {name}."
            )
        elif not alike(there.said, said):
            yield unmet(
                "judgement.related",
                f"“{there.said.title}”与本事项不是同一项目、同一年度、同一单位，不能合并计算。",
                f"“{there.said.title}” is not of the same project, year and unit: it does not add "
                "up.",
            )
    if len({*said.related}) != len(said.related):
        yield unmet(
            "judgement.related", "相关事项写了两次。", "A related matter stands here twice."
        )


def alike(one: JudgeMatter, other: JudgeMatter) -> bool:
    """Return whether two matters are, as declared, of one project, year and unit."""
    return _group(one) == _group(other) and one.project is not None


def _group(said: JudgeMatter) -> tuple[str, int, str]:
    return same_title(said.project or ""), said.year, unit_key(said.unit)


@dataclass(frozen=True, slots=True)
class Split:
    """Matters of one project, year and unit, none of which reaches a figure alone."""

    judgements: tuple[str, ...]
    text: Text
    source: Source


def splits(
    judgements: Iterable[Judgement], thresholds: Callable[[str], Mapping[str, Figure]]
) -> tuple[Split, ...]:
    """Return the matters that look split to stay below a figure (a finding, not a refusal).

    `thresholds` are those of a rule set by its digest; what the latest of the matters was judged
    under counts. Matters judged major on the sum point back at those before them.
    """
    groups: dict[tuple[str, int, str], list[Judgement]] = {}
    for each in judgements:
        if each.said.project is not None and each.said.answer in {Answer.NOT_MAJOR, Answer.MAJOR}:
            groups.setdefault(_group(each.said), []).append(each)
    found = (_split(group, thresholds(group[-1].said.procedure)) for group in groups.values())
    return tuple(each for one in found for each in one)


def _split(group: list[Judgement], thresholds: Mapping[str, Figure]) -> Iterator[Split]:
    if not any(each.said.answer is Answer.NOT_MAJOR for each in group):
        return
    for measure in MEASURES:
        figure = thresholds.get(measure.name)
        if figure is None or not measure.adds:
            continue
        sizes = [(each, measure.of(each.said.answers) or 0) for each in group]
        below = [(each, size) for each, size in sizes if size and not reaches(size, figure)]
        total = sum(size for _, size in below)
        if len(below) > 1 and reaches(total, figure):
            yield _told([each for each, _ in below], total, measure.label, figure)


def _told(below: list[Judgement], total: int | Fraction, label: Text, figure: Figure) -> Split:
    first = below[0].said
    titles = [f"“{each.said.title}”" for each in below]
    text = Text(
        f"{first.year}年度“{first.project}”项下{len(below)}项事项（{'、'.join(titles)}）{label.zh}"
        f"合计{total}元，"
        f"达到标准（{amount(figure)}元），单独均未达到：请核实是否拆分。",
        f"{len(below)} matters of “{first.project}” in {first.year} ({', '.join(titles)}) have "
        f"together {label.en} of {total} yuan, which reaches the figure ({amount(figure)} yuan), "
        "and none alone: see whether one matter was split.",
    )
    return Split(tuple(each.id for each in below), text, figure.source)
