"""The decision is evaluated by a third party: not by the one that assessed the risk before."""

from dataclasses import replace
from datetime import date

from api.demo.scene import ASSESSED, EVALUATING, Scene, at, paper
from decision_flow.domain.steps.after import closing
from decision_flow.domain.steps.after import post_evaluation as evaluation
from decision_flow.domain.steps.before.consultation import Channel, ChannelKind
from decision_flow.domain.values import Text

_STEP = "post_evaluation"
_OPENS, _CLOSES = date(2023, 10, 31), date(2023, 11, 8)
_INDICATORS = (
    evaluation.Indicator(key="I1", name="通行效率", goal="高峰通行时间缩短三成", weight=60),
    evaluation.Indicator(key="I2", name="沿线满意度", goal="满意率九成以上", weight=40),
)

_CLOSING = closing.Close(statement="执行完毕，材料归档。")
_COMMISSION = evaluation.Commission(
    unit=EVALUATING,
    grounds=(evaluation.Ground.NECESSARY,),
    reasons="社会关注度高，执行中曾中止并作重大调整。",
    indicators=_INDICATORS,
    weights=evaluation.Weights(internal=30, public=40, expert=30),
    document=paper("关于组织决策后评估的通知"),
)

EVALUATED = (
    Scene(
        at(date(2023, 10, 30)),
        "sun",
        _STEP,
        "commission",
        replace(_COMMISSION, unit=ASSESSED),
        shortcut=Text(
            "由决策前承担风险评估的机构作后评估", "evaluated by whoever assessed the risk before"
        ),
        expects=("post_evaluation.unit",),
    ),
    Scene(at(date(2023, 10, 30), "10:30"), "sun", _STEP, "commission", _COMMISSION),
    Scene(
        at(date(2023, 10, 31)),
        "qian",
        _STEP,
        "ask",
        evaluation.Ask(
            questionnaire=paper("决策后评估公众问卷"),
            channels=(Channel(kind=ChannelKind.WEBSITE, name="宁津县人民政府门户网站"),),
            opens=_OPENS,
            closes=_CLOSES,
        ),
    ),
    Scene(
        at(date(2023, 11, 9)),
        "qian",
        _STEP,
        "count",
        evaluation.Tally(received=326, results=paper("问卷统计表")),
    ),
    Scene(
        at(date(2023, 11, 15)),
        "qian",
        _STEP,
        "report",
        evaluation.Report(
            report=paper("决策后评估报告"),
            scores=tuple(
                evaluation.Score(indicator=each.key, source=source, points=85)
                for each in _INDICATORS
                for source in evaluation.SourceOf
            ),
            participants=(
                evaluation.Participant(side=evaluation.Side.DEPUTY, name="县人大代表（示例）"),
                evaluation.Participant(
                    side=evaluation.Side.GRASSROOTS, name="沿线社区居委会（示例）"
                ),
            ),
            findings="总体达到预期；绿化恢复不到位。",
        ),
    ),
    Scene(
        at(date(2023, 11, 16)),
        "wang",
        _STEP,
        "conclude",
        evaluation.Conclude(
            consequence=evaluation.Consequence.RECTIFY,
            reasons="同意评估意见，限期补植绿化。",
            document=paper("关于后评估结论处理的决定"),
        ),
    ),
    Scene(
        at(date(2023, 11, 17)),
        "sun",
        "closing",
        "close",
        _CLOSING,
        shortcut=Text("评估结论未落实即结案", "close before what follows is followed up"),
        expects=("stands.post_evaluation",),
    ),
    Scene(
        at(date(2023, 11, 18)),
        "he",
        _STEP,
        "rectified",
        evaluation.Rectified(measures="沿线绿化已补植。", evidence=(paper("整改情况报告"),)),
    ),
    Scene(
        at(date(2023, 11, 19)),
        "sun",
        _STEP,
        "inspect",
        evaluation.Inspect(accepted=True, findings="现场核查属实。", document=paper("整改验收单")),
    ),
)
