//! What is written is read as the same report, whatever stands in its cells.

use super::front_matter;
use crate::model::figure::{self, CellKind, Figure, Value};
use crate::model::form::{self, CellSpec, Form, Forms, builtin};
use crate::model::former_address::FormerAddress;
use crate::model::id::{ColumnId, DataId, FormId, List, TableId};
use crate::model::label::Label;
use crate::model::named_file::NamedFile;
use crate::model::period::{Period, PeriodKind};
use crate::model::report::{
    Acknowledgement, BlockData, CellId, Citation, Correction, CorrectionKind, FrontMatter, Imported,
    IndexNumber, KINDS_WITHOUT_NUMBER, NamedRow, Note, Omission, Report, Rows, SourceFile, Statistics,
    Withdrawal, WithdrawnFigures, read,
};
use crate::text::character;
use crate::text::diagnostic::Diagnostic;
use crate::text::source::{FileId, Place};
use crate::text::yaml;
use jiff::civil::{Date, Time};
use proptest::prelude::*;
use std::sync::LazyLock;

const PLACE: Place = Place { file: FileId(0), start: 0, end: 0 };

/// A form with every kind of cell, cells that it lacks and cells that need not be given, and another edition
/// of it.
const EVERY: &str = "
id: every-1
family: every
title: Every kind
basis: None
used: {kind: fiscal-year}
tables:
  - id: kinds
    title: Kinds
    columns:
      - {id: count, label: Count, unit: 件}
      - {id: 'no', label: Change, kind: change}
      - {id: amount, label: Amount, kind: amount, decimals: 2, unit: 万元}
      - {id: number, label: Number, kind: number, unit: h:mm}
      - {id: words, label: Words, kind: text}
      - {id: day, label: Day, kind: date}
      - {id: sparse, label: Sparse, kind: amount, sparse: true}
    rows: [{id: a, label: A}, {id: b, label: B}, {id: twelve, label: Twelve}]
    absent: [b.count, b.day]
  - id: open
    title: Open
    columns:
      - {id: received, label: Received}
      - {id: share, label: Share, kind: amount, decimals: 1, unit: percent}
    rows: [{id: first, label: First, sparse: true}, {id: others, label: Others, open: true}, {id: all, \
         label: All}]
";

/// A period of the cells that stand in no report.
fn period() -> Period {
    Period::read("2021", None).unwrap()
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut diagnostics = Vec::new();
    let built_in = builtin::forms();
    let mut own = Vec::new();
    for text in [EVERY.to_owned(), EVERY.replace("every-1", "every-2")] {
        let node = yaml::parse(FileId(0), &text, 0..text.len(), &mut diagnostics).unwrap();
        own.extend(form::read(&node, "en", &mut diagnostics));
    }
    assert_eq!(diagnostics, []);
    Forms::new(built_in, own)
});

/// Choices, one after the other.
struct Choices {
    tape: Vec<u32>,
    at: usize,
    words: Vec<String>,
}

impl Choices {
    fn below(&mut self, n: u32) -> u32 {
        self.at += 1;
        self.tape[self.at % self.tape.len()].wrapping_add(self.at as u32 / self.tape.len() as u32) % n
    }

    fn chance(&mut self, of: u32) -> bool {
        self.below(of) == 0
    }

