//! The template engine, as themes get it: strict, bounded, without files.

use super::functions;
use super::words::Strings;
use crate::text::markdown::write_escaped;
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many steps a template may take: far more than any page needs, far fewer than forever.
const FUEL: u64 = 50_000_000;

/// An engine without templates.
pub(super) fn new(strings: Arc<Strings>, assets: Arc<BTreeMap<String, Vec<u8>>>) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_debug(true);
    environment.set_fuel(Some(FUEL));
    environment.set_auto_escape_callback(|name| {
        if name.ends_with(".html") || name.ends_with(".xml") { AutoEscape::Html } else { AutoEscape::None }
    });
    // Nothing prints as nothing, not as the word "None"; and the engine's own escaping of `/` would make
    // every address unreadable.
    environment.set_formatter(|out, state, value| match value.as_str() {
        _ if value.is_none() => Ok(()),
        Some(text) if matches!(state.auto_escape(), AutoEscape::Html) && !value.is_safe() => {
            Ok(write_escaped(text, out)?)
        }
        _ => minijinja::escape_formatter(out, state, value),
    });
    functions::add(&mut environment, strings, assets);
    environment
}
