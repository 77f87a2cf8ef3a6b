"""Acts of matching, by trade: decisions, referrals, placements and follow-ups."""

from antarkerja.domain.matching.operations.decisions import put_aside, save_match, undecide
from antarkerja.domain.matching.operations.fairness import (
    ask_for_fairness_run,
    begin_fairness_run,
    give_up_fairness_run,
    keep_fairness_report,
    note_fairness_progress,
)
from antarkerja.domain.matching.operations.follow_ups import record_follow_up
from antarkerja.domain.matching.operations.lists import keep_match_lists
from antarkerja.domain.matching.operations.placements import add_placement, erase_placement
from antarkerja.domain.matching.operations.prices import (
    Price,
    keep_prices,
    rank_plainly,
    rank_with_prices,
)
from antarkerja.domain.matching.operations.questions import (
    Said,
    add_question,
    keep_answer,
    wait_for_nobody,
)
from antarkerja.domain.matching.operations.referrals import (
    accept_referral,
    add_referral,
    close_other_referrals,
    ensure_accepted,
    invite_to_interview,
    refuse_referral,
    reopen_referral,
    withdraw_referral,
)
from antarkerja.domain.matching.operations.weights import (
    put_table_before_to_use,
    put_weights_to_use,
)

__all__ = [
    "Price",
    "Said",
    "accept_referral",
    "add_placement",
    "add_question",
    "add_referral",
    "ask_for_fairness_run",
    "begin_fairness_run",
    "close_other_referrals",
    "ensure_accepted",
    "erase_placement",
    "give_up_fairness_run",
    "invite_to_interview",
    "keep_answer",
    "keep_fairness_report",
    "keep_match_lists",
    "keep_prices",
    "note_fairness_progress",
    "put_aside",
    "put_table_before_to_use",
    "put_weights_to_use",
    "rank_plainly",
    "rank_with_prices",
    "record_follow_up",
    "refuse_referral",
    "reopen_referral",
    "save_match",
    "undecide",
    "wait_for_nobody",
    "withdraw_referral",
]
