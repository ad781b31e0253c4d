"""The evaluation after the decision (713 Article 36): what the public answered, and the report."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from api.papers.material import Material, day_words
from api.papers.sheet import (
    Block,
    Heading,
    NotYet,
    Paper,
    PaperKind,
    Paragraph,
    Table,
    since_heading,
)
from api.papers.views.participation import channel_words
from decision_flow.domain.case import Fact
from decision_flow.domain.steps.after.post_evaluation.measures import score_of, sources_of
from decision_flow.domain.steps.after.post_evaluation.said import (
    CONSEQUENCES,
    GROUNDS,
    SIDES,
    SOURCES,
    Ask,
    Commission,
    Conclude,
    Report,
    SourceOf,
    Tally,
)
from decision_flow.domain.values import Text

_NOT_COUNTED = Text("公众问卷尚未统计。", "The answers of the public are not counted yet.")
_NOT_REPORTED = Text("后评估报告尚未提交。", "The report of the evaluation is not filed yet.")


@dataclass(frozen=True, slots=True)
class Evaluation:
    """One evaluation as its facts tell it, from its commission on; what is not done is None."""

    commissioned: Fact
    commission: Commission
    ask: Ask
    counted: Fact
    tally: Tally
    reported: Fact | None
    report: Report | None
    concluded: Fact | None
    conclusion: Conclude | None

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Return what it was made from."""
        more = (self.reported, self.concluded)
        return (self.commissioned, self.counted, *(f for f in more if f is not None))


def questionnaire_results(material: Material) -> Paper | NotYet:
    """Return how the public was asked, how many answered, and what it scored."""
    kind, found = PaperKind.QUESTIONNAIRE_RESULTS, _evaluation(material)
    if found is None:
        return NotYet(kind, _NOT_COUNTED)
    used = found.facts[:2] if found.reported is None else found.facts[:3]
    return Paper(
        kind=kind,
        title=f"《{material.title}》\n决策后评估公众问卷结果",
        blocks=(
            Heading("一、问卷的发布和回收"),
            *(_asked(found)),
            Heading("二、公众评议的评分"),
            *_public_scores(found),
            *material.corrected(*used),
        ),
        origin=material.origin(*used),
        attachments=(found.ask.questionnaire.title, found.tally.results.title),
        signed_by=found.commission.unit,
        signed_on=material.day(used[-1].stated_at),
        text=found.tally.results.digest,
        illustrative=material.illustrative,
    )


def evaluation_report(material: Material) -> Paper | NotYet:
    """Return the report of the evaluation: by whom, why, by which measures, and what it found."""
    kind, found = PaperKind.EVALUATION_REPORT, _evaluation(material)
    if found is None or found.reported is None or found.report is None:
        return NotYet(kind, _NOT_REPORTED)
    return Paper(
        kind=kind,
        title=f"《{material.title}》\n决策后评估报告",
        addressee=material.body.name,
        blocks=tuple(_report(material, found, found.report)),
        origin=material.origin(*found.facts),
        attachments=(found.tally.results.title,),
        signed_by=found.commission.unit,
        signed_on=material.day(found.reported.stated_at),
        since=tuple(_concluded(material, found)),
        text=found.report.report.digest,
        illustrative=material.illustrative,
    )


def _evaluation(material: Material) -> Evaluation | None:
    commissioned = material.latest(Commission)
    if commissioned is None or not isinstance(commission := commissioned.payload, Commission):
        return None
    asked, counted, reported, concluded = (
        material.after(commissioned, each) for each in (Ask, Tally, Report, Conclude)
    )
    if asked is None or counted is None:
        return None
    ask, tally = asked.payload, counted.payload
    report = reported.payload if reported is not None else None
    conclusion = concluded.payload if concluded is not None else None
    if not (
        isinstance(ask, Ask)
        and isinstance(tally, Tally)
        and isinstance(report, Report | None)
        and isinstance(conclusion, Conclude | None)
    ):
        raise TypeError("the facts are not those of an evaluation")
    return Evaluation(
        commissioned,
        commission,
        ask,
        counted,
        tally,
        reported,
        report,
        concluded,
        conclusion,
    )


