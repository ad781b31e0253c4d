"""What YAML makes of a word is never a surprise, and a slip is told so that it can be mended."""

import pytest

from workflows import load_text


@pytest.mark.parametrize("word", ["yes", "No", "ON", "off", "true", "False", "y", "~", "null", ""])
def test_a_word_that_yaml_takes_for_something_else_must_be_quoted(decree_713, faults_of, word):
    text = decree_713.replace("zh: 公众参与", f"zh: {word}")

    (found,) = faults_of(text)

    assert "quotes" in found.text.en or "Nothing stands here" in found.text.en


@pytest.mark.parametrize(
    "number",
    ["1.0", "30.", ".5", "1e1", "07", "0x1E", "0o36", "0b1", "1_0", "+30", "12:30", ".inf", ".NaN"],
)
def test_a_number_that_readers_disagree_about_is_refused(decree_713, faults_of, number):
    (found,) = faults_of(decree_713.replace("at_least: 30", f"at_least: {number}"))

    assert "only whole numbers, shares as 1/2" in found.text.en


def test_a_word_in_quotes_is_text_whatever_it_looks_like(decree_713):
    text = decree_713.replace("zh: 公众参与", 'zh: "yes"').replace("en: Public", "en: '07' Public")
    text = text.replace("en: '07' Public", 'en: "07"').replace(" participation}", "}")

    made = load_text(text, "some.yaml")

    assert made.gates["consultation"].label.zh == "yes"
    assert made.gates["consultation"].label.en == "07"


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        (("version: 2", "version： 2"), "a key lacks its colon"),
        (("  editorial: []", "\teditorial: []"), "not with tabs"),
        (("act: 重大行政决策程序暂行条例", 'act: "重大'), "a quote is not closed"),
        (("kind: statute}", "kind: statute"), "a brace or a comma is missing"),
        (("[legality]     #", "[legality     #"), "a bracket or a comma is missing"),
        (("  responsive:", " responsive:"), "the indentation does not fit"),
        (("label: {zh: 重大", "label: zh: {zh: 重大"), "a colon may not stand here"),
        (("label: {zh: 重大", "label: @{zh: 重大"), "found character '@'"),
    ],
)
def test_a_slip_of_syntax_is_told_in_words_a_clerk_can_use(decree_713, faults_of, spoilt, words):
    (found,) = faults_of(decree_713.replace(*spoilt, 1))

    assert words in found.text.en
    assert found.place.line > 1


def test_a_full_width_colon_is_pointed_out_at_its_line(decree_713, faults_of, line_of):
    text = decree_713.replace("version: 2", "version： 2")

    (found,) = faults_of(text)

    assert "半角冒号" in found.text.zh
    assert found.place.line == line_of(text, "version：")


def test_a_full_width_colon_in_a_value_is_pointed_out(decree_713, faults_of):
    text = decree_713.replace("label: {zh: 公众参与, en: Public participation}", "label: zh：公众")

    assert any("半角冒号" in f.text.zh for f in faults_of(text))
