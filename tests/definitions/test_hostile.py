"""A text from anywhere is refused, with a reason, whatever it tries."""

import pytest

from workflows import load_text
from workflows.reading import MOST_CHARACTERS

BILLION_LAUGHS = "a: &a [x, x]\n" + "".join(
    f"{new}: &{new} [*{old}, *{old}, *{old}, *{old}, *{old}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)

MANY = ", ".join(f"{{a: {n}}}" for n in range(390))

HOSTILE = {
    "a billion laughs": (BILLION_LAUGHS, "No anchor (&a) is allowed"),
    "an alias": ("key: &k x\nlabel: *k\n", "No alias (*k) is allowed"),
    "an alias of itself": ("a: &a [*a]\n", "No alias (*a) is allowed"),
    "a merge": ("a: {b: c}\nd:\n  <<: {b: c}\n", 'no "<<"'),
    "an object of Python": ("a: !!python/object/apply:os.system [ls]\n", "No tag (tag:yaml.org"),
    "an import of Python": ("a: !!python/name:os.system\n", "No tag (tag:yaml.org"),
    "a tag of its own": ("a: !secret x\n", "No tag (!secret) is allowed"),
    "a tag on a key": ("!!str a: x\n", "No tag (tag:yaml.org,2002:str)"),
    "a tag of no name": ("a: ! x\n", "No tag (!) is allowed"),
    "a prefix for tags": ("%TAG !e! tag:example,2000:\n---\na: x\n", "No %TAG directive"),
    "a set": ("a: !!set {b, c}\n", "No tag"),
    "a list as a key": ("? [a, b]\n: c\n", "A key is one word"),
    "a mapping as a key": ("{a: b}: c\n", "A key is one word"),
    "an alias as a key": ("a: &a x\n*a : y\n", "A key is one word"),
    "two keys alike": ("key: a\nversion: 1\nkey: b\n", 'The key "key" stands in line 1 already'),
    "two documents": ("key: a\n---\nkey: b\n", "One document a file"),
    "nothing": ("", "The file is empty"),
    "only a comment": ("# nothing\n", "The file is empty"),
    "a word": ("hello\n", "must be a procedure"),
    "a list": ("- a\n", "must be a procedure"),
    "a NUL": ("key: a\0b\n", "Holds the character U+0000"),
    "a NUL by escape": ('key: "a\\0b"\n', "an invisible character (U+0000)"),
    "half a character by escape": ('key: "\\ud800"\n', "an invisible character (U+D800)"),
    "half a character in a key": ('"\\ud800": x\n', "an invisible character (U+D800)"),
    "text that runs backwards": ("key: a\u202eb\n", "an invisible character (U+202E)"),
    "a space of no width": ("key: a\u200bb\n", "an invisible character (U+200B)"),
    "a line break by escape": ('key: "a\\nb"\n', "an invisible character (U+000A)"),
    "a block of lines": ("key: |\n  a\n  b\n", "an invisible character (U+000A)"),
    "two megabytes": ("a: " + "x" * 2_000_000, f"at most {MOST_CHARACTERS} are read"),
    "a value without end": ("key: " + "x" * 100_000, "Longer than 2000 characters"),
    "a key without end": ("x" * 1_000 + ": 1\n", "Longer than 100 characters"),
    "a number without end": ("version: " + "9" * 100_000, "only whole numbers"),
    "lists in lists": ("[" * 100_000, "Nested deeper than 16 levels"),
    "mappings in mappings": ("{a: " * 40_000, "Nested deeper than 16 levels"),
    "blocks in blocks": ("- " * 90_000, "Nested deeper than 16 levels"),
    "keys in keys": ("? " * 90_000, "A key is one word"),
    "a list without end": ("- a\n" * 40_000, "A list of more than 400"),
    "keys without end": ("".join(f"k{n}: 1\n" for n in range(15_000)), "More than 5000 values"),
    "one fault without end": ("a: 1\n" * 30_000, 'The key "a" stands in line 1'),
    "lists that are hard to compare": (
        "steps:\n" + "".join(f"  - {{key: k{n}, after: [{MANY}]}}\n" for n in range(4)),
        "each once, at most 64",
    ),
    "brackets that do not close": ("a: [b, c\n", "a bracket or a comma is missing"),
    "a version of YAML to come": ("%YAML 9.9\n---\na: b\n", "incompatible YAML document"),
}


@pytest.mark.parametrize("attack", HOSTILE)
def test_a_text_is_refused_that_holds(attack, faults_of):
    text, words = HOSTILE[attack]

    found = faults_of(text)  # a text that is followed into its depths would never come back

    assert any(words in fault.text.en for fault in found)


@pytest.mark.parametrize("attack", HOSTILE)
def test_what_is_said_about_a_hostile_text_is_short_and_can_be_sent(attack, faults_of):
    for fault in faults_of(HOSTILE[attack][0]):
        assert len(str(fault)) < 2_000
        str(fault).encode()


def test_a_rule_set_is_looked_up_among_those_given_and_never_on_a_disk(child, faults_of):
    for path in ("../rules/decree-713", "/etc/passwd", "decree-713.yaml"):
        text = child().replace("extends: decree-713", f"extends: {path}")

        assert any("lower-case letters" in fault.text.en for fault in faults_of(text))


def test_the_largest_shipped_file_is_far_from_the_limits(decree_713):
    assert len(decree_713) * 10 < MOST_CHARACTERS
    assert load_text(decree_713, "some.yaml")
