//! The sources, parsed. Tests beside the code are left out: they may use what they like.

use proc_macro2::TokenStream;
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// A file of `src`.
pub struct Source {
    /// Its path below `src`, with `/`.
    pub path: String,
    /// The module it is: `["model", "figure"]` for `model/figure/mod.rs` and `model/figure.rs`.
    pub module: Vec<String>,
    pub text: String,
    pub file: syn::File,
}

impl Source {
    /// The wing it belongs to: the folder at the top.
    pub fn wing(&self) -> &str {
        &self.module[0]
    }
}

pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder whose name ends so, by path.
pub fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_str().unwrap().ends_with(ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Every file of the program but `lib.rs`, `main.rs` and the tests.
pub fn sources() -> Vec<Source> {
    let root = repository().join("src");
    let mut sources = Vec::new();
    for path in files(&root, ".rs") {
        let relative = path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
        let mut module: Vec<String> =
            relative.trim_end_matches(".rs").split('/').map(str::to_owned).collect();
        let test = module[0] == "testing" || module.iter().any(|part| part == "tests");
        if test || ["lib.rs", "main.rs"].contains(&&*relative) {
            continue;
        }
        if module.last().unwrap() == "mod" {
            module.pop();
        }
        let text = fs::read_to_string(&path).unwrap();
        let file = without_tests(syn::parse_file(&text).unwrap());
        sources.push(Source { path: relative, module, text, file });
    }
    sources
}

fn without_tests(mut file: syn::File) -> syn::File {
    file.items.retain(|item| {
        let attributes: &[syn::Attribute] = match item {
            syn::Item::Mod(item) => &item.attrs,
            syn::Item::Use(item) => &item.attrs,
            syn::Item::Fn(item) => &item.attrs,
            syn::Item::Impl(item) => &item.attrs,
            _ => &[],
        };
        !is_for_tests(attributes)
    });
    file
}

/// Whether it says `#[cfg(test)]`.
pub fn is_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let list = attribute.meta.require_list();
        list.is_ok_and(|list| list.path.is_ident("cfg") && list.tokens.to_string() == "test")
    })
}

/// Runs a visitor over the expressions in a macro's arguments, where they are expressions.
pub fn visit_arguments<'a>(visitor: &mut impl for<'e> Visit<'e>, tokens: &TokenStream) {
    use syn::parse::Parser;
    let expressions = syn::punctuated::Punctuated::<syn::Expr, syn::Token![,]>::parse_terminated;
    for expression in expressions.parse2(tokens.clone()).into_iter().flatten() {
        visit::visit_expr(visitor, &expression);
    }
}

/// The line at which something begins.
pub fn line(spanned: &impl syn::spanned::Spanned) -> usize {
    spanned.span().start().line
}
