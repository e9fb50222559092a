//! Whether a change of a figure is declared.

use crate::model::figure::Figure;
use crate::model::report::Correction;

/// Whether a change of a figure is declared.
#[derive(Debug, Clone)]
pub enum Standing<'a> {
    /// There was no figure: none that was published has changed.
    Added,
    /// These corrections lead from what it was to what it is, the first to the last.
    Declared(Vec<&'a Correction>),
    /// The last correction of the figure declares another change.
    Otherwise(&'a Correction),
    /// Nothing declares it.
    Undeclared,
}

impl<'a> Standing<'a> {
    /// How a figure stands that is there now, given its corrections by date.
    pub(super) fn of(was: Option<&Figure>, now: &Figure, corrections: &[&'a Correction]) -> Self {
        let Some(was) = was else { return Self::Added };
        let Some(&last) = corrections.last() else { return Self::Undeclared };
        // Corrections before the one that found what stood there were known to the old state.
        let first = corrections.iter().rposition(|correction| same(&correction.was, was));
        match first {
            Some(first) if same(&last.now, now) && joined(&corrections[first..]) => {
                Self::Declared(corrections[first..].to_vec())
            }
            _ => Self::Otherwise(last),
        }
    }

    /// Whether nobody has to explain it.
    pub fn is_declared(&self) -> bool {
        matches!(self, Self::Added | Self::Declared(_))
    }
}

/// Whether two figures say the same and are printed alike: `1.2` and `1.20` are not.
pub(super) fn same(one: &Figure, other: &Figure) -> bool {
    one.value == other.value && one.to_string() == other.to_string()
}

/// Whether each correction found what the one before put there.
fn joined(corrections: &[&Correction]) -> bool {
    corrections.windows(2).all(|pair| same(&pair[0].now, &pair[1].was))
}
