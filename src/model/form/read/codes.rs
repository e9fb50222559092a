//! The codes of what can be wrong with a form.

use crate::text::diagnostic::Code;

pub(super) const BAD_ID: Code = Code("form-bad-id");
pub(super) const BAD_WORD: Code = Code("form-bad-word");
pub(super) const BAD_UNIT: Code = Code("form-bad-unit");
pub(super) const BAD_PERIOD: Code = Code("form-bad-period");
pub(super) const DUPLICATE_ID: Code = Code("form-duplicate-id");
pub(super) const UNKNOWN_SECTION: Code = Code("form-unknown-section");
pub(super) const UNKNOWN_CELL: Code = Code("form-unknown-cell");
pub(super) const UNKNOWN_TERM: Code = Code("form-unknown-term");
pub(super) const TERM_SHAPE: Code = Code("form-term-shape");
pub(super) const ONE_RELATION: Code = Code("form-one-relation");
pub(super) const TWO_OPEN: Code = Code("form-two-open");
pub(super) const INNER: Code = Code("form-inner-rows");
pub(super) const EMPTY: Code = Code("form-empty");
pub(super) const NO_REASON: Code = Code("form-no-reason");
pub(super) const NEVER: Code = Code("form-check-never");
pub(super) const CROSSWALK_SIDES: Code = Code("form-crosswalk-sides");
