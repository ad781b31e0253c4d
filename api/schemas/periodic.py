"""A report that is made of figures, as it goes out."""

from datetime import date, datetime

from api.schemas.statistics import StatisticOut, statistic_out
from api.schemas.words import Out, TextOut, text_out
from decision_flow.domain.office.supervision.said import Pool, SupervisionKind
from decision_flow.domain.supervising.bulletin import Told
from decision_flow.domain.supervising.stage import MENDED, STAGES, Mended, Stage
from decision_flow.engine.statistics import FormName, PeriodicReport


class PartOut(Out):
    """A part of the report with its figures."""

    heading: TextOut
    figures: tuple[StatisticOut, ...]


class ReadOut(Out):
    """The last line that was read of a case, or of the body's own record."""

    stream: str
    line: int
    digest: str


class ItemStandsOut(Out):
    """Something that is to be put right, and how it stands; `case` is the case that it is of."""

    item: str
    unit: str
    measure: str
    due: date
    case: str | None
    stands: Mended
    label: TextOut


class SupervisionStandsOut(Out):
    """A supervision in the report, and how far it is; `units` are those that are supervised."""

    supervision: str
    title: str
    kind: SupervisionKind
    units: tuple[str, ...]
    ordered_on: date
    begins: date
    until: date
    stage: Stage
    label: TextOut
    findings: int
    conclusions: int
    items: tuple[ItemStandsOut, ...]


class PeriodicReportOut(Out):
    """The report on a period, made of the lines recorded by `at`.

    `supervisions` are listed in the bulletin of supervision alone. `read` are the last lines that
    the report rests on.
    """

    form: FormName
    title: TextOut
    first: date
    last: date
    at: datetime
    illustrative: bool
    parts: tuple[PartOut, ...]
    supervisions: tuple[SupervisionStandsOut, ...]
    read: tuple[ReadOut, ...]


def periodic_out(report: PeriodicReport) -> PeriodicReportOut:
    """Return a report as it goes out."""
    return PeriodicReportOut(
        form=report.form.name,
        title=text_out(report.form.title),
        first=report.period.first,
        last=report.period.last,
        at=report.at,
        illustrative=report.illustrative,
        parts=tuple(
            PartOut(
                heading=text_out(part.heading),
                figures=tuple(statistic_out(report.figures[key]) for key in part.figures),
            )
            for part in report.form.parts
        ),
        supervisions=tuple(_supervision(each) for each in report.supervisions),
        read=tuple(
            ReadOut(stream=each.stream, line=each.seq, digest=each.digest) for each in report.ends
        ),
    )


def _supervision(told: Told) -> SupervisionStandsOut:
    each, said = told.supervision, told.supervision.order.said
    return SupervisionStandsOut(
        supervision=each.id,
        title=said.title,
        kind=said.kind,
        units=each.scope(Pool.UNITS),
        ordered_on=said.ordered_on,
        begins=said.begins,
        until=said.until,
        stage=told.stage,
        label=text_out(STAGES[told.stage]),
        findings=len(each.findings),
        conclusions=len(each.conclusions),
        items=tuple(
            ItemStandsOut(
                item=item.wanted.item,
                unit=item.unit,
                measure=item.wanted.measure,
                due=item.wanted.due,
                case=item.case,
                stands=stands,
                label=text_out(MENDED[stands]),
            )
            for item, stands in told.items
        ),
    )
