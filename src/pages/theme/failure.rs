//! What a template does wrong, as its author needs to hear it: the place, and the names that there are.

use super::Template;
use super::names::{FILTERS, Lacking, TESTS, What};
use super::probe::{self, Seen};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::limits;
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::{Place, Sources};
use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, Value};
use std::collections::BTreeMap;
use std::error::Error as _;
use std::ops::Range;

const BAD_TEMPLATE: Code = Code("theme-bad-template");

/// A template that cannot be rendered.
#[derive(Debug, Clone)]
pub struct TemplateError {
    /// The template.
    template: String,
    /// The bytes in it, where they are known.
    range: Option<Range<usize>>,
    says: Box<Says>,
}

/// What is wrong, and what to do.
#[derive(Debug, Clone)]
struct Says {
    message: Message,
    remedy: Message,
}

impl TemplateError {
    /// An error in the engine's own words: a slip in the syntax.
    pub fn of(template: &str, error: &Error) -> Self {
        let template = error.name().unwrap_or(template).to_owned();
        if error.kind() == ErrorKind::OutOfFuel {
            let message = limits::TEMPLATE_STEPS.exceeded();
            let says = Box::new(Says { message, remedy: too_much() });
            return Self { template, range: error.range(), says };
        }
        let detail = match error.detail() {
            Some(detail) => format!("{}: {detail}", error.kind()),
            None => error.kind().to_string(),
        };
        let says = Says {
            message: message!(zh: "模板出错：{detail}", en: "the template fails: {detail}"),
            remedy: message!(
                zh: "docs/themes.md 列出每种页面可用的字段",
                en: "docs/themes.md lists the fields there are for every page"
            ),
        };
        Self { template, range: error.range(), says: Box::new(says) }
    }

    /// A template that is more than one may be, from a byte on.
    pub(super) fn beyond(template: &str, range: Range<usize>, message: Message, remedy: Message) -> Self {
        Self { template: template.to_owned(), range: Some(range), says: Box::new(Says { message, remedy }) }
    }

    /// An error of rendering a page, with the names that there are.
    pub(super) fn explained(
        environment: &Environment<'static>,
        templates: &BTreeMap<String, Template>,
        page: &str,
        values: Value,
        error: &Error,
    ) -> Self {
        let error = innermost(error);
        let mut told = Self::of(page, error);
        let lacking = error.source().and_then(|source| source.downcast_ref::<Lacking>()).cloned();
        if let Some(lacking) = lacking.or_else(|| unknown(environment, templates, error)) {
            *told.says = Says::of(&lacking);
        } else if let Some(found) = probe::look(environment, templates, page, values, error) {
            (told.template, told.range) = (found.template, Some(found.range));
            *told.says = Says::seen(&found.value, &found.name, found.seen);
        }
        told
    }

    /// As a diagnostic.
    pub(super) fn diagnostic(
        self,
        templates: &BTreeMap<String, Template>,
        sources: &mut Sources,
    ) -> Diagnostic {
        let Template { shown, text } = templates.get(&self.template).cloned().unwrap_or_default();
        let file = sources.put(&shown, text);
        let range = self.range.unwrap_or(0..0);
        Diagnostic::error(BAD_TEMPLATE, Place::new(file, range.start, range.end), self.says.message)
            .remedy(self.says.remedy)
    }
}

/// What to do about a page that takes too much.
fn too_much() -> Message {
    message!(
        zh: "页面到这里用完了步数：看看循环有没有重复、文字有没有成倍变长",
        en: "here the steps of the page are used up: look for loops that repeat and texts that double"
    )
}

/// The error itself, not those of the templates that include it.
fn innermost(error: &Error) -> &Error {
    let mut error = error;
    while let Some(inner) = error.source().and_then(|source| source.downcast_ref::<Error>()) {
        error = inner;
    }
    error
}

/// A function, a filter, a test or a template that there is not.
fn unknown(
    environment: &Environment<'static>,
    templates: &BTreeMap<String, Template>,
    error: &Error,
) -> Option<Lacking> {
    let detail = error.detail()?;
    let named = |before: &str, after: &str| detail.strip_prefix(before)?.strip_suffix(after);
    let owned = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect();
    let (what, wanted, known): (What, &str, Vec<String>) = match error.kind() {
        ErrorKind::UnknownFunction => {
            let functions = environment.globals().map(|(name, _)| name.to_owned()).collect();
            (What::Function, named("", " is unknown")?, functions)
        }
        ErrorKind::UnknownFilter => (What::Filter, named("filter ", " is unknown")?, owned(&FILTERS)),
        ErrorKind::UnknownTest => (What::Test, named("test ", " is unknown")?, owned(&TESTS)),
        ErrorKind::TemplateNotFound => {
            let wanted = named("template \"", "\" does not exist")
                .or_else(|| named("tried to include non-existing template '", "'"))?;
            (What::Template, wanted, templates.keys().cloned().collect())
        }
        _ => return None,
    };
    Some(Lacking { what, wanted: wanted.to_owned(), known })
}

impl Says {
    fn of(lacking: &Lacking) -> Self {
        Self { message: lacking.message(), remedy: lacking.remedy() }
    }

    /// What is said of a value that does not have what is asked of it.
    fn seen(value: &str, name: &str, seen: Seen) -> Self {
        let lacking = |what, known| Self::of(&Lacking { what, wanted: name.to_owned(), known });
        let kind = match seen {
            Seen::Names(known) => return lacking(What::Value, known),
            Seen::Fields(known) => return lacking(What::Field { of: value.to_owned() }, known),
            Seen::Plain(kind) => kind,
        };
        let (message, remedy) = match kind {
            ValueKind::None | ValueKind::Undefined => (
                message!(zh: "`{value}` 在这一页没有值，也就没有 `{name}`", en: "`{value}` is none on this page, so it \
                     has no `{name}`"),
                message!(
                    zh: "先问有没有：{{% if {value} %}}…{{% endif %}}",
                    en: "ask for it first: {{% if {value} %}}…{{% endif %}}"
                ),
            ),
            ValueKind::Seq | ValueKind::Iterable => (
                message!(zh: "`{value}` 是列表，没有 `{name}`", en: "`{value}` is a list, it has no `{name}`"),
                message!(
                    zh: "逐项取用：{{% for x in {value} %}}…{{% endfor %}}",
                    en: "go through it: {{% for x in {value} %}}…{{% endfor %}}"
                ),
            ),
            kind => (
                message!(zh: "`{value}` 是单个的值（{kind}），没有 `{name}`", en: "`{value}` is a plain value \
                     ({kind}), it has no `{name}`"),
                message!(zh: "直接写 {{{{ {value} }}}}", en: "print it as it is: {{{{ {value} }}}}"),
            ),
        };
        Self { message, remedy }
    }
}
