"""How commands speak: both languages, and an exit code that means something."""

import typer
from pydantic import ValidationError
from rich.console import Console

from api.settings import Settings
from decision_flow.domain.values import Text

DONE, REFUSED, WRONG_USE, NOT_VERIFIED = range(4)

out = Console(highlight=False, markup=False, soft_wrap=True)
err = Console(highlight=False, markup=False, soft_wrap=True, stderr=True)


def say(zh: str, en: str) -> None:
    """Say a sentence in both languages."""
    out.print(f"{zh} {en}")


def wrong(text: Text) -> typer.Exit:
    """Return the end of a command that was used wrongly, once it is said why."""
    err.print(str(text))
    return typer.Exit(WRONG_USE)


def settings() -> Settings:
    """Return the settings; what cannot be one ends the command."""
    try:
        return Settings()
    except ValidationError as error:
        names = "、".join(str(each["loc"][0]) for each in error.errors())
        zh, en = f"设置有误：{names}。", f"Settings that cannot be: {names}."
        raise wrong(Text(zh, en)) from error
