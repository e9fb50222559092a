//! Which indicators stand in one piece.

use crate::model::archive::Archive;
use crate::model::id::{FormId, IndicatorId, List, PartId};

/// How many indicators a piece holds at most: a comparison of ten publishers loads little of what it does not
/// show, and an archive has few more files.
const INDICATORS_A_PIECE: usize = 24;

/// Some indicators of one form.
#[derive(Debug)]
pub(super) struct Part {
    /// The form that names them.
    pub form: FormId,
    /// The indicators.
    pub indicators: Vec<IndicatorId>,
}

/// All indicators of an archive, in parts: key figures stand together.
#[derive(Debug)]
pub(super) struct Parts(List<PartId, Part>);

impl Parts {
    /// The parts of an archive.
    pub(super) fn of(archive: &Archive) -> Self {
        let mut parts: Vec<Part> = Vec::new();
        for (indicator, &(form, _)) in archive.indicators().entries() {
            match parts.last_mut() {
                Some(last) if last.form == form && last.indicators.len() < INDICATORS_A_PIECE => {
                    last.indicators.push(indicator);
                }
                _ => parts.push(Part { form, indicators: vec![indicator] }),
            }
        }
        Self(parts.into_iter().collect())
    }

    /// Each part with its position.
    pub(super) fn entries(&self) -> impl Iterator<Item = (PartId, &Part)> {
        self.0.entries()
    }

    /// One of the parts.
    pub(super) fn part(&self, part: PartId) -> &Part {
        &self.0[part]
    }
}
