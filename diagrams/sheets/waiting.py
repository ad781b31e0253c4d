"""What a step waits for, on its card: its own moves and reasons, or the steps that come first.

A card whose turn has not come names the steps before it, as the text alternative does; where its
turn has come and more is missing than it has room for, the text gives every reason.
"""

from diagrams.model import SETTLED, CaseView, StepView
from diagrams.sheets.shapes import circle
from diagrams.sheets.stack import PAD, Stack
from diagrams.sheets.theme import AMBER, GREY

_MOST = 3


def wait(stack: Stack, view: CaseView, step: StepView) -> None:
    """Add what the step waits for; nothing where it is settled or the case has ended."""
    if step.standing in SETTLED or view.ended or not step.waits_for:
        return
    stack.y += 5
    if before := tuple(view.procedure.step(key).label for key in view.before(step)):
        stack.wrapped(f"须先完成：{'、'.join(t.zh for t in before)}", 10.5, GREY, most=3)
        stack.wrapped(f"after {', '.join(t.en for t in before)}", 9, GREY, most=3)
        return
    stack.wrapped(f"待 {step.awaits.zh}", 10.5, AMBER)
    stack.wrapped(f"awaits {step.awaits.en}", 9, AMBER)
    if step.since:
        stack.words(f"自 {view.day(step.since)} 起 since", 9.5, AMBER)
    for text in step.waits_for[:_MOST]:
        stack.parts.append(circle((PAD + 4, stack.y + 8), 1.8, AMBER))
        stack.wrapped(text.zh, 10.5, indent=11, most=3)
        stack.wrapped(text.en, 9, GREY, indent=11, most=3)
    if (more := len(step.waits_for) - _MOST) > 0:
        stack.words(f"另有 {more} 项，见文字版 and {more} more", 10, GREY, indent=11)
