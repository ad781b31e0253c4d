"""Each paper of a supervision, from the lines of the body's stream that are about it."""

from collections.abc import Callable, Mapping

from api.papers.after.conclusion import conclusion_paper
from api.papers.after.inspected import Inspected
from api.papers.after.order import order_notice
from api.papers.after.rectification import rectification_notice
from api.papers.errors import PaperNotYetError
from api.papers.sheet import NotYet, Paper, SupervisionPaper

View = Callable[[Inspected, str | None], Paper | NotYet]
VIEWS: Mapping[SupervisionPaper, View] = {
    SupervisionPaper.ORDER: lambda found, _: order_notice(found),
    SupervisionPaper.CONCLUSION: conclusion_paper,
    SupervisionPaper.RECTIFICATION: rectification_notice,
}


def supervision_paper(found: Inspected, kind: SupervisionPaper, unit: str | None) -> Paper:
    """Return a paper of a supervision. Raises PaperNotYetError, NotFoundError."""
    made = VIEWS[kind](found, unit)
    if isinstance(made, NotYet):
        raise PaperNotYetError(made.reason)
    return made


def every_paper(found: Inspected) -> tuple[tuple[str, Paper], ...]:
    """Return every paper that can be made now, each with the name of its file."""
    made = [(str(SupervisionPaper.ORDER), order_notice(found))]
    for place, there in enumerate(found.supervision.conclusions, 1):
        for kind in (SupervisionPaper.CONCLUSION, SupervisionPaper.RECTIFICATION):
            paper = VIEWS[kind](found, there.unit)
            if isinstance(paper, Paper):
                made.append((f"{kind}-{place}", paper))
    return tuple(made)
