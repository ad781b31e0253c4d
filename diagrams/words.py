"""Words of the drawings, and how text from outside is made fit to be drawn.

Whatever a user wrote passes `clean` before it is measured, cut or shown.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import datetime
from fractions import Fraction

from decision_flow.domain.case import CASE, IDLE, Edge
from decision_flow.domain.kind import Kind
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.values import Text
from diagrams.model import State

MOST = 400
"""Characters kept of any one text; nobody reads more on a drawing."""
ELLIPSIS = "…"

STATES: Mapping[State, Text] = {
    State.NOT_BEGUN: Text("尚未办理", "not begun"),
    State.WAITING: Text("可以办理", "can begin"),
    State.RUNNING: Text("办理中", "under way"),
    State.DONE: Text("已完成", "done"),
    State.STALE: Text("已失效，须重新办理", "stale"),
    State.EXEMPT: Text("依法豁免", "exempt by law"),
    State.NOT_APPLICABLE: Text("不适用", "not applicable"),
    State.ENDED: Text("案件已了结", "case ended"),
}
FRESH = Text("有效", "fresh")
"""What `DONE` is called for a step whose evidence a gate rests on."""

TRIGGERS: Mapping[str, Text] = {
    "accept": Text("受理（列入）", "accepted"),
    "adopt": Text("通过", "adopted"),
    "adjust": Text("须调整草案", "to be adjusted"),
    "agree": Text("意见一致", "agreed"),
    "agreed": Text("同意", "agreed"),
    "amended": Text("修改后通过", "passed as amended"),
    "approve": Text("同意", "approved"),
    "begin": Text("启动程序", "begun"),
    "check_off": Text("核销所要求的修改", "changes checked off"),
    "classify_editorial": Text("认定为文字性修改", "classed editorial"),
    "classify_ordered": Text("认定为按审查意见修改", "classed as ordered"),
    "classify_responsive": Text("认定为采纳意见修改", "classed responsive"),
    "classify_substantive": Text("认定为实质性修改", "classed substantive"),
    "controllable": Text("风险可控", "controllable"),
    "decline": Text("不予启动", "declined"),
    "deferred": Text("暂缓", "deferred"),
    "demand": Text("要求修改草案", "revision demanded"),
    "discuss_again": Text("再次讨论", "discuss again"),
    "dispose": Text("意见已逐类处理", "opinions disposed of"),
    "dispute": Text("有分歧", "disputed"),
    "exceed": Text("修改超出征求意见范围", "beyond what was consulted on"),
    "exploratory": Text("探索性改革", "exploratory"),
    "fail": Text("未通过审查", "failed"),
    "incomplete": Text("材料不全或者程序未完成", "incomplete"),
    "issue": Text("出台", "issued"),
    "lapse": Text("失效", "lapsed"),
    "lawful": Text("合法", "lawful"),
    "accept_rectification": Text("整改验收通过", "accepted"),
    "accept_task": Text("验收通过", "accepted"),
    "carries_on": Text("决策已调整，继续执行", "adjusted, goes on"),
    "goes_on_troubled": Text("决策已调整，尚有问题待处理", "adjusted, a problem is open"),
    "change": Text("须变更或者终止", "to be changed or ended"),
    "deny": Text("不同意延期", "no longer time"),
    "grant": Text("同意延期", "longer time granted"),
    "keep": Text("继续执行", "kept"),
    "lawful_after_changes": Text("修改后合法", "lawful after changes"),
    "nobody_wrote": Text("没有收到意见", "nobody wrote"),
    "not_agreed": Text("不同意", "not agreed"),
    "pass": Text("通过审查", "passed"),
    "recount": Text("更正收到意见数", "counted again"),
    "rectify": Text("限期整改", "to be put right"),
    "replaced": Text("由新的决策取代", "replaced by a new decision"),
    "return": Text("退回", "returned"),
    "return_rectification": Text("整改退回", "sent back"),
    "return_task": Text("验收退回", "sent back"),
    "returned": Text("退回修改", "returned"),
    "send_back": Text("抽查退回", "sent back by the second look"),
    "supersede": Text("公布的文本已被取代", "the published text was replaced"),
    "uphold": Text("抽查同意", "upheld by the second look"),
    "terminated": Text("决策已终止", "terminated"),
    "unchanged": Text("未作变更", "not changed"),
    "uncontrollable": Text("风险不可控", "not controllable"),
    "unlawful": Text("不合法", "unlawful"),
}

_BOUNDS: Mapping[Bound, Text] = {
    Bound.AT_LEAST: Text("不少于", "at least"),
    Bound.MORE_THAN: Text("超过", "more than"),
    Bound.AT_MOST: Text("不超过", "at most"),
}
_UNITS: Mapping[str, Text] = {
    "days": Text("日", "days"),
    "working_days": Text("个工作日", "working days"),
    "months": Text("个月", "months"),
    "persons": Text("人", "persons"),
    "yuan": Text("元", "yuan"),
    "wan_yuan": Text("万元", "times 10,000 yuan"),
    "share": Text("", ""),
}
_BASES: Mapping[str, Text] = {
    "experts": Text("专家的", "of the experts"),
    "participants": Text("听证参加人的", "of the participants"),
    "in_office": Text("在任组成人员的", "of the members in office"),
    "entitled": Text("有表决权人员的", "of those entitled to vote"),
    "present": Text("到会人员的", "of those present"),
    "voters": Text("参加表决人员的", "of those voting"),
    "residents": Text("常住人口的", "of the residents"),
    "clusters": Text("意见类别的", "of the clusters of opinions"),
}
_GROUNDS: Mapping[str, Text] = {
    "not_public_by_law": Text("依法不予公开", "not public by law"),
}
_NOT_SHOWN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def trigger_label(kind: Kind, trigger: str) -> Text:
    """Return what a trigger is called: its verb where it has one of its own, or its answer."""
    for verb in kind.verbs:
        if verb.triggers == (trigger,):
            return verb.label
    known = TRIGGERS.get(trigger)
    if known is not None:
        return known
    dest = next((row.dest for row in kind.rows if row.trigger == trigger), None)
    return kind.state_label(dest) if dest else Text(trigger, trigger)


def came_to(kind: Kind, edge: Edge, by: str) -> Text:
    """Return what an edge led to, where `by` is the step whose act took it.

    A step that falls by its own answer is told by that answer (再次讨论, sent back); one that
    another's act felled, by the state it is in.
    """
    own = by == edge.component != CASE
    if own and edge.target in IDLE:
        return trigger_label(kind, edge.trigger)
    return kind.state_label(edge.target)


def amount(figure: Figure) -> Text:
    """Return a figure in words: 不少于30日, at least 30 days."""
    bound = _BOUNDS[figure.bound]
    unit = _UNITS.get(figure.unit, Text(figure.unit, figure.unit))
    if isinstance(figure.value, Fraction):
        value = Fraction(figure.value)
        zh, en = f"{value.denominator}分之{value.numerator}", str(value)
    else:
        zh = en = str(figure.value)
    of = _BASES.get(figure.of, Text(figure.of, figure.of)) if figure.of else Text("", "")
    said = " ".join(word for word in (bound.en, en, unit.en, of.en) if word)
    return Text(f"{bound.zh}{of.zh}{zh}{unit.zh}", said)


def ground(key: str) -> Text:
    """Return a ground of exemption in words."""
    return _GROUNDS.get(key, Text(key, key))


def duration(days: int) -> Text:
    """Return a number of legal days in words; begun and done on one day is 当日."""
    if days == 0:
        return Text("当日", "same day")
    return Text(f"{days}天", f"{days} d")


def legal_time(moment: datetime) -> str:
    """Return a moment, already in the body's zone, to the minute with its offset."""
    return f"{moment:%Y-%m-%d %H:%M} UTC{moment:%z}"


