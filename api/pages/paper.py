"""A paper as a page: the same words as its PDF, in one file that needs nothing else."""

from api.pages.templates import rendered
from api.papers.output.plain import MARK, clean, foot
from api.papers.sheet import LABELS, Block, Paper


def page(paper: Paper) -> str:
    """Return the paper as HTML: every text is data, and the page runs no program.

    Characters are left to the reader's own fonts: a page, unlike a PDF, carries none.
    Raises PaperTooLongError.
    """
    said = clean(paper)
    return rendered(
        "paper.html",
        paper=said,
        title=said.title.split("\n"),
        label=LABELS[said.kind],
        blocks=_typed(said.blocks),
        since=_typed(said.since),
        foot=foot(said),
        mark=MARK if said.illustrative else "",
    )


def _typed(blocks: tuple[Block, ...]) -> list[tuple[str, Block]]:
    return [(type(block).__name__.lower(), block) for block in blocks]
