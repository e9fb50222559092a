//! What a template may take, whatever it writes: steps, bytes, depth.
//!
//! The engine counts steps and the bytes that are made, and stops a page that exceeds its share. It does not
//! bound how deep values and expressions lie in one another, and what is nested is read, printed, compared
//! and dropped by recursion. So depth is bounded here: a template has so many bytes, and so many signs that
//! can put one value into another; macros and loops call themselves so often; no value changes once it is
//! made (there is no `namespace()`, which could hold itself); and whatever depth is left has room on a stack
//! of its own.
//!
//! Whoever makes rendering faster keeps this: every call of the engine goes through [`on_own_stack`].

use super::failure::TemplateError;
use crate::text::limits;
use crate::text::message;
use minijinja::Environment;

/// Bytes of the stack. Only what is used of it takes memory.
const STACK: usize = 1 << 28;

/// Bounds what every page may take.
pub(super) fn set(environment: &mut Environment<'static>) {
    environment.set_fuel(Some(limits::TEMPLATE_STEPS.most as u64));
    environment.set_recursion_limit(limits::TEMPLATE_RECURSION.most);
    environment.remove_global("namespace");
    // What they print of a value is not counted before it is made.
    environment.remove_global("debug");
    environment.remove_filter("pprint");
}

/// Calls the engine, which follows what is nested by recursion.
pub(super) fn on_own_stack<T>(work: impl FnOnce() -> T) -> T {
    stacker::grow(STACK, work)
}

/// Why a template is not read at all.
pub(super) fn excess(name: &str, text: &str) -> Option<TemplateError> {
    let (bytes, signs) = (&limits::TEMPLATE_BYTES, &limits::TEMPLATE_SIGNS);
    let (limit, at) = if text.len() > bytes.most {
        (bytes, text.floor_char_boundary(bytes.most))
    } else {
        (signs, text.match_indices(['[', '{', '(', '|', '~']).nth(signs.most)?.0)
    };
    let remedy = message!(
        zh: "分成几个文件，用 {{% include %}} 合起来；样式和脚本放进 assets/",
        en: "part it into several files and {{% include %}} them; styles and scripts go to assets/"
    );
    Some(TemplateError::beyond(name, at..at, limit.exceeded(), remedy))
}
