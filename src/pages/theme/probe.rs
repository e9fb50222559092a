//! What there is at the place where a template asks for something that is not there.
//!
//! The engine says which expression is undefined, but not what the value before its last name holds: a
//! variable of a loop is gone by then. So the page is rendered once more, with that last name replaced by a
//! call that looks at the value: `s.titel` by `s.what_there_is("titel")`. This happens only after a failure.

use super::Template;
use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, State, Value};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

const LOOK: &str = "what_there_is";

/// What was seen.
#[derive(Debug, Clone)]
pub(super) enum Seen {
    /// The names of values.
    Names(Vec<String>),
    /// The fields of a value.
    Fields(Vec<String>),
    /// A value without fields.
    Plain(ValueKind),
}

/// A name that is not there, and what is.
#[derive(Debug)]
pub(super) struct Found {
    /// The template that asks for it.
    pub template: String,
    /// Where it does.
    pub range: Range<usize>,
    /// The value of which it asks for something, as it is written.
    pub value: String,
    /// What it asks for.
    pub name: String,
    /// What there is.
    pub seen: Seen,
}

/// Looks at what there is where a page failed on something undefined.
pub(super) fn look(
    environment: &Environment<'static>,
    templates: &BTreeMap<String, Template>,
    page: &str,
    values: Value,
    error: &Error,
) -> Option<Found> {
    let undefined = Undefined::read(page, error)?;
    let text = templates.get(&undefined.template)?.text.as_str();
    let asked = Asked::read(&undefined.expression)?;
    let spans = undefined.spans(text, error);
    let (range, replaced) =
        spans.into_iter().find_map(|span| asked.place(&undefined.expression, text, span))?;
    let call = if asked.value.is_empty() { "" } else { "." };
    let mut probing = text.to_owned();
    probing.replace_range(replaced, &format!("{call}{LOOK}(\"{}\")", asked.name));
    let seen = render(environment, &undefined.template, probing, page, values)?;
    let value = asked.value.replace("(...)", "…");
    Some(Found { template: undefined.template, range, value, name: asked.name.to_owned(), seen })
}

/// Renders a page with a template that looks; the last look before the failure is the one that matters.
fn render(
    environment: &Environment<'static>,
    template: &str,
    text: String,
    page: &str,
    values: Value,
) -> Option<Seen> {
    let seen: Arc<Mutex<Option<Seen>>> = Arc::default();
    let keep = |seen: &Mutex<Option<Seen>>, found| {
        *seen.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
    };
    let functions: BTreeSet<String> = environment.globals().map(|(name, _)| name.to_owned()).collect();
    let mut environment = environment.clone();
    let kept = Arc::clone(&seen);
    environment.add_function(LOOK, move |state: &State<'_, '_>, _name: &str| {
        let names = state.known_variables().into_iter().map(Cow::into_owned);
        keep(&kept, Seen::Names(names.filter(|name| name != LOOK && !functions.contains(name)).collect()));
        Value::UNDEFINED
    });
    let kept = Arc::clone(&seen);
    environment.set_unknown_method_callback(move |_, value, name, arguments| match arguments {
        [key] if name == LOOK => {
            keep(&kept, of(value));
            Ok(value.get_item(key).unwrap_or_default())
        }
        _ => Err(ErrorKind::UnknownMethod.into()),
    });
    environment.add_template_owned(template.to_owned(), text).ok()?;
    let _ = environment.get_template(page).and_then(|page| page.render(values));
    seen.lock().unwrap_or_else(PoisonError::into_inner).take()
}

fn of(value: &Value) -> Seen {
    match value.kind() {
        ValueKind::Map => {
            let keys = value.try_iter().into_iter().flatten();
            Seen::Fields(keys.filter_map(|key| key.as_str().map(str::to_owned)).collect())
        }
        kind => Seen::Plain(kind),
    }
}

/// What the engine says of something undefined.
struct Undefined {
    expression: String,
    template: String,
    line: Option<usize>,
}

impl Undefined {
    /// Reads it from the words of the error, as in ``(`s.titel` is undefined, from part.html:3)``.
    fn read(page: &str, error: &Error) -> Option<Self> {
        let (before, after) = error.detail()?.rsplit_once("` is undefined")?;
        let (_, expression) = before.rsplit_once('`')?;
        let from = after.trim_start_matches([',', ' ', '(']).strip_prefix("from ");
        let (template, line) = match from.and_then(|from| from.strip_suffix(')')) {
            None => (None, None),
            Some(from) => match from.strip_prefix("line ") {
                Some(line) => (None, line.parse().ok()),
                None => from.rsplit_once(':').map(|(name, line)| (Some(name), line.parse().ok()))?,
            },
        };
        let template = template.or(error.name()).unwrap_or(page).to_owned();
        Some(Self { expression: expression.to_owned(), template, line })
    }

    /// The bytes of the template in which it may stand: where the engine failed, which may be a filter behind
    /// it, or else the lines there.
    fn spans(&self, text: &str, error: &Error) -> Vec<Range<usize>> {
        let lines = |range: Range<usize>| {
            let start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
            let end = text[range.end..].find('\n').map_or(text.len(), |length| range.end + length);
            start..end
        };
        if let Some(line) = self.line {
            let start = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
            return vec![lines(start..start)];
        }
        let range = error.range().filter(|range| text.get(range.clone()).is_some());
        range.map_or_else(Vec::new, |range| vec![range.clone(), lines(range)])
    }
}

/// An expression, taken apart at its last name: `view.sections[0]` and `titel`.
struct Asked<'e> {
    /// Empty where the expression is a name alone.
    value: &'e str,
    name: &'e str,
    /// How the last name may be written.
    written: Vec<String>,
}

impl<'e> Asked<'e> {
    fn read(expression: &'e str) -> Option<Self> {
        let indexed = [("['", "']"), ("[\"", "\"]")]
            .into_iter()
            .find_map(|(opens, closes)| expression.strip_suffix(closes)?.rsplit_once(opens));
        if let Some((value, name)) = indexed {
            let plain = !name.contains(['"', '\'', '\\']);
            let written = vec![format!("[\"{name}\"]"), format!("['{name}']")];
            return plain.then_some(Self { value, name, written });
        }
        let (value, name) = expression.rsplit_once('.').unwrap_or(("", expression));
        let is_name = |c: char| c == '_' || c.is_alphanumeric();
        let written = if value.is_empty() { name.to_owned() } else { format!(".{name}") };
        name.chars().all(is_name).then(|| Self { value, name, written: vec![written] })
    }

    /// Where the expression stands within a part of a text, and the part of it that is its last name.
    fn place(
        &self,
        expression: &str,
        text: &str,
        span: Range<usize>,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let word = |c: char| c == '_' || c.is_alphanumeric();
        let find = |wanted: &str| {
            text[span.clone()].match_indices(wanted).map(|(at, _)| span.start + at).find(|&at| {
                let begins = !wanted.starts_with(word) || !text[..at].ends_with(|c| word(c) || c == '.');
                begins && !text[at + wanted.len()..].starts_with(word)
            })
        };
        let last = self.written.iter().find_map(|written| Some((find(written)?, written.len())));
        let whole = find(expression).map(|at| at..at + expression.len());
        let (at, length) = last?;
        match whole {
            Some(whole) => {
                let length = expression.len() - self.value.len();
                Some((whole.clone(), whole.end - length..whole.end))
            }
            None => Some((at..at + length, at..at + length)),
        }
    }
}
