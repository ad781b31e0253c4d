"""Examples of what is sent about the catalogue and judgements; the matters were published."""

from api.examples.papers import paper
from decision_flow.store.canonical import plain

TABLE = (
    "序号,事项名称,承办单位,计划完成时间,决策程序,是否听证\n"
    "1,服务业发展“十五五”规划,龙华区发展和改革局,2026年12月,,否\n"
    "2,卫生健康“十五五”规划,龙华区卫生健康局,2026年12月,,是\n"
)
"""深圳市龙华区2026年度目录的两项事项；来源见 docs/how-to/catalogue.md。"""


def adjustment() -> object:
    """Return an adjustment: a matter removed."""
    return {
        "year": 2026,
        "reasons": "职责调整，不再由本机关决定（示例）。",
        "document": plain(paper("常务会议纪要（示例）")),
        "removed": ["2"],
    }


def publication() -> object:
    """Return a publication."""
    return {
        "year": 2026,
        "published_on": "2026-03-31",
        "channel": "政府门户网站",
        "document": plain(paper("目录网页截图（示例）")),
    }


def judgement() -> object:
    """Return a matter to be judged."""
    return {
        "procedure": "four-nots",
        "title": "阳光大街中修道路工程设计方案",
        "unit": "宁津县交通运输局",
        "year": 2023,
        "answers": {
            "category": "construction",
            "great_effect": True,
            "reasons": "城区主干道中修，关系沿线群众出行和城区交通（示例）。",
            "investment": 12_000_000,
            "congress": {"duty": "none"},
        },
    }


def confirmation() -> object:
    """Return what a second person says."""
    return {"agrees": True, "reasons": "核对了概算和影响范围，同意（示例）。"}
