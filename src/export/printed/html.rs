//! A document as a fragment of HTML, to be pasted into a content management system.
//!
//! Styles stand at each element, since such systems drop style sheets; there is no script, no class, nothing
//! that is fetched, and ids begin with what tells the document from others.

use super::document::{Block, Cell, Document, Item, Kind, Looks, Paragraph, Run, Stands, Table, words};
use crate::text::container::Container;
use crate::text::markdown::escape;
use std::fmt::Write;
use std::mem;

const CELL: &str = "border:1px solid #666;padding:4px 6px";

/// The fragment.
pub(crate) fn write(document: &Document) -> String {
    let mut page = Page { html: String::new(), key: &document.key, open: Vec::new(), marks: Vec::new() };
    page.html.push_str("<div lang=\"");
    escape(&document.language, &mut page.html);
    page.html.push_str("\" style=\"line-height:1.7\">\n");
    page.blocks(&document.blocks);
    page.footnotes(&document.footnotes);
    page.html.push_str("</div>\n");
    page.html
}

struct Page<'d> {
    html: String,
    key: &'d str,
    /// The quotations and lists that are open.
    open: Vec<Open>,
    /// How often each footnote was referred to.
    marks: Vec<usize>,
}

/// A quotation or a list whose paragraphs are written.
enum Open {
    /// A quotation.
    Quotation,
    /// A list: which one, and the number of its next item, where it has numbers.
    List(usize, Option<usize>),
}

impl Open {
    fn is(&self, container: Container) -> bool {
        match self {
            Self::Quotation => container == Container::Quotation,
            Self::List(..) => container == Container::List,
        }
    }
}

