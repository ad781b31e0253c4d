"""Acts that are out of force, and the warning about a basis that names one.

A list of what this house knows, each with the article that ended it; an act that is not listed here
may be out of force all the same. A draft may lawfully name an old act, to say what it replaces: so
it is a warning, and whoever reviews looks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from decision_flow.domain.values import Source, SourceKind, article
from decision_flow.domain.verdict import Verdict, advice

_STATE = "中华人民共和国"
_TITLE = re.compile("《([^》]*)》")


@dataclass(frozen=True, slots=True)
class Repealed:
    """An act by its title or its number, the first day without it, and what ended it."""

    name: str
    since: date
    by: Source

    def named_in(self, text: str) -> bool:
        """Return whether a text names this act: its number anywhere, its title as a whole."""
        if "〔" in self.name:
            return self.name in text
        titles = _TITLE.findall(text) or [text.strip()]
        return self.name in {title.removeprefix(_STATE) for title in titles}


_CIVIL_CODE = Source("中华人民共和国民法典", "第一千二百六十条")

REPEALED: tuple[Repealed, ...] = (
    *(
        Repealed(name, date(2021, 1, 1), _CIVIL_CODE)
        for name in (
            "婚姻法",
            "继承法",
            "民法通则",
            "收养法",
            "担保法",
            "合同法",
            "物权法",
            "侵权责任法",
            "民法总则",
        )
    ),
    Repealed("城市规划法", date(2008, 1, 1), Source("城乡规划法", article(70))),
    Repealed(
        "城市房屋拆迁管理条例",
        date(2011, 1, 21),
        Source("国有土地上房屋征收与补偿条例", article(35)),
    ),
    Repealed(
        "川府发〔2015〕24号",
        date(2025, 3, 1),
        Source("川府发〔2025〕4号", kind=SourceKind.UNVERIFIED),
    ),
)


def repealed(texts: Iterable[str], day: date) -> tuple[Repealed, ...]:
    """Return the acts that these texts name and that are out of force on a day, each once."""
    said = tuple(texts)
    ended = (act for act in REPEALED if act.since <= day)
    return tuple(act for act in ended if any(act.named_in(text) for text in said))


def rests_on_repealed(
    code: str, texts: Iterable[str], day: date, source: Source
) -> tuple[Verdict, ...]:
    """Warn when a basis names acts that are out of force on the day of the act."""
    found = repealed(texts, day)
    if not found:
        return ()
    zh = "；".join(f"“{a.name}”自{a.since}起不再施行（{a.by}）" for a in found)
    en = "; ".join(f"“{a.name}” since {a.since} ({a.by})" for a in found)
    return (
        advice(
            code,
            f"所列依据中有已失效的：{zh}。请确认决策之日有效的依据。",
            f"Out of force among what is cited: {en}. See which act holds on that day.",
            source,
        ),
    )
