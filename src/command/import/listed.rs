//! What became of each file of a folder: as a table for people, as an object for programs.

use super::left_over;
use crate::import::imported::Imported;
use crate::import::reading::{CellReading, Count, Reading, State};
use crate::import::source::refusal::Refusal;
use crate::import::target::Target;
use crate::import::tidy::Left;
use crate::model::archive::Archive;
use crate::model::form::CellSpec;
use crate::model::id::TableId;
use crate::publish::pipeline::Checked;
use crate::text::message;
use crate::text::message::{Language, Message};
use serde_json::{Value, json};

/// A file, and what became of it.
pub(super) struct Line {
    /// Its path below the folder.
    pub file: String,
    /// Where its report belongs, if that is known.
    pub target: Option<Target>,
    /// The report, or why there is none.
    pub outcome: Result<Outcome, Box<Refusal>>,
}

/// A report that was written.
pub(super) struct Outcome {
    /// Its file, below the archive's folder.
    pub path: String,
    /// The id of its form.
    pub form: String,
    /// How many tables of the form were found.
    pub tables: usize,
    /// How its cells ended.
    pub count: Count,
    /// Whether every cell was read.
    pub is_whole: bool,
    /// What is to be told of it: what whoever downloads its document finds in it, cells that were not read.
    pub told: Vec<Message>,
    /// How many checks fail; none where the report has errors, so that it is not checked.
    pub findings: Option<usize>,
}

impl Outcome {
    /// What became of a report that a table holds.
    pub(super) fn of_table(archive: &Archive, path: String, reading: &Reading) -> Self {
        let form = archive.form(reading.form);
        let lacking = lacking(archive, reading);
        let unread = reading.addressed(&archive.forms).into_iter().filter_map(|(address, cell, _)| {
            let Message { zh, en } = cell.why.clone().filter(|_| cell.state == State::Unread)?;
            Some(Message { zh: format!("未读出 {address}：{zh}"), en: format!("unread {address}: {en}") })
        });
        let told: Vec<Message> = lacking.into_iter().chain(unread).collect();
        let is_missing =
            |(_, cell, spec): &(String, &CellReading, &CellSpec)| cell.state == State::Absent && !spec.sparse;
        let is_whole = told.is_empty() && !reading.addressed(&archive.forms).iter().any(is_missing);
        let (count, tables) = (reading.count(), reading.tables.len());
        Self { path, form: form.id.clone(), tables, count, is_whole, told, findings: None }
    }

    /// What became of a document that is written to a file.
    pub(super) fn of(archive: &Archive, path: String, imported: &Imported, is_kept: bool) -> Self {
        let remarks = imported.document.remarks.iter().filter(|remark| is_kept && remark.is_disclosed);
        Self {
            path,
            form: archive.form(imported.reading.form).id.clone(),
            tables: imported.reading.tables.len(),
            count: imported.reading.count(),
            is_whole: imported.is_whole(),
            told: lacking(archive, &imported.reading)
                .into_iter()
                .chain(remarks.map(|remark| carries(&remark.words)))
                .collect(),
            findings: None,
        }
    }
}

/// The lines with what the archive's checks find in the reports.
pub(super) fn with_findings(checked: &Checked, mut lines: Vec<Line>) -> Vec<Line> {
    let archive = &checked.archive;
    for line in &mut lines {
        if let (Some(target), Ok(outcome)) = (&line.target, &mut line.outcome) {
            let report = archive.report_on(target.publisher, &target.address());
            let findings = |report| checked.findings.found(report).tally().failed();
            outcome.findings = report.map(|report| findings(report.position()));
        }
    }
    lines
}

/// The heads of the columns.
fn heads(language: Language) -> [&'static str; 9] {
    match language {
        Language::Zh => ["机关", "期间", "表", "经证明", "读出", "未读出", "没有", "勾稽不符", "文件"],
        Language::En => {
            ["publisher", "period", "tables", "proven", "read", "unread", "absent", "findings", "file"]
        }
    }
}

/// The first two columns are words, those between are numbers, the last is a name.
const WORDS: usize = 2;

/// What there is to tell.
pub(super) struct Told<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// What became of each file or report.
    pub lines: &'a [Line],
    /// Of a table: what of it is in no report, and how much the mapping leaves out.
    pub left: Option<(&'a Left, usize)>,
}