def _asked(found: Evaluation) -> Iterator[Block]:
    ask, tally = found.ask, found.tally
    named = "；".join(channel_words(c.kind, c.name, c.address) for c in ask.channels)
    yield Paragraph(
        f"问卷《{ask.questionnaire.title}》自{day_words(ask.opens)}至{day_words(ask.closes)}发布于："
        f"{named}。"
    )
    yield Paragraph(f"共收到答卷{tally.received}份，统计结果载于《{tally.results.title}》。")


def _public_scores(found: Evaluation) -> Iterator[Block]:
    if found.report is None:
        yield Paragraph("后评估报告尚未提交，公众评议尚无评分。")
        return
    if SourceOf.PUBLIC not in sources_of(found.tally):
        yield Paragraph(f"无人答卷，公众评议不计分；另行听取意见：{found.report.nobody_answered}")
        return
    rows = tuple(
        (each.key, each.name, each.goal, f"{each.weight}%", _points(found, each.key, "public"))
        for each in found.commission.indicators
    )
    yield Table((8, 24, 40, 10, 18), rows, ("编号", "指标", "对应的决策目标", "权重", "公众评分"))


def _report(material: Material, found: Evaluation, report: Report) -> Iterator[Block]:
    commission = found.commission
    grounds = "；".join(GROUNDS[each].zh for each in commission.grounds)
    yield Heading("一、评估的组织")
    yield Paragraph(
        f"根据《重大行政决策程序暂行条例》第三十六条的规定，{material.body.name}于"
        f"{material.day(found.commissioned.stated_at)}委托{commission.unit}对《{material.title}》"
        f"进行决策后评估。情形：{grounds}。理由：{commission.reasons}"
    )
    took_part = "；".join(f"{each.name}（{SIDES[each.side].zh}）" for each in report.participants)
    yield Paragraph(f"参与评估的有：{took_part}。")
    yield Heading("二、听取社会公众意见")
    yield from _asked(found)
    if report.nobody_answered is not None:
        yield Paragraph(f"无人答卷，另行听取意见：{report.nobody_answered}")
    yield Heading("三、指标和评分")
    yield from _scored(found, report)
    yield Heading("四、评估结论")
    yield Paragraph(report.findings)
    yield from material.corrected(*found.facts)


def _concluded(material: Material, found: Evaluation) -> Iterator[Block]:
    """Yield behind the signature what the body made of the report: it came later."""
    if found.concluded is not None and found.conclusion is not None:
        yield since_heading("决策机关的处理")
        yield Paragraph(
            f"{material.day(found.concluded.stated_at)}，"
            f"{CONSEQUENCES[found.conclusion.consequence].zh}。理由：{found.conclusion.reasons}"
            f"见第{found.concluded.seq}号记录，《{found.conclusion.document.title}》。"
        )


def _scored(found: Evaluation, report: Report) -> Iterator[Block]:
    commission, sources = found.commission, sources_of(found.tally)
    weights = "，".join(f"{SOURCES[s].zh}{getattr(commission.weights, s)}%" for s in SourceOf)
    left_out = "" if len(sources) == len(SourceOf) else "无人答卷，公众评议不计入，其余按权重折算。"
    yield Paragraph(f"评分满分100分。各方面的权重：{weights}。{left_out}")
    yield Table(
        (8, 18, 26, 10, *(14,) * len(sources)),
        tuple(
            (
                *(each.key, each.name, each.goal, f"{each.weight}%"),
                *(_points(found, each.key, source) for source in sources),
            )
            for each in commission.indicators
        ),
        ("编号", "指标", "对应的决策目标", "权重", *(SOURCES[s].zh for s in sources)),
    )
    total = score_of(commission, found.tally, report)
    yield Paragraph(f"综合得分{score_words(total)}分。")


def _points(found: Evaluation, indicator: str, source: str) -> str:
    scores = found.report.scores if found.report is not None else ()
    given = [str(s.points) for s in scores if (s.indicator, s.source) == (indicator, source)]
    return "、".join(given)


def score_words(score: Fraction) -> str:
    """Return a score with two decimals, and exact where that is not all of it."""
    hundredths = score * 100
    shown = f"{round(hundredths) // 100}.{round(hundredths) % 100:02d}"
    return shown if hundredths.denominator == 1 else f"{shown}（精确值{score}）"
