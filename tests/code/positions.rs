//! Which report, which row: positions have types of their own. In the signatures of the domain a `usize`
//! counts something, or is an offset in a text, and its name says so.
//!
//! A signature is what others see: functions, fields and variants that are not private. A plain `usize` in
//! the plural counts too (`findings: usize`); a list of them does not (`findings: Vec<usize>`).

use crate::counted::{Offence, exactly};
use crate::source::{Source, line, sources};
use syn::visit::{self, Visit};

const WINGS: [&str; 4] = ["model", "analysis", "authoring", "pages"];

/// These work on the text of files and on the grids of sheets: their numbers are lines, columns and offsets.
const OF_TEXTS: [&str; 5] =
    ["authoring/format/", "authoring/remedy/", "authoring/workbook/", "import/document.rs", "import/source/"];

/// What a name ends with that says how many, how large, how deep, or is an offset.
const NAMES: [&str; 16] = [
    "count", "counted", "len", "length", "width", "widths", "depth", "level", "decimals", "digits", "span",
    "colspan", "rowspan", "most", "line", "range",
];

/// What a name ends with that pages print: numbers of notes, ranks, how many of what.
const PRINTED: [&str; 21] = [
    "number",
    "numbers",
    "notes",
    "rank",
    "added",
    "removed",
    "undeclared",
    "reported",
    "unknown",
    "unassessed",
    "acknowledged",
    "notice",
    "made",
    "held",
    "failed",
    "empty",
    "silent",
    "open",
    "equal",
    "larger",
    "smaller",
];

struct Positions(Vec<String>);

impl Positions {
    fn look(&mut self, name: &str, ty: &syn::Type) {
        let last = name.rsplit('_').next().unwrap();
        let plain = matches!(ty, syn::Type::Path(path) if path.path.is_ident("usize"));
        let counts = NAMES.contains(&last) || PRINTED.contains(&last) || plain && last.ends_with('s');
        if holds_usize(ty) && !counts {
            self.0.push(format!("line {}: {name}", line(ty)));
        }
    }
}

fn holds_usize(ty: &syn::Type) -> bool {
    struct Found(bool);
    impl<'a> Visit<'a> for Found {
        fn visit_type_path(&mut self, path: &'a syn::TypePath) {
            self.0 |= path.path.is_ident("usize");
            visit::visit_type_path(self, path);
        }
    }
    let mut found = Found(false);
    found.visit_type(ty);
    found.0
}

fn private(visibility: &syn::Visibility) -> bool {
    matches!(visibility, syn::Visibility::Inherited)
}

impl<'a> Visit<'a> for Positions {
    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        if !private(&item.vis) {
            self.visit_signature(&item.sig);
        }
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        if !private(&item.vis) {
            self.visit_signature(&item.sig);
        }
    }

    fn visit_item_enum(&mut self, item: &'a syn::ItemEnum) {
        if !private(&item.vis) {
            let fields =
                item.variants.iter().flat_map(|variant| variant.fields.iter().map(move |f| (variant, f)));
            fields.for_each(|(variant, field)| {
                let name = field.ident.as_ref().unwrap_or(&variant.ident);
                self.look(&name.to_string().to_lowercase(), &field.ty);
            });
        }
    }

    fn visit_signature(&mut self, signature: &'a syn::Signature) {
        for input in &signature.inputs {
            if let syn::FnArg::Typed(input) = input {
                let name = match &*input.pat {
                    syn::Pat::Ident(name) => name.ident.to_string(),
                    _ => String::new(),
                };
                self.look(&name, &input.ty);
            }
        }
        if let syn::ReturnType::Type(_, ty) = &signature.output {
            self.look(&signature.ident.to_string(), ty);
        }
    }

    fn visit_item_struct(&mut self, item: &'a syn::ItemStruct) {
        // The types of positions themselves.
        if !item.ident.to_string().ends_with("Id") {
            visit::visit_item_struct(self, item);
        }
    }

    fn visit_item_impl(&mut self, item: &'a syn::ItemImpl) {
        let of_id = matches!(&*item.self_ty, syn::Type::Path(path)
            if path.path.segments.last().is_some_and(|last| last.ident.to_string().ends_with("Id")));
        if !of_id {
            visit::visit_item_impl(self, item);
        }
    }

    fn visit_field(&mut self, field: &'a syn::Field) {
        if !private(&field.vis) {
            self.look(&field.ident.as_ref().map(ToString::to_string).unwrap_or_default(), &field.ty);
        }
    }
}

fn offences(source: &Source) -> Vec<Offence> {
    let mut positions = Positions(Vec::new());
    positions.visit_file(&source.file);
    positions.0.into_iter().map(|what| (source.path.clone(), what)).collect()
}

#[test]
fn no_usize_is_a_position() {
    let sources = sources();
    let domain = sources.iter().filter(|source| {
        WINGS.contains(&source.wing()) && !OF_TEXTS.iter().any(|module| source.path.starts_with(module))
    });
    exactly("positions", &domain.flat_map(offences).collect::<Vec<_>>());
}
