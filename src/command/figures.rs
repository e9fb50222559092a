//! `annals figures`: series in the terminal, as printed, with their changes and breaks.

mod wanted;

use super::console::Console;
use super::load;
use super::result::{CommandResult, Failure, Status};
use crate::analysis::check;
use crate::analysis::comparable::{Reason, Standing};
use crate::analysis::series::{self, Change, Comparison, Point, Series};
use crate::model::archive::{Archive, ArchivedPublisher};
use crate::model::period::date;
use crate::model::report::CellRef;
use crate::publish::pipeline::Checked;
use crate::text::message;
use crate::text::message::Language;
use crate::text::strings::strings;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

/// Lists the publishers, or what one has, or prints the series that are asked for; those `as_of` a day as
/// they were known then.
pub(super) fn run(
    console: &Console,
    root: &Path,
    (publisher, indicator): (Option<&str>, Option<&str>),
    as_of: Option<&str>,
) -> CommandResult {
    let day = as_of.map(|written| date(written, written)).transpose().map_err(|told| {
        let remedy = message!(zh: "写作 --as-of 2026-03-01", en: "write it as in --as-of 2026-03-01");
        Failure::WithRemedy(told, remedy)
    })?;
    let Checked { mut archive, mut findings, .. } = load::archive(root)?;
    if let Some(day) = day {
        archive = archive.known_on(day);
        findings = check::run(&archive, &mut check::Cache::default());
    }
    let archive = &archive;
    let Some(publisher) = publisher else {
        console.print(&publishers(archive, console.language))?;
        return Ok(Status::Success);
    };
    let position = wanted::publisher(archive, publisher)?;
    let comparisons = series::of_publisher(archive, &findings, position);
    let headings = headings(archive, &comparisons);
    let mut text = String::new();
    for (comparison, heading) in comparisons.iter().zip(&headings) {
        let list = listed(archive, comparison, heading, console.language);
        match indicator {
            None => text.push_str(&list),
            Some(wanted) => {
                for series in wanted::series(archive, comparison, wanted) {
                    print_series(archive, (comparison, heading), series, console, &mut text);
                }
            }
        }
    }
    if let (true, Some(indicator)) = (text.is_empty(), indicator) {
        let id = &archive.publisher(position).id;
        return Err(Failure::WithRemedy(
            message!(zh: "{id} 没有“{indicator}”", en: "{id} has no '{indicator}'"),
            message!(zh: "annals figures {id} 列出它的全部指标", en: "`annals figures {id}` lists all it has"),
        ));
    }
    console.print(&text)?;
    Ok(Status::Success)
}

/// Every publisher's id and name.
fn publishers(archive: &Archive, language: Language) -> String {
    let width = archive.publishers.iter().map(|publisher| publisher.id.len()).max().unwrap_or_default();
    let line = |publisher: &ArchivedPublisher| {
        format!("{:<width$}  {}\n", publisher.id, publisher.name.text(language.tag()))
    };
    archive.publishers.iter().map(line).collect()
}

/// The addresses of a comparison, each with its words.
fn listed(archive: &Archive, comparison: &Comparison, heading: &str, language: Language) -> String {
    let address = |series: &Series| format!("{}{heading}", series.subject.address(&archive.forms));
    let width = comparison.series.iter().map(|series| address(series).len()).max().unwrap_or_default();
    let line = |series: &Series| {
        format!("{:<width$}  {}\n", address(series), words(archive, series, language.tag()))
    };
    comparison.series.iter().map(line).collect()
}

/// The row and the column of a series, in words.
fn words(archive: &Archive, series: &Series, tag: &str) -> String {
    let column = archive.form(series.subject.form).block(series.subject.block).column(series.subject.column);
    format!("{} · {}", series.row.text(tag), column.name.text(tag))
}

/// What follows the addresses of each comparison: its form, where it has an address in common with another.
fn headings(archive: &Archive, comparisons: &[Comparison]) -> Vec<String> {
    let addresses = |comparison: &Comparison| -> BTreeSet<String> {
        comparison.series.iter().map(|series| series.subject.address(&archive.forms)).collect()
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    comparisons.iter().flat_map(addresses).for_each(|address| *counts.entry(address).or_default() += 1);
    let heading = |comparison: &Comparison| {
        let shared = addresses(comparison).iter().any(|address| counts[address] > 1);
        let last = comparison.reports.last().filter(|_| shared)?;
        Some(format!("  ({})", archive.form(archive.report(*last).form).id))
    };
    comparisons.iter().map(|comparison| heading(comparison).unwrap_or_default()).collect()
}

fn print_series(
    archive: &Archive,
    (comparison, heading): (&Comparison, &str),
    series: &Series,
    console: &Console,
    text: &mut String,
) {
    let tag = console.language.tag();
    let unit = |point: &Point| {
        let unit = point.cells.first().and_then(|cell| archive.cell(*cell).unit());
        unit.map(|unit| unit.label.text(tag).to_owned())
    };
    let last = series.points.iter().rev().find_map(unit);
    let in_unit = last.as_ref().map(|unit| format!(" ({unit})")).unwrap_or_default();
    let address = series.subject.address(&archive.forms);
    let _ = writeln!(text, "{address}{heading}\n{}{in_unit}", words(archive, series, tag));
    for (at, point) in series.points.iter().enumerate() {
        let report = archive.report(comparison.reports[at]);
        let printed = match (&point.cells[..], point.number) {
            ([], _) => String::new(),
            ([one], _) => archive.cell(*one).figure().to_string(),
            (_, Some(sum)) => format!("= {sum}"),
            (cells, None) => unsummed(archive, cells),
        };
        let change = at.checked_sub(1).and_then(|before| Change::between(&series.points[before], point));
        let mut line = format!("  {:<12}{printed:>12}", report.period.label(tag));
        // The heading says the newest unit; an earlier one stands beside its figures.
        if let Some(other) = unit(point).filter(|unit| Some(unit) != last.as_ref()) {
            let _ = write!(line, " {other}");
        }
        if let Some(change) = change {
            if change.difference.is_zero() {
                line.push_str("  0");
            } else {
                let percent = change.percent.map(|p| format!(" {p:+}%")).unwrap_or_default();
                let _ = write!(line, "  {:+}{percent}", change.difference);
            }
        } else if point.step.standing == Standing::Broken {
            line.push_str(console.text(&message!(zh: "  不可比", en: "  not comparable")));
        }
        for reason in &point.step.reasons {
            let _ = write!(line, "  [{}]", reason_text(reason, tag));
        }
        let _ = writeln!(text, "{}", line.trim_end());
    }
    text.push('\n');
}

/// The parts of what would be a sum, of which one states no number: `1 + blank`.
fn unsummed(archive: &Archive, cells: &[CellRef]) -> String {
    let part = |cell: &CellRef| {
        let figure = archive.cell(*cell).figure();
        let printed = figure.to_string();
        if printed.is_empty() { figure.value.kind().to_owned() } else { printed }
    };
    cells.iter().map(part).collect::<Vec<_>>().join(" + ")
}

fn reason_text(reason: &Reason, tag: &str) -> String {
    let name = strings(tag).one_of("export.cause", reason.cause.name());
    let why = reason.why.text(tag);
    if why.is_empty() { name.to_owned() } else { format!("{name}: {why}") }
}
