"""When it happened: stated time and recorded time, what it rests on, what it names."""

from collections.abc import Iterable
from datetime import datetime

from decision_flow.domain.case import CASE
from decision_flow.domain.content import Said
from decision_flow.domain.kind import Asked, Stage
from decision_flow.domain.move import Move, Setting
from decision_flow.domain.steps.before.drafting import Classify
from decision_flow.domain.values import HOUSE_RULE, Document, blank
from decision_flow.domain.verdict import Verdict, verdict
from decision_flow.engine.late import late_verdicts, needless_paper
from decision_flow.engine.rules import Ready

_BEFORE_THE_CASE = frozenset({Stage.PROPOSED, Stage.STARTED})
"""What may have happened before anybody opened a case of it: proposal and start."""


def time_verdicts(ready: Ready, asked: Asked[object], move: Move) -> tuple[Verdict, ...]:
    """Return the verdicts about time: not ahead, not before what it rests on, paper if late."""
    found = (_not_ahead(asked.stated_at, asked.setting), _in_order(ready, asked))
    if asked.day < asked.setting.body.day(asked.setting.at):
        return (*found, *_since_opened(ready, asked), *late_verdicts(asked, move))
    return (*found, *needless_paper(move))


def _not_ahead(stated: datetime, setting: Setting) -> Verdict:
    return verdict(
        "time.ahead",
        stated <= setting.at,
        "所述办理时间不得晚于记录时间。",
        "An act may not be stated later than it is recorded.",
        HOUSE_RULE,
    )


def _in_order(ready: Ready, asked: Asked[object]) -> Verdict:
    """Pass when the act is stated no earlier than the acts that it stands on."""
    own, stated, newest = asked.step.key, asked.stated_at, asked.case.newest
    grounds: Iterable[str] = ready.upstream.get(own, ())
    if isinstance(asked.payload, Classify):
        # A class decides which evidence survives: all of it was there when the text was classed.
        grounds = newest.keys() - {CASE}
    rested = [newest[step].stated_at for step in grounds if step in newest]
    if own in newest:
        rested.append(newest[own].stated_at)
    after = max(rested, default=stated)
    day = asked.setting.body.day(after)
    return verdict(
        "time.order",
        stated >= after,
        f"所述时间不得早于其所依据的办理环节（{day}）。",
        f"The act may not be stated before those that it rests on ({day}).",
        HOUSE_RULE,
        earliest=day,
    )


def _since_opened(ready: Ready, asked: Asked[object]) -> tuple[Verdict, ...]:
    """Pass when the act is stated no earlier than the case was opened, proposal and start apart."""
    opened, step = asked.case.opened, asked.step.key
    early = step != CASE and ready.kind(step).stage in _BEFORE_THE_CASE
    if opened is None or early:
        return ()
    first = asked.setting.body.day(opened)
    return (
        verdict(
            "time.opened",
            asked.day >= first,
            f"立案（{first}）以前的办理情况不得补录为本案环节。",
            f"Nothing but proposal and start was done before the case was opened ({first}).",
            HOUSE_RULE,
            earliest=first,
        ),
    )


def content_verdicts(said: Said, setting: Setting) -> tuple[Verdict, ...]:
    """Return whether texts say something, and whether the documents, if any, are on file."""
    nothing = [name for name, text in said.texts if blank(text)]
    return (*_blank(nothing), *_filed(said.documents, setting))


def _blank(where: list[str]) -> tuple[Verdict, ...]:
    """Refuse texts with nothing in them: a blank is no reason, no ground and no name."""
    if not where:
        return ()
    listed = ", ".join(dict.fromkeys(where))
    return (
        verdict(
            "payload.blank",
            passed=False,
            zh=f"下列内容不得为空白：{listed}。",
            en=f"These may not be blank: {listed}.",
            source=HOUSE_RULE,
        ),
    )


def _filed(named: list[Document], setting: Setting) -> tuple[Verdict, ...]:
    """Return whether the documents that a move names, if any, are all on file."""
    missing = [d for d in named if d.digest not in setting.documents]
    if not named:
        return ()
    listed = [f"{d.title} {d.digest[:12]}" for d in missing]
    return (
        verdict(
            "documents.on_file",
            not missing,
            f"下列文件尚未上传：{'、'.join(listed)}。"
            if missing
            else f"所附{len(named)}份文件均已存档。",
            f"Not on file: {', '.join(listed)}."
            if missing
            else f"All {len(named)} documents are on file.",
            HOUSE_RULE,
        ),
    )
