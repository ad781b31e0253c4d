"""Papers that a place asks for with an act: which, is said by its procedure, and no code.

The act that carries them is the kind's (`Kind.papered`); its payload has a field `papers`.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from decision_flow.domain.kind import Asked
from decision_flow.domain.procedure import RequiredPaper
from decision_flow.domain.values import Document, record
from decision_flow.domain.verdict import Verdict, verdict


@record
class HandedIn:
    """One of the papers that the procedure asks for, by its key there, or why there is none."""

    paper: str
    document: Document | None = None
    absent: str | None = None


class Carrying(Protocol):
    """What a payload that hands papers in has."""

    @property
    def papers(self) -> tuple[HandedIn, ...]:
        """Return the papers, each under its key."""
        ...


def handed_in(asked: Asked[Carrying]) -> tuple[Verdict, ...]:
    """Pass, paper by paper, when what the procedure asks for is there, or need not be.

    Several documents may come under one key. Where the procedure names papers, another key is a
    slip that would stand on record for good: it is refused. Where it names none, what is handed in
    is kept and asked for nothing.
    """
    given, wanted = asked.payload.papers, asked.step.papers
    found = [
        _one(asked, key, paper, [each for each in given if each.paper == key])
        for key, paper in wanted.items()
    ]
    strange = dict.fromkeys(each.paper for each in given if each.paper not in wanted)
    return (*found, _unnamed(asked, [*strange])) if wanted and strange else tuple(found)


def _unnamed(asked: Asked[Any], strange: list[str]) -> Verdict:
    keys = asked.step.papers.items()
    zh = "、".join(f"{key}“{paper.label.zh}”" for key, paper in keys)
    en = ", ".join(f"{key} “{paper.label.en}”" for key, paper in keys)
    return verdict(
        "papers.named",
        passed=False,
        zh=f"“{asked.step.label.zh}”没有代号为{'、'.join(strange)}的文件；papers 可写：{zh}。",
        en=f"“{asked.step.label.en}” has no papers of the key {', '.join(strange)}; `papers` may "
        f"name {en}.",
        source=asked.step.source,
    )


def _one(asked: Asked[Any], key: str, wanted: RequiredPaper, given: Sequence[HandedIn]) -> Verdict:
    name, step, waived = wanted.label, asked.step.label, wanted.conditional
    there = any(each.document is not None for each in given)
    said = (each.absent for each in given if each.absent is not None)
    reasons = next(said, None) if waived is not None and not there else None
    if reasons is not None:
        zh, en = f"未附“{name.zh}”，理由：{reasons}", f"No “{name.en}”, because: {reasons}"
    elif waived is not None:
        zh = f"“{step.zh}”须附“{name.zh}”（{waived.zh}）；不附的，写明理由。"
        en = f"“{step.en}” comes with “{name.en}” ({waived.en}), or says why there is none."
    else:
        zh, en = f"“{step.zh}”须附“{name.zh}”。", f"“{step.en}” comes with “{name.en}”."
    if not there and reasons is None:
        zh, en = f"{zh[:-1]}（写入 papers，代号 {key}）。", f"{en[:-1]} (in `papers`, as {key})."
    return verdict("papers.handed_in", there or reasons is not None, zh, en, wanted.source)


def digests(papers: tuple[HandedIn, ...]) -> Iterator[str]:
    """Yield the digest of every paper that is there."""
    return (each.document.digest for each in papers if each.document is not None)
