"""Examples of what is entered about complaints and receptions; all of it is illustrative."""

from api.examples.papers import Plain, paper

LETTER: Plain = {"text": "阳光大街施工围挡长期占道，已停工一个月（示例）。"}
TAKEN: Plain = {
    "channel": "call",
    "received_on": "2026-05-20",
    "text": "来电反映施工围挡长期占道（示例）。",
    "name": "某甲（示例）",
}

ENTRIES: dict[str, Plain] = {
    "adopt_complaint_rule": {
        "act": "县效能投诉办理规定（示例）",
        "place": "第八条",
        "reception_day": 15,
        "accept_within": {"count": 5, "unit": "working_days"},
        "conclude_within": {"count": 30, "unit": "days"},
        "answer_within": {"count": 5, "unit": "working_days"},
        "document": paper("县效能投诉办理规定（示例）"),
    },
    "register_complaint": {
        "complaint": 1,
        "nature": "complaint",
        "subject": "施工围挡长期占道（示例）",
        "first_asked": "县政府办公室",
        "against": ["县公路管理所"],
    },
    "tie_complaint": {
        "complaint": 1,
        "case": "case-example",
        "task": "T1",
        "since": "2026-05-06",
        "reasons": "查明所反映路段属该决策的任务（示例）。",
        "document": paper("调查情况说明（示例）"),
    },
    "hand_complaint_on": {
        "complaint": 1,
        "to": "县住房和城乡建设局",
        "reasons": "围挡由该局监管（示例）。",
        "told_on": "2026-05-21",
        "document": paper("转办单（示例）"),
    },
    "accept_complaint": {"complaint": 1, "document": paper("受理告知书（示例）")},
    "refuse_complaint": {
        "complaint": 1,
        "ground": "elsewhere",
        "reasons": "该路段由市级管理（示例）。",
        "competent": "市交通运输局（示例）",
        "document": paper("不予受理告知书（示例）"),
    },
    "assign_complaint": {
        "complaint": 1,
        "unit": "县政府督查室",
        "investigators": ["p_example"],
        "document": paper("交办单（示例）"),
    },
    "find_complaint": {
        "complaint": 1,
        "outcome": "founded",
        "findings": "围挡占道三十日，现场无人施工（示例）。",
        "signed_by": ["p_example"],
        "heard": ["县公路管理所"],
        "measures": [
            {"unit": "县公路管理所", "measure": "拆除围挡，恢复通行（示例）", "due": "2099-12-31"}
        ],
        "document": paper("调查报告（示例）"),
    },
    "rectify_complaint": {
        "complaint": 1,
        "measure": 1,
        "done_on": "2026-06-10",
        "accepted_by": "p_example",
        "document": paper("整改验收单（示例）"),
    },
    "answer_complaint": {
        "complaint": 1,
        "answered_on": "2026-06-12",
        "answer": "围挡已拆除，通行已恢复（示例）。",
        "concludes": True,
        "satisfied": "yes",
        "document": paper("答复记录（示例）"),
    },
    "plan_reception": {
        "held_on": "2099-01-15",
        "leader": "p_example",
        "place": "县人民来访接待室（示例）",
        "document": paper("接待安排（示例）"),
    },
    "hold_reception": {
        "held_on": "2026-06-15",
        "leader": "p_example",
        "complaints": [1],
        "document": paper("接待记录（示例）"),
    },
}
