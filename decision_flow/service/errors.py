"""What the service turns away before anything is written."""

from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.move import Refused
from decision_flow.domain.unmet import told
from decision_flow.domain.values import Text


class StaffError(DecisionFlowError):
    """What is to be entered does not fit the body as it is."""

    code = "staff-unfit"


class UnfitError(StaffError):
    """What is to be entered does not meet the rules; `refused` lists all that it does not meet.

    The refusal is on record: whoever asks again asks anew.
    """

    code = "entry-refused"

    def __init__(self, refused: Refused) -> None:
        unmet = refused.unmet
        super().__init__(
            told(unmet) or Text("不能登记。", "It cannot be entered."),
        )
        self.refused = refused


class NumberNotNextError(StaffError):
    """Somebody else took this number of a series first; `following` is the one to take now."""

    code = "number-not-next"

    def __init__(self, following: int) -> None:
        super().__init__(
            Text(
                f"该文号已被取用或者不连续，下一号为{following}。",
                f"That number is taken or leaves a gap; the next one is {following}.",
            )
        )
        self.following = following
