//! Reading a report's front matter.

mod agreement;
mod cell;
mod dates;
mod named;
mod period;
mod sources;
mod tables;
mod run_together;
mod row;
mod inner;
mod by_name;
mod unfilled;
mod figures;

pub(crate) use cell::KINDS;

use super::{
    Acknowledgement, IndexNumber, Key, Note, Report, Statistics, WithdrawnFigures, correction, note, version,
    withdrawal,
};
use crate::model::form::Forms;
use crate::model::former_address;
use crate::model::label::Label;
use crate::model::named_file;
use crate::text::diagnostic::{Diagnostic, Severity};
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};

/// A report's file, found and parsed but not yet understood.
pub(crate) struct FrontMatter<'n, 'a> {
    /// The parsed YAML.
    pub node: &'n Node<'a>,
    /// The period, as the name of the file says it without its ending, or that of its folder where it is
    /// further.
    pub name: &'n str,
    /// Whether it is a further report on its period, in a folder named for that.
    pub is_further: bool,
    /// Where the prose stands.
    pub prose: Option<Place>,
    /// The version that it superseded.
    pub before: Option<&'n Report>,
}

/// Reads a report. `None` if its form or its period cannot be known.
pub(crate) fn read(
    front: &FrontMatter<'_, '_>,
    forms: &Forms,
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Report> {
    let mut fields = Fields::of(front.node, diagnostics)?;
    let label = |node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>| {
        node.and_then(|node| Label::read(node, language, diagnostics)).unwrap_or_default()
    };
    let title = label(fields.get(Key::Title.name()), diagnostics);
    let form_node = fields.require(Key::Form.name(), diagnostics);
    let form = form_node.and_then(|node| tables::named_form(node, forms, diagnostics));
    let period = period::period(
        fields.get(Key::Period.name()),
        front,
        form.map(|form| &**forms.get(form)),
        diagnostics,
    );
    let publication = fields.get(Key::Published.name());
    let (published, published_time) = publication.map(|n| dates::moment(n, diagnostics)).unwrap_or_default();
    let signed = fields.get(Key::Signed.name()).and_then(|node| dates::day(node, diagnostics));
    let place = front.node.place;
    let update = version::read(
        fields.get(Key::Update.name()),
        (front.before, place),
        published,
        language,
        diagnostics,
    );
    let withdrawn = fields.get(Key::Withdrawn.name());
    let withdrawn = withdrawn.and_then(|node| withdrawal::read(node, published, language, diagnostics));
    let index_number = fields.get(Key::IndexNumber.name()).and_then(|node| {
        let text = node.text(diagnostics)?.trim().to_owned();
        (!text.is_empty()).then_some(IndexNumber { text, place: node.place })
    });
    let file_number = fields.get(Key::FileNumber.name()).and_then(|node| node.text(diagnostics));
    let file_number = file_number.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
    let prose_language =
        fields.get(Key::Language.name()).and_then(|n| n.text(diagnostics)).map(str::to_owned);
    let draft = fields.get(Key::Draft.name()).and_then(|node| node.boolean(diagnostics)).unwrap_or_default();
    let sources = fields.get(Key::Sources.name());
    let attachments = named_file::read(fields.get(Key::Attachments.name()), diagnostics);
    let moved_from = former_address::read(fields.get(Key::MovedFrom.name()), diagnostics);
    let sources = sources::read(sources, &attachments, language, diagnostics);
    let editions = fields.get(Key::Editions.name());
    // Of a report that was withdrawn with its figures, what is written of them says nothing any more.
    let is_removed = withdrawn.as_ref().is_some_and(|one| one.figures == WithdrawnFigures::Removed);
    let mut of_figures = |key: Key| fields.get(key.name()).filter(|_| !is_removed);
    let rows = of_figures(Key::Rows);
    let omitted = of_figures(Key::Omitted);
    let corrections = of_figures(Key::Corrections);
    let notes = note::written(of_figures(Key::Notes), "text", language, diagnostics);
    let scope = note::written(of_figures(Key::Scope), "why", language, diagnostics);
    let acknowledged = acknowledgements(of_figures(Key::Acknowledged), language, diagnostics);
    let statistics_node = match is_removed {
        true => of_figures(Key::Statistics),
        false => fields.require(Key::Statistics.name(), diagnostics),
    };
    fields.finish(diagnostics);
    let (form, period) = (form?, period?);
    if !forms.get(form).used.takes(period.kind) {
        let place = form_node.map_or(place, |n| n.place);
        diagnostics.push(period::other_kind_of_period(forms.get(form), &period, place));
    }
    if !draft && let Some(day) = published.filter(|day| *day < period.end) {
        let place = publication.map_or(place, |n| n.place);
        diagnostics.push(period::published_early(day, &period, place));
    }
    let tables = tables::tables(form, editions, forms, diagnostics);
    let omitted = tables::omissions(omitted, &tables, forms, language, diagnostics);
    let told_before = diagnostics.len();
    let reader = figures::Reader { forms, language, period: &period, tables: &tables, omitted: &omitted };
    let data = statistics_node.map(|node| reader.read(node, rows, diagnostics));
    let data = Statistics::new(data.unwrap_or_default());
    if draft {
        // Who writes it knows that it is not finished, and wants to see the page.
        let unfinished = diagnostics[told_before..].iter_mut().filter(|d| figures::LACKING.contains(&d.code));
        unfinished.for_each(|diagnostic| diagnostic.severity = Severity::Notice);
    }
    let mut resolve = |written: Vec<note::Written<'_, '_>>| -> Vec<Note> {
        written.into_iter().filter_map(|note| note.resolve(&data, diagnostics)).collect()
    };
    let (notes, scope) = (resolve(notes), resolve(scope));
    let mut corrections =
        correction::read(corrections, (&data, &period, cell::in_full), published, language, diagnostics);
    if let Some((before, update)) = front.before.zip(update.as_ref()) {
        corrections = version::corrections(before, update, &data, corrections, diagnostics);
    }
    correction::check_chains(&corrections, (&data, place.file), diagnostics);
    Some(Report {
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
        language: prose_language,
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
        place,
        prose: front.prose,
    })
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
