"""How commands speak: both languages, and an exit code that means something."""

from collections.abc import Iterable

import typer
from pydantic import ValidationError
from rich.console import Console

from api.settings import PREFIX, Settings, unknown
from decision_flow.domain.people import DUTY_LABELS
from decision_flow.domain.values import Text
from decision_flow.domain.verdict import Verdict

DONE, REFUSED, WRONG_USE, NOT_VERIFIED = range(4)

out = Console(highlight=False, markup=False, soft_wrap=True)
err = Console(highlight=False, markup=False, soft_wrap=True, stderr=True)


def say(zh: str, en: str) -> None:
    """Say a sentence in both languages."""
    out.print(f"{zh} {en}")


def refused(verdicts: Iterable[Verdict]) -> int:
    """Say what stands in the way, each with its article, who cures it and from when."""
    err.print("依照规则不能办理： The rules do not allow this:")
    unmet(verdicts)
    return REFUSED


def unmet(verdicts: Iterable[Verdict]) -> None:
    """Print requirements that are not met: each with its article, who cures it and from when."""
    for each in verdicts:
        out.print(f"  ✗ {each.reason} {each.source}")
        cure = "、".join(DUTY_LABELS[duty].zh for duty in each.curers)
        by = ", ".join(DUTY_LABELS[duty].en for duty in each.curers)
        more = [f"由谁补正 cured by：{cure}（{by}）"] if each.curers else []
        more += [f"最早 not before：{each.earliest}"] if each.earliest is not None else []
        if more:
            out.print(f"      {'；'.join(more)}")


def advised(verdicts: Iterable[Verdict]) -> None:
    """Print what is advised beside what was done: it stands in the way of nothing."""
    for each in verdicts:
        if each.advisory and not each.passed:
            out.print(f"  提示 look at：{each.reason} {each.source}")


def wrong(text: Text) -> typer.Exit:
    """Return the end of a command that was used wrongly, once it is said why."""
    err.print(str(text))
    return typer.Exit(WRONG_USE)


def settings() -> Settings:
    """Return the settings; what cannot be one, or is none, ends the command."""
    if strange := unknown():
        zh = f"没有这样的设置：{'、'.join(strange)}。"
        raise wrong(Text(zh, f"There are no such settings: {', '.join(strange)}."))
    try:
        return Settings()
    except ValidationError as error:
        names = [f"{PREFIX}{each['loc'][0]}".upper() for each in error.errors()]
        zh = f"设置有误：{'、'.join(names)}。"
        en = f"Settings that cannot be: {', '.join(names)}."
        raise wrong(Text(zh, en)) from error
