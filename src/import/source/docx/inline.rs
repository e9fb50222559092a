//! What stands in a paragraph: runs, links, fields, marks of notes.

use super::field::{Field, address};
use super::line::Line;
use super::reader::Reader;
use super::refuse::{elsewhere, unending};
use super::space::Space;
use super::symbol::{is_symbol_font, symbol};
use super::xml::{Element, Node};
use crate::import::document::{Emphasis, Span};
use crate::import::source::marks::{Height, Marks};
use crate::import::source::refusal::Refusal;

/// How many fields may stand within each other: more than Word itself reads.
const DEEPEST_FIELD: usize = 64;

/// How a run says that its text is set.
fn marks(properties: Option<&Element>) -> Marks {
    let height = match properties.and_then(|properties| properties.value("vertAlign")) {
        Some("superscript") => Height::Raised,
        Some("subscript") => Height::Lowered,
        _ => Height::Line,
    };
    let is_on = |name: &str| properties.and_then(|properties| properties.switch(name)).unwrap_or(false);
    Marks { height, is_struck: is_on("strike") || is_on("dstrike") }
}

impl Reader<'_> {
    /// Reads all that stands in an element.
    pub(super) fn within<'e>(
        &mut self,
        parent: &'e Element,
        line: &mut Line<'e>,
    ) -> Result<(), Box<Refusal>> {
        for child in &parent.children {
            match child {
                Node::Element(element) => self.inline(element, line)?,
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(text) => {
                    self.tally.unknown += 1;
                    self.show(text, line);
                }
            }
        }
        Ok(())
    }

    /// Reads an element.
    pub(super) fn inline<'e>(
        &mut self,
        element: &'e Element,
        line: &mut Line<'e>,
    ) -> Result<(), Box<Refusal>> {
        match element.space {
            Space::Word => self.word(element, line),
            Space::Compatibility if &*element.name == "AlternateContent" => {
                element.chosen().map_or(Ok(()), |chosen| self.within(chosen, line))
            }
            Space::Math => self.formula(element, line),
            Space::Drawing if &*element.name == "t" => {
                self.show(&element.own_text(), line);
                Ok(())
            }
            _ => self.within(element, line),
        }
    }

    /// Reads an element of WordprocessingML.
    fn word<'e>(&mut self, element: &'e Element, line: &mut Line<'e>) -> Result<(), Box<Refusal>> {
        match &*element.name {
            "r" => return self.read_run(element, line),
            "t" => {
                let text = element.own_text().replace(['\n', '\r'], " ");
                let text = if element.keeps_blanks { &*text } else { text.trim_matches([' ', '\t']) };
                self.letters(text, line);
            }
            "tab" | "ptab" => self.show("\t", line),
            "br" if matches!(element.word("type"), Some("page" | "column")) => {}
            "br" | "cr" => self.show("\n", line),
            "noBreakHyphen" => self.show("-", line),
            "softHyphen" => {}
            "sym" => self.sign(element, line),
            "ruby" => return element.child("rubyBase").map_or(Ok(()), |base| self.within(base, line)),
            "del" | "moveFrom" => self.tally.changes += 1,
            "ins" | "moveTo" => {
                self.tally.changes += 1;
                return self.within(element, line);
            }
            "sdt" => return element.child("sdtContent").map_or(Ok(()), |inner| self.within(inner, line)),
            "hyperlink" => {
                let from = line.end();
                self.within(element, line)?;
                let relation = element.attribute(Space::Relation, "id").and_then(|id| self.relations.get(id));
                if let Some(relation) = relation.filter(|relation| relation.is_outside) {
                    let anchor = element.word("anchor").map(|anchor| format!("#{anchor}"));
                    line.link(from, &format!("{}{}", relation.target, anchor.unwrap_or_default()));
                }
            }
            "fldSimple" => {
                let from = line.end();
                self.within(element, line)?;
                if let Some(address) = address(element.word("instr").unwrap_or_default()) {
                    line.link(from, &address);
                }
            }
            "fldChar" => return self.field(element, line),
            "instrText" => {
                if let Some(field) = self.fields.last_mut().filter(|field| field.result.is_none()) {
                    field.instruct(&element.own_text());
                }
            }
            "delText" | "delInstrText" | "fldData" | "binData" | "annotationRef" | "footnoteRef"
            | "endnoteRef" => {}
            "footnoteReference" => self.note("footnote", element, line),
            "endnoteReference" => self.note("endnote", element, line),
            "altChunk" | "subDoc" => return Err(elsewhere()),
            "p" | "tbl" | "txbxContent" => self.anchor(element, line),
            "drawing" | "pict" => self.shapes(element, false, line),
            "object" => {
                self.tally.objects += 1;
                self.shapes(element, true, line);
            }
            name if name.ends_with("Pr") => {}
            _ => return self.within(element, line),
        }
        Ok(())
    }

    /// Reads a run.
    fn read_run<'e>(&mut self, element: &'e Element, line: &mut Line<'e>) -> Result<(), Box<Refusal>> {
        let before = self.run.clone();
        let properties = element.child("rPr");
        let turns = self.styles.turns_hiding(properties.and_then(|properties| properties.value("rStyle")));
        let own = properties.and_then(|properties| {
            properties.switch("specVanish").filter(|is_on| *is_on).or_else(|| properties.switch("vanish"))
        });
        self.run.is_hidden = own.unwrap_or(before.is_paragraph_hidden != turns);
        self.run.marks = marks(properties);
        let fonts = properties.and_then(|properties| properties.child("rFonts"));
        let font = fonts.and_then(|fonts| fonts.word("ascii").or_else(|| fonts.word("hAnsi")));
        self.run.symbols = font.filter(|font| is_symbol_font(font)).map(str::to_owned);
        let from = line.end();
        let result = self.within(element, line);
        self.run = before;
        for (name, emphasis) in [("b", Emphasis::Strong), ("i", Emphasis::Slanted)] {
            if properties.and_then(|properties| properties.switch(name)).unwrap_or(false) {
                line.say(from, Span::Emphasis(emphasis));
            }
        }
        result
    }

    /// Shows text in the font of its run.
    fn letters(&mut self, text: &str, line: &mut Line) {
        let plain: String = text.chars().filter(|character| *character != '\u{AD}').collect();
        let marks = self.run.marks;
        let Some(font) = self.run.symbols.clone() else { return self.show(&marks.apply(&plain), line) };
        let mut shown = String::new();
        for character in plain.chars() {
            self.tally.symbols += usize::from(symbol(&font, character).is_none());
            shown.push(symbol(&font, character).unwrap_or(character));
        }
        self.show(&marks.apply(&shown), line);
    }

    /// Shows a character that is named by its font and number.
    fn sign(&mut self, element: &Element, line: &mut Line) {
        let code = element.word("char").and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
        let Some(character) = code.and_then(char::from_u32) else { return };
        let font = element.word("font").unwrap_or_default();
        let shown = if is_symbol_font(font) { symbol(font, character) } else { Some(character) };
        let is_private = shown.is_none_or(|shown| ('\u{E000}'..='\u{F8FF}').contains(&shown));
        self.tally.symbols += usize::from(is_private);
        self.show(shown.unwrap_or(character).encode_utf8(&mut [0; 4]), line);
    }

    /// Shows text, unless it is hidden or part of an instruction.
    pub(super) fn show(&mut self, text: &str, line: &mut Line) {
        if self.fields.iter().any(|field| field.result.is_none()) {
            self.swallowed_count += usize::from(!text.trim().is_empty());
        } else if self.run.is_hidden {
            self.tally.hidden_count += text.chars().filter(|character| !character.is_whitespace()).count();
        } else {
            line.text.push_str(text);
        }
    }

    /// Reads one of the three marks of a field.
    fn field(&mut self, element: &Element, line: &mut Line) -> Result<(), Box<Refusal>> {
        match element.word("fldCharType") {
            Some("begin") => {
                self.fields.push(Field::begin(element));
                if self.fields.len() > DEEPEST_FIELD {
                    return Err(unending());
                }
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = Some(line.end());
                }
            }
            Some("end") => self.end_field(line),
            _ => {}
        }
        Ok(())
    }

    /// The innermost field ends.
    fn end_field(&mut self, line: &mut Line) {
        let Some(field) = self.fields.pop() else { return };
        if self.fields.is_empty() {
            self.swallowed_count = 0;
        }
        let from = field.result.filter(|from| *from < line.end() || !field.is_form());
        if let Some(from) = from {
            if let Some(address) = address(&field.instruction) {
                line.link(from, &address);
            }
            return;
        }
        match field.shows() {
            Some(text) => self.show(&text, line),
            None => self.tally.fields += usize::from(!self.run.is_hidden),
        }
    }

    /// At the end of a paragraph, the link that goes on into the next.
    pub(super) fn links_of_fields(&mut self, line: &mut Line) {
        let mut links = self.fields.iter().rev();
        let link = links.find_map(|field| Some((field.result?, address(&field.instruction)?)));
        if let Some((from, address)) = link {
            line.link(from, &address);
        }
    }

    /// Shows the mark of a note, and keeps in mind that its text is wanted.
    fn note(&mut self, kind: &'static str, element: &Element, line: &mut Line) {
        let Some(id) = element.word("id").filter(|_| !self.run.is_hidden) else { return };
        let next = self.notes.len() + 1;
        let number = *self.note_numbers.entry((kind, id.to_owned())).or_insert(next);
        if number == next {
            self.notes.push((kind, id.to_owned()));
        }
        self.show(&format!("[{number}]"), line);
    }
}
