"""What is asked of the session itself and of its report."""

from collections import Counter

from decision_flow.domain.checks import not_before, overdue
from decision_flow.domain.kind import Asked
from decision_flow.domain.steps.before.hearing.notice import ORGANISERS, held_on
from decision_flow.domain.steps.before.hearing.said import Announce, Enlist, Hold, Report
from decision_flow.domain.values import decree_713
from decision_flow.domain.verdict import Verdict, verdict

ARTICLE = decree_713(17)


def its_day_has_come(asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass from the day on for which the hearing was announced."""
    notice = asked.said(Announce, "announce")
    if notice is None:
        return ()
    held = held_on(asked, notice)
    why = (f"听证会公告于{held}举行", f"The hearing was announced for {held}")
    return (not_before("hearing.day", asked, held, why, source=decree_713(16), curers=ORGANISERS),)


def held_as_announced(asked: Asked[Hold]) -> tuple[Verdict, ...]:
    """Pass when it was public, on the day announced and not before the hour, in lawful order."""
    notice, payload = asked.said(Announce, "announce"), asked.payload
    began, body = payload.presented_at, asked.setting.body
    on_time = notice is None or (
        began >= notice.held_at and body.day(began) == body.day(notice.held_at)
    )
    ordered = began <= payload.heard_at <= payload.signed_at <= asked.stated_at
    return (
        verdict(
            "hearing.public",
            payload.open_to_the_public,
            "听证会应当公开举行。",
            "The hearing is open to the public.",
            ARTICLE,
        ),
        verdict(
            "hearing.time",
            on_time,
            "听证会须在公告的当日举行，不得早于公告的时间；另择时间的，延期并重新公告。",
            "It is held on the day announced and not before the hour; at another time it is "
            "announced anew.",
            decree_713(16),
            curers=ORGANISERS,
        ),
        verdict(
            "hearing.order",
            ordered,
            "听证会依次进行：承办单位介绍草案、依据和有关情况；参加人陈述、询问、质证、辩论；"
            "参加人确认笔录并签名。",
            "In this order: the draft, its basis and situation are presented; participants state, "
            "ask and debate; they confirm the record and sign it.",
            ARTICLE,
        ),
    )


def enough_of_the_list_came(asked: Asked[Hold]) -> tuple[Verdict, ...]:
    """Pass when those heard are of the list, each once, and as many as the quorum asks for."""
    listed = asked.said(Enlist, "enlist")
    if listed is None:
        return ()
    names = {p.name for p in listed.participants}
    came = Counter(h.participant for h in asked.payload.heard)
    strange = [n for n, times in came.items() if n not in names or times > 1]
    figure, present = asked.figure("quorum"), len(names & {*came})
    least = figure.needed(len(names)) if figure else 1
    return (
        verdict(
            "hearing.listed",
            not strange,
            "到会陈述的须为名单所列参加人，每人一次"
            + (f"；不符的：{'、'.join(strange)}。" if strange else "。"),
            "Those heard are of the list, each once"
            + (f"; not so: {', '.join(strange)}." if strange else "."),
            decree_713(16),
        ),
        verdict(
            "hearing.quorum",
            present >= least,
            f"名单{len(names)}人，到会不少于{least}人方可举行，现到{present}人；不足的，延期举行。",
            f"Of {len(names)} on the list at least {least} must be there, {present} are; with "
            "fewer, it is postponed.",
            figure.source if figure else ARTICLE,
            curers=ORGANISERS,
        ),
    )


def everyone_signed(asked: Asked[Hold]) -> tuple[Verdict, ...]:
    """Pass when everyone who came signed the record, or their refusal is noted on it."""
    heard = asked.payload.heard
    open_ = [h.participant for h in heard if not h.signed and h.refusal is None]
    return (
        verdict(
            "hearing.signed",
            not open_,
            "听证会参加人应当确认听证会笔录并签名；拒绝签名的，在笔录上注明"
            + (f"；尚缺：{'、'.join(open_)}。" if open_ else "。"),
            "Participants confirm the record and sign it; a refusal is noted on it"
            + (f"; missing: {', '.join(open_)}." if open_ else "."),
            ARTICLE,
            curers=ORGANISERS,
        ),
    )


def report_is_published(asked: Asked[Report]) -> tuple[Verdict, ...]:
    """Pass when it was published where a rule wants that; that it came late is said, no more."""
    figure, held = asked.figure("published_within"), asked.own("hold")
    if figure is None or held is None:
        return ()
    on = asked.payload.published_on
    done = on is not None and on <= asked.day
    found = verdict(
        "hearing.published",
        done,
        "听证报告应当公布，写明公布日期，不得晚于办理日。",
        "The report on the hearing is published: give the day, none to come.",
        figure.source,
    )
    start = asked.day_of(held)
    name = ("公布听证报告", "publishing the report on the hearing")
    late = overdue("hearing.report", asked, figure, name, start=start, done=on or asked.day)
    return (found, *late)
