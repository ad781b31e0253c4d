"""From the closed window to the adoption report (713 Article 18): sums that agree, a second look.

What is counted is frozen in facts. Where opinions came through the system, the counts are those of
its register; where nothing did, a register kept on paper stands for it.
"""

import hashlib
from fractions import Fraction
from typing import Any

from decision_flow.domain.case import Fact
from decision_flow.domain.kind import Asked
from decision_flow.domain.opinions.intake import OpinionChannel
from decision_flow.domain.procedure import SHARE, Bound, Figure
from decision_flow.domain.values import HOUSE_RULE, Count, Document, decree_713, record
from decision_flow.domain.verdict import Verdict, verdict

SAMPLE = Figure(Bound.AT_LEAST, Fraction(1, 10), SHARE, HOUSE_RULE, of="clusters")
"""How many clusters a second person reads again, where the procedure does not say."""

MOST_CLUSTERS = 200_000
"""More lines than this no ledger has: what is alike stands in one."""

_COUNTING = ("close", "recount")


@record
class Received:
    """How many opinions came in time by one channel."""

    channel: OpinionChannel
    count: Count


@record
class Close:
    """The window has ended; what came in, late opinions apart.

    `channels` tells how each came, and adds up to `received`. `register` is the register kept on
    paper, where no opinion came through the system.
    """

    received: Count
    late: Count = 0
    channels: tuple[Received, ...] = ()
    register: Document | None = None


@record
class Dispose:
    """Every cluster of like opinions has an answer; the numbers are of opinions.

    `ledger` lists each cluster with its opinions, its answer, the reason and who gave it. On paper
    a line of it may stand for one opinion.
    """

    clusters: Count
    adopted: Count
    partly: Count
    not_adopted: Count
    ledger: Document


@record
class Look:
    """One cluster of the sample, by its place in the ledger, read again."""

    place: Count
    agrees: bool
    remark: str | None = None


@record
class Reread:
    """A sample of the ledger that a second person has read again."""

    ledger: Document
    looks: tuple[Look, ...]


@record
class Group:
    """A group whose interests the matter touches, and with whom it was talked over.

    `partners` are mass organisations, social organisations or representatives of the group.
    """

    group: str
    partners: tuple[str, ...]
    account: Document


@record
class Answer:
    """The adoption of opinions: every opinion adopted, adopted in part, or not, with reasons.

    `groups` tells whose particular interests are touched and who was heard for them; where nobody's
    are, `no_groups` says why.
    """

    received: Count
    adopted: Count
    partly: Count
    not_adopted: Count
    report: Document
    reasons: str | None = None
    groups: tuple[Group, ...] = ()
    no_groups: str | None = None


def verdict_of(said: Reread) -> str:
    """Return what a second look comes to: one cluster not agreed with sends the ledger back."""
    return "uphold" if all(look.agrees for look in said.looks) else "send_back"


def sampled(seed: str, clusters: int, size: int) -> tuple[int, ...]:
    """Return the places of the sample, in order: the same for all who know the seed.

    The seed is the digest of the ledger: nobody draws again without another ledger.
    """
    drawn = sorted(range(1, clusters + 1), key=lambda place: _lot(seed, place))
    return tuple(sorted(drawn[: min(size, clusters)]))


def _lot(seed: str, place: int) -> bytes:
    return hashlib.sha256(f"{seed}:{place}".encode()).digest()


def counted(asked: Asked[Any]) -> Close | None:
    """Return what was counted last."""
    return asked.said(Close, *_COUNTING)


def disposal(asked: Asked[Any]) -> tuple[Fact, Dispose] | None:
    """Return the latest disposal, if there was one."""
    fact = asked.own("dispose")
    if fact is None or not isinstance(fact.payload, Dispose):
        return None
    return fact, fact.payload


# Counting -------------------------------------------------------------------------------------


def channels_add_up(asked: Asked[Close]) -> tuple[Verdict, ...]:
    """Pass when the channels, each once, add up to what is said to have come in time."""
    payload = asked.payload
    total = sum(each.count for each in payload.channels)
    once = len({each.channel for each in payload.channels}) == len(payload.channels)
    return (
        verdict(
            "consultation.channels_sum",
            once and total == payload.received,
            f"收到{payload.received}条，各渠道合计{total}条，二者应当一致，每一渠道只列一次。",
            f"{payload.received} received, {total} by channel: these must agree, each channel "
            "listed once.",
            decree_713(18),
        ),
    )


