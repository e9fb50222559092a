//! The rows of one block of a new report.

use super::carried::carried;
use super::report::Skeleton;
use super::written::{comment, fill, width};
use crate::model::figure::Value;
use crate::model::form::{Block, Cell};
use crate::model::label::Label;
use crate::model::report::BlockData;
use crate::text::message;
use std::fmt::Write;

/// The rows of a block: those of the form, and those that the last report named.
pub struct Rows<'a> {
    skeleton: &'a Skeleton<'a>,
    block: &'a Block,
    rows: Vec<Row<'a>>,
}

/// One row.
struct Row<'a> {
    id: &'a str,
    label: &'a Label,
    /// The form's row it stands for; none for a row beside the form's.
    leaf: Option<usize>,
    /// The form's row that a row beside the form's follows.
    after: Option<&'a str>,
    /// What the last report has in each column, as it is written there.
    last: Vec<Option<String>>,
    /// What is taken over from the last report, by column, and the rule.
    carried: Vec<Option<(String, &'a Label)>>,
}

impl<'a> Rows<'a> {
    /// The rows of a block of the form.
    pub fn of(skeleton: &'a Skeleton<'a>, position: usize) -> Self {
        let block = &skeleton.form.blocks[position];
        let mut rows = Self { skeleton, block, rows: Vec::new() };
        for (leaf, of_form) in block.rows.leaves.iter().enumerate() {
            if of_form.open {
                rows.open(leaf);
            } else {
                rows.push(&of_form.id, &of_form.label, Some(leaf), None);
            }
            rows.beside(&of_form.id);
        }
        for row in &mut rows.rows {
            row.last = (0..block.columns.leaves.len())
                .map(|column| skeleton.as_written(position, row.id, column))
                .collect();
            row.carried = (0..block.columns.leaves.len())
                .map(|column| carried(skeleton, position, row.id, row.leaf?, column))
                .collect();
        }
        rows
    }

    fn push(&mut self, id: &'a str, label: &'a Label, leaf: Option<usize>, after: Option<&'a str>) {
        self.rows.push(Row { id, label, leaf, after, last: Vec::new(), carried: Vec::new() });
    }

    /// The last report's data of this block, whatever its edition.
    fn before(&self) -> Option<(&'a BlockData, &'a Block)> {
        let forms = &self.skeleton.wanted.archive.forms;
        let data = self.skeleton.last?.data.iter().map(|data| (data, data.block(forms)));
        data.into_iter().find(|(_, block)| block.id == self.block.id)
    }

    /// The rows that the last report has where the form leaves them open.
    fn open(&mut self, leaf: usize) {
        let Some((data, block)) = self.before() else { return };
        for row in (0..data.row_count())
            .filter(|&row| data.rows.leaf(row).is_some_and(|of| block.rows.leaves[of].open))
        {
            let id = data.rows.id(row, block);
            if self.block.rows.leaf(id).is_none() {
                self.push(id, data.rows.label(row, block), Some(leaf), None);
            }
        }
    }

    /// The rows that the last report added after one of the form's.
    fn beside(&mut self, after: &'a str) {
        let Some((data, block)) = self.before() else { return };
        let mut follows = None;
        for row in 0..data.row_count() {
            let id = data.rows.id(row, block);
            match data.rows.leaf(row) {
                Some(_) => follows = Some(id),
                None if follows == Some(after) && self.block.rows.leaf(id).is_none() => {
                    self.push(id, data.rows.label(row, block), None, Some(after));
                }
                None => {}
            }
        }
    }

    /// The rows that the report must name, with their words and what they follow.
    pub fn named(&self) -> Vec<(&'a str, &'a Label, Option<&'a str>)> {
        let own = |row: &&Row<'a>| row.leaf.is_none_or(|leaf| self.block.rows.leaves[leaf].open);
        let worded = |row: &&Row<'a>| row.after.is_some() || row.label.exactly("und").is_none();
        self.rows.iter().filter(own).filter(worded).map(|row| (row.id, row.label, row.after)).collect()
    }

    /// The block with its rows.
    pub fn write(&self, text: &mut String) {
        let caption = comment(self.block.caption.text(self.skeleton.labels));
        if !caption.is_empty() {
            let _ = writeln!(text, "  # {caption}");
        }
        let nothing = if self.rows.is_empty() { " {}" } else { "" };
        let _ = writeln!(text, "  {}:{nothing}", self.block.id);
        self.columns(text);
        if self.block.rows.open().is_some()
            && !self.rows.iter().any(|row| row.leaf.is_some_and(|leaf| self.block.rows.leaves[leaf].open))
        {
            self.skeleton.comment(
                &message!(zh: "报告自己的行也写在这里，如 de: []；id 自定，名称写在上面的 rows 里：rows: {{{}: {{de: 德国}}}}", en: "The report's own rows stand here too, as in de: []; the ids are yours, and their words go into `rows` above: rows: {{{}: {{de: Germany}}}}", self.block.id),
                "    ",
                text,
            );
        }
        let last = format!("# {}", self.skeleton.last_label());
        let ids = self.rows.iter().map(|row| row.id.len() + 1);
        let to = ids.chain([width(&last)]).max().unwrap_or_default() + 1;
        let mut groups: Vec<&Label> = Vec::new();
        for row in &self.rows {
            let over = row.leaf.map(|leaf| self.block.rows.groups_over(leaf)).unwrap_or_default();
            if over != groups && !over.is_empty() {
                let words: Vec<&str> = over.iter().map(|label| label.text(self.skeleton.labels)).collect();
                let _ = writeln!(text, "    # {}", comment(&words.join(" · ")));
            }
            groups = over;
            if row.last.iter().any(Option::is_some) {
                let _ = writeln!(text, "    {last}{}{}", fill(&last, to), self.last_line(row));
            }
            let key = format!("{}:", row.id);
            let words = comment(row.label.text(self.skeleton.labels));
            let _ = writeln!(
                text,
                "    {key}{}{}  # {words}{}",
                fill(&key, to),
                self.value(row),
                self.remark(row)
            );
        }
    }

