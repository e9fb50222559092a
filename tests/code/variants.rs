//! A new variant of a value, a page or a check is met by the compiler at every place: no `_` arm hides it.
//!
//! A `match` that names variants of an enum of the domain has no arm for all the rest, be it `_`, a name, or
//! `Some(_)` beside `Some(Value::Blank)`. `matches!` of a figure's value stands only where the values are
//! defined: what it asks has a name there.

use crate::counted::{Offence, exactly};
use crate::resolve::Modules;
use crate::source::{Source, line, sources, visit_arguments};
use std::collections::BTreeSet;
use syn::parse::ParseStream;
use syn::visit::{self, Visit};

/// The wings whose enums are of the domain, where they are not private to a file.
const WINGS: [&str; 3] = ["model", "analysis", "pages"];

/// An enum: the file that defines it, and its name.
type Enum = (String, String);

struct Matches<'s> {
    source: &'s Source,
    modules: &'s Modules<'s>,
    domain: &'s BTreeSet<Enum>,
    /// The type that is implemented.
    own: Option<String>,
    found: Vec<String>,
}

impl Matches<'_> {
    /// The enum of the domain of which a path names a variant.
    fn of_variant(&self, path: &syn::Path) -> Option<Enum> {
        let mut path: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        path.pop();
        let known = match &path[..] {
            [own] if own == "Self" => (self.source.path.clone(), self.own.clone()?),
            [name] if self.domain.contains(&(self.source.path.clone(), name.clone())) => {
                (self.source.path.clone(), name.clone())
            }
            path => {
                let item = self.modules.item(&self.modules.absolute(self.source, path)?)?;
                (item.source.path.clone(), item.rest.join("::"))
            }
        };
        self.domain.contains(&known).then_some(known)
    }

    /// The places in a pattern at which variants stand: the constructors around each, and its enum.
    fn variants(&self, pattern: &syn::Pat, around: &str, found: &mut Vec<(String, Enum)>) {
        let mut at_path =
            |path: &syn::Path| found.extend(self.of_variant(path).map(|of| (around.to_owned(), of)));
        match pattern {
            syn::Pat::Path(path) => at_path(&path.path),
            syn::Pat::Struct(pattern) => at_path(&pattern.path),
            syn::Pat::TupleStruct(pattern) => {
                at_path(&pattern.path);
                let within = format!("{around}{}.", last(&pattern.path));
                pattern.elems.iter().for_each(|pattern| self.variants(pattern, &within, found));
            }
            syn::Pat::Tuple(tuple) => {
                for (at, pattern) in tuple.elems.iter().enumerate() {
                    self.variants(pattern, &format!("{around}{at}."), found);
                }
            }
            syn::Pat::Or(or) => or.cases.iter().for_each(|case| self.variants(case, around, found)),
            syn::Pat::Paren(paren) => self.variants(&paren.pat, around, found),
            syn::Pat::Reference(reference) => self.variants(&reference.pat, around, found),
            syn::Pat::Ident(syn::PatIdent { subpat: Some((_, pattern)), .. }) => {
                self.variants(pattern, around, found);
            }
            _ => {}
        }
    }
}

fn last(path: &syn::Path) -> String {
    path.segments.last().unwrap().ident.to_string()
}

/// Whether a pattern takes everything.
fn takes_all(pattern: &syn::Pat) -> bool {
    match pattern {
        syn::Pat::Wild(_) | syn::Pat::Rest(_) => true,
        syn::Pat::Ident(name) => {
            let small = name.ident.to_string().starts_with(|c: char| c.is_lowercase());
            small && name.subpat.as_ref().is_none_or(|(_, pattern)| takes_all(pattern))
        }
        syn::Pat::Tuple(tuple) => tuple.elems.iter().all(takes_all),
        syn::Pat::Or(or) => or.cases.iter().any(takes_all),
        syn::Pat::Paren(paren) => takes_all(&paren.pat),
        syn::Pat::Reference(reference) => takes_all(&reference.pat),
        _ => false,
    }
}

/// The constructors within which an arm takes everything: none for `_`, `Some.` for `Some(_)`.
fn takes_all_within(pattern: &syn::Pat) -> Vec<String> {
    match pattern {
        _ if takes_all(pattern) => vec![String::new()],
        syn::Pat::TupleStruct(of) if of.elems.len() == 1 => {
            let inner = takes_all_within(&of.elems[0]).into_iter();
            inner.map(|inner| format!("{}.{inner}", last(&of.path))).collect()
        }
        syn::Pat::Or(or) => or.cases.iter().flat_map(takes_all_within).collect(),
        syn::Pat::Paren(paren) => takes_all_within(&paren.pat),
        syn::Pat::Reference(reference) => takes_all_within(&reference.pat),
        _ => Vec::new(),
    }
}

impl<'a> Visit<'a> for Matches<'_> {
    fn visit_item_impl(&mut self, item: &'a syn::ItemImpl) {
        let before = self.own.take();
        if let syn::Type::Path(path) = &*item.self_ty {
            self.own = Some(last(&path.path));
        }
        visit::visit_item_impl(self, item);
        self.own = before;
    }

    fn visit_expr_match(&mut self, expression: &'a syn::ExprMatch) {
        let mut variants = Vec::new();
        expression.arms.iter().for_each(|arm| self.variants(&arm.pat, "", &mut variants));
        for arm in expression.arms.iter().filter(|arm| arm.guard.is_none()) {
            let all = takes_all_within(&arm.pat);
            let hides = |(at, _): &&(String, Enum)| all.iter().any(|all| at.starts_with(all.as_str()));
            if let Some((_, (_, name))) = variants.iter().find(hides) {
                self.found.push(format!("line {}: an arm hides variants of {name}", line(&arm.pat)));
            }
        }
        visit::visit_expr_match(self, expression);
    }

    fn visit_macro(&mut self, called: &'a syn::Macro) {
        let asked = |input: ParseStream| {
            let subject: syn::Expr = input.parse()?;
            input.parse::<syn::Token![,]>()?;
            let pattern = syn::Pat::parse_multi_with_leading_vert(input)?;
            input.parse::<proc_macro2::TokenStream>()?;
            Ok((subject, pattern))
        };
        if !called.path.is_ident("matches") {
            return visit_arguments(self, &called.tokens);
        }
        let (subject, pattern) = called.parse_body_with(asked).unwrap();
        let mut variants = Vec::new();
        self.variants(&pattern, "", &mut variants);
        let value = variants.iter().any(|(_, (file, name))| name == "Value" && *file != self.source.path);
        if value {
            self.found.push(format!("line {}: matches! of a Value", line(&called.path)));
        }
        visit::visit_expr(self, &subject);
    }
}

#[test]
fn no_arm_hides_a_new_variant() {
    let sources = sources();
    let modules = Modules::of(&sources);
    let mut domain = BTreeSet::new();
    for source in sources.iter().filter(|source| WINGS.contains(&source.wing())) {
        for item in &source.file.items {
            if let syn::Item::Enum(item) = item
                && !matches!(item.vis, syn::Visibility::Inherited)
            {
                domain.insert((source.path.clone(), item.ident.to_string()));
            }
        }
    }
    let mut offences: Vec<Offence> = Vec::new();
    for source in &sources {
        let mut matches =
            Matches { source, modules: &modules, domain: &domain, own: None, found: Vec::new() };
        matches.visit_file(&source.file);
        offences.extend(matches.found.into_iter().map(|what| (source.path.clone(), what)));
    }
    exactly("variants", &offences);
}
