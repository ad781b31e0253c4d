"""An example of each move of a hearing."""

from api.examples.papers import DRAFT, LEAD, TITLE, Plain, digest, paper

_NAMES = [f"示例参加人{number}" for number in range(1, 4)]
_SIDES = ("沿线居民", "沿线商户", "运输企业")

HEARING: dict[str, Plain] = {
    "hearing.announce": {
        "ground": "catalogue",
        "basis": "年度目录第3项标明须听证（示例）",
        "draft": digest(DRAFT),
        "notice": paper("关于召开设计方案听证会的公告"),
        "explanation": paper(f"{TITLE}起草说明"),
        "channels": [{"kind": "website", "name": "宁津县人民政府网站"}],
        "held_at": "2023-04-06T09:00:00+08:00",
        "place": "县政务服务中心一楼会议室（示例）",
        "sides": list(_SIDES),
        "selection": paper("听证参加人遴选办法"),
    },
    "hearing.enlist": {
        "participants": [
            {"name": name, "side": side} for name, side in zip(_NAMES, _SIDES, strict=True)
        ],
        "signed_up": 5,
        "host": "示例主持人",
        "host_unit": "宁津县司法局",
        "presenter": f"{LEAD}示例陈述人",
        "recorder": "示例记录员",
        "published": paper("听证参加人名单公告"),
        "monitor": "示例听证监察人",
    },
    "hearing.deliver": {
        "materials": [paper(DRAFT), paper(f"{TITLE}起草说明")],
        "receipts": [
            {"participant": name, "on": "2023-03-28", "document": paper(f"{name}送达回执")}
            for name in _NAMES
        ],
    },
    "hearing.hold": {
        "open_to_the_public": True,
        "presented_at": "2023-04-06T09:00:00+08:00",
        "heard_at": "2023-04-06T09:30:00+08:00",
        "signed_at": "2023-04-06T11:00:00+08:00",
        "heard": [
            *({"participant": name, "signed": True} for name in _NAMES[:2]),
            {
                "participant": _NAMES[2],
                "signed": False,
                "refusal": "认为笔录遗漏其陈述，拒绝签名。",
            },
        ],
        "record": paper("听证会笔录"),
    },
    "hearing.report": {
        "report": paper("听证报告"),
        "adoption": "采纳增设临时停车泊位的意见；缩短工期的意见因质量要求未采纳（示例）。",
        "published_on": "2023-04-12",
    },
    "hearing.postpone": {
        "reasons": "报名人数不足，延期举行。",
        "notice": paper("听证会延期公告"),
    },
    "hearing.claim": {
        "ground": "not_public_by_law",
        "reasons": "所涉内容依法不予公开，已提请保密审查。",
        "document": paper("关于依法不公开的申请"),
    },
    "hearing.confirm": {
        "findings": "经审查，属于依法不予公开的情形。",
        "document": paper("政府信息公开审查意见"),
    },
    "hearing.reject": {"reasons": "经审查，不属于依法不予公开的情形，可以举行听证。"},
}
