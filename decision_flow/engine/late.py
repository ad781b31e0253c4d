"""An act entered late, from paper: who compared the paper, and who was noted only afterwards."""

from collections.abc import Iterator

from decision_flow.domain.case import Compared, Paper
from decision_flow.domain.formerly import left_meanwhile
from decision_flow.domain.kind import Asked
from decision_flow.domain.move import Move
from decision_flow.domain.steps.after.execution.compared import told_of
from decision_flow.domain.steps.handing import drafting_now
from decision_flow.domain.steps.matter import COMPARERS
from decision_flow.domain.units import is_of
from decision_flow.domain.values import HOUSE_RULE, Text
from decision_flow.domain.verdict import Verdict, advice, verdict


def late_verdicts(asked: Asked[object], move: Move) -> tuple[Verdict, ...]:
    """Return what an act of an earlier day must bring, and what an auditor should see of it."""
    return (_compared(asked, move), *_noted_late(asked, move))


def needless_paper(move: Move) -> tuple[Verdict, ...]:
    """Refuse paper with an act of the same day: on record it would look compared, and is not."""
    if move.paper is None:
        return ()
    return (
        verdict(
            "time.paper",
            passed=False,
            zh="当日办理的事项不附补录件；补录以前的办理情况须写明所述时间。",
            en="An act of the same day brings no paper; one of an earlier day says when it was.",
            source=HOUSE_RULE,
        ),
    )


def _compared(asked: Asked[object], move: Move) -> Verdict:
    """Pass when a second person, by a move of this case, found on the paper just this act."""
    faults = tuple(_faults(asked, move))
    zh, en = "；".join(f.zh for f in faults), "; ".join(f.en for f in faults)
    return verdict(
        "time.paper",
        not faults,
        "补录以前的书面办理情况，须先由另一人在本案“核对补录件”，并附经核对的扫描件、收文编号"
        + (f"：{zh}。" if faults else "。"),
        "An earlier act on paper is entered once a second person has compared it in this case, "
        "with that scan and receipt number" + (f": {en}." if faults else "."),
        HOUSE_RULE,
        curers=COMPARERS,
    )


def _faults(asked: Asked[object], move: Move) -> Iterator[Text]:
    """Yield everything that the paper and its comparison want."""
    paper = move.paper
    if not asked.case.seq:
        yield Text("立案不得补录", "a case is opened on the day on which it is entered")
    elif paper is None:
        yield Text(
            "未附扫描件、收文编号和核对记录的号",
            "the scan, the receipt number and the line of the comparison are missing",
        )
    elif paper.compared not in asked.case.compared:
        yield Text(
            f"本案第{paper.compared}号不是核对记录",
            f"line {paper.compared} of this case is no comparison",
        )
    else:
        compared = asked.case.compared[paper.compared]
        yield from _by_oneself(asked, compared)
        yield from _by_the_drafters(asked, compared)
        yield from _by_who_carries_it_out(asked, compared)
        yield from _another_paper(compared, paper)
        yield from _another_act(asked, move.verb, compared)


def _by_oneself(asked: Asked[object], compared: Compared) -> Iterator[Text]:
    if compared.person in {asked.actor.person, asked.actor.instead_of}:
        yield Text(
            "核对人须为另一人，不得是办理人本人或者其所代的人",
            "it was compared by the very person who acts, or by whom that person stands for",
        )


def _by_the_drafters(asked: Asked[object], compared: Compared) -> Iterator[Text]:
    """Yield a fault when a unit that drafts vouches for the paper: its own past is its to prove."""
    units = drafting_now(asked).ever
    if is_of(compared.unit, units):
        yield Text(
            f"核对人不得属于承办单位（{compared.unit}）",
            f"it was compared by somebody of a unit that drafts ({compared.unit})",
        )
    elif left_meanwhile(
        asked.setting.persons.get(compared.person), units, asked.case, asked.setting
    ):
        yield Text(
            "核对人本案立案以来曾属承办单位",
            "it was compared by somebody who was of a unit that drafts since the case was opened",
        )


def _by_who_carries_it_out(asked: Asked[object], compared: Compared) -> Iterator[Text]:
    """Yield a fault when a unit vouches for what it did itself of the decision.

    A line that stands is not asked again: until ADR 0061 nobody asked it.
    """
    units = () if asked.setting.again else told_of(asked)
    if is_of(compared.unit, units):
        yield Text(
            f"核对人不得属于执行该任务的单位（{compared.unit}）",
            f"it was compared by somebody of a unit that carries it out ({compared.unit})",
        )
    elif left_meanwhile(
        asked.setting.persons.get(compared.person), units, asked.case, asked.setting
    ):
        yield Text(
            "核对人本案立案以来曾属执行该任务的单位",
            "it was compared by somebody who was of a unit that carries it out since the case was "
            "opened",
        )


def _another_paper(compared: Compared, paper: Paper) -> Iterator[Text]:
    had, has = compared.says, paper
    if had.scan.digest != has.scan.digest:
        zh, en = "经核对的是另一扫描件", "another scan was compared"
        short = had.scan.digest[:12]
        yield Text(f"{zh}（{had.scan.title}，{short}）", f"{en} ({had.scan.title}, {short})")
    if had.receipt != has.receipt:
        zh, en = "经核对的收文编号为", "the receipt number compared is"
        yield Text(f"{zh}“{had.receipt}”", f"{en} “{had.receipt}”")


def _another_act(asked: Asked[object], verb: str, compared: Compared) -> Iterator[Text]:
    had = compared.says
    if had.step != asked.step.key or verb not in had.verbs:
        covered = [f"{had.step}.{each}" for each in had.verbs]
        zh, en = "该核对只及于", "the comparison is only about"
        yield Text(f"{zh}{'、'.join(covered)}", f"{en} {', '.join(covered)}")
    elif verb not in compared.unused:
        zh, en = "该核对已用于补录这一事项", "the comparison has been used for this act already"
        yield Text(zh, en)
    if had.day != asked.day:
        zh, en = "补录件所载为", "the paper shows"
        yield Text(f"{zh}{had.day}，所述为{asked.day}", f"{en} {had.day}, stated is {asked.day}")


def _noted_late(asked: Asked[object], move: Move) -> tuple[Verdict, ...]:
    """Warn when the duty, or the assignment, was written down after the day of the act."""
    actor, day, body = asked.actor, asked.day, asked.setting.body
    duties = [h.noted or day for h in move.person.held if h.duty is actor.duty and h.on(day)]
    given = asked.case.entrusted.get((actor.person, actor.duty), ())
    if actor.instead_of is None:
        given = ()
    assigned = [body.day(g.noted_at) for g in given if g.since <= day]
    noted = [min(days) for days in (duties, assigned) if days and min(days) > day]
    return tuple(
        advice(
            "person.noted_late",
            f"{actor.name}{day}的职责是{on}才记录的，晚于所述办理日。",
            f"What made {actor.name} responsible on {day} was written down on {on} only.",
            HOUSE_RULE,
        )
        for on in noted
    )