impl Page<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            let within = match block {
                Block::Item(item) => item.within.as_slice(),
                Block::Paragraph(paragraph) => paragraph.within.as_slice(),
                Block::Title(_) | Block::Heading(..) | Block::Rule | Block::Table(_) => &[],
            };
            let is_open = |(open, container): &(&Open, &Container)| open.is(**container);
            self.close_to(self.open.iter().zip(within).take_while(is_open).count());
            match block {
                Block::Title(runs) => self.element("h1", "text-align:center", runs),
                Block::Heading(level, runs) => self.element(&format!("h{}", (*level).clamp(2, 6)), "", runs),
                Block::Paragraph(paragraph) => self.paragraph(paragraph),
                Block::Item(item) => self.item(item),
                Block::Rule => self.html.push_str("<hr>\n"),
                Block::Table(table) => self.table(table),
            }
        }
        self.close_to(0);
    }

    fn element(&mut self, name: &str, style: &str, runs: &[Run]) {
        self.html.push('<');
        self.html.push_str(name);
        self.style(style);
        self.html.push('>');
        self.runs(runs);
        _ = writeln!(self.html, "</{name}>");
    }

    fn style(&mut self, style: &str) {
        if !style.is_empty() {
            _ = write!(self.html, " style=\"{style}\"");
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph) {
        self.quote(&paragraph.within);
        let style = match paragraph.stands {
            Stands::Typed => return self.typed(&paragraph.runs),
            Stands::Text => "",
            Stands::Fact => "text-align:center",
            Stands::Caption => "text-align:center;font-weight:bold",
            Stands::Unit | Stands::Signature => "text-align:right",
            Stands::Note => "font-size:0.9em",
        };
        self.element("p", style, &paragraph.runs);
    }

    /// Lines that are typed.
    fn typed(&mut self, runs: &[Run]) {
        self.html.push_str("<pre style=\"white-space:pre-wrap\"><code>");
        escape(&words(runs), &mut self.html);
        self.html.push_str("</code></pre>\n");
    }

    /// Opens the quotations that a paragraph stands in. A list of which no item is written holds none.
    fn quote(&mut self, within: &[Container]) {
        let missing = within.iter().skip(self.open.len());
        missing.filter(|container| **container == Container::Quotation).for_each(|_| self.begin_quotation());
    }

    fn begin_quotation(&mut self) {
        self.html.push_str("<blockquote style=\"margin-left:2em\">\n");
        self.open.push(Open::Quotation);
    }

    /// An item, in the quotations and lists that it stands in.
    fn item(&mut self, item: &Item) {
        let is_same = |open: &Open| match open {
            Open::Quotation => false,
            Open::List(list, next) => (*list, next.is_some()) == (item.list, item.number.is_some()),
        };
        if self.open.len() == item.within.len() {
            self.html.push_str("</li>\n");
            if !self.open.last().is_some_and(is_same) {
                self.close_list();
            }
        }
        let outer = item.within.len().saturating_sub(1);
        for container in item.within.iter().take(outer).skip(self.open.len()) {
            match container {
                Container::Quotation => self.begin_quotation(),
                Container::List => {
                    self.begin_list(item);
                    self.html.push_str("<li>");
                }
            }
        }
        if self.open.len() == outer {
            self.begin_list(item);
        }
        // The list counts its items itself, as long as they go on.
        let next = match self.open.last_mut() {
            Some(Open::List(_, next)) => mem::replace(next, item.number.map(|number| number + 1)),
            Some(Open::Quotation) | None => None,
        };
        let value = item.number.filter(|_| next != item.number);
        let value = value.map(|number| format!(" value=\"{number}\"")).unwrap_or_default();
        _ = write!(self.html, "<li{value}>");
        self.runs(&item.runs);
    }

    fn begin_list(&mut self, item: &Item) {
        let start = item.number.filter(|number| *number != 1);
        let start = start.map(|number| format!(" start=\"{number}\"")).unwrap_or_default();
        if item.number.is_some() {
            _ = writeln!(self.html, "<ol{start}>");
        } else {
            self.html.push_str("<ul>\n");
        }
        self.open.push(Open::List(item.list, item.number));
    }

    /// Closes what stands deeper.
    fn close_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if self.open.last().is_some_and(|open| open.is(Container::List)) {
                self.html.push_str("</li>\n");
            }
            self.close_list();
        }
    }

    fn close_list(&mut self) {
        self.html.push_str(match self.open.pop() {
            Some(Open::Quotation) => "</blockquote>\n",
            Some(Open::List(_, Some(_))) => "</ol>\n",
            Some(Open::List(_, None)) => "</ul>\n",
            None => "",
        });
    }

    fn table(&mut self, table: &Table) {
        self.html.push_str("<table border=\"1\" style=\"border-collapse:collapse;width:100%\">\n");
        if table.repeated > 0 {
            self.html.push_str("<thead>\n");
        } else {
            self.html.push_str("<tbody>\n");
        }
        for row in 0..table.rows() {
            if row > 0 && row == table.repeated {
                self.html.push_str("</thead>\n<tbody>\n");
            }
            self.html.push_str("<tr>");
            table.cells.iter().filter(|cell| cell.row == row).for_each(|cell| self.cell(cell));
            self.html.push_str("</tr>\n");
        }
        self.html.push_str(if table.repeated < table.rows() { "</tbody>\n" } else { "</thead>\n" });
        self.html.push_str("</table>\n");
    }

    fn cell(&mut self, cell: &Cell) {
        let (name, scope, look) = match cell.kind {
            Kind::Head(scope @ ("row" | "rowgroup")) => ("th", scope, ";background:#f2f2f2;text-align:left"),
            Kind::Head(scope) => ("th", scope, ";background:#f2f2f2;text-align:center"),
            Kind::Part => ("th", "colgroup", ";text-align:center"),
            Kind::Figure => ("td", "", ";text-align:right"),
            Kind::Absent => ("td", "", ";background:#e6e6e6"),
            Kind::Words => ("td", "", ""),
        };
        _ = write!(self.html, "<{name}");
        for (attribute, span) in [("rowspan", cell.rowspan), ("colspan", cell.colspan)] {
            if span > 1 {
                _ = write!(self.html, " {attribute}=\"{span}\"");
            }
        }
        if !scope.is_empty() {
            _ = write!(self.html, " scope=\"{scope}\"");
        }
        self.style(&[CELL, look].concat());
        self.html.push('>');
        self.runs(&cell.runs);
        _ = write!(self.html, "</{name}>");
    }

    fn runs(&mut self, runs: &[Run]) {
        let mut link: Option<&str> = None;
        for run in runs {
            if run.link.as_deref() != link {
                if link.is_some() {
                    self.html.push_str("</a>");
                }
                link = run.link.as_deref();
                if let Some(to) = link {
                    self.html.push_str("<a href=\"");
                    escape(to, &mut self.html);
                    self.html.push_str("\">");
                }
            }
            match run.footnote {
                Some(number) => self.mark(number),
                None => self.words(run),
            }
        }
        if link.is_some() {
            self.html.push_str("</a>");
        }
    }

    fn words(&mut self, run: &Run) {
        let names = elements(run.looks);
        names.iter().for_each(|name| _ = write!(self.html, "<{name}>"));
        for (at, line) in run.words.split('\n').enumerate() {
            if at > 0 {
                self.html.push_str("<br>\n");
            }
            escape(line, &mut self.html);
        }
        names.iter().rev().for_each(|name| _ = write!(self.html, "</{name}>"));
    }

    /// The mark of a footnote; its first leads there and back.
    fn mark(&mut self, number: usize) {
        if self.marks.len() <= number {
            self.marks.resize(number + 1, 0);
        }
        let times = self.marks.get_mut(number).map_or(1, |times| {
            *times += 1;
            *times
        });
        let (key, shown) = (self.key, number + 1);
        let id = if times == 1 { format!(" id=\"annals-{key}-ref-{shown}\"") } else { String::new() };
        _ = write!(self.html, "<a{id} href=\"#annals-{key}-note-{shown}\">[{shown}]</a>");
    }

    fn footnotes(&mut self, footnotes: &[Vec<Block>]) {
        for (at, note) in footnotes.iter().enumerate() {
            if at == 0 {
                self.html.push_str("<hr>\n");
            }
            let (key, shown) = (self.key, at + 1);
            let id = format!("annals-{key}-note-{shown}");
            _ = writeln!(self.html, "<div id=\"{id}\" style=\"font-size:0.9em\">");
            let mark =
                Run { link: Some(format!("#annals-{key}-ref-{shown}")), ..Run::plain(format!("[{shown}]")) };
            let mut note = note.clone();
            match note.first_mut() {
                Some(Block::Paragraph(first)) => {
                    first.runs.splice(0..0, [mark, Run::plain(" ")]).for_each(drop);
                }
                _ => note.insert(0, Block::Paragraph(Paragraph { runs: vec![mark], ..Paragraph::default() })),
            }
            self.blocks(&note);
            self.html.push_str("</div>\n");
        }
    }
}

/// The elements for looks, from the outermost to the innermost.
fn elements(looks: Looks) -> Vec<&'static str> {
    let all = [
        (looks.strong, "strong"),
        (looks.slanted, "em"),
        (looks.struck, "del"),
        (looks.typed, "code"),
        (looks.raised, "sup"),
        (looks.lowered, "sub"),
    ];
    all.into_iter().filter(|(is_on, _)| *is_on).map(|(_, name)| name).collect()
}
