"""The articles of Decree 733 on supervision that bear on decisions, and what carries each."""

from statute.practice import Situation

DECREE_733: tuple[Situation, ...] = (
    Situation(
        "第七条：受权的机构和人员方可督查",
        "Article 7: only those supervise who are charged with it",
        "任务列明督查组和对象；组外人员、组外单位不予记录",
        ("supervision.team", "supervision.team_only", "supervision.in_scope"),
    ),
    Situation(
        "第十一条：督查事项由政府决定或者行政首长指令、批准",
        "Article 11: the government or its chief says what is supervised",
        "没有任务的一概不予记录；下达人须为当日在任的行政首长",
        ("supervision.ordered", "supervision.order"),
    ),
    Situation(
        "第十二条、第十四条：督查方式和种类",
        "Articles 12, 14: how it is done, and its kinds",
        "方式、种类为固定的选项，随发现、任务记录",
        tests=("test_every_example_can_be_read_as_what_it_says",),
    ),
    Situation(
        "第十五条：督查方案、时限，不得重复督查",
        "Article 15: a plan, its days, nothing twice",
        "附方案；限于任务规定的对象和期限；同一单位同期不得另行督查，确属另一事项的写明理由",
        (
            "supervision.scope",
            "supervision.period",
            "supervision.in_period",
            "supervision.of_case",
            "supervision.repeated",
        ),
        ("test_a_draw_is_reproduced_and_hangs_on_nothing_but_pool_and_seed",),
    ),
    Situation(
        "第十六条：督查结论事实清楚、证据充分，并向督查对象反馈",
        "Article 16: a conclusion, proved, fed back to the unit",
        "一个单位一份结论，依据有证据的发现；送达另行记录，未送达的列为未办",
        (
            "supervision.evidence",
            "supervision.concluded_once",
            "supervision.concluded_by",
            "supervision.on_findings",
            "supervision.received",
        ),
    ),
    Situation(
        "第十七条：三十日内申请复核，三十日内复核，原办理人员回避",
        "Article 17: an objection within thirty days, reviewed within thirty, by others",
        "收到之日不计，末日逢休息日顺延；复核人、办理人均不得参与过该次督查；复核逾期的注明",
        (
            "supervision.objection_in_time",
            "supervision.objector",
            "supervision.reviewers",
            "supervision.review_late",
        ),
        (
            "test_a_unit_objects_within_thirty_days_of_receiving_the_conclusion",
            "test_whoever_is_of_the_unit_or_of_the_team_never_acts_for_the_other",
            "test_of_a_unit_that_nobody_is_of_it_is_told_which_units_are_known",
            "test_a_receipt_that_is_entered_late_takes_no_day_from_the_unit",
        ),
    ),
    Situation(
        "第十八条：督查对象按结论整改",
        "Article 18: the unit puts right what was concluded",
        "逐项有期限，整改单位报告，单位以外的人核查销号；涉及案件的，销号以前该案不得结案",
        (
            "supervision.due",
            "supervision.rectifier",
            "supervision.item_reported",
            "closing.rectified",
        ),
        ("test_a_closing_that_cites_the_body_as_it_was_before_is_found",),
    ),
    Situation(
        "第二十一条：表扬、追责须经批准",
        "Article 21: praise and accountability only after approval",
        "督查组提出，当日在任的行政首长批准，未经批准的不予登记实施；所依据的结论、有权机关两项未核",
        (
            "supervision.approved_by",
            "supervision.approved",
            "supervision.recommended_on",
            "supervision.competent",
        ),
        (
            "test_nobody_is_praised_or_held_to_account_without_approval",
            "test_a_recommendation_rests_on_a_conclusion_and_the_chief_in_office_approves_it",
        ),
    ),
    Situation(
        "第二十三条：问题线索移送监察机关",
        "Article 23: clues are passed on to the supervision commission",
        "移送登记写明编号、日期和接收机关，内容只在移送书中",
        ("supervision.clue_to", "supervision.clue_by"),
        ("test_a_clue_is_passed_on_by_team_or_office_and_names_who_receives_it",),
    ),
)
