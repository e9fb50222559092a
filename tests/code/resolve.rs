//! Which file defines what a path names.

use crate::source::Source;
use crate::uses::{Use, uses};
use std::collections::{BTreeMap, BTreeSet};

/// The modules of the crate: what each declares, and what it brings in from elsewhere.
pub struct Modules<'s> {
    modules: BTreeMap<&'s [String], Module<'s>>,
}

struct Module<'s> {
    source: &'s Source,
    uses: Vec<Use>,
    items: BTreeSet<String>,
}

/// An item: the file that defines it, and the rest of the path within that file.
pub struct Item<'s> {
    pub source: &'s Source,
    pub rest: Vec<String>,
}

impl<'s> Modules<'s> {
    pub fn of(sources: &'s [Source]) -> Self {
        let module = |source: &'s Source| {
            let items = source.file.items.iter().filter_map(name).collect();
            (&source.module[..], Module { source, uses: uses(source), items })
        };
        Self { modules: sources.iter().map(module).collect() }
    }

    pub fn uses(&self, source: &Source) -> &[Use] {
        &self.modules[&source.module[..]].uses
    }

    /// The path from the crate's root of a path in a file; `None` where it is another crate's or a local
    /// name.
    pub fn absolute(&self, source: &Source, path: &[String]) -> Option<Vec<String>> {
        self.absolute_within(&source.module, path, &mut Vec::new())
    }

    fn absolute_within(
        &self,
        module: &[String],
        path: &[String],
        seen: &mut Vec<String>,
    ) -> Option<Vec<String>> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => return Some(rest.to_vec()),
            "self" => return Some([module, rest].concat()),
            "super" => {
                let mut up = module;
                let supers = path.iter().take_while(|segment| *segment == "super").count();
                for _ in 0..supers {
                    up = up.split_last()?.1;
                }
                return Some([up, &path[supers..]].concat());
            }
            _ => {}
        }
        let child = [module, std::slice::from_ref(first)].concat();
        if self.modules.contains_key(&child[..]) {
            return Some([&child[..], rest].concat());
        }
        // A name that the file has brought in.
        let used = self.modules[module].uses.iter().find(|used| used.name.as_ref() == Some(first))?;
        if seen.contains(first) || used.path.first() == Some(first) {
            return None;
        }
        seen.push(first.clone());
        self.absolute_within(module, &[&used.path[..], rest].concat(), seen)
    }

    /// The item that an absolute path names, followed through re-exports.
    pub fn item(&self, path: &[String]) -> Option<Item<'s>> {
        self.item_within(path, 0)
    }

    fn item_within(&self, path: &[String], depth: usize) -> Option<Item<'s>> {
        let known = (0..=path.len()).rev().find(|end| self.modules.contains_key(&path[..*end]))?;
        let (at, rest) = path.split_at(known);
        let module = &self.modules[at];
        let here = Some(Item { source: module.source, rest: rest.to_vec() });
        let Some(name) = rest.first().filter(|name| !module.items.contains(*name)) else { return here };
        if depth > 8 {
            return here;
        }
        let named = module.uses.iter().filter(|used| used.name.as_ref() == Some(name));
        for used in named {
            if let Some(target) = self.absolute(module.source, &used.path) {
                return self.item_within(&[&target[..], &rest[1..]].concat(), depth + 1);
            }
        }
        for used in module.uses.iter().filter(|used| used.name.as_deref() == Some("*")) {
            let target = self.absolute(module.source, &used.path).unwrap_or_default();
            if self.modules.get(&target[..]).is_some_and(|module| module.items.contains(name)) {
                return self.item_within(&[&target[..], rest].concat(), depth + 1);
            }
        }
        here
    }
}

/// The name of an item that a file defines.
fn name(item: &syn::Item) -> Option<String> {
    let ident = match item {
        syn::Item::Const(item) => &item.ident,
        syn::Item::Enum(item) => &item.ident,
        syn::Item::Fn(item) => &item.sig.ident,
        syn::Item::Macro(item) => item.ident.as_ref()?,
        syn::Item::Static(item) => &item.ident,
        syn::Item::Struct(item) => &item.ident,
        syn::Item::Trait(item) => &item.ident,
        syn::Item::Type(item) => &item.ident,
        syn::Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}
