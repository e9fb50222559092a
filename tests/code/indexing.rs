//! The archive's lists are asked by id: outside `model/archive` nobody indexes them, but for the type that a
//! list belongs to, whose methods answer.

use crate::counted::{Offence, exactly};
use crate::source::{Source, line, sources, visit_arguments};
use syn::visit::{self, Visit};

const LISTS: [&str; 8] = ["reports", "publishers", "forms", "blocks", "leaves", "tables", "data", "pages"];

struct Indexes(Vec<String>);

impl<'a> Visit<'a> for Indexes {
    fn visit_expr_index(&mut self, index: &'a syn::ExprIndex) {
        if let syn::Expr::Field(syn::ExprField { member: syn::Member::Named(name), .. }) = &*index.expr
            && LISTS.iter().any(|list| name == list)
            && !is_own(&index.expr)
        {
            self.0.push(format!("line {}: .{name}[", line(name)));
        }
        visit::visit_expr_index(self, index);
    }

    fn visit_macro(&mut self, called: &'a syn::Macro) {
        visit_arguments(self, &called.tokens);
    }
}

/// Whether a list is a field of `self`.
fn is_own(list: &syn::Expr) -> bool {
    let of = match list {
        syn::Expr::Field(field) => &*field.base,
        _ => return false,
    };
    matches!(of, syn::Expr::Path(path) if path.path.is_ident("self"))
}

fn offences(source: &Source) -> impl Iterator<Item = Offence> {
    let mut indexes = Indexes(Vec::new());
    indexes.visit_file(&source.file);
    let path = source.path.clone();
    indexes.0.into_iter().map(move |what| (path.clone(), what))
}

#[test]
fn nobody_indexes_the_lists_of_the_archive() {
    let sources = sources();
    let elsewhere =
        sources.iter().filter(|source| !source.module.starts_with(&["model".into(), "archive".into()]));
    exactly("indexing", &elsewhere.flat_map(offences).collect::<Vec<_>>());
}
