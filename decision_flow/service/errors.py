"""What the service turns away before anything is written."""

from collections.abc import Iterable

from decision_flow.domain.errors import DecisionFlowError
from decision_flow.domain.move import Refused
from decision_flow.domain.people import Duty
from decision_flow.domain.unmet import cured_by, told
from decision_flow.domain.values import Text
from decision_flow.domain.verdict import Verdict


class StaffError(DecisionFlowError):
    """What is to be entered does not fit the body as it is."""

    code = "staff-unfit"


class UnfitError(StaffError):
    """What is asked beside the moves of a case does not meet the rules; `refused` lists it all.

    An entry that was refused is on record; what is asked of letters, opinions and figures is not.
    """

    code = "entry-refused"

    def __init__(self, refused: Refused) -> None:
        unmet = refused.unmet
        super().__init__(
            told(unmet) or Text("不能登记。", "It cannot be entered."),
        )
        self.refused = refused


def demand(step: str, verb: str, found: Iterable[Verdict], *, doers: tuple[Duty, ...] = ()) -> None:
    """Return where nothing stands in the way. Raises UnfitError with all that does.

    What names nobody who cures it is cured by the `doers`.
    """
    unmet = cured_by(found, doers)
    if any(each.refuses for each in unmet):
        raise UnfitError(Refused(step, verb, unmet))


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
