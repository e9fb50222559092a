//! Lists of codes: the words that rows of reports may have, such as the states of a union or languages.

use crate::model::label::Label;

/// One of a list of codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coded {
    /// What stands for it in the ids of rows.
    pub id: String,
    /// Its words.
    pub label: Label,
}