    /// What the columns are, in order; with their ids where rows are written by name.
    fn columns(&self, text: &mut String) {
        let by_name = self.rows.iter().any(|row| self.is_by_name(row));
        let names = self.block.columns.leaves.iter().map(|leaf| {
            let words = comment(leaf.name.text(self.skeleton.labels));
            if by_name { format!("{} {words}", leaf.id) } else { words }
        });
        let names: Vec<String> = names.collect();
        let (zh, en) = (names.join("，"), names.join("; "));
        self.skeleton.comment(&message!(zh: "各栏：{zh}", en: "Columns: {en}"), "    ", text);
    }

    fn cell(&self, row: &Row<'_>, column: usize) -> &'a Cell {
        match row.leaf {
            Some(leaf) => self.block.cell(leaf, column),
            None => self.block.columns.leaves[column].cell.as_ref().unwrap_or(&self.block.cell),
        }
    }

    /// The columns that the form has in a row.
    fn existing(&self, row: &Row<'_>) -> Vec<usize> {
        let absent = |column: usize| row.leaf.is_some_and(|leaf| self.block.absent.contains(&(leaf, column)));
        (0..self.block.columns.leaves.len()).filter(|&column| !absent(column)).collect()
    }

    /// A row of which some cells need not be given, or some are known already, is written by name.
    fn is_by_name(&self, row: &Row<'_>) -> bool {
        let existing = self.existing(row);
        let known = existing.iter().filter(|&&column| row.carried[column].is_some()).count();
        existing.iter().any(|&column| self.cell(row, column).sparse) || (known > 0 && known < existing.len())
    }

    fn value(&self, row: &Row<'_>) -> String {
        self.cells(row, |column| row.carried[column].as_ref().map(|(figure, _)| figure.as_str()), "")
    }

    fn last_line(&self, row: &Row<'_>) -> String {
        self.cells(row, |column| row.last[column].as_deref(), "·")
    }

    fn cells<'t>(&self, row: &Row<'_>, figure: impl Fn(usize) -> Option<&'t str>, none: &str) -> String {
        let existing = self.existing(row);
        if self.is_by_name(row) {
            let given = existing.into_iter().filter_map(|column| Some((column, figure(column)?)));
            let given =
                given.map(|(column, figure)| format!("{}: {figure}", self.block.columns.leaves[column].id));
            return format!("{{{}}}", given.collect::<Vec<_>>().join(", "));
        }
        if none.is_empty() && !existing.iter().all(|&column| figure(column).is_some()) {
            return "[]".to_owned();
        }
        let figures = existing.into_iter().map(|column| figure(column).unwrap_or(none));
        format!("[{}]", figures.collect::<Vec<_>>().join(", "))
    }

    /// Where figures come from that are filled in, and which columns a row does not have.
    fn remark(&self, row: &Row<'_>) -> String {
        let mut remark = String::new();
        let period = self.skeleton.last_label();
        if let Some((_, says)) = row.carried.iter().flatten().next() {
            let (zh, en) = (comment(says.text("zh")), comment(says.text("en")));
            let words = message!(zh: " ← 由{period}的报告结转，请对照原件（{zh}）", en: " <- taken over from {period}: compare with the document ({en})");
            remark.push_str(words.in_language(self.skeleton.wanted.language));
        }
        let existing = self.existing(row);
        let lacking: Vec<String> = (0..self.block.columns.leaves.len())
            .filter(|column| !existing.contains(column))
            .map(|column| comment(self.block.columns.leaves[column].name.text(self.skeleton.labels)))
            .collect();
        if !lacking.is_empty() {
            let (zh, en) = (lacking.join("、"), lacking.join(", "));
            let words = message!(zh: "（没有：{zh}）", en: " (without: {en})");
            remark.push_str(words.in_language(self.skeleton.wanted.language));
        }
        remark
    }
}

impl Skeleton<'_> {
    /// The last report's cell that a cell continues: its data, row and column.
    pub fn before(&self, block: usize, row: &str, column: usize) -> Option<(&BlockData, usize, usize)> {
        let (last, archive) = (self.last?, self.wanted.archive);
        let (form, block, row, column) = archive.continued(last, (self.wanted.form, block), row, column)?;
        let data = last.data.iter().find(|data| data.form == form && data.block == block)?;
        Some((data, data.rows.find(&row, data.block(&archive.forms))?, column))
    }

    /// What the last report has in a cell, as it is written there.
    fn as_written(&self, block: usize, row: &str, column: usize) -> Option<String> {
        let (data, row, column) = self.before(block, row, column)?;
        if matches!(data.figure(row, column).value, Value::Absent | Value::NotGiven | Value::Unread) {
            return None;
        }
        let written = comment(self.wanted.sources.text(data.place(row, column)));
        Some(if written.is_empty() { "~".to_owned() } else { written })
    }
}
