"""The story: every act in order, lawful ones and shortcuts. Data only; `stage` performs it."""

from api.demo.acts import after, before, meeting
from api.demo.scene import Scene

FOUR_NOTS: tuple[Scene, ...] = (
    *before.STARTED,
    *before.DRAFTED,
    *before.ARGUED,
    *before.REVIEWED,
    *meeting.FIRST_MEETING,
    *meeting.SECOND_MEETING,
    *after.ISSUED,
    *after.ANSWERED_FOR,
)
"""M50/C03 through `four-nots`, from proposal to closed."""

DECREE_713: tuple[Scene, ...] = (
    *before.STARTED,
    *before.DRAFTED_PLAINLY,
    *before.ARGUED_PLAINLY,
    *before.REVIEWED_PLAINLY,
    *meeting.CHIEF_DEPARTS,
)
"""A parallel, illustrative case under `decree-713`, up to the chief's decision."""
