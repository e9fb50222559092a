//! The template engine, as themes get it: strict, bounded, without files.

use super::bounds;
use super::functions;
use super::words::Strings;
use crate::text::markdown::write_escaped;
use minijinja::value::ValueKind;
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An engine without templates.
pub(super) fn new(strings: Arc<Strings>, assets: Arc<BTreeMap<String, Vec<u8>>>) -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_debug(true);
    environment.set_auto_escape_callback(|name| {
        if name.ends_with(".html") || name.ends_with(".xml") { AutoEscape::Html } else { AutoEscape::None }
    });
    // Nothing prints as nothing, not as the word "None"; and the engine's own escaping of `/` would make
    // every address unreadable.
    environment.set_formatter(|out, state, value| match value.as_str() {
        _ if value.is_none() => Ok(()),
        // How long a list of lists would be, nobody knows before it is printed.
        _ if matches!(value.kind(), ValueKind::Seq | ValueKind::Map | ValueKind::Iterable) => {
            let why = "a list or a mapping is no text: go through it with {% for %}";
            Err(Error::new(ErrorKind::InvalidOperation, why))
        }
        Some(text) if matches!(state.auto_escape(), AutoEscape::Html) && !value.is_safe() => {
            Ok(write_escaped(text, out)?)
        }
        _ => minijinja::escape_formatter(out, state, value),
    });
    bounds::set(&mut environment);
    functions::add(&mut environment, strings, assets);
    environment
}
