"""A card as it grows: lines of text one under another, in the width of the card."""

from dataclasses import dataclass, field

from decision_flow.domain.values import Text
from diagrams.sheets.layout import WIDE
from diagrams.sheets.shapes import Part, Words
from diagrams.sheets.theme import GREY, INK, both
from diagrams.words import fit, wrap

PAD = 10


@dataclass(frozen=True, slots=True)
class Card:
    """A card drawn at the origin."""

    height: float
    parts: tuple[Part, ...]


@dataclass(slots=True)
class Stack:
    """What a card is built from, and how far down it has come. Used in one function only."""

    width: float
    y: float = PAD
    parts: list[Part] = field(default_factory=list)

    @property
    def room(self) -> float:
        """Return the width inside the padding."""
        return self.width - 2 * PAD

    @property
    def wide(self) -> bool:
        """Return whether the card stands in a row of few."""
        return self.width >= WIDE

    def words(self, text: str, size: float, color: str = INK, *, indent: float = 0) -> None:
        """Add one line, cut to the card."""
        self.y += size * 1.3
        line = fit(text, size, self.room - indent)
        self.parts.append(Words((PAD + indent, self.y - size * 0.25), line, size, color))

    def wrapped(
        self, text: str, size: float, color: str = INK, *, indent: float = 0, most: int = 2
    ) -> None:
        """Add a text in several lines."""
        for line in wrap(text, size, self.room - indent, most):
            self.words(line, size, color, indent=indent)

    def title(self, label: Text, *, aside: float = 0) -> None:
        """Add the name of a step in both languages; a wide card keeps `aside` free at the right."""
        if self.wide:
            self.y += 19
            self.parts.extend(
                both((PAD, self.y - 4), label, (14, 9.5), self.room - aside, bold=True)
            )
            return
        for line in wrap(label.zh, 14, self.room, 2):
            self.y += 18
            self.parts.append(Words((PAD, self.y - 4), line, 14, bold=True))
        self.wrapped(label.en, 9.5, GREY)
