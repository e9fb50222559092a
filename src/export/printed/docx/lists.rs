//! The lists of a document, each counted by itself.

use super::vocabulary::{NAMESPACE, value};
use crate::export::printed::document::Item;
use crate::export::xml::{Xml, element, empty, part};
use std::io::Error;

/// How many levels a list has.
const LEVELS: usize = 9;

/// The lists that were met.
#[derive(Debug, Default)]
pub(super) struct Lists {
    /// Runs of numbers that go on.
    counted: Vec<Counted>,
}

/// Numbers of a list that go on from one another.
#[derive(Debug)]
struct Counted {
    /// Which list of the document they are of.
    list: usize,
    /// At which level.
    level: usize,
    start: usize,
    next: usize,
}

impl Lists {
    /// The id of the list of an item.
    pub(super) fn of(&mut self, item: &Item) -> usize {
        let Some(number) = item.number else { return 1 };
        let known = self.counted.iter().rposition(|run| run.list == item.list && run.next == number);
        let at = known.unwrap_or_else(|| {
            let level = item.depth().saturating_sub(1);
            self.counted.push(Counted { list: item.list, level, start: number, next: number });
            self.counted.len() - 1
        });
        self.counted.iter_mut().skip(at).take(1).for_each(|run| run.next = number.saturating_add(1));
        at + 2
    }

    /// The part that says how lists are counted: the first has signs, each other its own numbers.
    pub(super) fn part(&self) -> Result<Vec<u8>, Error> {
        part("w:numbering", &[NAMESPACE], |xml| {
            kind(xml, "0", "bullet")?;
            kind(xml, "1", "decimal")?;
            element(xml, "w:num", &[("w:numId", "1")], |xml| value(xml, "w:abstractNumId", "0"))?;
            for (at, Counted { level, start, .. }) in self.counted.iter().enumerate() {
                let (id, level, start) = ((at + 2).to_string(), level.to_string(), start.to_string());
                element(xml, "w:num", &[("w:numId", id.as_str())], |xml| {
                    value(xml, "w:abstractNumId", "1")?;
                    element(xml, "w:lvlOverride", &[("w:ilvl", level.as_str())], |xml| {
                        value(xml, "w:startOverride", &start)
                    })
                })?;
            }
            Ok(())
        })
    }
}

fn kind(xml: &mut Xml, id: &str, format: &str) -> Result<(), Error> {
    element(xml, "w:abstractNum", &[("w:abstractNumId", id)], |xml| {
        value(xml, "w:multiLevelType", "multilevel")?;
        (0..LEVELS).try_for_each(|level| {
            element(xml, "w:lvl", &[("w:ilvl", level.to_string().as_str())], |xml| {
                value(xml, "w:start", "1")?;
                value(xml, "w:numFmt", format)?;
                let number = format!("%{}.", level + 1);
                value(xml, "w:lvlText", if format == "bullet" { "•" } else { &number })?;
                value(xml, "w:lvlJc", "left")?;
                let left = (420 * (level + 1)).to_string();
                element(xml, "w:pPr", &[], |xml| {
                    empty(xml, "w:ind", &[("w:left", left.as_str()), ("w:hanging", "420")])
                })
            })
        })
    })
}
