//! Drawings, of which the text is read, and formulas, which become a line.

use super::line::{Anchored, Line};
use super::reader::Reader;
use super::space::Space;
use super::xml::Element;
use crate::import::source::refusal::Refusal;

impl Reader<'_> {
    /// Keeps what is read after the paragraph.
    pub(super) fn anchor<'e>(&mut self, element: &'e Element, line: &mut Line<'e>) {
        if self.run.is_hidden {
            self.tally.hidden += 1;
        } else {
            line.boxes.push(Anchored::Blocks(element));
        }
    }

    /// Looks in a drawing for text, and counts what is in it besides.
    pub(super) fn shapes<'e>(&mut self, parent: &'e Element, is_object: bool, line: &mut Line<'e>) {
        for element in parent.elements() {
            match (element.space, &*element.name) {
                (Space::Compatibility, "AlternateContent") => {
                    if let Some(chosen) = element.chosen() {
                        self.shapes(chosen, is_object, line);
                    }
                    continue;
                }
                (Space::Word, "txbxContent") | (Space::Drawing, "p") => {
                    self.anchor(element, line);
                    continue;
                }
                (Space::Vml, "textpath") => {
                    let words = element.attribute(Space::None, "string").unwrap_or_default();
                    if !words.trim().is_empty() && !self.run.is_hidden {
                        line.boxes.push(Anchored::Art(words));
                    }
                }
                (Space::Drawing, "blip") | (Space::Vml, "imagedata") => {
                    self.tally.pictures += usize::from(!is_object);
                }
                (Space::Chart | Space::Other, "chart") => self.tally.charts += 1,
                (Space::Diagram, "relIds") => self.tally.diagrams += 1,
                (Space::Word, "control") if !is_object => self.tally.objects += 1,
                _ => {}
            }
            self.shapes(element, is_object, line);
        }
    }

    /// Reads a formula, or a part of one.
    pub(super) fn formula<'e>(
        &mut self,
        element: &'e Element,
        line: &mut Line<'e>,
    ) -> Result<(), Box<Refusal>> {
        match &*element.name {
            "t" => self.show(&element.own_text(), line),
            "oMath" => {
                self.tally.formulas += 1;
                return self.within(element, line);
            }
            "f" => {
                for (at, part) in element.elements().filter(|part| !part.name.ends_with("Pr")).enumerate() {
                    if at > 0 {
                        self.show("/", line);
                    }
                    self.within(part, line)?;
                }
            }
            "d" => {
                let around = element.elements().find(|part| &*part.name == "dPr");
                let sign = |name: &str, usual: &str| {
                    let sign = around?.elements().find(|part| &*part.name == name)?;
                    Some(sign.attribute(Space::Math, "val").unwrap_or(usual).to_owned())
                };
                self.show(sign("begChr", "(").as_deref().unwrap_or("("), line);
                self.within(element, line)?;
                self.show(sign("endChr", ")").as_deref().unwrap_or(")"), line);
            }
            name if name.ends_with("Pr") => {}
            _ => return self.within(element, line),
        }
        Ok(())
    }
}
