"""What a refusal says: every requirement that is not met, with its source, and who cures it."""


def reasons(answer, status=409):
    """Return all that stands in the way in one text; each has a source and somebody to cure it."""
    assert answer.status_code == status, answer.text
    unmet = unmet_in(answer)
    assert all(v["curers"] and v["reason"]["en"] for v in unmet), unmet
    return "".join(f"{v['reason']['zh']}依据：{_source(v['source'])}。" for v in unmet)


def codes_of(answer, status=409):
    """Return the codes of all that stands in the way, in order."""
    assert answer.status_code == status, answer.text
    return [v["code"] for v in unmet_in(answer)]


def unmet_in(answer):
    """Return the verdicts that refuse."""
    return [v for v in answer.json()["verdicts"] if not v["passed"] and not v["advisory"]]


def _source(source):
    unverified = "（未核）" if source["kind"] == "unverified" else ""
    return f"{source['act']}{source['place']}{unverified}"
