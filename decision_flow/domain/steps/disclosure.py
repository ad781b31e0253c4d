"""What may be kept from the public: the grounds that the law knows, and by how many people.

The list is closed (Openness Regulations, Articles 14 and 15): a convenience is no ground.
"""

from collections.abc import Mapping
from enum import StrEnum

from decision_flow.domain.people import Duty
from decision_flow.domain.steps.claims.another import AnsweredByAnother
from decision_flow.domain.values import OPENNESS, Source, Text, article
from decision_flow.domain.verdict import Verdict, verdict


class Ground(StrEnum):
    """Why a decision is not public."""

    STATE_SECRET = "state_secret"  # noqa: S105 - a ground of the law, not a password
    FORBIDDEN_BY_LAW = "forbidden_by_law"
    SECURITY_AND_STABILITY = "security_and_stability"
    TRADE_SECRET = "trade_secret"  # noqa: S105 - a ground of the law, not a password
    PRIVACY = "privacy"


GROUNDS: Mapping[Ground, tuple[Text, int]] = {
    Ground.STATE_SECRET: (Text("依法确定为国家秘密", "classified as a state secret"), 14),
    Ground.FORBIDDEN_BY_LAW: (
        Text("法律、行政法规禁止公开", "a law or administrative regulation forbids it"),
        14,
    ),
    Ground.SECURITY_AND_STABILITY: (
        Text(
            "公开后可能危及国家安全、公共安全、经济安全、社会稳定",
            "it may endanger state, public or economic security, or social stability",
        ),
        14,
    ),
    Ground.TRADE_SECRET: (
        Text("涉及商业秘密，公开会损害第三方权益", "a trade secret of a third party"),
        15,
    ),
    Ground.PRIVACY: (
        Text("涉及个人隐私，公开会损害第三方权益", "the privacy of a third party"),
        15,
    ),
}
"""The grounds in both languages, each with its article of the Openness Regulations."""


def ground_of_law(ground: Ground) -> Verdict:
    """Return the verdict that puts the ground and its article on record with the fact."""
    text, place = GROUNDS[ground]
    return verdict(
        "disclosure.ground",
        passed=True,
        zh=f"申请不公开的理由：{text.zh}。",
        en=f"Asked not to be public because: {text.en}.",
        source=Source(OPENNESS, article(place)),
    )


answered_by_another = AnsweredByAnother(("claim", "withhold"), Duty.DISCLOSURE_REVIEWER)
"""Who claims that a matter is not public does not confirm it."""