impl Told<'_> {
    /// The lines as a table, why some were refused below it, and a sum.
    pub(super) fn table(&self, language: Language, is_explained: bool) -> String {
        let mut text = self.grid(language);
        for line in self.lines {
            let file = &line.file;
            let told: Vec<Message> = match &line.outcome {
                Ok(outcome) => outcome.told.clone(),
                Err(refusal) => vec![Message {
                    zh: format!("没有导入：{}\n  {}", refusal.message.zh, refusal.remedy.zh),
                    en: format!("not imported: {}\n  {}", refusal.message.en, refusal.remedy.en),
                }],
            };
            for told in &told {
                text.push_str(&format!("{file}: {}\n", told.in_language(language)));
            }
        }
        if let Some((left, left_out)) = self.left {
            text.push_str(&left_over::text(left, left_out, language, is_explained));
        }
        text.push_str(sum(self.lines, self.left.is_some()).in_language(language));
        text.push('\n');
        text
    }

    fn grid(&self, language: Language) -> String {
        let rows: Vec<[String; 9]> = std::iter::once(heads(language).map(str::to_owned))
            .chain(self.lines.iter().map(|line| row(self.archive, line)))
            .collect();
        let width = |column: usize| rows.iter().map(|row| width_of(&row[column])).max().unwrap_or(0);
        let widths: Vec<usize> = (0..8).map(width).collect();
        let mut text = String::new();
        for row in &rows {
            for (column, cell) in row.iter().enumerate() {
                let room = widths.get(column).map_or(0, |width| width - width_of(cell));
                let (before, after) = if column < WORDS { (0, room) } else { (room, 0) };
                if column == 8 {
                    text.push_str(cell);
                } else {
                    text.push_str(&format!("{}{cell}{}  ", " ".repeat(before), " ".repeat(after)));
                }
            }
            text.push('\n');
        }
        text
    }

    /// The lines as one object.
    pub(super) fn json(&self, language: Language) -> String {
        let lines: Vec<Value> = self.lines.iter().map(|line| entry(self.archive, line, language)).collect();
        let imported = self.lines.iter().filter(|line| line.outcome.is_ok()).count();
        let name = if self.left.is_some() { "reports" } else { "files" };
        let mut total = json!({
            name: lines.len(), "imported": imported, "refused": lines.len() - imported,
            "cells": cells(total(self.lines)),
        });
        let mut told = json!({ name: lines });
        if let (Some((left, left_out)), Some(told)) = (self.left, told.as_object_mut()) {
            told.insert("not_placed".to_owned(), left_over::json(left, language));
            total["not_placed"] = left.count().into();
            total["left_out"] = left_out.into();
        }
        told["total"] = total;
        format!("{told:#}\n")
    }
}

/// The tables that a document should have and has not: rows that are the report's own are counted nowhere.
fn lacking(archive: &Archive, reading: &Reading) -> Vec<Message> {
    let form = archive.form(reading.form);
    let of = |&table: &TableId| {
        let id = &form.table(table).id;
        message!(zh: "没有表 {id}", en: "the table {id} is not there")
    };
    reading.lacking.iter().map(of).collect()
}

fn carries(remark: &Message) -> Message {
    let Message { zh, en } = remark;
    message!(zh: "公布的文件里带有：{zh}", en: "the published file carries {en}")
}

fn row(archive: &Archive, line: &Line) -> [String; 9] {
    let none = || "-".to_owned();
    let target = line.target.as_ref();
    let publisher = target.map_or_else(none, |target| archive.publisher(target.publisher).id.clone());
    let period = target.map_or_else(none, Target::address);
    let [tables, proven, read, unread, absent, findings] = match &line.outcome {
        Ok(Outcome { tables, count, findings, .. }) => {
            let numbers = [*tables, count.proven, count.read, count.unread, count.absent];
            let [tables, proven, read, unread, absent] = numbers.map(|number| number.to_string());
            [tables, proven, read, unread, absent, findings.map_or_else(none, |number| number.to_string())]
        }
        Err(_) => std::array::from_fn(|_| none()),
    };
    [publisher, period, tables, proven, read, unread, absent, findings, line.file.clone()]
}

/// How many files became reports, and how their cells ended.
fn sum(lines: &[Line], is_of_table: bool) -> Message {
    let count = total(lines);
    let (files, imported) = (lines.len(), lines.iter().filter(|line| line.outcome.is_ok()).count());
    let (proven, read, unread, absent) = (count.proven, count.read, count.unread, count.absent);
    let (zh, en) = if is_of_table { ("份报告", "reports") } else { ("个文件", "files") };
    message!(
        zh: "{files} {zh}，导入 {imported} 份，{} 份没有导入；共 {} 格：{proven} 格经合计证明，{read} 格读出，\
             {unread} 格未读出，{absent} 格文件里没有",
        en: "{files} {en}: {imported} imported, {} not; {} cells: {proven} proven by sums, {read} read, \
             {unread} unread, {absent} absent",
        files - imported, count.all()
    )
}

fn total(lines: &[Line]) -> Count {
    let mut total = Count::default();
    for outcome in lines.iter().filter_map(|line| line.outcome.as_ref().ok()) {
        total.proven += outcome.count.proven;
        total.read += outcome.count.read;
        total.unread += outcome.count.unread;
        total.absent += outcome.count.absent;
    }
    total
}

fn entry(archive: &Archive, line: &Line, language: Language) -> Value {
    let target = line.target.as_ref();
    let publisher = target.map(|target| archive.publisher(target.publisher).id.as_str());
    let period = target.map(Target::address);
    match &line.outcome {
        Ok(outcome) => json!({
            "file": line.file, "publisher": publisher, "period": period, "report": outcome.path,
            "form": outcome.form, "tables": outcome.tables, "cells": cells(outcome.count),
            "findings": outcome.findings, "whole": outcome.is_whole,
            "told": outcome.told.iter().map(|told| told.in_language(language)).collect::<Vec<_>>(),
        }),
        Err(refusal) => json!({
            "file": line.file, "publisher": publisher, "period": period, "report": null,
            "refused": refusal.message.in_language(language), "remedy": refusal.remedy.in_language(language),
        }),
    }
}

fn cells(count: Count) -> Value {
    json!({
        "proven": count.proven, "read": count.read, "unread": count.unread, "absent": count.absent,
    })
}

/// How many columns of a terminal a text takes.
fn width_of(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}
