//! Reading a report's front matter.

use super::{
    Acknowledgement, BlockData, Citation, IndexNumber, Note, Omission, Report, correction, note, statistics,
};
use crate::model::form::Form;
use crate::model::label::Label;
use crate::model::period::{Period, PeriodKind, date};
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use jiff::civil::{Date, Time};

pub(super) const UNKNOWN_FORM: Code = Code("report-unknown-form");
const PERIOD_DIFFERS: Code = Code("report-period-differs");
const BAD_PERIOD: Code = Code("report-bad-period");
const BAD_DATE: Code = Code("report-bad-date");
const UNKNOWN_TABLE: Code = Code("report-unknown-table");
const PUBLISHED_EARLY: Code = Code("report-published-early");
const FORM_PERIOD: Code = Code("report-form-period");

/// A report's file, found and parsed but not yet understood.
pub struct FrontMatter<'n, 'a> {
    /// The parsed YAML.
    pub node: &'n Node<'a>,
    /// The name of the file without its ending: the period.
    pub name: &'n str,
    /// The publisher, as a position in the archive's publishers.
    pub publisher: usize,
    /// Where the prose stands.
    pub prose: Option<Place>,
}

/// Reads a report. `None` if its form or its period cannot be known.
pub fn read(
    front: &FrontMatter<'_, '_>,
    forms: &[Form],
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Report> {
    let mut fields = Fields::of(front.node, diagnostics)?;
    let label = |node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>| {
        node.and_then(|node| Label::read(node, language, diagnostics)).unwrap_or_default()
    };
    let title = label(fields.get("title"), diagnostics);
    let form_node = fields.require("form", diagnostics);
    let form = form_node.and_then(|node| named_form(node, forms, diagnostics));
    let period = period(fields.get("period"), front, form.map(|f| &forms[f]), diagnostics);
    let publication = fields.get("published");
    let (published, published_time) = publication.map(|n| moment(n, diagnostics)).unwrap_or_default();
    let signed = fields.get("signed").and_then(|node| day(node, diagnostics));
    let index_number = fields.get("index_number").and_then(|node| {
        let text = node.text(diagnostics)?.trim().to_owned();
        (!text.is_empty()).then_some(IndexNumber { text, place: node.place })
    });
    let file_number = fields.get("file_number").and_then(|node| node.text(diagnostics));
    let file_number = file_number.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let prose_language = fields.get("language").and_then(|n| n.text(diagnostics)).map(str::to_owned);
    let draft = fields.get("draft").and_then(|node| node.boolean(diagnostics)).unwrap_or_default();
    let sources = citations(fields.get("sources"), language, diagnostics);
    let editions = fields.get("editions");
    let rows = fields.get("rows");
    let omitted = fields.get("omitted");
    let corrections = fields.get("corrections");
    let notes = note::written(fields.get("notes"), "text", language, diagnostics);
    let scope = note::written(fields.get("scope"), "why", language, diagnostics);
    let statistics_node = fields.require("statistics", diagnostics);
    let acknowledged = acknowledgements(fields.get("acknowledged"), language, diagnostics);
    fields.finish(diagnostics);
    let (form, period) = (form?, period?);
    if period.kind != forms[form].used.kind {
        diagnostics.push(other_kind_of_period(
            &forms[form],
            &period,
            form_node.map_or(front.node.place, |n| n.place),
        ));
    }
    if !draft && let Some(day) = published.filter(|day| *day < period.end) {
        diagnostics.push(published_early(day, &period, publication.map_or(front.node.place, |n| n.place)));
    }
    let tables = tables(form, editions, forms, diagnostics);
    let omitted = omissions(omitted, &tables, forms, language, diagnostics);
    let told_before = diagnostics.len();
    let data: Vec<BlockData> = statistics_node
        .map(|node| {
            statistics::Reader { forms, language, tables: &tables, omitted: &omitted }.read(
                node,
                rows,
                diagnostics,
            )
        })
        .unwrap_or_default();
    if draft {
        // Who writes it knows that it is not finished, and wants to see the page.
        let unfinished =
            diagnostics[told_before..].iter_mut().filter(|d| statistics::LACKING.contains(&d.code));
        unfinished.for_each(|diagnostic| diagnostic.severity = Severity::Notice);
    }
    let mut report = Report {
        publisher: front.publisher,
        period,
        title,
        form,
        published,
        published_time,
        signed,
        index_number,
        file_number,
        language: prose_language,
        sources,
        draft,
        data,
        omitted,
        corrections: Vec::new(),
        notes: Vec::new(),
        scope: Vec::new(),
        acknowledged,
        place: front.node.place,
        prose: front.prose,
    };
    let mut resolve = |written: Vec<note::Written<'_, '_>>| -> Vec<Note> {
        written.into_iter().filter_map(|note| note.resolve(&report, forms, diagnostics)).collect()
    };
    let (notes, scope) = (resolve(notes), resolve(scope));
    let corrections = correction::read(corrections, &report, forms, language, diagnostics);
    report = Report { corrections, notes, scope, ..report };
    Some(report)
}

/// What is published on a period before it has ended has a wrong date, or a wrong period. Whether a date lies in the
/// future cannot be told here: a build knows no clock.
fn published_early(day: Date, period: &Period, place: Place) -> Diagnostic {
    let end = period.end;
    Diagnostic::warning(
        PUBLISHED_EARLY,
        place,
        message!(
            zh: "公布日期 {day} 早于报告期的最后一天 {end}",
            en: "published on {day}, before the last day of the period, {end}"
        ),
    )
    .remedy(message!(
        zh: "照原件核对公布日期的年份和文件名里的期间",
        en: "hold the year of the date, and the period in the file's name, against the document"
    ))
}

/// A form that is filled in for another kind of period.
fn other_kind_of_period(form: &Form, period: &Period, place: Place) -> Diagnostic {
    let (id, by) = (&form.id, form.used.kind.words());
    let (own, kind) = (period.kind.words(), period.kind.name());
    Diagnostic::error(
        FORM_PERIOD,
        place,
        Message {
            zh: format!("表式 {id} 按{}填报，而本报告的期间是 {}", by.zh, period.label("zh")),
            en: format!("the form {id} is filled in by {}, and this report is on {}", by.en, period.label("en")),
        },
    )
    .remedy(Message {
        zh: format!("文件名写错就改名；确按{}填报的，用 used 为 {{kind: {kind}}} 的表式", own.zh),
        en: format!(
            "rename the file if its name is wrong; for a report by {} use a form whose `used` is {{kind: {kind}}}",
            own.en
        ),
    })
}

fn named_form(node: &Node<'_>, forms: &[Form], diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
    let id = node.text(diagnostics)?;
    let found = forms.iter().position(|form| form.id == id);
    if found.is_none() {
        let known = forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>().join(", ");
        diagnostics.push(
            Diagnostic::error(
                UNKNOWN_FORM,
                node.place,
                message!(zh: "没有表式“{id}”", en: "there is no form '{id}'"),
            )
            .remedy(message!(zh: "可用的表式：{known}", en: "the forms are: {known}")),
        );
    }
    found
}

/// The period: the file's name says it, the front matter may repeat it, and a fiscal year gets its days.
fn period(
    node: Option<&Node<'_>>,
    front: &FrontMatter<'_, '_>,
    form: Option<&Form>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Period> {
    let starts = form.and_then(|form| form.used.starts);
    if let Some(node) = node
        && node.is_mapping()
    {
        return period_in_full(node, front.name, diagnostics);
    }
    let named = match Period::read(front.name, starts) {
        Ok(period) => period,
        // Without its form nobody knows when a fiscal year begins, and that the form is missing is told already.
        Err(_) if form.is_none() => return None,
        Err(message) => {
            diagnostics.push(
                Diagnostic::error(BAD_PERIOD, front.node.place_of_start(), message)
                    .remedy(file_name_remedy()),
            );
            return None;
        }
    };
    if let Some(node) = node {
        let text = node.text(diagnostics)?;
        if Period::read(text, starts).as_ref() != Ok(&named) {
            diagnostics.push(
                Diagnostic::error(
                    PERIOD_DIFFERS,
                    node.place,
                    message!(
                        zh: "period 是“{text}”，而文件名说的是“{}”",
                        en: "the period is '{text}', but the file's name says '{}'",
                        front.name
                    ),
                )
                .remedy(message!(
                    zh: "改正其一，或删去 period 这一行",
                    en: "correct one of them, or leave the line `period` out"
                )),
            );
        }
    }
    Some(named)
}

fn period_in_full(node: &Node<'_>, name: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<Period> {
    let mut fields = Fields::of(node, diagnostics)?;
    let kind = fields.require("kind", diagnostics);
    let label = fields.require("label", diagnostics).and_then(|n| n.text(diagnostics));
    let start = fields.require("start", diagnostics).and_then(|n| day(n, diagnostics));
    let end = fields.require("end", diagnostics).and_then(|n| day(n, diagnostics));
    fields.finish(diagnostics);
    let (kind, label, start, end) = (kind?, label?, start?, end?);
    let word = kind.text(diagnostics)?;
    let read = match PeriodKind::ALL.iter().find(|(known, _)| *known == word) {
        Some((_, PeriodKind::FiscalYear)) => Period::read(label, Some((1, 1)))
            .and_then(|p| Period::span(start, end).map(|_| Period::fiscal_between(&p.id, start, end))),
        Some((_, PeriodKind::Span)) => Period::span(start, end),
        _ => {
            let message = message!(
                zh: "只有财年（fiscal-year）和自定期间（span）须写全起止，“{word}”不这样写",
                en: "only fiscal-year and span are written out with start and end, not '{word}'"
            );
            diagnostics.push(bad_in_full(kind.place, message));
            return None;
        }
    };
    let read = read.and_then(|period| {
        if *period.id == *name.to_ascii_lowercase() {
            Ok(period)
        } else {
            Err(message!(
                zh: "期间是 {}，而文件名是“{name}”",
                en: "the period is {}, but the file's name is '{name}'",
                period.id
            ))
        }
    });
    read.map_err(|message| diagnostics.push(bad_in_full(node.place, message))).ok()
}

/// A period written out with its days, in which something is wrong.
fn bad_in_full(place: Place, message: Message) -> Diagnostic {
    Diagnostic::error(BAD_PERIOD, place, message).remedy(message!(
        zh: "写作 {{kind: fiscal-year, label: FY2020, start: 2019-10-01, end: 2020-09-30}}，文件名为 fy2020；\
             历年、半年、季度和月只写 2020、2020-H1、2020-Q3、2020-07",
        en: "write {{kind: fiscal-year, label: FY2020, start: 2019-10-01, end: 2020-09-30}} in a file named fy2020; \
             calendar years, halves, quarters and months are just 2020, 2020-H1, 2020-Q3, 2020-07"
    ))
}

fn file_name_remedy() -> Message {
    let written = Period::written();
    Message {
        zh: format!(
            "文件名就是期间，{}；财年也可写 period: {{kind: fiscal-year, label: FY2020, start: …, end: …}}",
            written.zh
        ),
        en: format!(
            "the file's name is the period: {}; a fiscal year may also say period: \
             {{kind: fiscal-year, label: FY2020, start: …, end: …}}",
            written.en
        ),
    }
}

/// A day, and perhaps the time of day: `2021-01-29 10:19`.
fn moment(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> (Option<Date>, Option<Time>) {
    let written = node.plain_text().and_then(|text| text.split_once(' '));
    let Some((day_text, time_text)) = written else { return (day(node, diagnostics), None) };
    let read = date(day_text, day_text).ok().zip(time(time_text));
    if read.is_none() {
        diagnostics.push(
            Diagnostic::error(
                BAD_DATE,
                node.place,
                message!(
                    zh: "“{day_text} {time_text}”不是日期和时间",
                    en: "'{day_text} {time_text}' is not a date and a time"
                ),
            )
            .remedy(message!(
                zh: "写作 年-月-日 时:分，如 2021-01-29 10:19；时间不详就只写日期",
                en: "write year-month-day hours:minutes, as in 2021-01-29 10:19, or the date alone"
            )),
        );
    }
    read.unzip()
}

/// A time of day as clocks show it: `10:19`.
fn time(text: &str) -> Option<Time> {
    let (hours, minutes) = text.split_once(':')?;
    let two = |digits: &str| digits.parse().ok().filter(|_| digits.len() == 2);
    Time::new(two(hours)?, two(minutes)?, 0, 0).ok()
}

fn day(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Date> {
    let text = node.text(diagnostics)?;
    date(text, text)
        .map_err(|message| {
            diagnostics.push(Diagnostic::error(BAD_DATE, node.place, message).remedy(message!(
                zh: "写作 年-月-日，如 2021-01-29",
                en: "write year-month-day, as in 2021-01-29"
            )));
        })
        .ok()
}

fn citations(node: Option<&Node<'_>>, language: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Citation> {
    let mut found = Vec::new();
    for node in node.and_then(|n| n.items(diagnostics)).unwrap_or_default() {
        let Some(mut fields) = Fields::of(node, diagnostics) else { continue };
        let title = fields.require("title", diagnostics);
        let title = title.and_then(|n| Label::read(n, language, diagnostics)).unwrap_or_default();
        let url = fields.get("url").and_then(|n| n.web_address(diagnostics)).map(str::to_owned);
        let note = fields.get("note").and_then(|n| Label::read(n, language, diagnostics)).unwrap_or_default();
        fields.finish(diagnostics);
        found.push(Citation { title, url, note });
    }
    found
}

fn acknowledgements(
    node: Option<&Node<'_>>,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Acknowledgement> {
    let mut found = Vec::new();
    for node in node.and_then(|n| n.items(diagnostics)).unwrap_or_default() {
        let Some(mut fields) = Fields::of(node, diagnostics) else { continue };
        let check = fields.require("check", diagnostics).and_then(|n| n.text(diagnostics));
        let at = fields.get("at").and_then(|n| n.text(diagnostics)).map(str::to_owned);
        let why = fields.require("why", diagnostics);
        let why = why.and_then(|n| Label::read(n, language, diagnostics)).unwrap_or_default();
        fields.finish(diagnostics);
        let Some(check) = check else { continue };
        found.push(Acknowledgement { check: check.to_owned(), at, why, place: node.place });
    }
    found
}

/// The tables of a report: those of its form, each perhaps in another edition.
fn tables(
    form: usize,
    editions: Option<&Node<'_>>,
    forms: &[Form],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(usize, usize)> {
    let mut tables: Vec<(usize, usize)> = (0..forms[form].tables.len()).map(|table| (form, table)).collect();
    for (table, edition) in editions.and_then(|n| n.entries(diagnostics)).unwrap_or_default() {
        let Some(name) = table.text(diagnostics) else { continue };
        let Some(other) = named_form(edition, forms, diagnostics) else { continue };
        match (forms[form].table(name), forms[other].table(name)) {
            (Some(position), Some(there)) => tables[position] = (other, there),
            (here, _) => {
                let lacking = &forms[if here.is_none() { form } else { other }];
                unknown_table(name, lacking, table.place, diagnostics);
            }
        }
    }
    tables
}

fn omissions(
    node: Option<&Node<'_>>,
    tables: &[(usize, usize)],
    forms: &[Form],
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Omission> {
    let mut found = Vec::new();
    for (table, why) in node.and_then(|n| n.entries(diagnostics)).unwrap_or_default() {
        let Some(name) = table.text(diagnostics) else { continue };
        let why = Label::read(why, language, diagnostics).unwrap_or_default();
        match tables.iter().find(|&&(form, table)| forms[form].tables[table].id == name) {
            Some(&(form, table)) => found.push(Omission { form, table, why }),
            None => {
                if let Some(&(form, _)) = tables.first() {
                    unknown_table(name, &forms[form], table.place, diagnostics);
                }
            }
        }
    }
    found
}

fn unknown_table(name: &str, form: &Form, place: Place, diagnostics: &mut Vec<Diagnostic>) {
    let known = form.tables.iter().map(|table| table.id.as_str()).collect::<Vec<_>>().join(", ");
    diagnostics.push(
        Diagnostic::error(
            UNKNOWN_TABLE,
            place,
            message!(zh: "表式 {} 没有表“{name}”", en: "the form {} has no table '{name}'", form.id),
        )
        .remedy(message!(zh: "它的表是：{known}", en: "its tables are: {known}")),
    );
}
