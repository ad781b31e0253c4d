"""What the legality review says of each claim to do less. Records only: a case remembers them."""

from enum import StrEnum

from decision_flow.domain.values import record


class Claimed(StrEnum):
    """What was claimed so as to do less than the whole step."""

    NOT_APPLICABLE = "not_applicable"
    EXEMPT = "exempt"
    SHORTENED = "shortened"
    REUSED = "reused"
    CARRIED = "carried"


@record
class Examined:
    """Whether the reviewer upholds what was claimed of a step, and why (713 Article 27)."""

    step: str
    claimed: Claimed
    upheld: bool
    reasons: str
