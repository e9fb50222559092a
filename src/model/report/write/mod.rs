//! Writing a report's front matter: what [`read`](super::read) reads from it is the same report.

mod figure;
mod statistics;
#[cfg(test)]
mod tests;

use super::{Acknowledgement, Citation, Correction, Imported, Key, Note, Report};
use crate::model::form::Forms;
use crate::model::label::Label;
use crate::model::period::{Period, PeriodKind};
use crate::text::yaml::write::{Block, Entry, Output};

/// The front matter of a report, its keys in the usual order. `language` is the archive's first: words in it
/// alone are written without its name.
pub fn front_matter(report: &Report, forms: &Forms, language: &str) -> Block {
    let writer = Writer { report, forms, language };
    let entries = Key::ALL.iter().filter_map(|&key| Some(Entry::new(key.name(), writer.value(key)?)));
    entries.collect()
}

struct Writer<'a> {
    report: &'a Report,
    forms: &'a Forms,
    language: &'a str,
}

impl Writer<'_> {
    /// What stands behind a key; nothing where the report does not need it.
    fn value(&self, key: Key) -> Option<Output> {
        let report = self.report;
        match key {
            Key::Title => self.some_label(&report.title),
            Key::Period => self.period(&report.period),
            Key::Form => Some(text(&self.forms.get(report.form).id)),
            Key::Editions => mapping(self.editions()),
            Key::Draft => report.draft.then(|| plain("true")),
            Key::Published => report.publication().map(|moment| plain(&moment)),
            Key::Signed => report.signed.map(|day| plain(&day.to_string())),
            Key::Update => report.update.as_ref().map(|update| {
                block([
                    ("on", Some(plain(&update.on.to_string()))),
                    ("kind", Some(plain(update.kind.name()))),
                    ("why", Some(self.label(&update.why))),
                    ("method", self.some_label(&update.method)),
                ])
            }),
            Key::Withdrawn => report.withdrawn.as_ref().map(|withdrawal| {
                block([
                    ("on", Some(plain(&withdrawal.on.to_string()))),
                    ("why", Some(self.label(&withdrawal.why))),
                    ("figures", Some(plain(withdrawal.figures.name()))),
                ])
            }),
            Key::IndexNumber => report.index_number.as_ref().map(|number| text(&number.text)),
            Key::FileNumber => report.file_number.as_deref().map(text),
            Key::Language => report.language.as_deref().map(text),
            Key::Sources => list(&report.sources, |source| self.source(source)),
            Key::Attachments => list(&report.attachments, |file| text(&file.path)),
            Key::MovedFrom => list(&report.moved_from, |former| text(&former.address)),
            Key::Rows => mapping(self.rows()),
            Key::Omitted => mapping(self.omitted()),
            Key::Statistics => Some(Output::Mapping(self.statistics())),
            Key::Notes => list(&report.notes, |note| self.note(note, "text")),
            Key::Scope => list(&report.scope, |note| self.note(note, "why")),
            Key::Corrections => list(&report.corrections, |correction| self.correction(correction)),
            Key::Acknowledged => list(&report.acknowledged, |entry| self.acknowledged(entry)),
        }
    }

    fn label(&self, label: &Label) -> Output {
        let texts: Vec<(&str, &str)> = label.iter().collect();
        match texts[..] {
            [(language, words)] if language == self.language => text(words),
            _ => {
                Output::Inline(texts.into_iter().map(|(tag, words)| (tag.to_owned(), text(words))).collect())
            }
        }
    }

    /// A label that need not be there.
    fn some_label(&self, label: &Label) -> Option<Output> {
        label.iter().next().map(|_| self.label(label))
    }

    /// The period with its days, where the name of the file does not say them.
    fn period(&self, period: &Period) -> Option<Output> {
        let used = &self.forms.get(self.report.form).used;
        let is_said = used.period(&period.id).as_ref() == Ok(period);
        let in_full = || {
            let label = if period.kind == PeriodKind::FiscalYear {
                period.label("en")
            } else {
                period.id.to_string()
            };
            inline([
                ("kind", plain(period.kind.name())),
                ("label", text(&label)),
                ("start", plain(&period.start.to_string())),
                ("end", plain(&period.end.to_string())),
            ])
        };
        (!is_said).then(in_full)
    }

    fn source(&self, source: &Citation) -> Output {
        let file = source.file.as_ref();
        let counted = |imported: Imported| {
            let counts =
                imported.counts().into_iter().filter(|(name, count)| *name != "absent" || *count > 0);
            inline(counts.map(|(name, count)| (name, plain(&count.to_string()))))
        };
        block([
            ("title", Some(self.label(&source.title))),
            ("url", source.url.as_deref().map(text)),
            ("note", self.some_label(&source.note)),
            ("file", file.map(|file| text(&file.name))),
            ("sha256", file.and_then(|file| file.sha256.as_deref()).map(text)),
            ("imported", file.and_then(|file| file.imported).map(counted)),
            ("kept", file.and_then(|file| file.kept.as_ref()).map(|kept| text(&kept.path))),
        ])
    }

    /// Words on the whole report, or on some of its figures.
    fn note(&self, note: &Note, words: &str) -> Output {
        match &note.on {
            None => self.label(&note.text),
            Some(on) => block([("on", Some(text(on))), (words, Some(self.label(&note.text)))]),
        }
    }

    fn correction(&self, correction: &Correction) -> Output {
        let cell = correction.cell;
        let data = self.report.data.block(cell.data);
        let asked = (data.spec(cell.row, cell.column), &self.report.period);
        block([
            ("figure", Some(text(&data.address(cell.row, cell.column)))),
            ("was", Some(figure::cell(&correction.was, asked))),
            ("now", Some(figure::cell(&correction.now, asked))),
            ("on", Some(plain(&correction.on.to_string()))),
            ("kind", Some(plain(correction.kind.name()))),
            ("why", Some(self.label(&correction.why))),
            ("impact", self.some_label(&correction.impact)),
        ])
    }

    fn acknowledged(&self, entry: &Acknowledgement) -> Output {
        block([
            ("check", Some(text(&entry.check))),
            ("at", entry.at.as_deref().map(text)),
            ("why", Some(self.label(&entry.why))),
        ])
    }
}

fn text(words: &str) -> Output {
    Output::Text(words.to_owned())
}

fn plain(words: &str) -> Output {
    Output::Plain(words.to_owned())
}

fn inline<'k>(entries: impl IntoIterator<Item = (&'k str, Output)>) -> Output {
    Output::Inline(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn block<const N: usize>(entries: [(&str, Option<Output>); N]) -> Output {
    Output::Mapping(entries.into_iter().filter_map(|(key, value)| Some(Entry::new(key, value?))).collect())
}

/// A mapping that is left out where it would be empty.
fn mapping(block: Block) -> Option<Output> {
    (!block.entries.is_empty()).then_some(Output::Mapping(block))
}

/// A list that is left out where it would be empty.
fn list<T>(items: &[T], write: impl Fn(&T) -> Output) -> Option<Output> {
    (!items.is_empty()).then(|| Output::List(items.iter().map(write).collect()))
}
