"""What can be seen of a hearing that was published (713 Articles 16 and 17)."""

from datetime import date

from decision_flow.domain.published import Basis, Hearing
from decision_flow.domain.values import Text, decree_713
from decision_flow.engine.examining.observed import Bearing, Observation, days, observed

SEVEN = 7
"""Days before the hearing by which its papers are delivered (Article 16)."""


def hearing(said: Hearing) -> tuple[Observation, ...]:
    """Return what the published facts of a hearing show."""
    return (
        *_other_rule(said),
        _notice(said),
        *_sign_up(said),
        _list(said),
        _materials(said),
        *_composition(said),
        *_attendance(said),
        *_host(said),
        *_report(said),
    )


def _other_rule(said: Hearing) -> tuple[Observation, ...]:
    if said.basis is not Basis.OTHER:
        return ()
    return (
        observed(
            "hearing.other_rule",
            Bearing.NOTE,
            "本件是其他法律、法规、规章另有规定的听证，依照其规定办理；以下各项只是公布的数据所能看出的，"
            "条例的数字仅供对照。",
            "Another law has its own rule for this hearing, and it follows that rule. What follows "
            "is what the published data let one see; the decree's figures only serve to compare.",
            decree_713(16, 1),
        ),
    )


def _notice(said: Hearing) -> Observation:
    before = days(said.notice, said.held)
    if before <= 0:
        return _out_of_order("hearing.notice", Text("公告", "the notice"), said.notice, said.held)
    return observed(
        "hearing.notice",
        Bearing.NOTE,
        f"{said.notice}公告，{said.held}举行，相隔{before}日；条例没有规定公告提前的天数。",
        f"Announced on {said.notice}, held on {said.held}: {before} days between; the decree does "
        "not say how many.",
        decree_713(16),
    )


def _out_of_order(code: str, what: Text, day: date, held: date) -> Observation:
    return observed(
        code,
        Bearing.SHOWN,
        f"{what.zh}的日期（{day}）不早于听证之日（{held}）。",
        f"The day of {what.en}, {day}, does not lie before the hearing, {held}.",
        decree_713(16),
    )


def _sign_up(said: Hearing) -> tuple[Observation, ...]:
    if said.sign_up_until is None:
        return ()
    first = said.sign_up_from or said.notice
    given = days(first, said.sign_up_until)
    return (
        observed(
            "hearing.sign_up",
            Bearing.NOTE,
            f"报名自{first}至{said.sign_up_until}，首日不计，共{given}日。",
            f"Open for signing up from {first} to {said.sign_up_until}, the first day not counted: "
            f"{given} days.",
            decree_713(16),
        ),
    )


def _list(said: Hearing) -> Observation:
    day = said.list_published
    if day is None:
        return _not_known("hearing.list", "参加人名单的公布日期", "when the list was published")
    if day >= said.held:
        return _out_of_order("hearing.list", Text("名单公布", "the list"), day, said.held)
    return observed(
        "hearing.list",
        Bearing.NOTE,
        f"参加人名单于{day}公布，先于听证{days(day, said.held)}日。",
        f"The list was published on {day}, {days(day, said.held)} days before.",
        decree_713(16),
    )


def _materials(said: Hearing) -> Observation:
    day = said.materials_delivered
    if day is None:
        return _not_known("hearing.materials", "材料的送达日期", "when the papers were delivered")
    before = days(day, said.held)
    enough = before >= SEVEN
    if enough:
        bearing = Bearing.NOTE
    else:
        bearing = Bearing.SHOWN if said.basis is Basis.DECREE_713 else Bearing.REMARK
    return observed(
        "hearing.materials",
        bearing,
        f"材料于{day}送达，先于听证{before}日，"
        f"{'不少于' if enough else '少于'}条例所说的{SEVEN}日。",
        f"The papers were delivered on {day}, {before} days before: "
        f"{'no fewer' if enough else 'fewer'} than the decree's {SEVEN}.",
        decree_713(16),
    )


def _not_known(code: str, zh: str, en: str) -> Observation:
    return observed(
        code,
        Bearing.UNKNOWN,
        f"{zh}没有公布，无从判断。",
        f"It was not published {en}: not known.",
        decree_713(16),
    )


def _composition(said: Hearing) -> tuple[Observation, ...]:
    count, least = said.representatives, said.representatives_from_public_agencies_at_least
    if count is None or least is None:
        return ()
    return (
        observed(
            "hearing.composition",
            Bearing.NOTE,
            f"代表{count}人，其中至少{least}人来自公共机构。条例要求各方均有代表，没有规定比例；比例由地方规定。",
            f"{count} representatives, at least {least} of them from public agencies. The decree "
            "wants every side represented and sets no share; places do.",
            decree_713(16),
        ),
    )


def _attendance(said: Hearing) -> tuple[Observation, ...]:
    if said.due is None or said.attended is None:
        return ()
    return (
        observed(
            "hearing.attendance",
            Bearing.SHOWN if said.attended > said.due else Bearing.NOTE,
            f"应到{said.due}人，实到{said.attended}人；缺席本身不影响听证。",
            f"{said.due} were to come, {said.attended} came; that some stay away is no fault of "
            "the hearing.",
            decree_713(17),
        ),
    )


def _host(said: Hearing) -> tuple[Observation, ...]:
    if said.host is None:
        return ()
    return (
        observed(
            "hearing.host",
            Bearing.NOTE,
            f"主持人为{said.host}。条例不禁止承办单位的人员主持；另有限制的是地方规定。",
            f"Presided over by {said.host}. The decree does not keep the drafting unit from "
            "presiding; some places do.",
            decree_713(16),
        ),
    )


def _report(said: Hearing) -> tuple[Observation, ...]:
    if said.report is None:
        return ()
    after = days(said.held, said.report)
    return (
        observed(
            "hearing.report",
            Bearing.NOTE,
            f"听证报告于{said.report}作出，在听证后{after}日；条例没有规定期限。",
            f"The report was made on {said.report}, {after} days after; the decree sets no period.",
            decree_713(17),
        ),
    )
