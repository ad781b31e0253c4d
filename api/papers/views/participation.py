"""The notice of consultation and the report on what became of the opinions (713 Articles 14–18)."""

from api.papers.material import Material, day_words
from api.papers.sheet import Block, Heading, NotYet, Paper, PaperKind, Paragraph, Table
from decision_flow.domain.case import Fact, Payload
from decision_flow.domain.numbering import Numbered
from decision_flow.domain.opinions.collation import Answer, Close
from decision_flow.domain.steps.before.consultation import ChannelKind, Publish, Void
from decision_flow.domain.steps.claims.shortening import SHORTENING_GROUNDS, Shorten
from decision_flow.domain.values import Text

_CHANNELS = {
    ChannelKind.WEBSITE: "网站",
    ChannelKind.NEW_MEDIA: "政务新媒体",
    ChannelKind.NEWSPAPER: "报刊",
    ChannelKind.BROADCAST: "广播电视",
}


def notice(material: Material) -> Paper | NotYet:
    """Return the notice as it was published."""
    fact = material.latest(Publish)
    if fact is None or not isinstance(said := fact.payload, Publish):
        return NotYet(
            PaperKind.NOTICE, Text("征求意见公告尚未发布。", "No notice has been published yet.")
        )
    if material.after(fact, Void) is not None:
        return NotYet(
            PaperKind.NOTICE,
            Text(
                "公告已撤回，重新发布后方可生成。",
                "The notice was taken back: publish it anew first.",
            ),
        )
    days = (said.closes - said.opens).days
    number = material.number(Numbered.NOTICE)
    asked = _asked_shorter(material, said)
    used = (fact, asked) if asked is not None else (fact,)
    beside = [said.explanation] + ([said.shortening] if said.shortening is not None else [])
    named = "；".join(channel_words(c.kind, c.name, c.address) for c in said.channels)
    return Paper(
        kind=PaperKind.NOTICE,
        title=f"关于《{material.title}》\n公开征求意见的公告",
        blocks=(
            Paragraph(
                f"根据《重大行政决策程序暂行条例》第十五条的规定，现将《{material.title}》决策草案"
                "及其说明向社会公开征求意见。有关事项公告如下："
            ),
            Heading("一、征求意见的期限"),
            Paragraph(
                f"自{day_words(said.opens)}起至{day_words(said.closes)}24时止，"
                f"共{days}日（公告发布当日不计入）。"
            ),
            Heading("二、征求意见的文本"),
            Paragraph(f"《{material.text_of(said.draft)}》及其说明，见附件。"),
            Heading("三、提出意见的途径和方式"),
            Paragraph(said.how_to_comment),
            Heading("四、公告发布的途径"),
            Paragraph(f"{named}。"),
            *_shortened(asked),
            *material.corrected(*used),
        ),
        origin=material.origin(*used, register=material.register(number)),
        number=number,
        attachments=(material.text_of(said.draft), *(d.title for d in beside)),
        signed_by=fact.actor.unit,
        signed_on=day_words(said.opens),
        text=said.draft,
        illustrative=material.illustrative,
    )


def channel_words(kind: ChannelKind, name: str, address: str | None) -> str:
    """Return a channel as a paper names it."""
    where = f"，{address}" if address else ""
    return f"{name}（{_CHANNELS[kind]}{where}）"


def _asked_shorter(material: Material, said: Publish) -> Fact | None:
    """Return by which fact the shorter window was asked for whose explanation is published."""
    if said.shortening is None:
        return None
    wanted = said.shortening.digest
    found = (f for f in reversed(material.facts) if isinstance(f.payload, Shorten))
    return next((f for f in found if _explains(f.payload, wanted)), None)


def _explains(said: Payload, digest: str) -> bool:
    return isinstance(said, Shorten) and said.explanation.digest == digest


def _shortened(asked: Fact | None) -> tuple[Block, ...]:
    if asked is None or not isinstance(said := asked.payload, Shorten):
        return ()
    ground, _ = SHORTENING_GROUNDS[said.ground]
    return (
        Heading("五、关于缩短征求意见期限的说明"),
        Paragraph(f"{ground.zh}：{said.reasons}（说明全文见附件）"),
    )


def adoption_report(material: Material) -> Paper | NotYet:
    """Return the report on every opinion received: adopted, in part, or not, with reasons."""
    kind = PaperKind.ADOPTION_REPORT
    published = material.latest(Publish)
    answered = material.after(published, Answer) if published is not None else None
    closed = material.after(published, Close) if published is not None else None
    if published is None or answered is None or closed is None:
        reason = Text("意见采纳情况尚未作出。", "What became of the opinions is not on record yet.")
        return NotYet(kind, reason)
    notice_said, said, ended = published.payload, answered.payload, closed.payload
    if not (
        isinstance(notice_said, Publish) and isinstance(said, Answer) and isinstance(ended, Close)
    ):
        raise TypeError("the facts are not those of a consultation")
    told = said.adopted + said.partly + said.not_adopted
    used = (published, closed, answered)
    return Paper(
        kind=kind,
        title=f"关于《{material.title}》\n公开征求意见采纳情况的报告",
        blocks=(
            Paragraph(
                f"《{material.title}》决策草案于{day_words(notice_said.opens)}至"
                f"{day_words(notice_said.closes)}向社会公开征求意见。根据《重大行政决策程序暂行"
                "条例》第十八条的规定，对收到的意见进行了归纳整理、研究论证。现将采纳情况报告如下："
            ),
            Heading("一、收到意见的情况"),
            Paragraph(_received(ended)),
            Heading("二、意见采纳的情况"),
            Table(
                (2, 1, 1, 1, 1),
                (
                    (
                        "件（条）数",
                        *map(str, (said.received, said.adopted, said.partly, said.not_adopted)),
                    ),
                ),
                ("", "收到", "采纳", "部分采纳", "未采纳"),
            ),
            Paragraph(_checked(said.received, told)),
            *((Heading("三、未采纳的理由"), Paragraph(said.reasons)) if said.reasons else ()),
            *material.corrected(*used),
        ),
        origin=material.origin(*used),
        signed_by=answered.actor.unit,
        signed_on=material.day(answered.stated_at),
        text=notice_said.draft,
        illustrative=material.illustrative,
    )


def _received(said: Close) -> str:
    late = f"另有逾期意见{said.late}条，已登记备查" if said.late else "没有逾期意见"
    return f"征求意见期间共收到意见{said.received}条；{late}。"


def _checked(received: int, told: int) -> str:
    """Say whether the sum of what became of the opinions is the number received."""
    if received == told:
        return f"经核对，采纳、部分采纳、未采纳三项合计{told}条，与收到的意见数一致。"
    return f"注意：采纳、部分采纳、未采纳三项合计{told}条，与收到的意见数{received}条不符。"
