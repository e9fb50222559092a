//! The status of an observation, in the code list that statistical offices share (SDMX `CL_OBS_STATUS`).

use super::dictionary::{Words, words};
use crate::analysis::series::Standing;
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
                | Value::Below(_)
                | Value::Range(_)
                | Value::Text
                | Value::Date,
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

    /// What it says.
    #[rustfmt::skip]
    pub(super) fn meaning(self) -> Words {
        match self {
            Self::Normal => words(
                "正常；种类为 below 或 range 时只知界限",
                "Normal value; where the kind is below or range, only bounds are known",
            ),
            Self::Break => words(
                "序列中断：与上一个数不可比，原因见注释",
                "Time series break: it cannot be compared with the figure before; the note says why",
            ),
            Self::DefinitionDiffers => words(
                "定义有别：可与上一个数相比，但口径不尽相同，原因见注释",
                "Definition differs: it can be compared with the figure before, but is not defined alike; \
                the note says how",
            ),
            Self::CannotExist => words(
                "数据不可能存在：原件印作不适用",
                "Missing: data cannot exist; the report prints that it does not apply",
            ),
            Self::Missing => words(
                "缺数：原件此格空白，不等于零",
                "Missing value: the report prints a blank, which is not zero",
            ),
            Self::NotCollected => words(
                "数据存在而未收集",
                "Missing: data exist but were not collected",
            ),
            Self::Suppressed => words(
                "数据存在而不公布",
                "Missing: data exist and are withheld",
            ),
        }
    }
}
