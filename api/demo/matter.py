"""The published matter that the demonstration follows, and its papers."""

from datetime import date

from api.demo.scene import paper
from decision_flow.domain.intake.judgement import Answers, Category
from decision_flow.domain.links import Links
from decision_flow.domain.steps.matter import Open

SOURCE = (
    "http://www.sdningjin.gov.cn/n50593881/n50593903/n50593963/n60837477/c81700726/content.html"
)
PUBLISHED = f"已公布 published: {SOURCE}"
TITLE = "阳光大街中修道路工程设计方案"
LEAD_UNIT = "宁津县交通运输局"
OPENS, CLOSES = date(2023, 3, 6), date(2023, 4, 5)

FIRST = paper(f"{TITLE}（草案第一稿）")
SECOND = paper(f"{TITLE}（按审查意见修改稿）")
THIRD = paper(f"{TITLE}（采纳意见修改稿）")


def opening(certificate: str, *, title: str = TITLE, links: Links = ()) -> Open:
    """Return what the case is about; title, unit and year of the first were published (M50)."""
    listed = "目录已公布" if title == TITLE else "示例"
    return Open(
        title=title,
        category=Category.CONSTRUCTION,
        summary=f"{LEAD_UNIT}承办的2023年度重大行政决策事项（{listed}）。",
        certificate=certificate,
        answers=Answers(
            category=Category.CONSTRUCTION,
            great_effect=True,
            reasons="城区主干道中修，关系沿线群众出行和城区交通（示例）。",
        ),
        links=links,
    )
