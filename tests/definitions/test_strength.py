"""A rule set that extends another may be stricter, never weaker, and says so when it departs."""

import pytest

from decision_flow.domain.figures import weaker
from decision_flow.domain.procedure import Bound, Figure
from decision_flow.domain.values import HOUSE_RULE
from workflows import load_text

DEPARTS = "departs_from: {act: 某省规定, place: 第十条, kind: local}"


def figure(step, name, value, more=""):
    """Return a step of a child that sets a figure."""
    extra = f", {more}" if more else ""
    return (
        f"steps:\n  - key: {step}\n    figures:\n"
        f"      {name}: {{{value}, source: {{place: 第九条}}{extra}}}\n"
    )


def days(value, more=""):
    return figure("open_consultation", "period", value, more)


def review(value):
    return figure("legality_review", "time_allowed", value)


def deadline(value):
    return figure("publication", "deadline", value)


def majority(value):
    return figure("meeting", "majority", value)


AS_STRICT = {
    "the same floor": days("at_least: 30, unit: days"),
    "a floor one higher": days("at_least: 31, unit: days"),
    "as many working days as days": days("at_least: 30, unit: working_days"),
    "months that are never shorter": days("at_least: 2, unit: months"),
    "as many working days for the review": review("at_least: 7, unit: working_days"),
    "the same ceiling": deadline("at_most: 20, unit: working_days"),
    "a ceiling one lower": deadline("at_most: 19, unit: working_days"),
    "as many days where working days were": deadline("at_most: 20, unit: days"),
    "the same majority": majority("more_than: 1/2, of: in_office"),
    "a larger majority": majority("at_least: 2/3, of: in_office"),
    "a majority larger by a hair": majority("at_least: 501/1000, of: in_office"),
    "a figure that the parent leaves open": figure(
        "expert_argument", "experts", "at_least: 5, unit: persons"
    ),
}

WEAKER = {
    "a floor one lower": days("at_least: 29, unit: days"),
    "fewer working days than days": days("at_least: 29, unit: working_days"),
    "a month, which may have 28 days": days("at_least: 1, unit: months"),
    "one working day less for the review": review("at_least: 6, unit: working_days"),
    "days where working days were": review("at_least: 10, unit: days"),
    "months where working days were": review("at_least: 1, unit: months"),
    "a ceiling one higher": deadline("at_most: 21, unit: working_days"),
    "more days than working days": deadline("at_most: 21, unit: days"),
    "a ceiling of a month": deadline("at_most: 1, unit: months"),
    "half where more than half was asked": majority("at_least: 1/2, of: in_office"),
    "a smaller majority": majority("more_than: 499/1000, of: in_office"),
    "a majority of those present": majority("more_than: 1/2, of: present"),
    "more than half of those present": majority("at_least: 1/1, of: present"),
}


@pytest.mark.parametrize("change", AS_STRICT)
def test_a_child_may_set(change, child):
    assert load_text(child(AS_STRICT[change]), "child.yaml").extends == "decree-713"


@pytest.mark.parametrize("change", WEAKER)
def test_a_child_may_not_set(change, child, faults_of, line_of):
    text = child(WEAKER[change])

    (found,) = faults_of(text)

    firm = "time_allowed" in text or "majority" in text
    assert ("no act allows less than the floor" in found.text.en) is firm
    assert ("without departs_from; allowed: " in found.text.en) is not firm
    assert found.place.line == line_of(text, "source: {place: 第九条}")


@pytest.mark.parametrize("change", WEAKER)
def test_a_weaker_figure_stands_when_it_names_what_allows_it(change, child):
    text = child(WEAKER[change].replace("}}\n", f"}}, {DEPARTS}}}\n"))

    made = load_text(text, "child.yaml")

    departed = [f for s in made.steps.values() for f in s.figures.values() if f.departs_from]
    assert [f.departs_from.act for f in departed] == ["某省规定"]


@pytest.mark.parametrize("change", AS_STRICT)
def test_what_is_as_strict_departs_from_nothing(change, child, faults_of):
    text = child(AS_STRICT[change].replace("}}\n", f"}}, {DEPARTS}}}\n"))

    (found,) = faults_of(text)

    assert "nothing for departs_from" in found.text.en


def test_a_house_default_cannot_allow_a_weaker_figure(child, faults_of):
    text = child(days("at_least: 7, unit: days", "departs_from: {kind: default}"))

    assert any("neither a house default nor" in f.text.en for f in faults_of(text))


def test_the_message_says_what_was_set_and_what_the_parent_has(child, faults_of):
    (found,) = faults_of(child(days("at_least: 7, unit: days")))

    assert found.text.zh.startswith("“period”（at_least 7 days）宽于上位规则（at_least 30 days）")
    assert "without departs_from" in found.text.en


OPEN = "steps:\n  - key: open_consultation\n"