def clean(text: str, most: int = MOST) -> str:
    """Return the text on one line, cut to `most`, without what cannot or must not be shown.

    Controls, direction overrides, surrogates, private and unassigned characters become spaces.
    """
    kept = "".join(
        " " if unicodedata.category(c) in _NOT_SHOWN else c for c in text[: most * 4 + 4]
    )
    line = " ".join(kept.split())
    return line if len(line) <= most else line[: most - 1] + ELLIPSIS


def wide(character: str) -> bool:
    """Return whether a character takes a full square (ambiguous ones do in a Chinese font)."""
    return unicodedata.east_asian_width(character) in {"W", "F", "A"}


def width(text: str, size: float) -> float:
    """Return how wide a text may become at a font size: an upper estimate, font or no font."""
    return _fifths(text) * size / 5


def _fifths(text: str) -> int:
    """Return the width in fifths of the font size: a square is five, any other character three."""
    return sum(5 if wide(c) else 3 for c in text)


def fit(text: str, size: float, room: float) -> str:
    """Return the text, cut with an ellipsis where it is wider than `room`."""
    text = clean(text)
    if width(text, size) <= room:
        return text
    used, kept = _fifths(ELLIPSIS), ""
    for c in text:
        used += _fifths(c)
        if used * size / 5 > room:
            break
        kept += c
    return kept.rstrip() + ELLIPSIS


def first_fitting(texts: Iterable[str], size: float, room: float) -> str:
    """Return the first text that fits uncut; the last one, cut, where none does."""
    text = ""
    for text in map(clean, texts):
        if width(text, size) <= room:
            return text
    return fit(text, size, room)


def wrap(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Return the text in at most `most` lines; the last one is cut where there is more.

    Breaks between any two wide characters, else at spaces; never before closing punctuation, never
    after opening.
    """
    rest = clean(text)
    lines: list[str] = []
    while rest and len(lines) < most - 1 and width(rest, size) > room:
        at = _break(rest, size, room)
        lines.append(rest[:at].rstrip())
        rest = rest[at:].lstrip()
    if rest:
        lines.append(fit(rest, size, room))
    return tuple(lines)


def _break(text: str, size: float, room: float) -> int:
    used = last = 0
    for i, c in enumerate(text):
        used += _fifths(c)
        if used * size / 5 > room:
            return last or max(1, i)
        following = text[i + 1 : i + 2]
        parted = c == " " or wide(c) or wide(following or "x")
        if parted and following not in _CLOSING and c not in _OPENING:
            last = i + 1
    return len(text)


_OPENING = frozenset("（《“‘「『【〔([")
_CLOSING = frozenset("，。；：、）》”’」』】！？…,.;:)]%")
