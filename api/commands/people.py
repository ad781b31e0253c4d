"""`decision-flow body|person|token …`: bodies, their people, tokens."""

from datetime import date, datetime
from typing import Annotated

import typer

from decision_flow.domain.people import Duty, Level, Post

bodies = typer.Typer(help="决策机关 Bodies that decide.", no_args_is_help=True)
persons = typer.Typer(help="人员 People and their duties.", no_args_is_help=True)
tokens = typer.Typer(help="令牌 Tokens.", no_args_is_help=True)

BodyArg = Annotated[str, typer.Argument(help="机关编号 The body.")]
PersonArg = Annotated[str, typer.Argument(help="人员编号 The person.")]


@bodies.command("add")
def add_body(
    name: Annotated[str, typer.Argument(help="机关名称 Its name.")],
    level: Annotated[Level, typer.Option(help="层级 Its level.")] = Level.COUNTY,
) -> None:
    """设立决策机关 Found a body; prints its id."""
    from api.commands.staffing import found  # noqa: PLC0415 - quick --help

    found(name, level)


@bodies.command("list")
def list_bodies() -> None:
    """列表 List the bodies with their ids."""
    from api.commands.staffing import list_bodies as work  # noqa: PLC0415 - quick --help

    work()


@persons.command("list")
def list_people(
    body: Annotated[str | None, typer.Argument(help="机关编号 The body; all without it.")] = None,
) -> None:
    """列表 List the people of a body: ids, units, and the duties and seats of today."""
    from api.commands.staffing import list_people as work  # noqa: PLC0415 - quick --help

    work(body)


@persons.command("add")
def add_person(  # noqa: PLR0917 - the options of a command have no order
    body: BodyArg,
    name: Annotated[str, typer.Argument(help="姓名 The name.")],
    unit: Annotated[str, typer.Argument(help="单位 The unit.")],
    duty: Annotated[list[Duty] | None, typer.Option(help="职责，可多次给出 Duties.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="自何日起 From.")] = (
        None
    ),
    post: Annotated[Post | None, typer.Option(help="会议席位 A seat in the meeting.")] = None,
) -> None:
    """登记人员 Enrol a person with duties; prints the id."""
    from api.commands.staffing import enrol  # noqa: PLC0415 - quick --help

    enrol(body, name, unit, duties=duty or [], since=_day(since), post=post)


@persons.command("change")
def change_person(  # noqa: PLR0917 - the options of a command have no order
    body: BodyArg,
    person: PersonArg,
    day: Annotated[
        datetime,
        typer.Option(
            formats=["%Y-%m-%d"],
            help="首日，或者末日（含当日） The first day of what begins, the last of what ends.",
        ),
    ],
    duty: Annotated[list[Duty] | None, typer.Option(help="新任职责 Duties that begin.")] = None,
    end_duty: Annotated[list[Duty] | None, typer.Option(help="止任职责 Duties that end.")] = None,
    post: Annotated[Post | None, typer.Option(help="会议席位 A seat that begins.")] = None,
    acting: Annotated[
        str | None,
        typer.Option(
            help="代理行政首长：人大常委会决定的文号 Acting chief: the number of the decision."
        ),
    ] = None,
    *,
    leave: Annotated[bool, typer.Option("--leave", help="离开席位 The seat ends.")] = False,
    unit: Annotated[str | None, typer.Option(help="调任单位 The unit moved to.")] = None,
) -> None:
    """变更职责 Begin or end a person's duties, seat and unit; what was held stays on record."""
    from api.commands.staffing import change  # noqa: PLC0415 - quick --help

    seat = None if post is None else (post, acting)
    change(
        (body, person),
        day.date(),
        begin=duty or [],
        end=end_duty or [],
        seat=seat,
        leave=leave,
        unit=unit,
    )


@tokens.command("add")
def add_token(
    body: BodyArg,
    person: PersonArg,
    label: Annotated[str, typer.Option(help="用途 What it is for.")] = "cli",
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="到期日 Expires.")
    ] = (None),
) -> None:
    """发放令牌 Give a person a token; it is shown once."""
    from api.commands.staffing import give_token  # noqa: PLC0415 - quick --help

    give_token(body, person, label, _day(until))


@tokens.command("revoke")
def revoke_token(
    token: Annotated[str, typer.Option(prompt=True, hide_input=True, help="令牌 The token.")],
) -> None:
    """撤销令牌 End a token."""
    from api.commands.staffing import end_token  # noqa: PLC0415 - quick --help

    end_token(token)


def _day(given: datetime | None) -> date | None:
    return None if given is None else given.date()
