//! What became of each file of a folder: as a table for people, as an object for programs.

use crate::import::imported::Imported;
use crate::import::reading::Count;
use crate::import::source::refusal::Refusal;
use crate::import::target::Target;
use crate::model::archive::Archive;
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
    /// What whoever downloads its document finds in it.
    pub disclosed: Vec<Message>,
    /// How many checks fail; none where the report has errors, so that it is not checked.
    pub findings: Option<usize>,
}

impl Outcome {
    /// What became of a document that is written to a file.
    pub(super) fn of(archive: &Archive, path: String, imported: &Imported, is_kept: bool) -> Self {
        let remarks = imported.document.remarks.iter().filter(|remark| is_kept && remark.is_disclosed);
        Self {
            path,
            form: archive.form(imported.reading.form).id.clone(),
            tables: imported.reading.tables.len(),
            count: imported.reading.count(),
            is_whole: imported.is_whole(),
            disclosed: remarks.map(|remark| remark.words.clone()).collect(),
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

/// The lines as a table, why files were refused below it, and a sum.
pub(super) fn table(archive: &Archive, lines: &[Line], language: Language) -> String {
    let rows: Vec<[String; 9]> = std::iter::once(heads(language).map(str::to_owned))
        .chain(lines.iter().map(|l| row(archive, l)))
        .collect();
    let width = |column: usize| rows.iter().map(|row| width(&row[column])).max().unwrap_or(0);
    let widths: Vec<usize> = (0..8).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        for (column, cell) in row.iter().enumerate() {
            let room = widths.get(column).map_or(0, |width| width - self::width(cell));
            let (before, after) = if column < WORDS { (0, room) } else { (room, 0) };
            if column == 8 {
                text.push_str(cell);
            } else {
                text.push_str(&format!("{}{cell}{}  ", " ".repeat(before), " ".repeat(after)));
            }
        }
        text.push('\n');
    }
    for line in lines {
        let file = &line.file;
        let told: Vec<Message> = match &line.outcome {
            Ok(outcome) => outcome.disclosed.iter().map(carries).collect(),
            Err(refusal) => vec![Message {
                zh: format!("没有导入：{}\n  {}", refusal.message.zh, refusal.remedy.zh),
                en: format!("not imported: {}\n  {}", refusal.message.en, refusal.remedy.en),
            }],
        };
        for told in &told {
            text.push_str(&format!("{file}: {}\n", told.in_language(language)));
        }
    }
    text.push_str(sum(lines).in_language(language));
    text.push('\n');
    text
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
fn sum(lines: &[Line]) -> Message {
    let count = total(lines);
    let (files, imported) = (lines.len(), lines.iter().filter(|line| line.outcome.is_ok()).count());
    let (proven, read, unread, absent) = (count.proven, count.read, count.unread, count.absent);
    message!(
        zh: "{files} 个文件，{imported} 份报告，{} 份没有导入；共 {} 格：{proven} 格经合计证明，{read} 格读出，\
             {unread} 格未读出，{absent} 格文件里没有",
        en: "{files} files: {imported} imported, {} not; {} cells: {proven} proven by sums, {read} read, \
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

/// The lines as one object.
pub(super) fn json(archive: &Archive, lines: &[Line], language: Language) -> String {
    let files: Vec<Value> = lines.iter().map(|line| entry(archive, line, language)).collect();
    let imported = lines.iter().filter(|line| line.outcome.is_ok()).count();
    let sum = json!({
        "files": files.len(), "imported": imported, "refused": files.len() - imported,
        "cells": cells(total(lines)),
    });
    format!("{:#}\n", json!({ "files": files, "total": sum }))
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
fn width(text: &str) -> usize {
    text.chars().map(|c| if c >= '\u{1100}' { 2 } else { 1 }).sum()
}
