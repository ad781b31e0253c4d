"""A file with a mistake is refused at its line, with what is wrong and what is allowed."""

import pytest

from workflows import ProcedureFaultsError, load_text

DEPARTURE = "{act: 某规定, place: 第一条, kind: local}"

# What stands in the national minimum, what is written instead, where the fault is shown (nothing:
# where the new text begins), and words of the English sentence.
WRONG = {
    "an unknown key": ("profile: decree-713", "profil: decree-713", "", "allowed: key, version"),
    "a key left out": ("version: 2\n", "", "key: decree-713", "Missing: version"),
    "a number in quotes": ("version: 2", 'version: "2"', "", "a whole number from 1 to 9999"),
    "a share of zero": (
        "1/2",
        "0/2",
        "",
        "a whole number (from 1 to 3650, larger for a sum of money), or a share",
    ),
    "a share over one": ("1/2", "3/2", "", "allowed: at most all"),
    "a share that is more than all": ("1/2", "1/1", "", "allowed: at most all"),
    "a number where a share is due": ("more_than: 1/2", "more_than: 2", "", "allowed: share"),
    "a share where a number is due": ("at_least: 30", "at_least: 1/2", "", "does not fit the unit"),
    "a day that does not exist": ("2019-09-01", "2019-02-30", "in_force_from", "must be a date"),
    "an end before the beginning": (
        "in_force_from: 2019-09-01",
        "in_force_from: 2019-09-01\nin_force_to: 2019-08-31",
        "in_force_to",
        "allowed: 2019-09-01 or later",
    ),
    "a follower without an end": (
        "in_force_from: 2019-09-01",
        "in_force_from: 2019-09-01\nsuperseded_by: other",
        "key: decree-713",
        "Missing: in_force_to",
    ),
    "a procedure that follows itself": (
        "in_force_from: 2019-09-01",
        "in_force_from: 2019-09-01\nin_force_to: 2025-01-01\nsuperseded_by: decree-713",
        "superseded_by",
        "allowed: another rule set",
    ),
    "a label in one language": (
        "label: {zh: 公众参与, en: Public participation}",
        "label: {zh: 公众参与}",
        "label: {zh: 公众参与}",
        "Missing: en",
    ),
    "brackets in the title of an act": (
        "act: 重大行政决策程序暂行条例",
        "act: 《重大行政决策程序暂行条例》",
        "source: {act: 《",
        "without《》",
    ),
    "an act that does not say of what kind": (
        "source: {act: 公平竞争审查条例, place: 第十四条、第十八条, kind: statute}",
        "source: {act: 公平竞争审查条例, place: 第十四条}",
        "source: {act: 公平竞争审查条例, place: 第十四条}",
        "Missing: kind",
    ),
    "a house default that names an act": (
        "approval\n    source: {kind: default}",
        "approval\n    source: {kind: default, place: 第一条}",
        "source: {kind: default, place: 第一条}",
        "must be {kind: default} alone",
    ),
    "a source without an article": (
        "source: {place: 第三十八条}",
        "source: {}",
        "source: {}",
        "Missing: place",
    ),
    "a step without a source": (
        "    kind: proposal@1\n    source: {place: 第十条}",
        "    kind: proposal@1",
        "- key: proposal",
        "Missing: source",
    ),
    "a figure without a source": (
        "{at_least: 30, unit: days, source: {place: 第十五条}}",
        "{at_least: 30, unit: days}",
        "period:",
        "Missing: source",
    ),
    "a figure with two bounds": (
        "{at_least: 30,",
        "{at_least: 30, at_most: 60,",
        "period:",
        "must be a figure",
    ),
    "a departure with nothing to depart from": (
        "{at_least: 30, unit: days, source: {place: 第十五条}}",
        "{at_least: 30, unit: days, source: {place: 第十五条}, departs_from: " + DEPARTURE + "}",
        "period:",
        "nothing for departs_from",
    ),
    "an unknown figure": ("      period:", "      periode:", "periode", "allowed: period"),
    "an unknown unit": ("unit: days", "unit: weeks", "", "allowed: days, working_days, months"),
    "a bound that the kind forbids": ("at_least: 30", "at_most: 30", "", "allowed: at_least"),
    "a share without its base": (" of: in_office,", "", "majority:", "allowed: present, in_office"),
    "an unknown base": ("of: in_office", "of: everybody", "", "allowed: present, in_office"),
    "an unknown kind": ("kind: proposal@1", "kind: proposal@2", "", "allowed: proposal@1, start@1"),
    "an unknown setting": (
        "{decision: chief_decides}",
        "{decisions: chief_decides}",
        "settings: {decisions",
        "allowed: decision",
    ),
    "an unknown value of a setting": (
        "{decision: chief_decides}",
        "{decision: by_lot}",
        "settings: {decision: by_lot",
        "allowed: chief_decides, two_keys",
    ),
    "a duty that the kind does not know": (
        "by: legal_reviewer",
        "by: archivist",
        "by: archivist",
        "allowed: legal_reviewer",
    ),
    "one of several duties where the kind has fixed who does what": (
        "by: legal_reviewer",
        "by: drafter",
        "by: drafter",
        "allowed: legal_reviewer",
    ),
    "a duty where several share the acts": (
        "  - key: meeting\n    kind: meeting@1\n",
        "  - key: meeting\n    kind: meeting@1\n    by: chief\n",
        "by: chief",
        "no `by`",
    ),
    "a condition on what is never optional": (
        "  - key: meeting\n    kind: meeting@1\n",
        "  - key: meeting\n    kind: meeting@1\n    when: {zh: 必要时, en: as needed}\n",
        "when: {zh: 必要时",
        "allowed for: consultation@1, hearing@1, expert_argument@1",
    ),
    "an unknown step in after": (
        "after: [start]",
        "after: [begin]",
        "",
        "allowed: proposal, start",
    ),
    "an unknown step in a gate": (
        "all_of: [meeting]",
        "all_of: [meating]",
        "",
        "allowed: proposal",
    ),
    "an unknown profile": ("profile: decree-713", "profile: none", "", "decree-713, four-nots"),
    "an unknown parent": (
        "version: 2\n",
        "version: 2\nextends: decree-714\n",
        "extends: decree-714",
        "allowed: four-nots",
    ),
    "a step in two gates": (
        "all_of: [department_opinions]",
        "all_of: [department_opinions, meeting]",
        "all_of: [meeting]",
        "one gate a step",
    ),
    "a step in a gate that attests to nothing": (
        "all_of: [department_opinions]",
        "all_of: [department_opinions, archive]",
        "",
        "allowed: feasibility_study@1",
    ),
    "an exemption where there is none": (
        "all_of: [legality_review]",
        "all_of: [legality_review]\n    exempt: [not_public_by_law]",
        "exempt: [not_public_by_law]\n    source: {place: 第二十五条}",
        "allowed: gates of consultation@1",
    ),
    "an unknown ground of exemption": (
        "exempt: [not_public_by_law]",
        "exempt: [urgent]",
        "",
        "allowed: not_public_by_law",
    ),
    "a gate with the name of another step": (
        "  departments:",
        "  drafting:",
        "  drafting:",
        'A gate cannot be called "drafting"',
    ),
    "a step with a reserved name": ("- key: proposal", "- key: case", "", "reserved: all, case"),
    "an unknown class of change": (
        "  editorial: []",
        "  cosmetic: []",
        "  cosmetic: []",
        "allowed: editorial, responsive, ordered, substantive",
    ),
    "a class of change left out": (
        "  editorial: []              # 文字性修改\n",
        "",
        "reopens:",
        "Missing: editorial",
    ),
    "an unknown gate to reopen": (
        "responsive: [legality]",
        "responsive: [law]",
        "responsive: [law]",
        "allowed: departments, consultation",
    ),
    "a word where gates are due": (
        "ordered: []",
        "ordered: none",
        "ordered: none",
        "must be a list of gates, such as [legality], or all",
    ),
    "an answer that leads nowhere": (
        "meeting.returned, meeting.exceed",
        "meeting.returned",
        "rework:",
        "where these send the case back to: meeting.exceed",
    ),
    "an answer that sends nothing back": (
        "meeting.returned, meeting.exceed",
        "meeting.returned, meeting.exceed, meeting.agreed",
        "meeting.returned, meeting.exceed, meeting.agreed",
        "allowed: risk_assessment.uncontrollable",
    ),
    "an answer told twice": (
        "  - on: [meeting.discuss_again]",
        "  - on: [meeting.discuss_again, meeting.exceed]",
        "  - on: [meeting.discuss_again, meeting.exceed]",
        "stands in line",
    ),
    "an answer that is no answer": (
        "[meeting.discuss_again]",
        "[discuss_again]",
        "[discuss_again]",
        "must be step.answer",
    ),
    "a way back to an unknown step": ("to: submission", "to: submit", "", "allowed: proposal"),
    "a way back that leads forward": (
        "to: submission",
        "to: issue",
        "to: issue",
        'meeting.discuss_again cannot go back to "issue"',
    ),
    "a word twice in a list": (
        "[party_report, congress_report, superior_approval]",
        "[party_report, congress_report, party_report]",
        "[party_report, congress_report, party_report]",
        'each once, at most 64 (given: "party_report")',
    ),
    "two steps of one key": (
        "- key: start\n",
        "- key: proposal\n",
        "- key: proposal\n    kind: start@1",
        "stands in line",
    ),
    "text with a space at its end": (
        "en: Fair competition",
        'en: "Fair "',
        "label: {zh: 公平",
        "ends",
    ),
}


