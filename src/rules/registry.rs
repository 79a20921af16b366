use super::rule::Rule;
use super::{claim, conversation, coverage, matrix, plan, privacy, referral, setup, story};

/// Every rule, in the order in which they speak: of several about one statement, the first does.
pub static ALL: &[&Rule] = &[
    &claim::UNFILLED_PLACEHOLDER,
    &claim::TASK_PHRASING,
    &claim::UNMEASURED_EFFECT,
    &claim::WEAK_OPENER,
    &claim::MISSING_EVIDENCE,
    &story::MISSING_TARGET,
    &story::MISSING_SECTION,
    &story::TEN_SECOND_SCAN,
    &story::ONE_SENTENCE_SUMMARY,
    &story::TOO_FEW_OUTCOMES,
    &story::INCONSISTENT_STORY,
    &matrix::MISSING_MATRIX,
    &matrix::EMPTY_DESCRIPTOR,
    &matrix::VAGUE_DESCRIPTOR,
    &matrix::INDISTINCT_LEVELS,
    &matrix::NO_TOP_STANDARD,
    &matrix::ROLE_INCONSISTENT_MATRIX,
    &coverage::UNKNOWN_ATTRIBUTE,
    &coverage::UNKNOWN_LEVEL,
    &coverage::UNMAPPED_ATTRIBUTE,
    &coverage::STATUS_WITHOUT_EVIDENCE,
    &coverage::AMBIGUOUS_WITHOUT_INTERPRETATION,
    &coverage::GAP_WITHOUT_GOAL,
    &coverage::UNMAPPED_WIN,
    &coverage::WRONG_ATTRIBUTE_COUNT,
    &plan::WIN_OUTSIDE_WINDOW,
    &plan::UNDATED_WIN,
    &plan::GOAL_WITHOUT_BUSINESS_IMPACT,
    &plan::GOAL_OUTSIDE_WINDOW,
    &plan::UNDATED_GOAL,
    &conversation::MISSING_INTENTION,
    &conversation::CRITICAL_TONE,
    &conversation::DEMANDING_TONE,
    &conversation::MISSING_ASK,
    &conversation::MISSING_AGREED_PLAN,
    &conversation::OVERDUE_CHECK_IN,
    &conversation::CYCLE_DEADLINE,
    &referral::NOT_FORWARDABLE,
    &referral::MISSING_PROOF_ATTACHMENT,
    &referral::MULTIPLE_ROLES,
    &referral::MISSING_VOUCH_BASIS,
    &referral::REFERRAL_NEXT_STEP,
    &privacy::CONFIDENTIAL_DETAIL,
    // What must be asked for, and is about the document as a whole.
    &story::BROAD_TARGET,
    &story::SECTION_ORDER,
    &story::OVER_ONE_PAGE,
    &story::MISSING_LEADERSHIP_EXAMPLE,
    &story::OFF_TARGET_STATEMENT,
    &story::LEVEL_MISMATCH,
    &plan::RECENCY_SKEW,
    &plan::WIN_WITHOUT_NARRATIVE,
    &plan::GOAL_OUTSIDE_CURRENT_SCOPE,
    &plan::UNVALIDATED_GOAL,
    &conversation::GOAL_LABEL_MISMATCH,
    // What must be asked for, and is about one statement, says less than any of those does.
    &claim::NUMBER_WITHOUT_OUTCOME,
    &claim::METRIC_WITHOUT_BASELINE,
    &claim::MISSING_SCOPE,
    &claim::EVIDENCE_DUMP,
    &claim::VAGUE_MODIFIER,
    &claim::GENERIC_CLAIM,
    &claim::UNCLEAR_CONTRIBUTION,
    &claim::MISSING_DECISION,
    &claim::NO_CROSS_TEAM_IMPACT,
    &claim::HEDGING,
    &claim::OVERCLAIM,
    &claim::DUPLICATE_OUTCOME,
    &claim::UNFINISHED_TENSE,
    &setup::INVALID_HEADER,
    &setup::INVALID_CONFIG,
    &setup::UNREADABLE_MATRIX,
    &setup::TOO_LARGE,
    &setup::UNCLEAR_ENTRY,
    &setup::UNUSED_DIRECTIVE,
];

/// The rule called `name`.
pub fn find(name: &str) -> Option<&'static Rule> {
    ALL.iter().find(|rule| rule.name == name).copied()
}

/// The rules' names.
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|rule| rule.name).collect()
}
