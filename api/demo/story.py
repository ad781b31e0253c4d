"""The story: every act in order, lawful ones and shortcuts. Data only; `stage` performs it."""

from api.demo.acts import after, argued, drafted, meeting, reviewed
from api.demo.scene import Scene, made_up

FOUR_NOTS: tuple[Scene, ...] = (
    *drafted.STARTED,
    *drafted.DRAFTED,
    *argued.ARGUED,
    *reviewed.REVIEWED,
    *meeting.FIRST_MEETING,
    *meeting.SECOND_MEETING,
    *after.ISSUED,
    *after.ANSWERED_FOR,
)
"""M50/C03 through `four-nots`, from proposal to closed."""

DECREE_713: tuple[Scene, ...] = made_up(
    (
        *drafted.STARTED,
        *drafted.DRAFTED_PLAINLY,
        *argued.ARGUED_PLAINLY,
        *reviewed.REVIEWED_PLAINLY,
        *meeting.CHIEF_DEPARTS,
    )
)
"""A parallel, illustrative case under `decree-713`, up to the chief's decision."""