def register_agrees(asked: Asked[Close]) -> tuple[Verdict, ...]:
    """Pass when the counts are those of the register: the system's, or else one on paper."""
    payload, intake = asked.payload, asked.setting.intake
    if intake is None:
        return (
            verdict(
                "consultation.register",
                payload.register is not None or not (payload.received or payload.late),
                "系统中没有登记意见的，须附意见登记表；也可以导入意见后再办。",
                "Where no opinion is in the system, the register kept on paper is attached; or "
                "import the opinions first.",
                decree_713(18),
            ),
        )
    same = {each.channel: each.count for each in payload.channels if each.count}
    there = {channel: count for channel, count in intake.received.items() if count}
    return (
        verdict(
            "consultation.register",
            same == there and payload.late == intake.late,
            f"系统登记按期收到{intake.in_time}条、逾期{intake.late}条，所报总数和各渠道数须与之一致"
            f"（所报{payload.received}条、逾期{payload.late}条）；书面收到的须先导入。",
            f"The register has {intake.in_time} in time and {intake.late} late; the counts, by "
            f"channel too, must be the same (said: {payload.received} and {payload.late}). Import "
            "first what came on paper.",
            decree_713(18),
        ),
    )


# Disposal -------------------------------------------------------------------------------------


def everything_is_disposed_of(asked: Asked[Dispose]) -> tuple[Verdict, ...]:
    """Pass when every opinion that was counted has one answer."""
    payload, closed = asked.payload, counted(asked)
    received = closed.received if closed else 0
    parts = payload.adopted + payload.partly + payload.not_adopted
    clusters = min(parts, 1) <= payload.clusters <= min(parts, MOST_CLUSTERS)
    return (
        verdict(
            "consultation.disposed_sum",
            parts == received and clusters,
            f"收到{received}条，采纳、部分采纳、不采纳合计{parts}条（{payload.clusters}类），"
            "条数应当一致，每条意见都应有处理结果。",
            f"{received} received, {parts} disposed of in {payload.clusters} clusters: the numbers "
            "must agree, every opinion needs an answer.",
            decree_713(18),
        ),
    )


def ledger_is_the_registers(asked: Asked[Dispose]) -> tuple[Verdict, ...]:
    """Pass when the sums are those of a ledger made from the whole register, if it has opinions."""
    payload, intake = asked.payload, asked.setting.intake
    if intake is None:
        return ()
    made = intake.ledger
    sums = made is not None and (
        (made.clusters, made.adopted, made.partly, made.not_adopted)
        == (payload.clusters, payload.adopted, payload.partly, payload.not_adopted)
    )
    return (
        verdict(
            "consultation.ledger",
            made is not None and sums and made.upto == intake.last.seq,
            "意见处理表须由系统按现有登记生成，总数与处理表一致；处理有变或者又有登记的，重新生成。",
            "The ledger is the one that the system made of the register as it is, with its sums; "
            "make it anew when an answer changed or opinions came in.",
            decree_713(18),
        ),
    )


def not_what_was_sent_back(asked: Asked[Dispose]) -> tuple[Verdict, ...]:
    """Pass unless the very ledger that the second person sent back is handed in again."""
    fact = asked.own("reread")
    said = fact.payload if fact is not None else None
    if not isinstance(said, Reread) or verdict_of(said) == "uphold":
        return ()
    return (
        verdict(
            "consultation.sent_back",
            said.ledger.digest != asked.payload.ledger.digest,
            "抽查退回的意见处理表须修改后再报，不得原样重报。",
            "A ledger that was sent back is changed before it is handed in again.",
            HOUSE_RULE,
        ),
    )


# The second look ------------------------------------------------------------------------------


def by_somebody_else(asked: Asked[Reread]) -> tuple[Verdict, ...]:
    """Pass when whoever looks again disposed of nothing in that ledger."""
    found, intake = disposal(asked), asked.setting.intake
    by = found[0].actor.persons if found else frozenset()
    if intake is not None and intake.ledger is not None:
        by |= intake.ledger.persons
    return (
        verdict(
            "person.second_look",
            asked.actor.persons.isdisjoint(by),
            "抽查须由未参与处理意见的人员进行。",
            "The second look is by somebody who disposed of none of them.",
            HOUSE_RULE,
        ),
    )


