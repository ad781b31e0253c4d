"""The legality review, and what becomes of a draft that changes."""

from datetime import date

from api.demo.acts.drafted import package
from api.demo.matter import FIRST, SECOND, THIRD
from api.demo.scene import Scene, at, paper
from decision_flow.domain.steps.before import (
    drafting,
    legality_review,
)
from decision_flow.domain.steps.claims.examined import Claimed, Examined
from decision_flow.domain.steps.papers import HandedIn
from decision_flow.domain.values import Text


def _file(on: date, draft: str, clock: str = "14:00") -> Scene:
    return Scene(
        at(on, clock),
        "wu",
        "legality_review",
        "file",
        legality_review.File(
            draft=draft,
            basis=(paper("法律法规规章和政策依据汇编"),),
            materials=(paper("起草说明"), paper("公开征求意见采纳情况报告")),
            procedure_statement=paper("履行法定程序情况说明"),
            papers=(
                HandedIn(paper="lead_discussion", document=paper("承办单位局务会议记录")),
                HandedIn(paper="lead_opinion", document=paper("承办单位法制机构审核意见")),
            ),
        ),
    )


def _accept(on: date, due: date) -> Scene:
    return Scene(
        at(on, "16:00"), "zheng", "legality_review", "accept", legality_review.Accept(due=due)
    )


def _upheld(*steps: str) -> tuple[Examined, ...]:
    """Return that the reviewer agrees that these steps do not apply."""
    claimed, reasons = Claimed.NOT_APPLICABLE, "草案不属于该环节的适用情形。"
    return tuple(
        Examined(step=step, claimed=claimed, upheld=True, reasons=reasons) for step in steps
    )


def opinion(
    draft: str,
    conclusion: legality_review.Opinion,
    *,
    form: legality_review.PaperForm = legality_review.PaperForm.LEGALITY_OPINION,
    changes: tuple[str, ...] = (),
) -> legality_review.Opine:
    """Return a legality opinion on this text."""
    return legality_review.Opine(
        draft=draft,
        form=form,
        conclusion=conclusion,
        authority="属县人民政府法定权限。",
        procedure="已履行公众参与、专家论证、风险评估程序。",
        content="内容符合有关法律、法规、规章和政策。",
        opinion=paper("合法性审查意见书"),
        counsel=paper("法律顾问书面意见"),
        examined=_upheld("fair_competition"),
        changes=changes,
    )


_LAWFUL = legality_review.Opinion.LAWFUL
_AFTER_CHANGES = legality_review.Opinion.LAWFUL_AFTER_CHANGES


def _opine(on: date, says: legality_review.Opine, *, who: str = "zheng") -> Scene:
    return Scene(at(on, "15:00"), who, "legality_review", "opine", says)


def _revise(on: date, text: drafting.Revise) -> Scene:
    return Scene(at(on), "wu", "drafting", "revise", text)


def _classify(on: date, says: drafting.Classify) -> Scene:
    return Scene(at(on, "15:00"), "zheng", "drafting", "classify", says)


REVIEWED = (
    package(
        date(2023, 4, 11),
        FIRST.digest,
        shortcut=Text("未经合法性审查即提请讨论", "submission without legality review"),
        expects=("gate.legality", "stands.legality_review"),
    ),
    _file(date(2023, 4, 12), FIRST.digest),
    _accept(date(2023, 4, 12), date(2023, 4, 23)),
    Scene(
        at(date(2023, 4, 19)),
        "zheng",
        "legality_review",
        "opine",
        opinion(FIRST.digest, _LAWFUL, form=legality_review.PaperForm.REPLY_TO_CONSULTATION),
        shortcut=Text("以征求意见复函代替合法性审查", "an opinion letter in place of the review"),
        expects=("legality.form",),
    ),
    Scene(
        at(date(2023, 4, 19), "11:00"),
        "wu",
        "legality_review",
        "opine",
        opinion(FIRST.digest, _LAWFUL),
        shortcut=Text("起草人审查自己起草的草案", "the drafter reviewing his own draft"),
        expects=("person.duty", "person.apart", "person.reviewer_unit"),
    ),
    _opine(
        date(2023, 4, 20),
        opinion(FIRST.digest, _AFTER_CHANGES, changes=("第三条援引的依据应更新。",)),
    ),
    _revise(
        date(2023, 4, 21),
        drafting.Revise(
            draft=SECOND,
            comparison=paper("修改对照表（审查意见）"),
            proposed=drafting.ChangeClass.ORDERED,
            reasons="按合法性审查意见修改。",
        ),
    ),
    _classify(
        date(2023, 4, 21),
        drafting.Classify(
            draft=SECOND.digest,
            as_class=drafting.ChangeClass.ORDERED,
            reasons="仅为审查意见所要求的修改，已逐条核对。",
        ),
    ),
    _revise(
        date(2023, 4, 24),
        drafting.Revise(
            draft=THIRD,
            comparison=paper("修改对照表（采纳意见）"),
            proposed=drafting.ChangeClass.EDITORIAL,
            reasons="补充采纳一条公众意见。",
        ),
    ),
    package(
        date(2023, 4, 24),
        THIRD.digest,
        shortcut=Text("审查后改动草案再提请讨论", "a draft changed after review"),
        expects=("stands.drafting", "submission.draft"),
    ),
    _classify(
        date(2023, 4, 25),
        drafting.Classify(
            draft=THIRD.digest,
            as_class=drafting.ChangeClass.RESPONSIVE,
            reasons="对应公众意见第7条，不增加负担，属采纳意见类修改，合法性审查须重新进行。",
            traces=(drafting.Trace(passage="第五条", opinion="公众意见第7条"),),
        ),
    ),
    _file(date(2023, 4, 26), THIRD.digest),
    _accept(date(2023, 4, 26), date(2023, 5, 10)),
    _opine(date(2023, 5, 6), opinion(THIRD.digest, _LAWFUL)),
)

_EXAMINED = _upheld("open_consultation", "expert_argument", "risk_assessment", "fair_competition")


def _examining(says: legality_review.Opine) -> legality_review.Opine:
    return legality_review.Opine(
        **{f: getattr(says, f) for f in says.__dataclass_fields__} | {"examined": _EXAMINED}
    )


REVIEWED_PLAINLY = (
    _file(date(2023, 3, 8), FIRST.digest),
    _accept(date(2023, 3, 8), date(2023, 3, 20)),
    _opine(date(2023, 3, 20), _examining(opinion(FIRST.digest, _LAWFUL))),
)