@pytest.mark.parametrize("mistake", WRONG)
def test_a_file_is_refused_for(mistake, decree_713, faults_of, line_of):
    old, new, shown_at, words = WRONG[mistake]
    text = decree_713.replace(old, new, 1)

    found = [f for f in faults_of(text) if words in f.text.en]

    assert [f.place.line for f in found] == [line_of(text, shown_at or new)]
    assert all(f.place.file == "some.yaml" and f.text.zh for f in found)


def test_a_circle_of_steps_is_named_with_its_lines(decree_713, faults_of, line_of):
    text = decree_713.replace("    after: [start]", "    after: [start, submission]")

    (found,) = [f for f in faults_of(text) if "circle" in f.text.en]

    assert found.place.line == line_of(text, "after: [start, submission]")
    for step, words in (("drafting", "[start, submission]"), ("submission", "[legality_review]\n")):
        assert f"{step} (some.yaml:{line_of(text, 'after: ' + words)})" in found.text.en


def test_a_step_that_stands_on_its_own_gate_is_a_circle(decree_713, faults_of):
    text = decree_713.replace("after: [submission]", "after: [submission, deliberation]")

    assert any("circle: meeting" in f.text.en for f in faults_of(text))


def test_all_deviations_from_the_schema_are_reported_together_and_in_order(decree_713, faults_of):
    text = decree_713.replace("version: 2", "version: 0").replace("1/2", "half")
    text = text.replace("to: submission", "into: submission")

    faults = faults_of(text)

    assert [f.place.path for f in faults] == [
        "version",
        "steps[meeting].figures.majority.more_than",
        "rework[3]",
        "rework[3].into",
    ]


