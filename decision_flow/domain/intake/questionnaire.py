"""Whether a matter is a major decision: the questionnaire of 713 Article 3, answered.

The exclusions come first, then another law's procedure, then the figures of the place, then the
judgement itself. A figure that is reached makes a matter major without more; one that is not makes
it nothing: effect and interest are still judged (Article 3, paragraph 1, item 5). The decree has no
figure; those there are stand in a rule set, each with its source.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from decision_flow.domain.figures import WAN, WAN_YUAN
from decision_flow.domain.intake.congress import follows, source_of
from decision_flow.domain.intake.judgement import (
    CATEGORY_LABELS,
    EXCLUSION_LABELS,
    Answer,
    Answers,
    Exclusion,
)
from decision_flow.domain.people import Level
from decision_flow.domain.procedure import SHARE, Bound, Figure, Procedure
from decision_flow.domain.values import HOUSE_RULE, Source, Text, decree_713

PERSONS = "persons"
JUDGED_BY, SECOND_PERSON = "judged_by", "second_person"
CONGRESS, ANSWERED = "congress", "answered"
_BY_REFERENCE = frozenset({Level.TOWNSHIP, Level.DEPARTMENT})


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a matter comes to what it does, and by which rule."""

    text: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Found:
    """What a matter comes to, with every reason; `together` says that only the sum reaches it."""

    answer: Answer
    reasons: tuple[Reason, ...]
    together: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that a figure of a place is set for. Money of related matters is added up."""

    name: str
    label: Text
    of: Callable[[Answers], int | Fraction | None]
    adds: bool = False


def _share(answers: Answers) -> Fraction | None:
    if answers.people is None or not answers.residents:
        return None
    return Fraction(answers.people, answers.residents)


MEASURES: tuple[Measure, ...] = (
    Measure("investment", Text("总投资", "total investment"), lambda a: a.investment, adds=True),
    Measure("fiscal_funds", Text("财政资金", "fiscal funds"), lambda a: a.fiscal_funds, adds=True),
    Measure("people_affected", Text("受影响人数", "people affected"), lambda a: a.people),
    Measure("share_affected", Text("受影响人数占比", "share of residents affected"), _share),
)


def judge(
    answers: Answers,
    thresholds: Mapping[str, Figure],
    level: Level,
    *,
    related: Iterable[Answers] = (),
) -> Found:
    """Return what a matter comes to, with reasons; `related` matters are added to its sums."""
    found = _outside(answers)
    if found is not None:
        return found
    alone = [*_reached(answers, thresholds)]
    others = tuple(related)
    summed = [] if alone else [*_reached(answers, thresholds, others)]
    if alone or summed:
        reasons = _with(level, *alone, *summed, *_of_congress(answers))
        return Found(Answer.MAJOR, reasons, together=bool(summed))
    kind = answers.category
    if kind is not None and answers.great_effect:
        zh, en = CATEGORY_LABELS[kind].zh, CATEGORY_LABELS[kind].en
        said = _said(zh, en, answers, decree_713(3, 1))
        return Found(Answer.MAJOR, _with(level, said, *_of_congress(answers)))
    zh, en = (
        ("不属于条例所列五类事项", "it is none of the five kinds")
        if kind is None
        else ("影响和所涉利益不重大", "neither its effect nor the interests are great")
    )
    reasons = (_said(zh, en, answers, decree_713(3, 1)), *_below(answers, thresholds, others))
    return Found(Answer.NOT_MAJOR, _with(level, *reasons))


def _outside(answers: Answers) -> Found | None:
    """Return that the decree does not apply, where it does not."""
    exclusion = answers.exclusion
    lasting = exclusion is Exclusion.EMERGENCY_RESPONSE and answers.outlives
    if exclusion is not None and not lasting:
        label = EXCLUSION_LABELS[exclusion]
        zh, en = f"属于{label.zh}，不适用条例", f"it is {label.en}: the decree does not apply"
        reasons = [_said(zh, en, answers, decree_713(3, 2))]
        if exclusion is Exclusion.EMERGENCY_RESPONSE:
            text = Text(
                "应急处置只作登记；应急结束后继续实施的措施，须另行判断、立案。",
                "An emergency measure is registered only; what outlives the emergency is judged "
                "anew and opens a case.",
            )
            reasons.append(Reason(text, HOUSE_RULE))
        return Found(Answer.EXCLUDED, tuple(reasons))
    basis = answers.procedure_basis
    if basis is None:
        return None
    zh = f"《{basis.act}》{basis.place}规定了决策程序，依照其规定"
    en = f"{basis.act}, {basis.place}, sets a procedure of its own, which applies"
    return Found(Answer.OTHER_PROCEDURE, (_said(zh, en, answers, decree_713(3, 2)),))


def _said(zh: str, en: str, answers: Answers, source: Source) -> Reason:
    return Reason(Text(f"{zh}：{answers.reasons}", f"{en}: {answers.reasons}"), source)


def _with(level: Level, *reasons: Reason) -> tuple[Reason, ...]:
    """Return the reasons, and that a township or department follows the decree by reference."""
    if level not in _BY_REFERENCE:
        return reasons
    text = Text("本机关参照条例执行。", "This body follows the decree by reference.")
    return (*reasons, Reason(text, decree_713(42)))


def _of_congress(answers: Answers) -> Iterator[Reason]:
    """Yield what follows from what the congress has to do with a major matter."""
    if answers.congress is not None:
        text = follows(answers.congress)
        yield Reason(Text(f"{text.zh}。", f"{text.en}."), source_of(answers.congress))


def _reached(
    answers: Answers, thresholds: Mapping[str, Figure], related: tuple[Answers, ...] = ()
) -> Iterator[Reason]:
    for measure in MEASURES:
        figure, size = thresholds.get(measure.name), _size(measure, answers, related)
        if figure is not None and size is not None and reaches(size, figure):
            zh, en = ("，与相关事项合并计算", ", related matters added up") if related else ("", "")
            told = _told(measure, size, figure)
            text = Text(f"{told.zh}，达到标准{zh}。", f"{told.en}: reached{en}.")
            yield Reason(text, figure.source)


def _below(
    answers: Answers, thresholds: Mapping[str, Figure], related: tuple[Answers, ...]
) -> Iterator[Reason]:
    for measure in MEASURES:
        figure, size = thresholds.get(measure.name), _size(measure, answers, related)
        if figure is not None and size is not None:
            told = _told(measure, size, figure)
            yield Reason(Text(f"{told.zh}，未达标准。", f"{told.en}: not reached."), figure.source)


def _size(
    measure: Measure, answers: Answers, related: tuple[Answers, ...]
) -> int | Fraction | None:
    """Return how large a matter is, what is related added where it adds up; None if not told."""
    own = measure.of(answers)
    if own is None or not measure.adds:
        return own
    return own + sum(measure.of(each) or 0 for each in related)


def reaches(size: int | Fraction, figure: Figure) -> bool:
    """Return whether a size, in yuan, persons or as a share, reaches a figure."""
    limit = amount(figure)
    return size > limit if figure.bound is Bound.MORE_THAN else size >= limit


def amount(figure: Figure) -> int | Fraction:
    """Return a figure in yuan, in persons or as a share."""
    return figure.value * WAN if figure.unit == WAN_YUAN else figure.value


def _told(measure: Measure, size: int | Fraction, figure: Figure) -> Text:
    bound = ("超过", "more than") if figure.bound is Bound.MORE_THAN else ("不少于", "at least")
    own, limit = _shown(size, figure.unit), _shown(amount(figure), figure.unit)
    label = measure.label
    return Text(
        f"{label.zh}{own.zh}（标准：{bound[0]}{limit.zh}）",
        f"{label.en} {own.en} (figure: {bound[1]} {limit.en})",
    )


def _shown(size: int | Fraction, unit: str) -> Text:
    if unit == PERSONS:
        return Text(f"{size}人", f"{size} persons")
    if unit == SHARE:
        return Text(f"{size}", f"{size}")
    if size % WAN == 0:
        return Text(f"{size // WAN}万元", f"{size} yuan")
    return Text(f"{size}元", f"{size} yuan")


def thresholds_of(procedure: Procedure) -> Mapping[str, Figure]:
    """Return the figures of a rule set by which a matter is major, by what they measure."""
    names = {measure.name for measure in MEASURES}
    steps = (procedure.steps[key] for key in procedure.steps_of_kind("start"))
    return {name: f for step in steps for name, f in step.figures.items() if name in names}


def second_person_wanted(procedure: Procedure) -> Source | None:
    """Return by what a judgement wants a second person under a rule set, if by anything."""
    return _asking(procedure, JUDGED_BY, SECOND_PERSON)


def congress_is_asked(procedure: Procedure) -> Source | None:
    """Return by what it must be answered what the congress has to do with a matter, if at all."""
    return _asking(procedure, CONGRESS, ANSWERED)


def _asking(procedure: Procedure, setting: str, value: str) -> Source | None:
    steps = (procedure.steps[key] for key in procedure.steps_of_kind("start"))
    return next((s.source for s in steps if s.settings.get(setting) == value), None)
