"""What failed in another case of the body that may be about the same matter.

Whoever opens a case need not say what it goes on from. That the same text, or the same title, was
in a case where something failed is found all the same.
"""

from dataclasses import dataclass

from decision_flow.domain.said import Inherited
from decision_flow.domain.values import Cite


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What failed in another case, by the steps of this one that are found not applicable.

    `same_text` says that a draft of both is the same, otherwise the title is. `cite` names the
    line at which the other case is seen, `unlawful` the latest one there by which a text was found
    unlawful, where the present text was a draft of that case too.
    """

    title: str
    same_text: bool
    failed: tuple[Inherited, ...]
    cite: Cite
    unlawful: int | None = None

    @property
    def id(self) -> str:
        """Return the id of the other case."""
        return self.cite.stream
