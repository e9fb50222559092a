//! The kinds of publisher that checks are about, held against those of `annals.yaml`.

use crate::model::form::{Check, Forms};
use crate::model::site::Site;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::nearest;

const UNKNOWN_KIND: Code = Code("form-unknown-kind");

/// A check of a form of the archive's own for a kind that nobody is of would never be made, and one that
/// leaves out a kind that is only written wrong would be made where it should not.
pub(super) fn check(forms: &Forms, site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for form in forms.own() {
        for check in &forms.get(form).checks {
            let unknown = |kind: &&String| site.kind(kind).is_none();
            let wanted = check.kinds.only.iter().flatten().filter(unknown);
            let slips = check.kinds.except.iter().filter(unknown).filter(|kind| near(kind, site).is_some());
            diagnostics.extend(wanted.chain(slips).map(|kind| unknown_kind(check, kind, site)));
        }
    }
}

fn near<'s>(kind: &str, site: &'s Site) -> Option<&'s str> {
    nearest(kind, site.kinds.iter().map(|kind| kind.id.as_str()))
}

fn unknown_kind(check: &Check, kind: &str, site: &Site) -> Diagnostic {
    let (id, known) = (&check.id, site.kinds.iter().map(|kind| kind.id.as_str()).collect::<Vec<_>>());
    let known = known.join(", ");
    let remedy = match near(kind, site) {
        Some(near) => message!(zh: "是 {near} 吗？", en: "is '{near}' meant?"),
        None => message!(
            zh: "annals.yaml 的 kinds 中有：{known}；或在那里加上“{kind}”",
            en: "the kinds in annals.yaml are: {known}; or add '{kind}' there"
        ),
    };
    Diagnostic::error(
        UNKNOWN_KIND,
        check.place,
        message!(
            zh: "“{id}”针对“{kind}”一类机关，而 annals.yaml 中没有这一类",
            en: "'{id}' is about publishers of the kind '{kind}', which annals.yaml does not have"
        ),
    )
    .remedy(remedy)
}
