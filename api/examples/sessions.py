"""Examples of what is put on record of a session; all of it is illustrative."""

from copy import deepcopy

from api.examples.papers import CHIEF, DEPUTY, OTHER, Plain, paper

_OPENED = "2023-05-06T09:00:00+08:00"
_LEFT = "2023-05-06T10:40:00+08:00"
_NOTICE = paper("县政府常务会议通知")
_APPROVAL = paper("议题审批单（示例）")
_AGENDA = [
    {"title": "审议阳光大街中修道路工程设计方案", "case": "c_1", "materials_on": "2023-04-28"},
    {"title": "通报防汛准备情况（示例）"},
]
_THERE = [{"person": person, "arrived": _OPENED} for person in (CHIEF, DEPUTY, OTHER)]
_GONE = [*_THERE[:2], {**_THERE[2], "left": _LEFT}]

CALL: Plain = {
    "meeting": "standing",
    "number": "宁津县人民政府第20次常务会议（示例）",
    "held_on": "2023-05-06",
    "place": "县政府第一会议室（示例）",
    "notice": _NOTICE,
    "approval": _APPROVAL,
    "agenda": _AGENDA,
}
ENTRIES: dict[str, Plain] = {
    "revise": {
        "held_on": "2023-05-06",
        "notice": paper("关于调整议程的补充通知（示例）"),
        "approval": _APPROVAL,
        "agenda": _AGENDA[:1],
        "reasons": "防汛准备情况改为书面通报（示例）。",
    },
    "open": {
        "at": _OPENED,
        "presiding": CHIEF,
        "attendance": _THERE,
        "sheet": paper("签到册（示例）"),
        "observers": [{"name": "示例列席人员", "post": "县司法局负责人", "legal_head": True}],
    },
    "note": {"attendance": _GONE},
    "close": {"at": "2023-05-06T12:00:00+08:00", "attendance": _GONE},
    "report_error": {
        "wrong": "记赵磊到会，实际请假（示例）。",
        "right": "赵磊未到会（示例）。",
        "evidence": paper("请假条扫描件（示例）"),
    },
    "correct": {"reported": 5, "attendance": _GONE},
    "cancel": {"reasons": "防汛应急，会议改期（示例）。"},
}


def entry(name: str) -> Plain:
    """Return the example of an entry."""
    return {"entry": name, "payload": deepcopy(ENTRIES[name])}
