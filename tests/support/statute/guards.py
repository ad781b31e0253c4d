"""The guards G1 to G17 that follow from Decree 713, and the checks that carry each.

A guard is carried by verdicts (their codes), by the structure of the rule sets that the proof
explores, or by both; `structure` says how.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guard:
    """One guard: its articles, the verdicts that ask for it, what the structure does."""

    key: str
    zh: str
    articles: str
    codes: tuple[str, ...]
    structure: str = ""
    tests: tuple[str, ...] = ()
    later: str = ""


GUARDS: tuple[Guard, ...] = (
    Guard(
        "G1",
        "启动决定和明确一个牵头单位之前，不得起草",
        "10、11",
        ("start.one_lead",),
        "drafting after start",
        ("test_nothing_is_drafted_before_the_body_has_started",),
    ),
    Guard(
        "G2",
        "公众参与至少一种方式，或者记明依法不公开的理由",
        "14",
        ("exemption.ground", "consultation.groups", "not_applicable.ground"),
        "gate consultation",
        ("test_v01_departments_opinions_take_the_place_of_the_public_and_nothing_goes_on",),
    ),
    Guard(
        "G3",
        "公开征求意见不少于30日，缩短的与公告同时说明",
        "15",
        ("consultation.period", "consultation.shortening", "consultation.window"),
        tests=(
            "test_v02_a_window_of_29_days_is_refused_while_nothing_published_explains_it",
            "test_v03_a_short_window_is_not_explained_after_the_notice_is_out",
        ),
    ),
    Guard(
        "G4",
        "听证：材料提前7日送达、名单先行公布、笔录签名",
        "16、17",
        ("hearing.materials", "hearing.listed", "hearing.signed"),
    ),
    Guard(
        "G5",
        "专家论证：无利害关系，署名",
        "19、20",
        ("expert.interest", "expert.signed"),
        "conditional step expert_argument",
    ),
    Guard(
        "G6",
        "风险评估：结论可控",
        "22至24",
        ("risk.content", "risk.level"),
        "uncontrollable sends the draft back",
    ),
    Guard(
        "G7",
        "前述关口办结后方可送审",
        "26、27",
        ("legality.package",),
        "legality_review after every gate before it",
    ),
    Guard(
        "G8",
        "给审查人员的时间不少于7个工作日；审查人员与承办单位分离；附法律顾问意见；不得以函代审",
        "25、26、28",
        (
            "legality.time",
            "legality.ceiling",
            "person.reviewer_unit",
            "legality.counsel",
            "legality.form",
        ),
    ),
    Guard(
        "G9",
        "会议晚于审查意见，讨论的文本就是审查的文本",
        "25",
        ("legality.draft", "meeting.draft", "submission.draft", "time.order"),
        "meeting after submission after legality_review",
    ),
    Guard(
        "G10",
        "提请讨论的材料齐全",
        "29",
        ("submission.package", "submission.package_draft", "submission.papers"),
        tests=("test_the_package_holds_a_paper_for_every_step_carried_out",),
    ),
    Guard("G11", "须为常务会议或者全体会议", "30", ("meeting.kind",)),
    Guard(
        "G12",
        "首长末位发言；每名组成人员表态；与多数不一致的会上说明理由",
        "30",
        ("meeting.chief_last", "meeting.positions", "meeting.reasons", "meeting.two_keys"),
    ),
    Guard(
        "G13",
        "请示报告党委（依法报告人大常委会）之前不得出台",
        "31、8",
        (),
        "issue after party_report, congress_report",
        (
            "test_nothing_is_signed_before_the_party_report",
            "test_v27_it_is_issued_before_the_party_committee_or_the_congress_was_asked",
        ),
    ),
    Guard("G14", "公布，或者记明依法不公布", "32", ("publication.channels", "publication.on")),
    Guard(
        "G15",
        "出台以后非经程序不得变更、停止",
        "35、37",
        ("issue.draft", "execution.draft", "execution.revision", "execution.refer"),
        "suspended by the chief alone, after a reported problem; changed by another case alone",
        ("test_the_chief_alone_suspends_and_only_where_a_problem_was_reported",),
    ),
    Guard(
        "G16",
        "决策前承担主要评估的单位不得承担决策后评估",
        "36",
        ("post_evaluation.unit",),
        tests=("test_v33_whoever_argued_it_before_evaluates_it_afterwards",),
    ),
    Guard(
        "G17",
        "目录经党委同意并公布",
        "3",
        ("start.catalogue", "catalogue.unpublished"),
        tests=("test_v26_a_catalogue_without_the_party_committees_consent_or_unpublished",),
    ),
)
