//! Words: runs that look alike, links, marks of footnotes.

use super::styles::{self, faces};
use super::vocabulary::{switch, value};
use super::writer::Writer;
use crate::export::printed::document::{Looks, Run};
use crate::export::xml::{Xml, element, empty, said};
use std::io::Error;

impl Writer {
    /// Words of another size than their style's.
    pub(super) fn sized(&mut self, xml: &mut Xml, runs: &[Run], size: usize) -> Result<(), Error> {
        self.size = Some(size);
        let written = self.runs(xml, runs);
        self.size = None;
        written
    }

    /// Words, those that lead somewhere together.
    pub(super) fn runs(&mut self, xml: &mut Xml, runs: &[Run]) -> Result<(), Error> {
        for together in runs.chunk_by(|one, next| one.link == next.link) {
            match together.first().and_then(|run| run.link.as_deref()) {
                Some(address) => {
                    let id = self.relations.of(address);
                    element(xml, "w:hyperlink", &[("r:id", id.as_str()), ("w:history", "1")], |xml| {
                        together.iter().try_for_each(|run| self.run(xml, run))
                    })?;
                }
                None => together.iter().try_for_each(|run| self.run(xml, run))?,
            }
        }
        Ok(())
    }

    fn run(&mut self, xml: &mut Xml, run: &Run) -> Result<(), Error> {
        if let Some(number) = run.footnote {
            return self.mark(xml, number);
        }
        element(xml, "w:r", &[], |xml| {
            looks(xml, run.looks, run.link.is_some(), self.size)?;
            for (at, line) in run.words.split('\n').enumerate() {
                if at > 0 {
                    switch(xml, "w:br")?;
                }
                for (at, words) in line.split('\t').enumerate() {
                    if at > 0 {
                        switch(xml, "w:tab")?;
                    }
                    if !words.is_empty() {
                        said(xml, "w:t", &[("xml:space", "preserve")], words)?;
                    }
                }
            }
            Ok(())
        })
    }

    /// The mark of a footnote: the first leads to it, the others and those in footnotes only name it.
    fn mark(&mut self, xml: &mut Xml, number: usize) -> Result<(), Error> {
        if self.is_note || !self.marked.insert(number) {
            return self.run(xml, &Run::plain(format!("[{}]", number + 1)));
        }
        let id = (number + 1).to_string();
        element(xml, "w:r", &[], |xml| {
            element(xml, "w:rPr", &[], |xml| value(xml, "w:rStyle", "FootnoteReference"))?;
            empty(xml, "w:footnoteReference", &[("w:id", id.as_str())])
        })
    }
}

fn looks(xml: &mut Xml, looks: Looks, is_link: bool, size: Option<usize>) -> Result<(), Error> {
    if looks == Looks::default() && !is_link && size.is_none() {
        return Ok(());
    }
    element(xml, "w:rPr", &[], |xml| {
        if is_link {
            value(xml, "w:rStyle", "Hyperlink")?;
        }
        if looks.typed {
            faces(xml, ("Courier New", "宋体"))?;
        }
        for (is_on, name) in [(looks.strong, "w:b"), (looks.slanted, "w:i"), (looks.struck, "w:strike")] {
            if is_on {
                switch(xml, name)?;
            }
        }
        if let Some(size) = size {
            styles::size(xml, size)?;
        }
        match (looks.raised, looks.lowered) {
            (true, _) => value(xml, "w:vertAlign", "superscript"),
            (_, true) => value(xml, "w:vertAlign", "subscript"),
            _ => Ok(()),
        }
    })
}
