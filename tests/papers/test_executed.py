"""What becomes of a decision on paper: the list of tasks, what the public answered, the report."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from carried import allows, task, wants
from hostile import HOSTILE, words_of
from makers import CASE

from api.demo.scene import BODY, paper
from api.papers.executed.evaluated import evaluation_report, questionnaire_results, score_words
from api.papers.executed.tasks import task_list
from api.papers.making import material_of, printed
from api.papers.material import day_words
from api.papers.sheet import Format, NotYet, Paper, Table, texts
from decision_flow.domain.execution.said import (
    Assign,
    Finish,
    Inspect,
    Problem,
    Progress,
    Resume,
    Revise,
    Suspend,
)
from decision_flow.domain.steps.after.post_evaluation.said import (
    Commission,
    Conclude,
    Report,
    SourceOf,
    Tally,
)

VIEWS = (task_list, questionnaire_results, evaluation_report)
FIRST = {task_list: Assign, questionnaire_results: Tally, evaluation_report: Report}
LONG = "长" * 400 + "a" * 200


def words(found):
    return "\n".join(texts(found))


def rows(found):
    (table,) = [block for block in found.blocks if isinstance(block, Table)]
    return table.rows


def seq_of(material, payload):
    return next(f.seq for f in material.facts if isinstance(f.payload, payload))


def until(material, payload):
    """Return the material as it stood just after the first act of a kind."""
    return replace(material, lines=material.lines[: seq_of(material, payload)])


def changed(material, payload, **change):
    """Return the material with one kind of act saying something else."""
    return replace(
        material,
        lines=tuple(
            replace(line, fact=replace(line.fact, payload=replace(line.fact.payload, **change)))
            if isinstance(line.fact.payload, payload)
            else line
            for line in material.lines
        ),
    )


def went_on(material, *payloads, days=1, entered=0):
    """Return the material with more acts of its last step, each a day after the other.

    Each is `entered` so many days later.
    """
    lines = list(material.lines)
    for said in payloads:
        last = lines[-1]
        at = last.fact.stated_at + timedelta(days=days)
        fact = replace(last.fact, payload=said, seq=last.fact.seq + 1, stated_at=at)
        fact = replace(fact, recorded_at=at + timedelta(days=entered))
        lines.append(replace(last, fact=fact))
    return replace(material, lines=tuple(lines))


@pytest.mark.parametrize("view", VIEWS)
def test_it_waits_for_what_it_tells_of_and_is_there_from_that_line_on(told, whole, view):
    seq = seq_of(whole, FIRST[view])
    early = view(material_of(told, BODY, CASE, at=seq - 1))
    assert isinstance(early, NotYet)
    assert early.reason.zh
    assert early.reason.en
    there = view(material_of(told, BODY, CASE, at=seq))
    assert isinstance(there, Paper)
    assert there.origin.line == seq


def test_the_list_tells_of_each_task_what_was_assigned_and_how_far_it_is(whole):
    given = next(f.payload for f in whole.facts if isinstance(f.payload, Assign))
    early, late = task_list(until(whole, Assign)), task_list(whole)
    assert [row[0] for row in rows(early)] == [t.key for t in given.tasks]
    for row, said in zip(rows(early), given.tasks, strict=True):
        told = "".join(row)
        assert all(each in told for each in (said.unit, said.goal, said.measure, said.passage))
        assert f"{said.due.year}年{said.due.month}月{said.due.day}日" in row[5]
        assert row[6] == "尚无进度报告"
    assert early.text == given.draft
    assert ["验收" in row[6] for row in rows(late)] == [True] * len(given.tasks)
    assert any("逾期2日" in row[6] for row in rows(late)), "the second task was two days late"


def test_the_list_tells_what_was_revised_added_and_given_longer(whole):
    start = changed(until(whole, Assign), Assign, tasks=(task("A"), task("B")))
    new = task("C", due=date(2023, 12, 1), after=("A",))
    added = Revise(tasks=(new,), reasons="补充安排", document=paper("调整通知"))
    to = date(2023, 11, 30)
    reported = Progress(task="A", done="半", percent=50, evidence=(paper("月报"),))
    found = task_list(went_on(start, added, reported, wants(to, "A"), allows("A")))
    one, two, three = rows_of_tasks(found)
    assert one[5] == "2023年11月30日（原定2023年10月31日）"
    assert one[6].endswith("50%")
    assert two[5] == "2023年10月31日"
    assert "增加" in three[0]
    assert "在A之后" in three[3]
    assert "补充安排" in words(found)
    longer = [b for b in found.blocks if isinstance(b, Table)][1].rows
    assert [(row[0], row[2], row[4][-2:]) for row in longer] == [("A", "2023年11月30日", "批准")]
    waiting = task_list(went_on(start, wants(to, "A")))
    assert "待答复" in words(waiting)
    assert rows_of_tasks(waiting)[0][5] == "2023年10月31日"


def test_the_list_tells_from_when_until_when_it_was_suspended(whole):
    start = until(whole, Assign)
    found = Problem(problem="塌方", proposal="停工", document=paper("报告"))
    stop = Suspend(reasons="塌方", urgency="险情", document=paper("决定"))
    again = Resume(handling="加固", document=paper("批示"))
    still = words(task_list(went_on(start, found, stop)))
    assert "二、中止执行" in still
    assert "尚未恢复" in still
    over = words(task_list(went_on(start, found, stop, again)))
    first, last = start.lines[-1].fact.seq + 2, start.lines[-1].fact.seq + 3
    assert f"起中止执行（第{first}号记录），至" in over
    assert f"（第{last}号记录）。时限相应顺延" in over
    assert "中止" not in words(task_list(start))
    late = words(task_list(went_on(start, found, stop, entered=9)))
    on = start.lines[-1].fact.stated_at.date() + timedelta(days=2)
    noted = on + timedelta(days=9)
    assert (
        f"{day_words(on)}起中止执行（第{first}号记录，{day_words(noted)}补录，时限自该日起" in late
    )


def rows_of_tasks(found):
    return next(block for block in found.blocks if isinstance(block, Table)).rows


def test_a_task_that_was_sent_back_is_not_done_on_the_list(whole):
    before = until(whole, Finish)
    key = before.facts[-1].payload.task
    assert "待验收" in {r[0]: r[6] for r in rows_of_tasks(task_list(before))}[key]
    back = Inspect(task=key, accepted=False, findings="不符", document=paper("退回"))
    after = task_list(went_on(before, back))
    assert {r[0]: r[6] for r in rows_of_tasks(after)}[key].startswith("未报完成")


def test_the_questionnaire_tells_how_many_answered_and_the_scores_once_there_are_any(whole):
    early, late = (questionnaire_results(until(whole, each)) for each in (Tally, Report))
    assert "共收到答卷326份" in words(early)
    assert "尚无评分" in words(early)
    scores = next(f.payload for f in whole.facts if isinstance(f.payload, Report)).scores
    public = [str(s.points) for s in scores if s.source is SourceOf.PUBLIC]
    assert [row[4] for row in rows(late)] == public


def test_the_report_tells_every_score_what_they_come_to_and_what_followed_below_the_name(whole):
    early, late = evaluation_report(until(whole, Report)), evaluation_report(whole)
    said = next(f.payload for f in whole.facts if isinstance(f.payload, Report))
    weights = next(f.payload for f in whole.facts if isinstance(f.payload, Commission))
    assert late.signed_by == weights.unit
    assert [row[0] for row in rows(late)] == [each.key for each in weights.indicators]
    assert [points for row in rows(late) for points in row[4:]] == [
        str(score.points) for score in said.scores
    ]
    assert "综合得分85.00分" in words(late)
    assert said.findings in words(late)
    assert early.since == ()
    heading, after = late.since
    assert heading.text.startswith("附记")
    assert f"见第{seq_of(whole, Conclude)}号记录" in after.text
    assert (early.title, early.blocks, early.signed_on) == (
        late.title,
        late.blocks,
        late.signed_on,
    )


def test_where_nobody_answered_the_public_has_no_score_and_it_is_said_how_it_was_heard(whole):
    silent = changed(whole, Tally, received=0)
    said = next(f.payload for f in whole.facts if isinstance(f.payload, Report))
    kept = tuple(s for s in said.scores if s.source is not SourceOf.PUBLIC)
    silent = changed(silent, Report, scores=kept, nobody_answered="入户走访")
    report, answers = evaluation_report(silent), questionnaire_results(silent)
    assert {len(row) for row in rows(report)} == {6}
    assert "公众评议不计入" in words(report)
    assert "入户走访" in words(report)
    assert "入户走访" in words(answers)


@pytest.mark.parametrize(
    ("score", "shown"),
    [
        (Fraction(85), "85.00"),
        (Fraction(217, 3), "72.33（精确值217/3）"),
        (Fraction(1, 200), "0.00（精确值1/200）"),
        (Fraction(145, 2), "72.50"),
    ],
)
def test_a_score_is_shown_with_two_decimals_and_exact_where_that_is_not_all(score, shown):
    assert score_words(score) == shown


@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("said", [*HOSTILE, LONG])
def test_whatever_people_wrote_is_text_on_these_papers(whole, said, form):
    given = next(f.payload for f in whole.facts if isinstance(f.payload, Assign))
    tasks = tuple(
        replace(t, unit=said, goal=said, measure=said, passage=said, assisting=(said,))
        for t in given.tasks
    )
    material = changed(whole, Assign, tasks=tasks)
    material = changed(material, Report, findings=said)
    material = changed(material, Commission, unit=said, reasons=said)
    for view in VIEWS:
        found = view(material)
        assert isinstance(found, Paper)
        assert said in words(found)
        content = printed(found, form)
        if form is Format.PDF:
            assert content.startswith(b"%PDF")
        else:
            assert said in words_of(content).replace("\u200b", "")
