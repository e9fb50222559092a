//! Whether a change of a figure is declared.

use crate::analysis::publication::{Declared, Printed};

/// Whether a change of a figure is declared.
#[derive(Debug, Clone)]
pub(crate) enum Standing {
    /// Its row is new: no figure that was published has changed.
    Added,
    /// These corrections lead from what it was to what it is, the first to the last.
    Declared(Vec<Declared>),
    /// What was published is kept as a version of its own.
    Kept,
    /// The report was taken back with its figures.
    Withdrawn,
    /// The last correction of the figure declares another change.
    Otherwise(Box<Declared>),
    /// Nothing declares it.
    Undeclared,
}

impl Standing {
    /// How a change from one figure to another stands, given the corrections of the cell by date.
    pub(super) fn of(was: Option<&Printed>, now: Option<&Printed>, corrections: &[&Declared]) -> Self {
        let Some(&last) = corrections.last() else { return Self::Undeclared };
        // Corrections before the one that found what stood there were known to the old state.
        let first = corrections.iter().rposition(|correction| says(&correction.was, was));
        match first {
            Some(first) if says(&last.now, now) && joined(&corrections[first..]) => {
                Self::Declared(corrections[first..].iter().map(|&correction| correction.clone()).collect())
            }
            _ => Self::Otherwise(Box::new(last.clone())),
        }
    }

    /// Whether nobody has to explain it.
    pub(crate) fn is_declared(&self) -> bool {
        matches!(self, Self::Added | Self::Declared(_) | Self::Kept | Self::Withdrawn)
    }
}

/// Whether a correction names what stands in a cell. A cell that is not given is named as it is printed:
/// blank.
fn says(named: &Printed, stands: Option<&Printed>) -> bool {
    match stands {
        Some(stands) => named == stands,
        None => named.is_blank(),
    }
}

/// Whether each correction found what the one before put there.
fn joined(corrections: &[&Declared]) -> bool {
    corrections.windows(2).all(|pair| pair[0].now == pair[1].was)
}