    fn one<'t, T>(&mut self, among: &'t [T]) -> &'t T {
        &among[self.below(among.len() as u32) as usize]
    }

    fn words(&mut self) -> String {
        let words = self.words.clone();
        self.one(&words).clone()
    }

    fn label(&mut self) -> Label {
        match self.below(6) {
            0 => Label::new([("zh".to_owned(), self.words()), ("no".to_owned(), self.words())]),
            1 => Label::of("und", &self.words()),
            _ => Label::of("en", &self.words()),
        }
    }

    fn some_label(&mut self) -> Label {
        if self.chance(2) { self.label() } else { Label::default() }
    }

    fn date(&mut self) -> Date {
        Date::new(2020 + self.below(5) as i16, 1 + self.below(12) as i8, 1 + self.below(28) as i8).unwrap()
    }

    /// Words printed in a cell that say nothing of its value.
    fn unread_words(&mut self, spec: &CellSpec) -> String {
        let words = self.words();
        let is_read = match figure::read(&words, spec.kind, spec.decimals, None) {
            Ok(read) => read.value != Value::Text,
            Err(_) => !figure::readings(&words).is_empty(),
        };
        if is_read { "…".to_owned() } else { words }
    }

    /// A figure as its text is read. Shares are left out: what a fiscal year prints them in depends on it.
    fn simple(&mut self, spec: &CellSpec) -> Option<Figure> {
        const WAYS: [&str; 39] = [
            "~",
            "/",
            "-",
            "—",
            "N/A",
            "不适用",
            "not collected",
            "未统计",
            "suppressed",
            "<5",
            "＜ 5",
            ">5",
            "≥1",
            "≤ 0.5",
            "<=3",
            "＞＝3",
            "0-249",
            "3 – 7",
            "22（其中修订16件）",
            "251000元",
            "25.1万元",
            "5件",
            "5万件（约数）",
            "14:30",
            "16 (2 late, 1 lost)",
            "增 30513",
            "减599",
            "+19",
            "-599",
            "+0",
            "-0",
            "0",
            "1.20",
            "0.0",
            "2021-01-29",
            "1",
            "12",
            "7 [a: b]",
            "123456789012345678",
        ];
        let text = match self.below(4) {
            0 => self.below(100_000).to_string(),
            1 if spec.kind == CellKind::Text => self.words(),
            _ => (*self.one(&WAYS)).to_owned(),
        };
        spec.read(&text, &period()).ok()
    }

    fn figure(&mut self, spec: &CellSpec, is_draft: bool) -> Option<Figure> {
        let simple = loop {
            if let Some(figure) = self.simple(spec) {
                break figure;
            }
        };
        let mut figure = match self.below(6) {
            0 if spec.sparse || is_draft => return None,
            1 => {
                let (_, value) = self.one(&KINDS_WITHOUT_NUMBER).clone();
                let words = self.unread_words(spec);
                if self.chance(2) { Figure::of(value) } else { Figure::printed(value, &words) }
            }
            2 => {
                let words = self.unread_words(spec);
                match simple.value {
                    _ if words == simple.to_string() => simple,
                    Value::Number(number) => Figure::printed(Value::Annotated(number), &words),
                    other => Figure::printed(other, &words),
                }
            }
            _ => simple,
        };
        if self.chance(8) {
            figure = figure.with_note(&self.words());
        }
        Some(figure)
    }

    fn rows(&mut self, form: &Form, block: crate::model::id::BlockId) -> Rows {
        let block = form.block(block);
        let mut named = Vec::new();
        for id in ["x1", "no", "007", "B-c_d"] {
            if self.chance(4) && block.rows.ids().iter().all(|known| *known != id) {
                let rows: Vec<_> = block.rows.leaves.ids().collect();
                let after = self.chance(2).then(|| *self.one(&rows)).filter(|_| block.rows.open().is_none());
                let label = if self.chance(3) && block.rows.open().is_some() {
                    Label::of("und", id)
                } else {
                    self.label()
                };
                named.push(NamedRow { id: id.to_owned(), label, after, within: None, of_form: None });
            }
        }
        let nested: Vec<_> = block.rows.nested().collect();
        for id in ["under-1", "under-2"] {
            let Some(&(outer, _)) = nested.first() else { break };
            let outer = block.row(outer);
            let named_rows = named.iter().filter(|row| row.within.is_none()).map(|row| row.id.clone());
            let outers: Vec<String> = if outer.open { named_rows.collect() } else { vec![outer.id.clone()] };
            if !outers.is_empty() && self.chance(2) {
                let (within, label) = (self.one(&outers).clone(), self.label());
                named.push(NamedRow {
                    id: id.to_owned(),
                    label,
                    after: None,
                    within: Some(within),
                    of_form: None,
                });
            }
        }
        Rows::new(block, &named)
    }

    fn statistics(&mut self, forms: &Forms, form: FormId, is_draft: bool) -> (Statistics, Vec<Omission>) {
        let (mut data, mut omitted) = (List::<DataId, BlockData>::default(), Vec::new());
        for table in forms.get(form).tables().ids() {
            let name = &forms.get(form).table(table).id;
            let editions: Vec<(FormId, TableId)> =
                forms.entries().filter_map(|(id, form)| Some((id, form.find_table(name)?))).collect();
            let (form, table) = if self.chance(4) { *self.one(&editions) } else { (form, table) };
            if self.chance(6) {
                omitted.push(Omission { form, table, why: self.label() });
                continue;
            }
            for &block in &forms.get(form).table(table).blocks {
                let rows = self.rows(forms.get(form), block);
                let of_form = forms.get(form).block(block);
                data.push(BlockData::of((form, forms), block, rows, PLACE, |row, column| {
                    let inner = of_form.rows.nested().next().map(|(_, inner)| inner);
                    let inner = inner.filter(|_| row.starts_with("under-"));
                    let row = of_form.rows.leaf(row).or(inner).or(of_form.rows.open());
                    let exists = row.is_none_or(|row| of_form.has(row, column));
                    exists.then(|| self.figure(of_form.spec(row, column), is_draft)).flatten()
                }));
            }
        }
        (Statistics::new(data), omitted)
    }

    fn notes(&mut self, data: &Statistics) -> Vec<Note> {
        let mut notes = Vec::new();
        while self.chance(2) && notes.len() < 3 {
            let on = self.cell(data).map(|cell| {
                let block = data.block(cell.data);
                let (id, row) = (&block.block().id, block.row_id(cell.row));
                match self.below(4) {
                    0 => id.clone(),
                    1 => format!("{id}.{row}"),
                    2 => format!("{id}.*.{}", block.column(cell.column).id),
                    _ => block.address(cell.row, cell.column),
                }
            });
            let on = on.filter(|_| self.chance(2));
            let cells = on.as_deref().map_or(Vec::new(), |on| data.matching(on));
            notes.push(Note { on, cells, empty: None, text: self.label() });
        }
        notes
    }

    fn cell(&mut self, data: &Statistics) -> Option<CellId> {
        let blocks: Vec<DataId> = data.entries().map(|(id, _)| id).collect();
        let id = *blocks.get(self.below(blocks.len().max(1) as u32) as usize)?;
        let cells: Vec<_> = data.block(id).cells().collect();
        let (row, column) = *cells.get(self.below(cells.len().max(1) as u32) as usize)?;
        Some(CellId { data: id, row, column })
    }

    fn corrections(&mut self, data: &Statistics) -> Vec<Correction> {
        let correction = self.cell(data).and_then(|cell| {
            let spec = data.block(cell.data).spec(cell.row, cell.column);
            let now = data.figure(cell).clone();
            // Only what a text says can be corrected.
            let is_text = spec.read(&now.to_string(), &period()).is_ok_and(|read| read == now);
            let was = spec.read("~", &period()).ok().filter(|was| is_text && *was != now)?;
            let (kind, on) =
                (*self.one(&[CorrectionKind::Correction, CorrectionKind::Revision]), self.date());
            Some(Correction {
                cell,
                was,
                now,
                on,
                kind,
                why: self.label(),
                impact: self.some_label(),
                place: PLACE,
            })
        });
        correction.into_iter().collect()
    }

    fn source(&mut self, attachments: &[NamedFile]) -> Citation {
        let count = |choices: &mut Self| choices.below(200);
        let name = self.words().trim().to_owned();
        let file = (self.chance(2) && !name.is_empty()).then(|| SourceFile {
            name,
            sha256: self.chance(2).then(|| "0123456789abcdef".repeat(4)),
            imported: self.chance(2).then(|| Imported {
                proven: count(self),
                read: count(self),
                unread: count(self),
                absent: count(self),
            }),
            kept: attachments.first().filter(|_| self.chance(2)).cloned(),
        });
        Citation {
            title: self.label(),
            url: self.chance(2).then(|| "https://example.org/a?b=c&d=%20#e".to_owned()),
            note: self.some_label(),
            file,
        }
    }

    fn report(&mut self, forms: &Forms) -> Report {
        let ids: Vec<FormId> = forms.ids().collect();
        let form = *self.one(&ids);
        let draft = self.chance(3);
        let (data, omitted) = self.statistics(forms, form, draft);
        let of_kind = match forms.get(form).used.kind {
            PeriodKind::Year => Period::read("2019", None).unwrap(),
            PeriodKind::Half => Period::read("2019-H1", None).unwrap(),
            PeriodKind::Quarter => Period::read("2019-Q1", None).unwrap(),
            PeriodKind::Month | PeriodKind::Span => unreachable!("no form of this test is used so"),
            PeriodKind::FiscalYear => {
                let start = self.date();
                Period::fiscal_between("FY2019", start, start.saturating_add(jiff::Span::new().days(364)))
            }
        };
        let published = self.chance(2).then(|| self.date());
        let attachments: Vec<NamedFile> =
            (0..self.below(3)).map(|_| NamedFile { path: self.words(), place: PLACE }).collect();
        let sources = (0..self.below(3)).map(|_| self.source(&attachments)).collect();
        let trimmed = |words: String| Some(words.trim().to_owned()).filter(|words| !words.is_empty());
        Report {
            period: of_kind,
            title: self.some_label(),
            form,
            published,
            published_time: published.filter(|_| self.chance(2)).map(|_| Time::new(9, 5, 0, 0).unwrap()),
            signed: self.chance(2).then(|| self.date()),
            update: None,
            withdrawn: self.chance(3).then(|| Withdrawal {
                on: published.unwrap_or_else(|| self.date()),
                why: self.label(),
                figures: WithdrawnFigures::Kept,
                place: PLACE,
            }),
            index_number: trimmed(self.words()).map(|text| IndexNumber { text, place: PLACE }),
            file_number: trimmed(self.words()),
            language: self.chance(2).then(|| (*self.one(&["zh", "no", "en"])).to_owned()),
            sources,
            attachments,
            moved_from: (0..self.below(3))
                .map(|at| FormerAddress { address: format!("office/{at}"), place: PLACE })
                .collect(),
            draft,
            omitted,
            corrections: self.corrections(&data),
            notes: self.notes(&data),
            scope: self.notes(&data),
            acknowledged: (0..self.below(3))
                .map(|_| Acknowledgement {
                    check: self.words(),
                    at: self.chance(2).then(|| self.words()),
                    why: self.label(),
                    place: PLACE,
                })
                .collect(),
            data,
            place: PLACE,
            prose: None,
        }
    }
}

