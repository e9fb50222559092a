//! One file, checked against all that the site has.

use super::fault::{Fault, Faults};
use super::listing::{Found, Listing};
use super::messages;
use super::page::{Anchors, Page};
use super::reference::{self, Reference, Role};
use super::text::lossy;
use super::url::{self, Inside, Target};
use crate::pages::address;
use crate::publish::well_known;
use std::collections::BTreeMap;

/// What the site has.
pub(super) struct Checker<'a> {
    listing: &'a Listing,
    anchors: BTreeMap<&'a str, Anchors>,
    published_at: Option<String>,
}

impl<'a> Checker<'a> {
    pub(super) fn new(
        listing: &'a Listing,
        anchors: BTreeMap<&'a str, Anchors>,
        published_at: Option<String>,
    ) -> Self {
        Self { listing, anchors, published_at: published_at.filter(|base| base.ends_with('/')) }
    }

    /// The path that a full address of this site leads to.
    fn own<'u>(&self, url: &'u str) -> Option<&'u str> {
        let path = url.strip_prefix(self.published_at.as_deref()?)?;
        path.split(['?', '#']).next()
    }

    /// What is wrong with a page.
    pub(super) fn page(&self, path: &str, bytes: &[u8], page: &Page) -> Vec<Fault> {
        let mut faults = Faults::of(path, bytes);
        // What only a machine asks for, or holds no markup at all, is a page by its name alone.
        if !well_known::is_asked_for(path) && (path.contains('/') || bytes.contains(&b'<')) {
            messages::structure(&mut faults, page);
        }
        let base = match &page.base {
            None => Some(path.to_owned()),
            Some((url, place)) => {
                let base = Reference { url: url.clone(), role: Role::Fetch, bytes: place.clone() };
                self.base(&mut faults, path, &base)
            }
        };
        // A base that cannot be followed is a fault already, and what is relative to it cannot be checked.
        for reference in &page.references {
            self.reference(&mut faults, base.as_deref(), reference);
        }
        faults.into_found()
    }

    /// What is wrong with a style sheet.
    pub(super) fn style_sheet(&self, path: &str, bytes: &[u8]) -> Vec<Fault> {
        let mut faults = Faults::of(path, bytes);
        let mut references = Vec::new();
        reference::of_style(&lossy(bytes), 0, &mut references);
        for reference in &references {
            self.reference(&mut faults, Some(path), reference);
        }
        faults.into_found()
    }

    /// The path that a page's `<base>` makes others relative to.
    fn base(&self, faults: &mut Faults<'_>, path: &str, base: &Reference) -> Option<String> {
        match url::parse(&base.url) {
            Target::Inside(inside) => {
                if inside.is_rooted() {
                    messages::absolute(faults, base, "./");
                }
                let resolved = address::followed(path, &inside.path);
                if resolved.is_none() {
                    messages::dead(faults, base, None);
                }
                resolved
            }
            Target::Elsewhere => {
                messages::elsewhere(faults, base);
                None
            }
            Target::Disk | Target::Other => {
                messages::dead(faults, base, None);
                None
            }
        }
    }

    fn reference(&self, faults: &mut Faults<'_>, base: Option<&str>, reference: &Reference) {
        if let Some(path) = self.own(&reference.url) {
            // Like any other link it stands in the page with percent signs, and in the folder without.
            let path = address::decoded(path);
            if matches!(self.listing.find(&path), Found::Nothing) {
                messages::dead(faults, reference, Some(&path));
            }
            return;
        }
        match (url::parse(&reference.url), base) {
            (Target::Elsewhere, _) if reference.role != Role::Link => messages::elsewhere(faults, reference),
            (Target::Disk, _) => messages::dead(faults, reference, None),
            (Target::Inside(inside), Some(base)) => self.inside(faults, base, reference, &inside),
            (Target::Elsewhere | Target::Other | Target::Inside(_), _) => {}
        }
    }

    fn inside(&self, faults: &mut Faults<'_>, base: &str, reference: &Reference, to: &Inside) {
        let own = to.path.is_empty();
        if own && (reference.role == Role::Style || (reference.role == Role::Fetch && to.fragment.is_none()))
        {
            // In a style sheet `#x` names something of the page that uses it; an empty address names no file.
            if to.fragment.is_none() {
                messages::dead(faults, reference, None);
            }
            return;
        }
        let resolved = address::followed(base, &to.path);
        let found = match resolved.as_deref() {
            Some(resolved) => self.listing.find(resolved),
            None => Found::Nothing,
        };
        let (target, folder) = match found {
            Found::File(file) => (file, false),
            Found::Index(index) => (index, true),
            Found::Nothing => {
                if let Some(resolved) = resolved.as_deref().filter(|_| to.is_rooted()) {
                    messages::absolute(faults, reference, &address::relative(base, resolved));
                }
                return messages::dead(faults, reference, resolved.as_deref());
            }
        };
        let better = || {
            let relative = address::relative(base, &target);
            to.fragment.as_ref().map_or(relative.clone(), |fragment| format!("{relative}#{fragment}"))
        };
        if to.is_rooted() {
            messages::absolute(faults, reference, &better());
        } else if folder {
            messages::folder(faults, reference, &better());
        }
        if let Some(fragment) = &to.fragment
            && reference.role != Role::Style
            && let Some(anchors) = self.anchors.get(target.as_str())
        {
            messages::anchor(faults, reference, &target, fragment, anchors);
        }
    }
}
