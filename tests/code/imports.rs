//! The law of imports: the order of the wings in `lib.rs`, and of the modules in each wing, is the order in
//! which data flows. A module uses those above it and never one below.

use crate::resolve::Modules;
use crate::source::{Source, is_for_tests, repository, sources};
use std::fs;

/// The wings and their modules in order: `model`, `model/label`, `model/figure`.
fn order() -> Vec<String> {
    let declared = |path: &str| -> Vec<String> {
        let text = fs::read_to_string(repository().join("src").join(path)).unwrap_or_default();
        let items = syn::parse_file(&text).unwrap().items.into_iter();
        let modules = items.filter_map(|item| match item {
            syn::Item::Mod(item) if !is_for_tests(&item.attrs) => Some(item.ident.to_string()),
            _ => None,
        });
        modules.collect()
    };
    let mut order = Vec::new();
    for wing in declared("lib.rs") {
        let modules = declared(&format!("{wing}/mod.rs"));
        order.push(wing.clone());
        // The last wing's modules are one program, not a way of data.
        if wing != "command" {
            order.extend(modules.iter().map(|module| format!("{wing}/{module}")));
        }
    }
    order
}

/// Where a module stands in the order: by its wing and module, or by its wing.
fn rank(order: &[String], module: &[String]) -> Option<usize> {
    let at = |name: &str| order.iter().position(|other| other == name);
    module.get(..2).and_then(|two| at(&two.join("/"))).or_else(|| at(module.first()?))
}

fn offences(source: &Source, modules: &Modules, order: &[String]) -> Vec<String> {
    // A wing's own page stands below its modules: it names them to those outside.
    let own = match &source.module[..] {
        [wing] => order.iter().rposition(|other| other.split('/').next() == Some(wing)),
        module => rank(order, module),
    };
    let own = own.unwrap_or_else(|| panic!("{} is declared neither in lib.rs nor in its wing", source.path));
    let below = modules.uses(source).iter().filter_map(|used| {
        let path = modules.absolute(source, &used.path)?;
        let item = modules.item(&path);
        let module = item.as_ref().map_or(&path, |item| &item.source.module);
        let lower = rank(order, module).filter(|other| *other > own)?;
        Some(format!("{}:{}: {} stands below {}", source.path, used.line, order[lower], order[own]))
    });
    below.collect()
}

#[test]
fn modules_use_only_those_above_them() {
    let (sources, order) = (sources(), order());
    let modules = Modules::of(&sources);
    let wrong: Vec<String> = sources.iter().flat_map(|source| offences(source, &modules, &order)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
