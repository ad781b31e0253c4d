"""The hearing record (听证笔录; 713 Articles 16, 17), from what a hearing step will put on record.

`Hearing` is what the paper needs. As long as no step of a procedure gives it, the paper says so.
"""

from dataclasses import dataclass

from api.papers.material import Material, day_words
from api.papers.sheet import Heading, NotYet, Paper, PaperKind, Paragraph, Table
from decision_flow.domain.case import Fact
from decision_flow.domain.values import Moment, Text


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody at the hearing: in which role, and who for."""

    name: str
    role: str
    stands_for: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said, in the order in which it was said; `part` is the part of the session."""

    name: str
    part: str
    words: str


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed the record; a noted refusal to sign is lawful, with its reason."""

    name: str
    signed: bool = True
    refused_because: str = ""


@dataclass(frozen=True, slots=True)
class Hearing:
    """One hearing as its record tells it; `facts` are those that it rests on, in order."""

    facts: tuple[Fact, ...]
    began: Moment
    ended: Moment
    place: str
    host: str
    recorder: str
    participants: tuple[Participant, ...]
    statements: tuple[Statement, ...]
    signatures: tuple[Signature, ...] = ()


def hearing_record(material: Material, held: Hearing | None = None) -> Paper | NotYet:
    """Return the record of the hearing that was held."""
    kind = PaperKind.HEARING_RECORD
    if held is None:
        reason = Text(
            "听证笔录不由系统生成：举行听证（hearing.hold）时附上经逐人签名的笔录。",
            "It is not made here: the record that everybody signed comes with hearing.hold.",
        )
        return NotYet(kind, reason)
    return Paper(
        kind=kind,
        title=f"《{material.title}》\n听证笔录",
        blocks=(
            Table(
                (1, 4),
                (
                    ("听证事项", material.title),
                    ("时间", f"{material.moment(held.began)}至{material.clock(held.ended)}"),
                    ("地点", held.place),
                    ("主持人", held.host),
                    ("记录人", held.recorder),
                ),
            ),
            Heading("一、听证参加人"),
            Table(
                (2, 2, 3),
                tuple((p.name, p.role, p.stands_for) for p in held.participants),
                ("姓名", "身份", "代表"),
            ),
            Heading("二、听证经过"),
            *(Paragraph(f"{s.name}（{s.part}）：{s.words}") for s in held.statements),
            Heading("三、签字"),
            Table((2, 4), tuple((s.name, _signed(s)) for s in held.signatures), ("姓名", "签字")),
            *material.corrected(*held.facts),
        ),
        origin=material.origin(*held.facts),
        signed_on=day_words(material.body.day(held.began)),
        illustrative=material.illustrative,
    )


def _signed(signature: Signature) -> str:
    return "已签字" if signature.signed else f"拒绝签字：{signature.refused_because}"
