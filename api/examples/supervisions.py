"""Examples of what is said of a supervision; all of it is illustrative."""

from copy import deepcopy

from api.examples.papers import CHIEF, LEAD, Plain, paper
from decision_flow.domain.lots import drawn

_NUMBER = {"supervision": "2023-1"}
_HEAD, _MEMBER, _OTHER = "p_auditor", "p_reviewer", "p_archivist"
_UNITS = ["县城市建设投资中心", LEAD]
_SEED = "02 11 19 23 30 33"
_SEED_FROM, _KNOWN = "2023年7月4日福利彩票号码（示例）", "2023-07-04"
_DRAWN = [*drawn(_SEED, _UNITS, 1)]
_OF_UNIT = {**_NUMBER, "unit": _DRAWN[0]}

ENTRIES: dict[str, Plain] = {
    "order_supervision": {
        **_NUMBER,
        "title": "阳光大街中修工程落实情况专项督查（示例）",
        "kind": "special",
        "ground": "instruction",
        "ordered_by": CHIEF,
        "ordered_on": "2023-07-03",
        "matter": "决策事项是否按期落实（示例）。",
        "units": _UNITS,
        "lots": [{"pool": "units", "number": 1, "seed_from": _SEED_FROM, "known_on": _KNOWN}],
        "begins": "2023-07-05",
        "until": "2023-07-14",
        "team": [_HEAD, _MEMBER],
        "scheme": paper("督查方案（示例）"),
        "document": paper("督查任务单（示例）"),
    },
    "sample_supervision": {
        **_NUMBER,
        "pool": "units",
        "number": 1,
        "seed": _SEED,
        "seed_from": _SEED_FROM,
        "known_on": _KNOWN,
        "drawn": _DRAWN,
    },
    "find_in_supervision": {
        **_OF_UNIT,
        "finding": "f1",
        "on": "2023-07-06",
        "means": "unannounced",
        "text": "北段未按方案围挡（示例）。",
        "evidence": [paper("现场照片（示例）")],
    },
    "conclude_supervision": {
        **_OF_UNIT,
        "concluded_on": "2023-07-13",
        "concluded_by": [_HEAD, _MEMBER],
        "text": "总体落实，北段围挡不到位（示例）。",
        "document": paper("督查结论（示例）"),
        "rectify": [
            {"item": "r1", "finding": "f1", "measure": "按方案围挡（示例）。", "due": "2023-08-15"}
        ],
    },
    "deliver_conclusion": {
        **_OF_UNIT,
        "delivered_on": "2023-07-14",
        "document": paper("送达回证（示例）"),
    },
    "object_to_conclusion": {
        **_OF_UNIT,
        "on": "2023-07-24",
        "reasons": "北段已移交养护单位（示例）。",
        "document": paper("复核申请书（示例）"),
        "receipt": paper("收件回执（示例）"),
    },
    "review_objection": {
        **_OF_UNIT,
        "decided_on": "2023-08-07",
        "outcome": "upheld",
        "reviewers": [_OTHER],
        "reasons": "移交手续尚未办结（示例）。",
        "document": paper("复核决定（示例）"),
    },
    "report_rectification": {
        **_NUMBER,
        "item": "r1",
        "on": "2023-08-11",
        "text": "北段已围挡（示例）。",
        "evidence": [paper("整改照片（示例）")],
    },
    "check_rectification": {
        **_NUMBER,
        "item": "r1",
        "on": "2023-08-14",
        "result": "closed",
        "reasons": "现场核实（示例）。",
        "document": paper("核查记录（示例）"),
    },
    "recommend": {
        **_OF_UNIT,
        "recommendation": "j1",
        "recommended": "accountability",
        "on": "2023-08-16",
        "reasons": "逾期围挡，工期安排失当（示例）。",
        "document": paper("追责建议（示例）"),
    },
    "approve_recommendation": {
        **_NUMBER,
        "recommendation": "j1",
        "approved": True,
        "approved_by": CHIEF,
        "on": "2023-08-18",
        "reasons": "同意（示例）。",
        "document": paper("批准件（示例）"),
    },
    "carry_out_recommendation": {
        **_NUMBER,
        "recommendation": "j1",
        "on": "2023-08-21",
        "text": "已移交处理（示例）。",
        "to": "县纪委监委",
        "document": paper("移交函（示例）"),
    },
    "pass_clue_on": {
        **_NUMBER,
        "clue": "x1",
        "to": "县监察委员会",
        "on": "2023-08-16",
        "document": paper("问题线索移送书（示例）"),
    },
}


def entry(name: str) -> Plain:
    """Return the example of what is said."""
    return {"entry": name, "payload": deepcopy(ENTRIES[name])}
