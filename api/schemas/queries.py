"""What may stand in a query: nothing unnamed, so that a misspelt word is not passed over."""

from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from api.bounds import LAST_LINE
from api.papers.output.drawn import DrawnOn
from api.schemas.moves import ID, PROCEDURE_KEY
from api.schemas.text import PlainText
from decision_flow.domain.execution.report import Audience
from decision_flow.domain.kind import Phase

MOST, USUAL = 200, 50

Limit = Annotated[int, Field(ge=1, le=MOST, description="条数 How many at most")]


class Query(BaseModel):
    """A query: what it does not name is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class CasesQuery(Query):
    """Which cases are wanted, and which page of them."""

    after: Annotated[
        str | None, Field(pattern=ID, description="上一页所示 As the last page said")
    ] = None
    limit: Limit = USUAL
    phase: Annotated[Phase | None, Field(description="阶段 The phase")] = None
    procedure: Annotated[
        str | None, Field(pattern=PROCEDURE_KEY, description="程序代号 The procedure")
    ] = None
    search: Annotated[
        PlainText | None,
        Field(min_length=1, max_length=100, description="题名中的文字 Words of the title"),
    ] = None


class LinesQuery(Query):
    """Which part of a chain is wanted."""

    after: Annotated[
        int, Field(ge=0, le=LAST_LINE, description="之后的记录 Lines after this one")
    ] = 0
    limit: Limit = USUAL


class SupervisionPaperQuery(Query):
    """Of which unit a paper of a supervision is wanted, and as of which line."""

    unit: Annotated[
        PlainText | None,
        Field(
            min_length=1,
            max_length=MOST,
            description="督查对象；只有一个结论的可以不写 "
            "The unit; it may be left out where one alone was concluded about",
        ),
    ] = None
    at: Annotated[
        int | None,
        Field(ge=1, le=LAST_LINE, description="依本机关第几号记录 As of this line of the body"),
    ] = None


class RecusedQuery(Query):
    """Which members are taken to have no part in the matter."""

    recused: Annotated[
        tuple[Annotated[str, Field(pattern=ID)], ...],
        Field(max_length=MOST, description="假定回避的组成人员 Members taken to be recused"),
    ] = ()


class DrawingQuery(Query):
    """As of which line a case is drawn; the last one when none is named."""

    at: Annotated[
        int | None,
        Field(ge=1, le=LAST_LINE, description="画到第几号记录 As it stood after this line"),
    ] = None


class PagesQuery(DrawingQuery):
    """As of which line, and in A3 pages or as one sheet."""

    paper: Annotated[
        DrawnOn, Field(description="纸张：a3分页，sheet整幅 In A3 pages, or one sheet")
    ] = DrawnOn.A3


class RegisterQuery(Query):
    """Which numbers are wanted, and which page of them."""

    series: Annotated[str | None, Field(pattern=ID, description="系列代号 Of this series")] = None
    year: Annotated[int | None, Field(ge=1, le=9999, description="年份 Of this year")] = None
    after: Annotated[
        int | None, Field(ge=1, le=LAST_LINE, description="上一页所示 As the last page said")
    ] = None
    limit: Limit = USUAL


class UntilQuery(Query):
    """As of which day a report is made."""

    until: Annotated[
        date | None,
        Field(description="截至某日已登记的记录 As recorded by the end of this day; else by now"),
    ] = None


class ReportQuery(UntilQuery):
    """As of which day a report is made, and before whom."""

    audience: Annotated[
        Audience, Field(description="向谁通报：党委全会、人代会、政府组成人员会议 Before whom")
    ] = Audience.GOVERNMENT


class DocumentQuery(Query):
    """What a document is called."""

    name: Annotated[
        PlainText,
        Field(min_length=1, max_length=200, description="文件名 What the file is called"),
    ]