def test_all_words_without_a_meaning_are_reported_together(decree_713, faults_of):
    text = decree_713.replace("kind: start@1", "kind: begin@1")
    text = text.replace("unit: days", "unit: weeks", 1)

    assert len(faults_of(text)) == 2


def test_a_fault_says_file_line_path_and_both_languages(decree_713):
    with pytest.raises(ProcedureFaultsError) as caught:
        load_text(decree_713.replace("unit: days", "unit: weeks"), "mine.yaml")

    where = "mine.yaml:79 steps[open_consultation].figures.period.unit"
    assert caught.value.where == where
    assert caught.value.text.zh.startswith(f"{where}：单位“weeks”不适用")
    assert caught.value.text.en.startswith(f'{where}: The unit "weeks"')
    assert caught.value.code == "procedure-invalid"


def test_a_thousand_mistakes_are_counted_and_a_hundred_shown(decree_713):
    many = "".join(f"  k{n}: x\n" for n in range(1000))
    text = decree_713.replace("rework:\n", f"wrong:\n{many}\nrework:\n")
    text = text.replace("reopens:", f"reopens:\n{many}")

    with pytest.raises(ProcedureFaultsError) as caught:
        load_text(text, "some.yaml")

    assert len(caught.value.faults) == 100
    assert caught.value.more > 800
    assert f"And {caught.value.more} more." in caught.value.text.en


def test_whoever_reads_the_faults_of_one_stage_is_told_that_further_checks_follow(child):
    with pytest.raises(ProcedureFaultsError) as caught:
        load_text(child("surprise: 1\n"), "some.yaml")

    assert caught.value.text.zh.endswith("还有其余检查。")
    assert caught.value.text.en.endswith("further checks follow.")