/// All that a report says, without the places where it does.
fn said(report: &Report) -> String {
    let Report {
        period,
        title,
        form,
        published,
        published_time,
        signed,
        update,
        withdrawn,
        index_number,
        file_number,
        language,
        sources,
        attachments,
        moved_from,
        draft,
        data,
        omitted,
        corrections,
        notes,
        scope,
        acknowledged,
        place: _,
        prose: _,
    } = report;
    let blocks: Vec<_> = data
        .iter()
        .map(|data| {
            let rows: Vec<_> = data
                .rows()
                .map(|row| {
                    let cells = data.columns().map(|column: ColumnId| {
                        let figure = data.figure(row, column);
                        (figure.clone(), figure.to_string())
                    });
                    let cells: Vec<_> = cells.collect();
                    (data.row_id(row), data.row_label(row), data.row_name(row), data.form_row(row), cells)
                })
                .collect();
            (data.form_id(), data.block_id(), rows)
        })
        .collect();
    let corrections: Vec<_> =
        corrections.iter().map(|c| (c.cell, &c.was, &c.now, c.on, c.kind, &c.why, &c.impact)).collect();
    let acknowledged: Vec<_> = acknowledged.iter().map(|a| (&a.check, &a.at, &a.why)).collect();
    let moved_from: Vec<_> = moved_from.iter().map(|former| &former.address).collect();
    let attachments: Vec<_> = attachments.iter().map(|file| &file.path).collect();
    let sources: Vec<_> = sources
        .iter()
        .map(|Citation { title, url, note, file }| {
            let file = file.as_ref().map(|SourceFile { name, sha256, imported, kept }| {
                (name, sha256, imported, kept.as_ref().map(|kept| &kept.path))
            });
            (title, url, note, file)
        })
        .collect();
    let update = update.as_ref().map(|update| (update.on, update.kind, &update.why, &update.method));
    let withdrawn = withdrawn.as_ref().map(|one| (one.on, &one.why, one.figures));
    let number = index_number.as_ref().map(|number| &number.text);
    format!(
        "{:#?}",
        (
            (period, title, form, published, published_time, signed, number, file_number, language, sources),
            (
                update,
                withdrawn,
                attachments,
                moved_from,
                draft,
                blocks,
                omitted,
                corrections,
                notes,
                scope,
                acknowledged
            ),
        )
    )
}

