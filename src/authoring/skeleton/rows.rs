//! The rows of one block of a new report.

use super::carried::carried;
use super::wanted::Skeleton;
use super::written::{comment, fill, width};
use crate::model::figure::Figure;
use crate::model::form::{Block, Indicator};
use crate::model::id::{BlockId, ColumnId, DataRowId, List, RowId, TableId};
use crate::model::label::Label;
use crate::model::report::{BlockData, NamedRow, Rows as ReportRows};
use crate::text::message;
use crate::text::message::Message;
use crate::text::yaml::write::{Entry, Output};

/// The rows of a block: those of the form, and those that the last report named.
pub(super) struct Rows<'a> {
    skeleton: &'a Skeleton<'a>,
    block_id: BlockId,
    block: &'a Block,
    rows: Vec<Row<'a>>,
}

/// One row.
struct Row<'a> {
    id: &'a str,
    label: &'a Label,
    /// The form's row it stands for; none for a row beside the form's.
    of_form: Option<RowId>,
    /// The form's row that a row beside the form's follows.
    after: Option<&'a str>,
    /// The row that it stands under.
    within: Option<&'a str>,
    /// What the last report has in each column, as it is written there.
    last: List<ColumnId, Option<String>>,
    /// What is taken over from the last report, by column, and the rule.
    carried: List<ColumnId, Option<(Figure, &'a Label)>>,
}

impl<'a> Rows<'a> {
    /// The rows of a block of the form.
    pub(super) fn of(skeleton: &'a Skeleton<'a>, block_id: BlockId) -> Self {
        let block = skeleton.form.block(block_id);
        let mut rows = Self { skeleton, block_id, block, rows: Vec::new() };
        for (row, of_form) in
            block.rows.leaves.entries().filter(|(_, leaf)| !leaf.open || leaf.within.is_empty())
        {
            if of_form.open {
                rows.open(row);
            } else {
                rows.push(&of_form.id, &of_form.label, Some(row), (None, None));
                rows.under(&of_form.id, row);
            }
            rows.beside(&of_form.id);
        }
        rows
    }

    fn push(
        &mut self,
        id: &'a str,
        label: &'a Label,
        of_form: Option<RowId>,
        (after, within): (Option<&'a str>, Option<&'a str>),
    ) {
        let (skeleton, block) = (self.skeleton, self.block_id);
        let columns = self.block.columns.leaves.ids();
        let last = columns.clone().map(|column| skeleton.as_written(block, id, column)).collect();
        let carried =
            columns.map(|column| carried(skeleton, Indicator { block, row: of_form?, column }, id)).collect();
        self.rows.push(Row { id, label, of_form, after, within, last, carried });
    }

