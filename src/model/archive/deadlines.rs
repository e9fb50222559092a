//! The forms that deadlines are declared for, held against those of the archive.

use crate::model::form::Forms;
use crate::model::site::{Site, unknown_form};
use crate::text::diagnostic::Diagnostic;
use std::collections::BTreeSet;

/// A deadline for a form that nobody has would never hold for anything.
pub(super) fn check(forms: &Forms, site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let known: BTreeSet<&str> =
        forms.iter().flat_map(|form| [form.id.as_str(), form.family.as_str()]).collect();
    let list = || known.iter().copied().collect::<Vec<_>>().join(", ");
    let unknown = site.deadlines.forms.iter().filter(|declared| !known.contains(declared.id.as_str()));
    diagnostics.extend(unknown.map(|declared| unknown_form(declared, &list())));
}