fn read_again(text: &str, name: &str, forms: &Forms) -> (Option<Report>, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let node = yaml::parse(FileId(0), text, 0..text.len(), &mut diagnostics);
    let report = node.and_then(|node| {
        read(
            &FrontMatter { node: &node, name, is_further: false, prose: None, before: None },
            forms,
            "en",
            &mut diagnostics,
        )
    });
    (report, diagnostics)
}

/// Words as they can stand in any field, without characters that are told wherever they stand.
fn words() -> impl Strategy<Value = String> {
    let is_told = |c: char| {
        let mut told = Vec::new();
        character::check_written(c.encode_utf8(&mut [0; 4]), PLACE, &mut told);
        !told.is_empty() || character::look_alike(c).is_some()
    };
    let without = any_words().prop_map(move |words| words.replace(is_told, ""));
    without.prop_filter("something to see", |words| !crate::text::space::is_blank(words))
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{1,12}",
        "[a-z0-9:#,\\[\\]{}&*!|>'\"%@`?~ \\-\\\\]{1,8}",
        any::<String>().prop_map(|text| text.chars().take(9).collect()),
        prop::sample::select(vec![
            "",
            " ",
            "~",
            "no",
            "On",
            "null",
            "2021-01-29",
            "012",
            "1e3",
            "0x1F",
            "12:30:45",
            "# not a comment",
            "a: b",
            "键：值",
            "“引”",
            "3件（甲）",
            "🦀",
            "two\nlines",
            "\ttab",
            "…",
            "---",
            "- item",
            "=",
            "<<",
            "1_000",
            "\u{feff}mark",
            "\u{3000}第一",
            "\u{a0}",
            "\u{85}",
            "\u{7f}",
            "\0",
            "it's \"both\"",
            "C:\\a",
            "a #b",
        ])
        .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_report_is_read_as_it_was_written(
        tape in prop::collection::vec(any::<u32>(), 50..300),
        words in prop::collection::vec(words(), 1..12),
    ) {
        let forms = &*FORMS;
        let report = Choices { tape, at: 0, words }.report(forms);
        let text = front_matter(&report, forms, "en").text();
        let (read, diagnostics) = read_again(&text, &report.period.id, forms);
        prop_assert!(read.is_some(), "{:#?}\nin\n{}", diagnostics, text);
        let read = read.unwrap();
        similar_asserts(&said(&report), &said(&read), &text)?;
        prop_assert_eq!(&front_matter(&read, forms, "en").text(), &text);
        // Of a draft figures may be missing; nothing else is wrong with it.
        const FINE: [&str; 5] = [
            "report-missing-cell",
            "report-missing-row",
            "report-published-early",
            "correction-too-early",
            "figure-converted",
        ];
        let wrong: Vec<&Diagnostic> = diagnostics.iter().filter(|d| !FINE.contains(&d.code.0)).collect();
        prop_assert!(wrong.is_empty(), "{:#?}\nin\n{}", wrong, text);
    }
}

fn similar_asserts(one: &str, other: &str, text: &str) -> Result<(), TestCaseError> {
    let differing: Vec<(&str, &str)> =
        one.lines().zip(other.lines()).filter(|(a, b)| a != b).take(5).collect();
    prop_assert!(one == other, "{:#?}\nin\n{}", differing, text);
    Ok(())
}
