//! The hosts for which a site lists its moved addresses: `redirects` in `annals.yaml`.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::Node;

const BAD_REDIRECTS: Code = Code("site-bad-redirects");

/// A list of moved addresses as a host reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redirects {
    /// `_redirects`, which Netlify, Cloudflare Pages and hosts like them read.
    Netlify,
    /// `redirects.map`, to be included in a `map` of nginx.
    Nginx,
}

impl Redirects {
    /// Every kind of list.
    pub(crate) const ALL: [Self; 2] = [Self::Netlify, Self::Nginx];

    /// As `annals.yaml` names it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Netlify => "netlify",
            Self::Nginx => "nginx",
        }
    }
}

/// Reads `redirects`.
pub(super) fn read(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Redirects> {
    let mut found = Vec::new();
    for item in node.and_then(|node| node.items(diagnostics)).unwrap_or_default() {
        let Some(name) = item.text(diagnostics) else { continue };
        match Redirects::ALL.into_iter().find(|known| known.name() == name) {
            Some(known) if !found.contains(&known) => found.push(known),
            Some(_) | None => diagnostics.push(refused(name, item)),
        }
    }
    found
}

fn refused(name: &str, node: &Node<'_>) -> Diagnostic {
    let known = Redirects::ALL.map(Redirects::name).join(", ");
    Diagnostic::error(
        BAD_REDIRECTS,
        node.place,
        message!(zh: "redirects 里的“{name}”不可用", en: "'{name}' cannot be used in `redirects`"),
    )
    .remedy(message!(
        zh: "从 {known} 中选一种或几种，每种一次，如 [nginx]",
        en: "write one or several of {known}, each once, as in [nginx]"
    ))
}
