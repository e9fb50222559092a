//! The status of an observation, in the code list that statistical offices share (SDMX `CL_OBS_STATUS`).

use crate::analysis::comparable::Standing;
use crate::model::figure::Value;

/// The status of an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    /// Nothing special.
    Normal,
    /// It cannot be compared with the figure before.
    Break,
    /// It is defined otherwise than the figure before.
    DefinitionDiffers,
    /// The cell does not apply.
    CannotExist,
    /// The cell is blank.
    Missing,
    /// The figure was not collected.
    NotCollected,
    /// The figure is withheld.
    Suppressed,
}

impl Status {
    /// Every status.
    pub(super) const ALL: [Self; 7] = [
        Self::Normal,
        Self::Break,
        Self::DefinitionDiffers,
        Self::CannotExist,
        Self::Missing,
        Self::NotCollected,
        Self::Suppressed,
    ];

    /// The status of a figure with this mark ([`Step::mark`]). That there is no figure outweighs how it
    /// follows.
    ///
    /// [`Step::mark`]: crate::analysis::series::Step::mark
    pub(super) fn of(value: &Value, mark: Standing) -> Self {
        match (value, mark) {
            (Value::NotApplicable, _) => Self::CannotExist,
            (Value::NotCollected, _) => Self::NotCollected,
            (Value::Suppressed, _) => Self::Suppressed,
            (Value::Blank | Value::NotGiven | Value::Absent | Value::Unread, _) => Self::Missing,
            (_, Standing::Broken) => Self::Break,
            (_, Standing::Differs) => Self::DefinitionDiffers,
            (
                Value::Number(_)
                | Value::Change(_)
                | Value::Annotated(_)
                | Value::Bound(_)
                | Value::Range(_)
                | Value::Text
                | Value::Date(_),
                Standing::First | Standing::Continues | Standing::Gap,
            ) => Self::Normal,
        }
    }

    /// Its code.
    pub(super) fn code(self) -> &'static str {
        match self {
            Self::Normal => "A",
            Self::Break => "B",
            Self::DefinitionDiffers => "D",
            Self::CannotExist => "M",
            Self::Missing => "O",
            Self::NotCollected => "L",
            Self::Suppressed => "Q",
        }
    }
}
