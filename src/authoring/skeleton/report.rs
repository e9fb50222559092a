//! The beginning of a report: every row of its form, with its words and the last report's figures as
//! comments.

use super::File;
use super::rows::Rows;
use super::wanted::{Skeleton, Wanted, stem};
use super::written::{comment, label};
use crate::model::id::TableId;
use crate::model::report::{Key, Report, Statistics, front_matter};
use crate::text::message;
use crate::text::yaml::write::{Entry, Output};

/// The report's file. Figures are left to be filled in, except those that a rule of the form takes over from
/// the period just before.
pub(crate) fn report(wanted: &Wanted<'_>) -> File {
    let skeleton = Skeleton {
        wanted,
        form: wanted.archive.form(wanted.form),
        last: wanted.last,
        labels: wanted.archive.language_of(wanted.publisher),
    };
    let stem = stem(wanted.archive, wanted.publisher, &wanted.period.id, wanted.name);
    File { path: format!("{stem}.md"), text: skeleton.text(), runs: false }
}

impl Skeleton<'_> {
    fn text(&self) -> String {
        let blocks = self.form.blocks().entries().filter(|(_, block)| {
            let table = self.form.table(block.table);
            self.last.is_none_or(|last| last.data.is_expected(table))
        });
        let blocks: Vec<Rows<'_>> = blocks.map(|(block, _)| Rows::of(self, block)).collect();
        let archive = self.wanted.archive;
        let data = Statistics::new(blocks.iter().map(Rows::data).collect());
        let report = Report {
            draft: true,
            data,
            ..Report::new(self.wanted.period.clone(), self.wanted.form, self.place())
        };
        let mut written = front_matter(&report, &archive.forms, archive.site.first_language());
        // What is not written yet is spoken of where it would stand, above the entry that follows it.
        let mut missing = self.missing();
        for entry in &mut written.entries {
            if [Key::Rows, Key::Statistics].iter().any(|key| entry.key == key.name()) {
                entry.above.append(&mut missing);
            }
            entry.above.extend(self.remarks(entry));
        }
        if let Some(Output::Mapping(statistics)) =
            written.entry(Key::Statistics.name()).map(|entry| &mut entry.value)
        {
            let mut table = None;
            for (entry, rows) in statistics.entries.iter_mut().zip(&blocks) {
                let begins = table.replace(rows.table()) != Some(rows.table());
                rows.explain(entry, begins.then(|| self.title(rows.table())));
            }
        }
        let headings = self
            .form
            .sections()
            .iter()
            .map(|section| format!("## {}\n", comment(section.title.text(self.labels))));
        format!("---\n{}---\n{}", written.text(), headings.collect::<Vec<_>>().join("\n"))
    }

    fn title(&self, table: TableId) -> String {
        comment(self.form.table(table).title.text(self.labels))
    }

    /// What an author should know before filling in an entry.
    fn remarks(&self, entry: &Entry) -> Vec<String> {
        let is = |key: Key| entry.key == key.name();
        if is(Key::Draft) {
            let draft = message!(
                zh: "草稿：annals build 不发布。填完以后删去这一行，annals check 就会逐格核对。",
                en: "A draft, which `annals build` leaves out. Take the line away when all is filled in and \
                     checked."
            );
            return self.editions().into_iter().chain([self.comment(&draft)]).collect();
        }
        if is(Key::Rows) {
            let period = self.last_label();
            return vec![self.comment(&message!(
                zh: "{period}的报告自己的行；id 各年不变，本年没有的删去",
                en: "Rows of the report's own, as in {period}: an id stays the same over the years; take out \
                     what is not printed"
            ))];
        }
        if is(Key::Statistics) {
            let figures = message!(
                zh: "照原件逐格填写：0 写 0，空白写 ~，不适用写 /。方括号里依次是各栏的数，花括号里写“栏: 数”。",
                en: "As printed: zero is 0, a blank is ~, not applicable is /. In [ ] the figures stand in \
                     the order of the columns, in {{ }} as column: figure."
            );
            return self.omitted().chain([self.comment(&figures)]).collect();
        }
        Vec::new()
    }

    /// Entries that every report should have, and that nobody can know in advance.
    fn missing(&self) -> Vec<String> {
        let published =
            message!(zh: "published: 公布日期，如 2025-01-29", en: "published: a date, as 2025-01-29");
        let sources = message!(
            zh: "sources: [{{title: 原件的标题, url: https://…}}]",
            en: "sources: [{{title: Title of the document, url: https://…}}]"
        );
        vec![self.comment(&published), self.comment(&sources)]
    }

    /// That the last report had tables of another edition than its form's.
    fn editions(&self) -> Option<String> {
        let last = self.last?;
        let mut seen = Vec::new();
        for data in last.data.iter().filter(|data| data.form_id() != last.form) {
            let entry = format!("{}: {}", data.table().id, data.form().id);
            if !seen.contains(&entry) {
                seen.push(entry);
            }
        }
        let (period, tables) = (self.last_label(), seen.join(", "));
        (!seen.is_empty()).then(|| {
            self.comment(&message!(
                zh: "{period}的报告另用了别的版本；仍是那样就写 editions: {{{tables}}}",
                en: "The report on {period} mixed editions; if this one does, write editions: {{{tables}}}"
            ))
        })
    }

    /// That the last report left tables out.
    fn omitted(&self) -> impl Iterator<Item = String> {
        self.last.iter().flat_map(|last| &last.omitted).map(|omission| {
            let table = &self.wanted.archive.form(omission.form).table(omission.table).id;
            let (period, why) = (self.last_label(), label(&omission.why, "und"));
            self.comment(&message!(
                zh: "{period}的报告没有印 {table}；仍是那样就写 omitted: {{{table}: {why}}}，并删去它的数",
                en: "The report on {period} did not print {table}; if so again, take it out below and write \
                     omitted: {{{table}: {why}}}"
            ))
        })
    }
}
