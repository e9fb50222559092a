//! Why a check cannot be assessed: typed, so that it can be counted.

use crate::model::figure::Value;

/// Why a check cannot be assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A figure that it needs is printed empty: a blank total, a blank side.
    Blank,
    /// A figure is a bound or a range, and its limits do not decide.
    Inexact,
    /// A figure exists and is withheld.
    Withheld,
    /// A figure was not collected.
    NotCollected,
    /// A cell does not apply.
    NotApplicable,
    /// A sparse cell is not given.
    NotGiven,
    /// The other table lacks the row or the column.
    Lacking,
    /// Neither side states a figure.
    NothingStated,
    /// The report was superseded or withdrawn, and is held against no other.
    StandsAlone,
    /// There is no report on the period directly before.
    NoPeriodBefore,
    /// The period before has no such figure.
    NotInPeriodBefore,
    /// No reports on shorter periods make up the whole period, or they lack the figure.
    NoParts,
    /// The report does not have the table, or has it in another edition.
    NoTable,
    /// Fewer figures than it takes to compare or to rank.
    TooFew,
    /// A ratio needs two figures above zero.
    NoRatio,
    /// The column has no unit in the period, so that it is not known what a share of all would be.
    NoUnit,
    /// The period before is longer or shorter, or lies on other days of the year.
    UnlikePeriods,
    /// The period before has the figure in another unit.
    OtherUnitBefore,
    /// The figures are in units of which none is so many of the other, or one says no unit.
    UnlikeUnits,
    /// Words, where a number or a date is needed.
    Words,
    /// The result has more digits than can be held.
    TooLarge,
    /// A figure could not be read, which is a diagnostic of its own.
    Unread,
}

impl Reason {
    /// Every reason with its name, as in the data and in the keys of its words.
    pub const ALL: [(&'static str, Self); 22] = [
        ("blank", Self::Blank),
        ("inexact", Self::Inexact),
        ("withheld", Self::Withheld),
        ("not-collected", Self::NotCollected),
        ("not-applicable", Self::NotApplicable),
        ("not-given", Self::NotGiven),
        ("lacking", Self::Lacking),
        ("nothing-stated", Self::NothingStated),
        ("stands-alone", Self::StandsAlone),
        ("no-period-before", Self::NoPeriodBefore),
        ("not-in-period-before", Self::NotInPeriodBefore),
        ("no-parts", Self::NoParts),
        ("no-table", Self::NoTable),
        ("too-few", Self::TooFew),
        ("no-ratio", Self::NoRatio),
        ("no-unit", Self::NoUnit),
        ("unlike-periods", Self::UnlikePeriods),
        ("other-unit-before", Self::OtherUnitBefore),
        ("unlike-units", Self::UnlikeUnits),
        ("words", Self::Words),
        ("too-large", Self::TooLarge),
        ("unread", Self::Unread),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(_, reason)| *reason == self).map_or("", |(name, _)| name)
    }

    /// Why a value is no exact number; `None` where it is one.
    pub(super) fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Number(_) | Value::Change(_) | Value::Annotated(_) | Value::Date(_) => return None,
            Value::Bound(_) | Value::Range(_) => Self::Inexact,
            Value::Blank => Self::Blank,
            Value::NotApplicable => Self::NotApplicable,
            Value::NotCollected => Self::NotCollected,
            Value::Suppressed => Self::Withheld,
            Value::Text => Self::Words,
            Value::NotGiven | Value::Absent => Self::NotGiven,
            Value::Unread => Self::Unread,
        })
    }
}
