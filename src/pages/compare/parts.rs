//! Which indicators stand in one piece.

use crate::model::archive::Archive;
use crate::model::id::{FormId, IndicatorId, List, PartId};

/// How many indicators a piece holds at most: a comparison of ten publishers loads little of what it does not
/// show, and an archive has few more files.
const INDICATORS_A_PIECE: usize = 24;

/// The forms that name indicators, in the order of these.
pub(super) fn forms(archive: &Archive) -> Vec<FormId> {
    let mut forms: Vec<FormId> = Vec::new();
    for &(form, _) in archive.indicators().iter() {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// The indicators that a form names, in parts: key figures stand together. The parts of another form do not
/// count, so that a new form moves no address.
pub(super) fn of(archive: &Archive, form: FormId) -> List<PartId, Vec<IndicatorId>> {
    let all = archive.indicators().entries().filter(|(_, (of, _))| *of == form);
    let all: Vec<IndicatorId> = all.map(|(indicator, _)| indicator).collect();
    all.chunks(INDICATORS_A_PIECE).map(<[IndicatorId]>::to_vec).collect()
}
