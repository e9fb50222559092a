//! The entries that declare a change: of a figure in its report, of words in `annals.yaml`.

use crate::analysis::publication::Printed;
use crate::model::archive::ArchivedReport;
use crate::model::figure::Figure;
use crate::model::report::{CellId, KINDS_WITHOUT_NUMBER};
use crate::text::yaml::write::Output;

/// What stands where only the author knows what to write.
pub(crate) const OPEN: &str = "…";

/// What an entry says besides the figures.
pub(crate) struct Reason<'a> {
    /// The day of the change.
    pub on: &'a str,
    /// `correction` or `revision`.
    pub kind: &'a str,
    /// Why.
    pub why: &'a str,
}

/// The entry of `corrections` that declares a change of a figure, if both figures can be written so that they
/// are read as what was and is printed.
pub(crate) fn of_figure(
    report: &ArchivedReport,
    address: &str,
    was: Option<&Printed>,
    now: Option<&Printed>,
    reason: &Reason<'_>,
) -> Option<String> {
    let cell = report.data.find(address)?;
    let (was, now) = (written(report, cell, was)?.in_braces(), written(report, cell, now)?.in_braces());
    let (address, why) = (text(address).in_braces(), text(reason.why).in_braces());
    let (on, kind) = (reason.on, reason.kind);
    // The keys as the guide writes them: nothing of ours takes `on` for a truth value.
    Some(format!("{{figure: {address}, was: {was}, now: {now}, on: {on}, kind: {kind}, why: {why}}}"))
}

fn text(words: &str) -> Output {
    Output::Text(words.to_owned())
}

/// A figure as it is written in an entry: a cell that is not given is printed empty, and `~` says so.
fn written(report: &ArchivedReport, cell: CellId, printed: Option<&Printed>) -> Option<Output> {
    let spec = report.data.block(cell.data).spec(cell.row, cell.column);
    let ways = match printed {
        Some(printed) => [printed.text.as_str(), "~", printed.exact()],
        None => ["~"; 3],
    };
    let is_read = |words: &&&str| {
        let read = spec.read(words, &report.period).map(|figure| Printed::of(&figure));
        read.is_ok_and(|read| printed.map_or(read.is_blank(), |printed| read == *printed))
    };
    let Some(words) = ways.iter().filter(|words| !words.is_empty()).find(is_read) else {
        return in_full(report, cell, printed?);
    };
    // What other programs write for nothing is text only in quotes.
    let is_text = matches!(*words, "null" | "Null" | "NULL");
    Some(if is_text { text(words) } else { Output::Plain((*words).to_owned()) })
}

/// A figure of which the text alone does not say what it is: `{printed: NA, kind: not_applicable}`.
fn in_full(report: &ArchivedReport, cell: CellId, printed: &Printed) -> Option<Output> {
    let spec = report.data.block(cell.data).spec(cell.row, cell.column);
    let kind = KINDS_WITHOUT_NUMBER.iter().find(|(name, _)| *name == printed.kind);
    let (figure, key, said) = match kind {
        Some((name, value)) => (Figure::of(value.clone()), "kind", *name),
        None => (spec.read(printed.exact(), &report.period).ok()?, "value", printed.exact()),
    };
    let said = (key.to_owned(), Output::Plain(said.to_owned()));
    let (figure, entries) = match printed.text.as_str() {
        "" => (figure, vec![said]),
        words => (figure.printed_as(words), vec![("printed".to_owned(), text(words)), said]),
    };
    (Printed::of(&figure) == *printed).then_some(Output::Inline(entries))
}

/// The entry of `reworded` that declares a change of words.
pub(crate) fn of_words(was: &str, now: &str, why: &str) -> String {
    let words = |words: &str| match words {
        "" => "~".to_owned(),
        words => text(words).in_braces(),
    };
    format!("{{was: {}, now: {}, why: {}}}", words(was), words(now), text(why).in_braces())
}
