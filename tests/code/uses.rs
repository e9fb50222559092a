//! What a file names: the paths in its `use` trees, expressions, types, patterns, attributes and macros.

use crate::source::{Source, line};
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// A path as it is written, and where.
pub struct Use {
    pub path: Vec<String>,
    pub line: usize,
    /// The name under which a `use` brings it in; `None` for a path in code, `*` for all names of a module.
    pub name: Option<String>,
    /// Whether it is a `pub use`.
    pub exported: bool,
}

/// Every path of two segments or more, and every `use`.
pub fn uses(source: &Source) -> Vec<Use> {
    let mut found = Found::default();
    found.visit_file(&source.file);
    found.uses
}

#[derive(Default)]
struct Found {
    uses: Vec<Use>,
}

impl Found {
    fn tree(&mut self, tree: &syn::UseTree, before: &[String], exported: bool) {
        let with = |ident: &syn::Ident| [before, &[ident.to_string()]].concat();
        let (mut path, ident, name) = match tree {
            syn::UseTree::Path(path) => return self.tree(&path.tree, &with(&path.ident), exported),
            syn::UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.tree(tree, before, exported));
            }
            syn::UseTree::Name(name) => (with(&name.ident), line(&name.ident), None),
            syn::UseTree::Rename(rename) => {
                (with(&rename.ident), line(&rename.ident), Some(rename.rename.to_string()))
            }
            syn::UseTree::Glob(glob) => (before.to_vec(), line(glob), Some("*".to_owned())),
        };
        // `use a::{self}` names `a`.
        if path.len() > 1 && path.last().unwrap() == "self" {
            path.pop();
        }
        let name = name.or_else(|| path.last().cloned());
        self.uses.push(Use { path, line: ident, name, exported });
    }

    fn code(&mut self, path: Vec<String>, line: usize) {
        if path.len() > 1 {
            self.uses.push(Use { path, line, name: None, exported: false });
        }
    }

    /// The paths among the tokens of a macro or an attribute.
    fn tokens(&mut self, tokens: TokenStream) {
        let (mut path, mut colons, mut start): (Vec<String>, usize, usize) = (Vec::new(), 0, 0);
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.code(std::mem::take(&mut path), start);
                        start = ident.span().start().line;
                    }
                    path.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => colons += 1,
                other => {
                    self.code(std::mem::take(&mut path), start);
                    colons = 0;
                    if let TokenTree::Group(group) = other {
                        self.tokens(group.stream());
                    }
                }
            }
        }
        self.code(path, start);
    }
}

impl<'a> Visit<'a> for Found {
    fn visit_item_use(&mut self, item: &'a syn::ItemUse) {
        self.tree(&item.tree, &[], !matches!(item.vis, syn::Visibility::Inherited));
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.code(path.segments.iter().map(|segment| segment.ident.to_string()).collect(), line(path));
        visit::visit_path(self, path);
    }

    // `pub(in crate::model)` says who may use an item.
    fn visit_visibility(&mut self, _: &'a syn::Visibility) {}

    fn visit_macro(&mut self, called: &'a syn::Macro) {
        self.visit_path(&called.path);
        self.tokens(called.tokens.clone());
    }

    fn visit_meta_list(&mut self, list: &'a syn::MetaList) {
        self.visit_path(&list.path);
        self.tokens(list.tokens.clone());
    }
}