    /// The last report's data of this block, whatever its edition.
    fn before(&self) -> Option<&'a BlockData> {
        self.skeleton.last?.data.iter().find(|data| data.block().id == self.block.id)
    }

    /// The rows that the last report has where the form leaves them open.
    fn open(&mut self, of_form: RowId) {
        let Some(data) = self.before() else { return };
        let is_open = |of: RowId| data.block().row(of).open;
        let own = |&row: &DataRowId| data.within(row).is_none() && data.form_row(row).is_some_and(is_open);
        for row in data.rows().filter(own) {
            let id = data.row_id(row);
            if self.block.rows.leaf(id).is_none() {
                self.push(id, data.row_label(row), Some(of_form), (None, None));
                self.under(id, of_form);
            }
        }
    }

    /// The rows that the last report has under a row.
    fn under(&mut self, outer: &'a str, of_form: RowId) {
        let Some(data) = self.before() else { return };
        let is_under = |&row: &DataRowId| data.within(row).is_some_and(|at| data.row_id(at) == outer);
        for row in data.rows().filter(is_under) {
            let last = data.form_row(row).map(|row| &data.block().row(row).id);
            let mut inners = self.block.rows.inners(of_form);
            let inner = inners.find(|&inner| last == Some(&self.block.row(inner).id));
            let Some(inner) = inner.or(self.block.rows.inner(of_form)) else { continue };
            if self.block.row(inner).open {
                self.push(data.row_id(row), data.row_label(row), Some(inner), (None, Some(outer)));
                self.under(data.row_id(row), inner);
            }
        }
    }

    /// The rows that the last report added after one of the form's.
    fn beside(&mut self, after: &'a str) {
        let Some(data) = self.before() else { return };
        let mut follows = None;
        for row in data.rows() {
            let id = data.row_id(row);
            match data.form_row(row) {
                Some(_) => follows = Some(id),
                None if follows == Some(after) && self.block.rows.leaf(id).is_none() => {
                    self.push(id, data.row_label(row), None, (Some(after), None));
                }
                None => {}
            }
        }
    }

    /// How rows are written that the form leaves open, and that no report before has.
    fn of_own_rows(&self, open: RowId) -> Message {
        let leaf = self.block.row(open);
        if let Some(code) = leaf.codes.first() {
            let (id, words, count) = (&code.id, &code.label, leaf.codes.len());
            let [zh, en] = ["zh", "en"].map(|language| (leaf.label.text(language), words.text(language)));
            return Message {
                zh: format!(
                    "“{}”的行也写在这里，id 用表式所列的 {count} 个代码，如 {id}（{}）；名称不必写",
                    zh.0, zh.1
                ),
                en: format!(
                    "Rows of '{}' stand here too, named by the form's {count} codes, as in {id} ({}); they \
                     need no words of their own",
                    en.0, en.1
                ),
            };
        }
        let block = &self.block.id;
        message!(
            zh: "报告自己的行也写在这里，如 own: []；id 自定，名称写在上面的 rows 里：rows: {{{block}: {{own: 名称}}}}",
            en: "The report's own rows stand here too, as in own: []; the ids are yours, and their words \
                 go into `rows` above: rows: {{{block}: {{own: Its words}}}}"
        )
    }

    fn is_open(&self, row: &Row<'_>) -> bool {
        row.of_form.is_some_and(|of_form| self.block.row(of_form).open)
    }

    /// The table it is printed in.
    pub(super) fn table(&self) -> TableId {
        self.block.table
    }

    /// The block of the new report: empty but for what is taken over.
    pub(super) fn data(&self) -> BlockData {
        let archive = self.skeleton.wanted.archive;
        let own = self.rows.iter().filter(|row| row.of_form.is_none() || self.is_open(row));
        let named = own.map(|row| NamedRow {
            id: row.id.to_owned(),
            label: row.label.clone(),
            after: row.after.and_then(|after| self.block.rows.leaf(after)),
            within: row.within.map(str::to_owned),
            of_form: row.of_form.filter(|_| row.within.is_some()),
        });
        let rows = ReportRows::new(self.block, &named.collect::<Vec<_>>());
        let taken_over = |id: &str, column: ColumnId| -> Option<Figure> {
            let row = self.rows.iter().find(|row| row.id == id)?;
            row.carried[column].as_ref().map(|(figure, _)| figure.clone())
        };
        let form = (self.skeleton.wanted.form, &archive.forms);
        BlockData::of(form, self.block_id, rows, self.skeleton.place(), taken_over)
    }

    /// Says beside the entry of the block and those of its rows what they are, and what the last report has
    /// there. `table` is the title of a table that begins with the block.
    pub(super) fn explain(&self, entry: &mut Entry, table: Option<String>) {
        let caption = comment(self.block.caption.text(self.skeleton.labels));
        entry.above = table.into_iter().chain(Some(caption).filter(|words| !words.is_empty())).collect();
        let Output::Mapping(rows) = &mut entry.value else { return };
        rows.above = vec![self.columns()];
        let open = self.block.rows.open().filter(|_| !self.rows.iter().any(|row| self.is_open(row)));
        rows.above.extend(open.map(|open| self.skeleton.comment(&self.of_own_rows(open))));
        let last = self.skeleton.last_label();
        // The comment of last year's figures begins with `# `.
        let widest = self.rows.iter().map(|row| row.id.len() + 1).chain([width(&last) + 2]).max();
        rows.align = widest.unwrap_or_default() + 1;
        let mut groups: Vec<&Label> = Vec::new();
        for row in &self.rows {
            let Some(entry) = rows.entries.iter_mut().find(|entry| entry.key == row.id) else { continue };
            let over = row.of_form.map(|row| self.block.rows.groups_over(row)).unwrap_or_default();
            if over != groups && !over.is_empty() {
                let words: Vec<&str> = over.iter().map(|label| label.text(self.skeleton.labels)).collect();
                entry.above.push(comment(&words.join(" · ")));
            }
            groups = over;
            if row.last.iter().any(Option::is_some) {
                entry.above.push(format!("{last}{}{}", fill(&last, rows.align - 2), self.last_line(row)));
            }
            entry.beside = comment(row.label.text(self.skeleton.labels)) + &self.remark(row);
        }
    }

    /// What the columns are, in order; with their ids where rows are written by name.
    fn columns(&self) -> String {
        let by_name = self.rows.iter().any(|row| self.is_by_name(row));
        let names = self.block.columns.leaves.iter().map(|leaf| {
            let words = comment(leaf.name.text(self.skeleton.labels));
            if by_name { format!("{} {words}", leaf.id) } else { words }
        });
        let names: Vec<String> = names.collect();
        let (zh, en) = (names.join("，"), names.join("; "));
        self.skeleton.comment(&message!(zh: "各栏：{zh}", en: "Columns: {en}"))
    }

    /// Whether a row has a column: one that the report adds has them all.
    fn has(&self, row: &Row<'_>, column: ColumnId) -> bool {
        row.of_form.is_none_or(|of_form| self.block.has(of_form, column))
    }

    /// The columns that a row has.
    fn existing(&self, row: &Row<'_>) -> Vec<ColumnId> {
        self.block.columns.leaves.ids().filter(|&column| self.has(row, column)).collect()
    }

    /// A row of which some cells need not be given, or some are known already, is written by name.
    fn is_by_name(&self, row: &Row<'_>) -> bool {
        let named = |column| row.carried[column].is_some() || self.block.spec(row.of_form, column).sparse;
        self.existing(row).into_iter().any(named)
    }

    /// What the last report has in a row, written as the row is.
    fn last_line(&self, row: &Row<'_>) -> String {
        let existing = self.existing(row).into_iter();
        if self.is_by_name(row) {
            let given = existing.filter_map(|column| Some((column, row.last[column].as_deref()?)));
            let given = given.map(|(column, figure)| format!("{}: {figure}", self.block.column(column).id));
            return format!("{{{}}}", given.collect::<Vec<_>>().join(", "));
        }
        let figures = existing.map(|column| row.last[column].as_deref().unwrap_or("·"));
        format!("[{}]", figures.collect::<Vec<_>>().join(", "))
    }

    /// Where figures come from that are filled in, and which columns a row does not have.
    fn remark(&self, row: &Row<'_>) -> String {
        let mut remark = String::new();
        let period = self.skeleton.last_label();
        if let Some((_, says)) = row.carried.iter().flatten().next() {
            let (zh, en) = (comment(says.text("zh")), comment(says.text("en")));
            let words = message!(zh: " ← 由{period}的报告结转，请对照原件（{zh}）", en: " <- taken over from {period}: \
                 compare with the document ({en})");
            remark.push_str(words.in_language(self.skeleton.wanted.language));
        }
        let lacking = self.block.columns.leaves.entries().filter(|&(column, _)| !self.has(row, column));
        let lacking: Vec<String> =
            lacking.map(|(_, leaf)| comment(leaf.name.text(self.skeleton.labels))).collect();
        if !lacking.is_empty() {
            let (zh, en) = (lacking.join("、"), lacking.join(", "));
            let words = message!(zh: "（没有：{zh}）", en: " (without: {en})");
            remark.push_str(words.in_language(self.skeleton.wanted.language));
        }
        remark
    }
}
