"""Who takes part in a hearing and who conducts it: enough, of every side, fairly chosen."""

from collections.abc import Iterator

from decision_flow.domain.checks import all_of
from decision_flow.domain.kind import Asked
from decision_flow.domain.steps.before.hearing.notice import ARTICLE, ORGANISERS
from decision_flow.domain.steps.before.hearing.said import Announce, Enlist
from decision_flow.domain.steps.handing import drafting_now
from decision_flow.domain.units import is_of
from decision_flow.domain.values import Text
from decision_flow.domain.verdict import Verdict, verdict


def fairly_chosen(asked: Asked[Enlist]) -> tuple[Verdict, ...]:
    """Pass when there are enough, of every side, and chosen as was published beforehand."""
    notice, payload = asked.said(Announce, "announce"), asked.payload
    names = {p.name for p in payload.participants}
    chosen = payload.signed_up > len(names)
    figure = asked.figure("participants")
    least = figure.count if figure else 1
    sides = notice.sides if notice else ()
    return (
        verdict(
            "hearing.participants",
            least <= len(names) == len(payload.participants),
            f"听证参加人不少于{least}人，同一人不得重复列入，现为{len(names)}人；不足的，延期举行。",
            f"At least {least} participants, nobody twice; now {len(names)}. With fewer, the "
            "hearing is postponed.",
            figure.source if figure else ARTICLE,
            curers=ORGANISERS,
        ),
        all_of(
            "hearing.represented",
            sides,
            (p.side for p in payload.participants),
            ("相关各方的代表", "the sides represented"),
            source=ARTICLE,
            curers=ORGANISERS,
        ),
        verdict(
            "hearing.selection",
            not chosen or (notice is not None and notice.selection is not None),
            f"报名{payload.signed_up}人，选定{len(names)}人：需要遴选的，应当提前公布遴选办法；"
            "公告未附的，延期并重新公告。",
            f"{payload.signed_up} signed up, {len(names)} chosen: how they are chosen is published "
            "beforehand; where the notice does not say it, announce anew.",
            ARTICLE,
            curers=ORGANISERS,
        ),
    )


def composed_as_the_place_wants(asked: Asked[Enlist]) -> tuple[Verdict, ...]:
    """Pass what a local rule says of participants, host and monitor; 713 says nothing of it."""
    return tuple(
        verdict(
            code,
            not wrong,
            said.zh + (f"：{'、'.join(wrong)}。" if wrong else "。"),
            said.en + (f": {', '.join(wrong)}." if wrong else "."),
            asked.step.source,
        )
        for code, wrong, said in _local_rules(asked)
    )


def _local_rules(asked: Asked[Enlist]) -> Iterator[tuple[str, list[str], Text]]:
    """Yield each rule that the place has: its code, what is wrong if anything, and what it says."""
    payload = asked.payload
    if asked.choice("participants", "anybody") == "no_civil_servants":
        inside = [p.name for p in payload.participants if p.civil_servant]
        said = Text("现职公务员不得作为听证参加人", "No civil servant in office takes part")
        yield "hearing.civil_servants", inside, said
    if asked.choice("host", "any_unit") == "not_the_drafter":
        units = drafting_now(asked).ever
        wrong = [payload.host_unit] if is_of(payload.host_unit, units) else []
        said = Text("听证主持人不得由承办单位人员担任", "The host is not of a unit that drafts")
        yield "hearing.host", wrong, said
    if asked.choice("monitor", "optional") == "required":
        wrong = ["—"] if payload.monitor is None else []
        yield (
            "hearing.monitor",
            wrong,
            Text("须指定听证监察人", "A monitor of the hearing is named"),
        )
