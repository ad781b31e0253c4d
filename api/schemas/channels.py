"""What is told of the register of channels: where a case was put before the public."""

from datetime import date

from api.schemas.catalogues import PaperOut, paper_out
from api.schemas.words import Out, TextOut, text_out
from decision_flow.engine.channels import Shown
from decision_flow.engine.rules import Ready


class ShownOut(Out):
    """One channel of one notice, since `on`; `proof` is null where none was kept.

    `taken_back` is the line by which the notice was voided or the hearing put off.
    """

    line: int
    step: str
    label: TextOut
    move: str
    channel: str
    name: str
    address: str | None
    on: date
    proof: PaperOut | None
    taken_back: int | None


class ChannelsOut(Out):
    """Every channel in which a case was shown, in order; `unproved` is how many have no proof."""

    channels: tuple[ShownOut, ...]
    unproved: int


def channels_out(found: tuple[Shown, ...], ready: Ready) -> ChannelsOut:
    return ChannelsOut(
        channels=tuple(_shown_out(each, ready) for each in found),
        unproved=sum(each.proof is None for each in found),
    )


def _shown_out(each: Shown, ready: Ready) -> ShownOut:
    return ShownOut(
        line=each.seq,
        step=each.step,
        label=text_out(ready.procedure.steps[each.step].label),
        move=f"{ready.kind(each.step).name}.{each.verb}",
        channel=str(each.channel.kind),
        name=each.channel.name,
        address=each.channel.address,
        on=each.on,
        proof=None if each.proof is None else paper_out(each.proof),
        taken_back=each.taken_back,
    )