def sample_is_read(asked: Asked[Reread]) -> tuple[Verdict, ...]:
    """Pass when the sample of this very ledger is read whole, with a remark on each objection."""
    found, payload = disposal(asked), asked.payload
    if found is None:
        return ()
    figure = asked.figure("sample") or SAMPLE
    ledger, said = found[1].ledger.digest, found[1]
    wanted = sampled(ledger, said.clusters, figure.needed(said.clusters))
    read = {look.place for look in payload.looks}
    missing = [place for place in wanted if place not in read]
    strange = [place for place in read if not 1 <= place <= said.clusters]
    places, mute = [*map(str, wanted)], any(_mute(look) for look in payload.looks)
    return (
        verdict(
            "consultation.sample",
            payload.ledger.digest == ledger and not missing and not strange,
            f"须抽查现行意见处理表（{ledger[:12]}）的第{'、'.join(places)}类。",
            f"Of the present ledger ({ledger[:12]}) these places are read again: "
            f"{', '.join(places)}.",
            figure.source,
        ),
        verdict(
            "consultation.remark",
            not mute,
            "不同意处理结果的，须写明意见。",
            "Whoever does not agree says why.",
            HOUSE_RULE,
        ),
    )


def _mute(look: Look) -> bool:
    return not look.agrees and look.remark is None


# The report -----------------------------------------------------------------------------------


def read_again_or_nobody_wrote(asked: Asked[Any]) -> tuple[Verdict, ...]:
    """Pass once the answers were upheld; before they were given, only where nobody wrote."""
    closed, state = counted(asked), asked.case.shape.get(asked.step.key)
    return (
        verdict(
            "consultation.disposed",
            state != "closed" or closed is None or not closed.received,
            "收到的意见须逐类处理（采纳、部分采纳、不采纳，附理由），经第二人抽查同意后才能汇总。",
            "What came in is answered first (adopted, in part, or not, with reasons), and a second "
            "person upholds a sample.",
            decree_713(18),
        ),
    )


def sums_agree(asked: Asked[Answer]) -> tuple[Verdict, ...]:
    """Pass when the report's numbers are those counted and disposed of, with reasons where due."""
    payload, closed, found = asked.payload, counted(asked), disposal(asked)
    parts = payload.adopted + payload.partly + payload.not_adopted
    received = closed.received if closed else None
    same = found is None or not received or _numbers(payload) == _numbers(found[1])
    return (
        verdict(
            "consultation.sum",
            parts == payload.received == received and same,
            f"收到{received}条，报告列{payload.received}条，采纳、部分采纳、不采纳合计{parts}条，"
            "三者应当一致，并与意见处理表一致，每条意见都应有处理结果。",
            f"{received} received, {payload.received} reported, {parts} disposed of: these must "
            "agree, with the ledger too; every opinion needs an answer.",
            decree_713(18),
        ),
        verdict(
            "consultation.reasons",
            not (payload.partly or payload.not_adopted) or payload.reasons is not None,
            "未采纳或者部分采纳的意见应当说明理由。",
            "Reasons are due for what was not, or only partly, adopted.",
            HOUSE_RULE,
        ),
    )


def groups_are_heard(asked: Asked[Answer]) -> tuple[Verdict, ...]:
    """Pass when it is told whose particular interests are touched, and who was heard for them."""
    payload = asked.payload
    heard = all(each.partners for each in payload.groups)
    return (
        verdict(
            "consultation.groups",
            heard and bool(payload.groups) is (payload.no_groups is None),
            "涉及特定群体利益的，应当与相关人民团体、社会组织以及群众代表沟通协商，写明群体、对象并附记录；"
            "不涉及的，说明理由。",
            "Where the interests of particular groups are touched, mass organisations, social "
            "organisations and representatives are heard, and named with an account of it; where "
            "none are, say why.",
            decree_713(14),
        ),
    )


def _numbers(said: Answer | Dispose) -> tuple[int, int, int]:
    return said.adopted, said.partly, said.not_adopted
