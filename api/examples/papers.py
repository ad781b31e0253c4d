"""Papers and people of the examples: illustrative, after a matter published by 宁津县人民政府."""

import hashlib

LEAD = "宁津县交通运输局"
CHIEF, DEPUTY, OTHER = "p_chief", "p_deputy", "p_finance"

Plain = dict[str, object]


def digest(title: str) -> str:
    """Return a digest for a paper that has no bytes: the one of its title."""
    return hashlib.sha256(title.encode()).hexdigest()


def paper(title: str) -> Plain:
    """Return a paper on file."""
    return {"title": title, "digest": digest(title)}


TITLE = "阳光大街中修道路工程设计方案"
DRAFT = f"{TITLE}（草案）"
DRAFT_2 = f"{TITLE}（草案修改稿）"
