//! The beginning of a report: every row of its form, with its words and the last report's figures as
//! comments.

use super::File;
use super::rows::Rows;
use super::written::{comment, label};
use crate::model::archive::{Archive, ArchivedReport};
use crate::model::form::{Block, Form};
use crate::model::id::{FormId, PublisherId};
use crate::model::period::{Period, PeriodKind};
use crate::text::message;
use crate::text::message::{Language, Message};
use crate::text::source::Sources;
use std::fmt::Write;

/// The report that is to be written.
pub(crate) struct Wanted<'a> {
    /// The archive it belongs to.
    pub archive: &'a Archive,
    /// The archive's texts.
    pub sources: &'a Sources,
    /// Who reports.
    pub publisher: PublisherId,
    /// On which period.
    pub period: Period,
    /// By which form.
    pub form: FormId,
    /// The language of the comments; labels are in that of the publisher's reports.
    pub language: Language,
}

/// The publisher's last report before a period, of the same kind of period.
pub(crate) fn last_report<'a>(
    archive: &'a Archive,
    publisher: PublisherId,
    period: &Period,
) -> Option<&'a ArchivedReport> {
    let mut reports = archive.reports_of(publisher).iter();
    reports.rfind(|report| report.period.kind == period.kind && report.period < *period)
}

/// The report's file. Figures are left to be filled in, except those that a rule of the form takes over from
/// the period just before.
pub(crate) fn report(wanted: &Wanted<'_>) -> File {
    let skeleton = Skeleton {
        wanted,
        form: wanted.archive.form(wanted.form),
        last: last_report(wanted.archive, wanted.publisher, &wanted.period),
        labels: wanted.archive.language_of(wanted.publisher),
    };
    let folder = &wanted.archive.publisher(wanted.publisher).folder;
    File { path: format!("content/{folder}/{}.md", wanted.period.id), text: skeleton.text(), runs: false }
}

/// What all parts of a report's beginning are made of.
pub(super) struct Skeleton<'a> {
    pub wanted: &'a Wanted<'a>,
    pub form: &'a Form,
    pub last: Option<&'a ArchivedReport>,
    /// The language of labels.
    pub labels: &'a str,
}

impl Skeleton<'_> {
    fn text(&self) -> String {
        let statistics: Vec<(&Block, Rows<'_>)> =
            self.form.blocks.entries().map(|(id, block)| (block, Rows::of(self, id))).collect();
        let mut text = String::from("---\n");
        if let Some(period) = self.period() {
            text.push_str(&period);
        }
        let _ = writeln!(text, "form: {}", self.form.id);
        self.editions(&mut text);
        self.comment(
            &message!(
                zh: "草稿：annals build 不发布。填完以后删去这一行，annals check 就会逐格核对。",
                en: "A draft, which `annals build` leaves out. Take the line away when all is filled in and \
                     checked."
            ),
            "",
            &mut text,
        );
        text.push_str("draft: true\n");
        self.comment(
            &message!(zh: "published: 公布日期，如 2025-01-29", en: "published: a date, as 2025-01-29"),
            "",
            &mut text,
        );
        self.comment(
            &message!(zh: "sources: [{{title: 原件的标题, url: https://…}}]", en: "sources: [{{title: Title of \
                 the document, url: https://…}}]"),
            "",
            &mut text,
        );
        self.named_rows(&statistics, &mut text);
        self.omitted(&mut text);
        self.comment(
            &message!(
                zh: "照原件逐格填写：0 写 0，空白写 ~，不适用写 /。方括号里依次是各栏的数，花括号里写“栏: 数”。",
                en: "As printed: zero is 0, a blank is ~, not applicable is /. In [ ] the figures stand in \
                     the order of the columns, in {{ }} as column: figure."
            ),
            "",
            &mut text,
        );
        text.push_str("statistics:\n");
        let mut table = None;
        for (block, rows) in &statistics {
            if table.replace(block.table) != Some(block.table) {
                let _ =
                    writeln!(text, "  # {}", comment(self.form.table(block.table).title.text(self.labels)));
            }
            rows.write(&mut text);
        }
        text.push_str("---\n");
        let headings = self
            .form
            .sections
            .iter()
            .map(|section| format!("## {}\n", comment(section.title.text(self.labels))));
        text.push_str(&headings.collect::<Vec<_>>().join("\n"));
        text
    }

    /// A fiscal year whose form does not say when it begins is written out.
    fn period(&self) -> Option<String> {
        let period = &self.wanted.period;
        (period.kind == PeriodKind::FiscalYear && self.form.used.starts.is_none()).then(|| {
            let (label, start, end) = (period.label("en"), period.start, period.end);
            format!("period: {{kind: fiscal-year, label: {label}, start: {start}, end: {end}}}\n")
        })
    }

    /// That the last report had tables of another edition than its form's.
    fn editions(&self, text: &mut String) {
        let Some(last) = self.last else { return };
        let mut seen = Vec::new();
        for data in last.data.iter().filter(|data| data.form_id() != last.form) {
            let entry = format!("{}: {}", data.table().id, data.form().id);
            if !seen.contains(&entry) {
                seen.push(entry);
            }
        }
        if !seen.is_empty() {
            let (period, tables) = (self.last_label(), seen.join(", "));
            self.comment(
                &message!(zh: "{period}的报告另用了别的版本；仍是那样就写 editions: {{{tables}}}", en: "The report on \
                     {period} mixed editions; if this one does, write editions: {{{tables}}}"),
                "",
                text,
            );
        }
    }

    /// Rows that the report names: those of the last one, under their ids.
    fn named_rows(&self, statistics: &[(&Block, Rows<'_>)], text: &mut String) {
        let mut written = String::new();
        for (block, rows) in statistics {
            let named = rows.named();
            if named.is_empty() {
                continue;
            }
            let _ = writeln!(written, "  {}:", block.id);
            for (id, words, after) in named {
                let words = label(words, self.wanted.archive.site.first_language());
                let _ = match after {
                    Some(after) => writeln!(written, "    {id}: {{label: {words}, after: {after}}}"),
                    None => writeln!(written, "    {id}: {words}"),
                };
            }
        }
        if !written.is_empty() {
            let period = self.last_label();
            self.comment(
                &message!(zh: "{period}的报告自己的行；id 各年不变，本年没有的删去", en: "Rows of the report's own, as in \
                     {period}: an id stays the same over the years; take out what is not printed"),
                "",
                text,
            );
            text.push_str("rows:\n");
            text.push_str(&written);
        }
    }

    /// That the last report left tables out.
    fn omitted(&self, text: &mut String) {
        for omission in self.last.iter().flat_map(|last| &last.omitted) {
            let table = &self.wanted.archive.form(omission.form).table(omission.table).id;
            let (period, why) = (self.last_label(), label(&omission.why, "und"));
            self.comment(
                &message!(zh: "{period}的报告没有印 {table}；仍是那样就写 omitted: {{{table}: {why}}}，并删去它的数", en: "The \
                     report on {period} did not print {table}; if so again, take it out below and write omitted: {{{table}: {why}}}"),
                "",
                text,
            );
        }
    }

    /// What the last report's period is called.
    pub(super) fn last_label(&self) -> String {
        self.last.map(|last| last.period.label(self.wanted.language.tag())).unwrap_or_default()
    }

    /// A comment in the author's language.
    pub(super) fn comment(&self, words: &Message, indent: &str, text: &mut String) {
        let _ = writeln!(text, "{indent}# {}", comment(words.in_language(self.wanted.language)));
    }
}