OTHERS = (
    "[risk_assessment.uncontrollable, fair_competition.fail, legality_review.lawful_after_changes,"
    " legality_review.unlawful, party_report.return, congress_report.return,"
    " superior_approval.return]"
)
LATER = "[meeting.returned, meeting.exceed, meeting.discuss_again]"

TAKEN_AWAY = {
    "a step that another stands on": (
        "steps:\n  - key: legality_review\n    after: [departments, evaluation, consultation]\n",
        "after:",
        "What legality_review stands on may only grow; missing: fair_competition",
    ),
    "a step of a gate": (
        "gates:\n  evaluation:\n    all_of: [feasibility_study, expert_argument]\n",
        "all_of:",
        "The gate evaluation lost: risk_assessment",
    ),
    "a gate that a class of change reopens": (
        "reopens: {responsive: []}\n",
        "reopens:",
        'What "responsive" reopens may only grow; missing: legality',
    ),
    "all gates for some": (
        "reopens: {substantive: [legality, deliberation]}\n",
        "reopens:",
        'What "substantive" reopens may only grow; missing: all',
    ),
    "a way back as far as the draft": (
        f"rework:\n  - {{on: {LATER}, to: submission}}\n  - {{on: {OTHERS}, to: drafting}}\n",
        "to: submission",
        "meeting.returned must go back as far as the parent's; allowed: drafting, start, proposal",
    ),
    "the kind of a step": (
        "steps: [{key: expert_argument, kind: feasibility_study@1, when: always}]\n",
        "steps: [",
        "allowed: expert_argument@1",
    ),
}


@pytest.mark.parametrize("loss", TAKEN_AWAY)
def test_a_child_may_not_take_away(loss, child, faults_of, line_of):
    body, shown_at, words = TAKEN_AWAY[loss]
    text = child(body)

    found = [f for f in faults_of(text) if words in f.text.en]

    assert [f.place.line for f in found] == [line_of(text, shown_at)]


class TestUnderTheFourNots:
    """A child of the stricter of the shipped rule sets."""

    @pytest.fixture
    def child(self, child):
        return lambda body: child(body).replace("decree-713", "four-nots")

    @pytest.mark.parametrize(
        "loosened",
        [
            (
                OPEN + "    when: {zh: 必要时, en: as needed}\n",
                "when:",
                "The parent's step applies to every case; allowed: always",
            ),
            (
                "steps:\n  - key: meeting\n    settings: {decision: chief_decides}\n",
                "settings:",
                'The setting "decision" is weaker than the parent\'s; allowed: two_keys',
            ),
            (
                figure("meeting", "quorum", "at_least: 499/1000, of: in_office"),
                "quorum:",
                "allowed: at_least 1/2 share in_office or stricter",
            ),
            (
                figure("meeting", "deferral_lapses_after", "at_most: 13, unit: months"),
                "deferral_lapses_after:",
                "allowed: at_most 12 months or stricter",
            ),
        ],
    )
    def test_what_was_made_stricter_stays_so(self, child, faults_of, loosened):
        body, shown_at, words = loosened
        text = child(body)

        (found,) = faults_of(text)

        assert words in found.text.en
        assert found.place.line == text[: text.index(shown_at)].count("\n") + 1

    def test_days_within_the_shortest_twelve_months_are_a_stricter_ceiling(self, child):
        text = child(figure("meeting", "deferral_lapses_after", "at_most: 336, unit: days"))

        made = load_text(text, "child.yaml").steps["meeting"]

        assert made.figures["deferral_lapses_after"].count == 336

    @pytest.mark.parametrize("value", ["337, unit: days", "200, unit: working_days"])
    def test_what_may_last_longer_than_twelve_months_is_not(self, child, faults_of, value):
        (found,) = faults_of(child(figure("meeting", "deferral_lapses_after", f"at_most: {value}")))

        assert "allowed: at_most 12 months or stricter" in found.text.en

    def test_a_weaker_profile_is_refused(self, child, faults_of, line_of):
        text = child("").replace("profile: four-nots", "profile: decree-713")

        (found,) = faults_of(text)

        assert "lacking: consultation" in found.text.en
        assert found.place.line == line_of(text, "profile:")

    def test_a_county_may_close_the_exemption_and_forbid_shortening(self, child):
        made = load_text(
            child(
                "gates: {consultation: {exempt: []}}\n"
                + OPEN
                + "    settings: {shortening: forbidden}\n"
            ),
            "child.yaml",
        )

        assert made.steps["open_consultation"].exempt == ()
        assert made.gates["consultation"].steps == ("open_consultation",)
        assert made.steps["open_consultation"].settings == {"shortening": "forbidden"}


def test_a_ceiling_is_never_as_strict_as_a_floor():
    floor = Figure(Bound.AT_LEAST, 30, "days", HOUSE_RULE)
    ceiling = Figure(Bound.AT_MOST, 30, "days", HOUSE_RULE)

    assert weaker(floor, ceiling, ())
    assert weaker(ceiling, floor, ())
