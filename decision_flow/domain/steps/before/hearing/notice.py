"""What is asked before a hearing is held: notice, list and receipts, each in time."""

from dataclasses import replace
from datetime import date

from decision_flow.domain.checks import all_of, channels_proved, least_period
from decision_flow.domain.figures import SEVEN_DAYS
from decision_flow.domain.intake.hearing import HearingGround
from decision_flow.domain.kind import Asked
from decision_flow.domain.people import Duty
from decision_flow.domain.procedure import Figure
from decision_flow.domain.steps.before.hearing.said import Announce, Deliver, Enlist
from decision_flow.domain.steps.before.start import due_hearing
from decision_flow.domain.values import decree_713
from decision_flow.domain.verdict import Verdict, verdict

ORGANISERS = (Duty.DRAFTER, Duty.SECRETARY)
ARTICLE = decree_713(16)


def held_on(asked: Asked[object], notice: Announce) -> date:
    """Return the legal day for which a hearing was announced."""
    return asked.setting.body.day(notice.held_at)


def none_is_due(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass when the start decision did not say that a hearing has to be held."""
    due = due_hearing(asked.case, (step.key for step in asked.of_kind("start")))
    if due is None:
        return ()
    return (
        verdict(
            "hearing.due",
            passed=False,
            zh=f"启动决定已载明须举行听证（{due.basis}），不得认定不适用，应当举行听证。",
            en=f"The decision to start says that a hearing has to be held ({due.basis}): hold it.",
            source=ARTICLE,
            curers=ORGANISERS,
        ),
    )


def current_draft(asked: Asked[Announce]) -> tuple[Verdict, ...]:
    """Pass when the notice carries the current draft."""
    now = (asked.case.draft or "")[:12]
    return (
        verdict(
            "hearing.draft",
            asked.payload.draft == asked.case.draft,
            f"听证公告所附文本须为现行草案（{now or '无'}）。",
            f"The notice must carry the current draft ({now or 'none'}).",
            ARTICLE,
        ),
    )


def notice_is_whole(asked: Asked[Announce]) -> tuple[Verdict, ...]:
    """Pass when it says where it stands, who is concerned, and by what the hearing is held."""
    payload = asked.payload
    return (
        verdict(
            "hearing.channels",
            bool(payload.channels),
            "应当提前向社会公布决策草案及其说明、听证时间、地点：须写明公布途径。",
            "Draft, explanation, time and place are published beforehand: say where.",
            ARTICLE,
        ),
        verdict(
            "hearing.sides",
            bool(payload.sides),
            "应当保证相关各方都有代表参加听证会：须列明相关各方。",
            "Every side is represented: name the sides.",
            ARTICLE,
        ),
        verdict(
            "hearing.ground",
            payload.ground is HearingGround.CHOICE or payload.basis is not None,
            "依法、依目录或者依地方规定须听证的，应当写明依据。",
            "A hearing that a law, the catalogue or a local rule asks for names which.",
            ARTICLE,
        ),
    )


def shown_with_proof(asked: Asked[Announce]) -> tuple[Verdict, ...]:
    """Pass when each channel has its proof, where the rule set asks for that."""
    proofs = ((each.name, each.proof) for each in asked.payload.channels)
    return channels_proved("hearing.channel_proof", asked, proofs, source=ARTICLE)


def announced_in_time(asked: Asked[Announce]) -> tuple[Verdict, ...]:
    """Pass when as many days as the procedure asks for lie between notice and hearing."""
    held, figure = held_on(asked, asked.payload), asked.figure("notice_before")
    name = ("听证公告至听证会", "from the notice to the hearing")
    if figure is not None:
        return (least_period("hearing.notice", asked, figure, name, start=asked.day, end=held),)
    return (_beforehand("hearing.notice", asked.day, held, name),)


def _beforehand(code: str, done: date, held: date, name: tuple[str, str]) -> Verdict:
    """Pass when it was done on an earlier day than the hearing's; no figure asks for more."""
    return verdict(
        code,
        done < held,
        f"{name[0]}：应当提前，须早于听证会当日（{held}）；办理日为{done}。",
        f"{name[1]}: beforehand, on an earlier day than {held}; done on {done}.",
        ARTICLE,
        curers=ORGANISERS,
    )


def _still_in_time(
    code: str, asked: Asked[object], figure: Figure, name: tuple[str, str], *, held: date
) -> Verdict:
    """Pass while a period is left until the hearing; later, the hearing is postponed."""
    found = least_period(code, asked, figure, name, start=asked.day, end=held)
    return replace(found, earliest=None, curers=ORGANISERS)


def listed_in_time(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass while the list comes early enough, and the materials can still follow it."""
    notice = asked.said(Announce, "announce")
    if notice is None:
        return ()
    held, figure = held_on(asked, notice), asked.figure("list_before")
    name = ("公布参加人名单至听证会", "from the list to the hearing")
    listed = (
        _still_in_time("hearing.list", asked, figure, name, held=held)
        if figure
        else _beforehand("hearing.list", asked.day, held, name)
    )
    name = ("送达听证材料至听证会", "from the delivery of the materials to the hearing")
    materials = asked.figure("materials_before") or SEVEN_DAYS
    return (listed, _still_in_time("hearing.time_left", asked, materials, name, held=held))


def delivered_in_time(asked: Asked[Deliver]) -> tuple[Verdict, ...]:
    """Pass when every participant had the materials as many days before as the law wants."""
    notice, listed = asked.said(Announce, "announce"), asked.said(Enlist, "enlist")
    if notice is None or listed is None:
        return ()
    wanted, receipts = tuple(p.name for p in listed.participants), asked.payload.receipts
    figure = asked.figure("materials_before") or SEVEN_DAYS
    last = max((r.on for r in receipts), default=asked.day)
    name = ("听证材料送达至听证会", "from the last receipt to the hearing")
    held = held_on(asked, notice)
    return (
        all_of(
            "hearing.receipts",
            wanted,
            (r.participant for r in receipts),
            ("送达回执", "receipts"),
            source=ARTICLE,
            curers=ORGANISERS,
        ),
        replace(
            least_period("hearing.materials", asked, figure, name, start=last, end=held),
            earliest=None,
        ),
        verdict(
            "hearing.received",
            bool(asked.payload.materials) and last <= asked.day,
            f"送达的材料须列明，送达日期不得晚于办理日（{asked.day}）；最晚一份为{last}。",
            f"The materials are named, and no receipt is of a day to come ({asked.day}); the last "
            f"is of {last}.",
            ARTICLE,
        ),
    )
