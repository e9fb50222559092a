//! A printed table as HTML: captions, spans, and for each figure the heads it stands under.
//!
//! Written by hand rather than by a template: a table has hundreds of cells, and every report has several.

use crate::pages::view::{Head, OfficialTable, TableBlock, TableCell};
use crate::text::markdown::escape;
use std::fmt::Write;

/// The words that the markup needs.
pub(super) struct Words<'a> {
    /// What is said of a cell whose kind prints no text: the sign and the words, by kind.
    pub silent: &'a dyn Fn(&str) -> String,
    /// Said of the link from a figure to a finding.
    pub finding: &'a str,
    /// The unit of the whole table, with `{unit}` in it.
    pub unit: &'a str,
    /// Said of the link from a figure or a head to a note.
    pub note: &'a str,
    /// Said of what stood there before a correction.
    pub was: &'a str,
}

/// Writes a table.
pub(super) fn table(table: &OfficialTable, words: &Words<'_>, html: &mut String) {
    let id = format!("table-{}", table.id);
    let _ = write!(
        html,
        "<div class=\"table-region\" role=\"region\" aria-labelledby=\"{id}-caption\" \
        tabindex=\"0\">\n<table class=\"official\" id=\"{id}\">\n<caption id=\"{id}-caption\">"
    );
    escape(&table.caption, html);
    if let Some(unit) = &table.unit {
        html.push_str(" <span class=\"unit\">");
        escape(&words.unit.replace("{unit}", unit), html);
        html.push_str("</span>");
    }
    notes(&table.notes, words, html);
    html.push_str("</caption>\n");
    let several = table.blocks.len() > 1;
    for block in &table.blocks {
        if several {
            html.push_str("<tbody>\n");
            let _ = write!(html, "<tr class=\"block\"><th colspan=\"{}\" scope=\"rowgroup\">", table.width);
            escape(&block.caption, html);
            html.push_str("</th></tr>\n");
            heads(block, words, html);
        } else {
            html.push_str("<thead>\n");
            heads(block, words, html);
            html.push_str("</thead>\n<tbody>\n");
        }
        for row in &block.rows {
            html.push_str("<tr>");
            row.heads.iter().for_each(|h| head(h, words, html));
            row.cells.iter().for_each(|c| cell(c, words, html));
            html.push_str("</tr>\n");
        }
        html.push_str("</tbody>\n");
    }
    html.push_str("</table>\n</div>");
}

/// What stands in a cell that has nothing printed in it; a blank stays blank.
pub(super) fn sign(kind: &str) -> &'static str {
    match kind {
        "not_given" => "<span aria-hidden=\"true\">·</span>",
        "not_collected" => "<span aria-hidden=\"true\">..</span>",
        "suppressed" => "<span aria-hidden=\"true\">x</span>",
        _ => "",
    }
}

fn heads(block: &TableBlock, words: &Words<'_>, html: &mut String) {
    for line in &block.heads {
        html.push_str("<tr>");
        line.iter().for_each(|h| head(h, words, html));
        html.push_str("</tr>\n");
    }
}

fn head(head: &Head, words: &Words<'_>, html: &mut String) {
    // A corner without words is no head of anything.
    if head.text.is_empty() {
        html.push_str("<td");
        spans(head.colspan, head.rowspan, html);
        html.push_str("></td>");
        return;
    }
    html.push_str("<th id=\"");
    html.push_str(&head.id);
    html.push_str("\" scope=\"");
    html.push_str(head.scope);
    html.push('"');
    spans(head.colspan, head.rowspan, html);
    html.push('>');
    escape(&head.text, html);
    notes(&head.notes, words, html);
    html.push_str("</th>");
}

fn spans(columns: usize, rows: usize, html: &mut String) {
    if columns > 1 {
        let _ = write!(html, " colspan=\"{columns}\"");
    }
    if rows > 1 {
        let _ = write!(html, " rowspan=\"{rows}\"");
    }
}

/// Writes cells with what is printed in them and nothing else.
pub(super) fn cells(cells: &[TableCell], html: &mut String) {
    for cell in cells {
        html.push_str("<td>");
        escape(&cell.text, html);
        html.push_str("</td>");
    }
}

/// Writes the rows of a block: their heads and what is printed in their cells. `class` is that of a row,
/// given by its id, if it has one.
pub(super) fn rows(block: &TableBlock, class: &dyn Fn(&str) -> Option<String>, html: &mut String) {
    for row in &block.rows {
        html.push_str("<tr");
        if let Some(class) = class(&row.id) {
            html.push_str(" class=\"");
            escape(&class, html);
            html.push('"');
        }
        html.push('>');
        for head in &row.heads {
            html.push_str("<th scope=\"");
            html.push_str(head.scope);
            html.push('"');
            spans(head.colspan, head.rowspan, html);
            html.push('>');
            escape(&head.text, html);
            html.push_str("</th>");
        }
        cells(&row.cells, html);
        html.push_str("</tr>\n");
    }
}

fn cell(cell: &TableCell, words: &Words<'_>, html: &mut String) {
    html.push_str("<td id=\"");
    cell.place.write_address(html);
    html.push_str("\" headers=\"");
    cell.place.write_headers(html);
    html.push_str("\" class=\"");
    html.push_str(cell.kind);
    if cell.finding.is_some() {
        html.push_str(" found");
    }
    html.push('"');
    spans(cell.span, 1, html);
    html.push('>');
    if cell.text.is_empty() && cell.kind != "empty" {
        html.push_str(sign(cell.kind));
        html.push_str("<span class=\"visually-hidden\">");
        escape(&(words.silent)(cell.kind), html);
        html.push_str("</span>");
    } else {
        escape(&cell.text, html);
    }
    if let Some(note) = &cell.note {
        html.push_str("<small class=\"note\">");
        escape(note, html);
        html.push_str("</small>");
    }
    if let Some(mark) = &cell.finding {
        let _ = write!(html, "<a class=\"mark {}\" href=\"{}\"", mark.severity, mark.href);
        title(mark.message.as_deref(), html);
        html.push_str("><span class=\"visually-hidden\">");
        escape(words.finding, html);
        html.push_str("</span></a>");
    }
    notes(&cell.notes, words, html);
    if let Some(was) = &cell.was {
        self::was(was, words.was, words.silent, html);
    }
    html.push_str("</td>");
}

/// What a mark says to the one who points at it.
pub(super) fn title(words: Option<&str>, html: &mut String) {
    if let Some(words) = words {
        html.push_str(" title=\"");
        escape(words, html);
        html.push('"');
    }
}

/// Links to the notes of the report.
fn notes(numbers: &[usize], words: &Words<'_>, html: &mut String) {
    for number in numbers {
        let _ =
            write!(html, "<a class=\"note-ref\" href=\"#x-note-{number}\"><span class=\"visually-hidden\">");
        escape(words.note, html);
        let _ = write!(html, " </span>{number}</a>");
    }
}

/// What stood at a figure before it was corrected, struck out under it.
pub(super) fn was(figure: &str, words: &str, silent: &dyn Fn(&str) -> String, html: &mut String) {
    html.push_str("<small class=\"was\"><span class=\"visually-hidden\">");
    escape(words, html);
    html.push_str(" </span><del>");
    if figure.is_empty() {
        escape(&silent("blank"), html);
    } else {
        escape(figure, html);
    }
    html.push_str("</del></small>");
}
