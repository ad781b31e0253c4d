"""What is sent to judge a matter, and what is told of judgements."""

from datetime import datetime
from typing import Annotated

from pydantic import Field, TypeAdapter

from api.schemas.catalogues import PaperOut, paper_out
from api.schemas.moves import ID, PROCEDURE_KEY, In
from api.schemas.queries import Query
from api.schemas.words import Out, SourceOut, TextOut, source_out, text_out
from decision_flow.domain.intake.catalogue import Long, Short, Year
from decision_flow.domain.intake.judgement import (
    ANSWER_LABELS,
    CATEGORY_LABELS,
    CONGRESS_LABELS,
    EXCLUSION_LABELS,
    Answer,
    Answers,
    Basis,
    JudgeMatter,
    Judgement,
    Look,
    OfCongress,
)
from decision_flow.domain.intake.judging import Split
from decision_flow.domain.intake.questionnaire import Found, Reason
from decision_flow.domain.values import Document, Text
from decision_flow.service.judging import Weighed


class JudgementIn(In):
    """A matter to be judged under the rule set of this key; what it comes to is worked out.

    `related` are judgements of the same project, year and unit whose sums are added to its own.
    """

    procedure: Annotated[str, Field(pattern=PROCEDURE_KEY)]
    title: Annotated[Short, Field(min_length=1)]
    unit: Annotated[Short, Field(min_length=1)]
    year: Year
    answers: Answers
    project: Annotated[Short, Field(min_length=1)] | None = None
    related: Annotated[
        tuple[Annotated[str, Field(pattern=ID)], ...], Field(max_length=50, strict=False)
    ] = ()
    document: Document | None = None


class ConfirmationIn(In):
    """Whether somebody else agrees with a judgement, and why."""

    agrees: bool
    reasons: Annotated[Long, Field(min_length=1)]


JUDGEMENT: TypeAdapter[JudgementIn] = TypeAdapter(JudgementIn)
CONFIRMATION: TypeAdapter[ConfirmationIn] = TypeAdapter(ConfirmationIn)


class JudgementsQuery(Query):
    """Which judgements are wanted."""

    answer: Annotated[Answer | None, Field(description="结论 What they came to")] = None


class WordOut(Out):
    """A word of the questionnaire, with its name in both languages."""

    key: str
    zh: str
    en: str


class ReasonOut(Out):
    """Why, and by which rule."""

    text: TextOut
    source: SourceOut


class FoundOut(Out):
    """What a matter comes to, with every reason. `together`: only the sum reaches the figure."""

    answer: WordOut
    reasons: tuple[ReasonOut, ...]
    together: bool


class LookOut(Out):
    """What a second person said."""

    person: str
    name: str
    agrees: bool
    reasons: str
    at: datetime


class CongressOut(Out):
    """What the people's congress has to do with the matter, by which act."""

    duty: WordOut
    basis: str | None


class AnswersOut(Out):
    """What was answered."""

    category: WordOut | None
    exclusion: WordOut | None
    outlives: bool
    procedure_basis: str | None
    great_effect: bool
    reasons: str
    investment_yuan: int | None
    fiscal_funds_yuan: int | None
    people: int | None
    residents: int | None
    normative: bool
    congress: CongressOut | None


class JudgementOut(Out):
    """A judgement: of what, by whom, on which answers, and who looked at it since."""

    id: str
    line: int
    title: str
    unit: str
    year: int
    project: str | None
    procedure: str
    answer: WordOut
    answers: AnswersOut
    related: tuple[str, ...]
    document: PaperOut | None
    judged_by: str
    judged_by_name: str
    judged_by_unit: str
    judged_at: datetime
    looks: tuple[LookOut, ...]
    confirmed: bool


class WeighedOut(Out):
    """A judgement with its reasons."""

    judgement: JudgementOut
    found: FoundOut


class SplitOut(Out):
    """Matters that look split to stay below a figure."""

    judgements: tuple[str, ...]
    text: TextOut
    source: SourceOut


class JudgementsOut(Out):
    """Judgements, the earliest first, and the matters among all that look split."""

    judgements: tuple[JudgementOut, ...]
    splits: tuple[SplitOut, ...]


def said_of(asked: JudgementIn, judgement: str, procedure: str, answer: Answer) -> JudgeMatter:
    """Return what is entered of a matter that was sent in."""
    return JudgeMatter(
        judgement=judgement,
        title=asked.title,
        unit=asked.unit,
        year=asked.year,
        procedure=procedure,
        answers=asked.answers,
        answer=answer,
        project=asked.project,
        related=asked.related,
        document=asked.document,
    )


def found_out(found: Found) -> FoundOut:
    label = ANSWER_LABELS[found.answer]
    return FoundOut(
        answer=_word(str(found.answer), label),
        reasons=tuple(_reason_out(reason) for reason in found.reasons),
        together=found.together,
    )


def weighed_out(weighed: Weighed) -> WeighedOut:
    return WeighedOut(judgement=judgement_out(weighed.judgement), found=found_out(weighed.found))


def judgements_out(found: tuple[Judgement, ...], split: tuple[Split, ...]) -> JudgementsOut:
    return JudgementsOut(
        judgements=tuple(judgement_out(each) for each in found),
        splits=tuple(_split_out(each) for each in split),
    )


def judgement_out(found: Judgement) -> JudgementOut:
    said, label = found.said, ANSWER_LABELS[found.said.answer]
    return JudgementOut(
        id=found.id,
        line=found.seq,
        title=said.title,
        unit=said.unit,
        year=said.year,
        project=said.project,
        procedure=said.procedure,
        answer=_word(str(said.answer), label),
        answers=_answers_out(said.answers),
        related=said.related,
        document=None if said.document is None else paper_out(said.document),
        judged_by=found.person,
        judged_by_name=found.name,
        judged_by_unit=found.unit,
        judged_at=found.at,
        looks=tuple(_look_out(look) for look in found.looks),
        confirmed=found.confirmed,
    )


def _answers_out(said: Answers) -> AnswersOut:
    kind, out, basis = said.category, said.exclusion, said.procedure_basis
    return AnswersOut(
        category=None if kind is None else _word(str(kind), CATEGORY_LABELS[kind]),
        exclusion=None if out is None else _word(str(out), EXCLUSION_LABELS[out]),
        outlives=said.outlives,
        procedure_basis=None if basis is None else _cited(basis),
        great_effect=said.great_effect,
        reasons=said.reasons,
        investment_yuan=said.investment,
        fiscal_funds_yuan=said.fiscal_funds,
        people=said.people,
        residents=said.residents,
        normative=said.normative,
        congress=None if said.congress is None else _congress_out(said.congress),
    )


def _congress_out(said: OfCongress) -> CongressOut:
    return CongressOut(
        duty=_word(str(said.duty), CONGRESS_LABELS[said.duty]),
        basis=None if said.basis is None else _cited(said.basis),
    )


def _cited(basis: Basis) -> str:
    return f"《{basis.act}》{basis.place}"


def _look_out(look: Look) -> LookOut:
    return LookOut(
        person=look.person, name=look.name, agrees=look.agrees, reasons=look.reasons, at=look.at
    )


def _split_out(split: Split) -> SplitOut:
    return SplitOut(
        judgements=split.judgements, text=text_out(split.text), source=source_out(split.source)
    )


def _reason_out(reason: Reason) -> ReasonOut:
    return ReasonOut(text=text_out(reason.text), source=source_out(reason.source))


def _word(key: str, label: Text) -> WordOut:
    return WordOut(key=key, zh=label.zh, en=label.en)
