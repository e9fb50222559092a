//! The parts of the prose, written one after another.

use super::outline::Shape;
use super::part::Part;
use super::{LeftOut, styled, table};
use crate::import::line::Line;
use crate::import::taken::Taken;
use crate::text::container::Container;
use crate::text::markdown::write::{Containers, Context};

/// Writes the parts, each in its shape.
pub(super) fn markdown(
    parts: &[Part<'_>],
    shapes: &[Shape],
    taken: &Taken,
    left_out: &mut Vec<LeftOut>,
) -> String {
    let mut markdown = String::new();
    let mut containers = Containers::default();
    let is_framed = is_framed(parts, shapes);
    // The block of the document that the item before stands in.
    let mut item: Option<usize> = None;
    for (part, &shape) in parts.iter().zip(shapes) {
        let block = match part {
            Part::Line(line) => self::line(line, shape, left_out),
            Part::Table(seat, table) => table::markdown(table, seat, taken, left_out).trim_end().to_owned(),
        };
        if block.is_empty() {
            continue;
        }
        let own = part.line().map(|line| line.spot.block);
        if shape == Shape::Text && item.is_some() && item == own {
            // A line within an item.
            markdown.pop();
            markdown.push_str("\\\n");
            markdown.push_str(&containers.going_on());
        } else {
            let within = within(part, shape, is_framed);
            let (before, is_apart) = match shape {
                Shape::Item { number, .. } => {
                    let before = containers.item(&within, number, false);
                    let is_apart = item.is_none() || before.is_apart;
                    item = own;
                    (before, is_apart)
                }
                Shape::Heading(_) | Shape::Text => {
                    item = None;
                    (containers.paragraph(&within), true)
                }
            };
            if !markdown.is_empty() && is_apart {
                markdown.push_str(&before.blank);
                markdown.push('\n');
            }
            markdown.push_str(&before.words);
        }
        markdown.push_str(&block);
        markdown.push('\n');
    }
    markdown
}

/// Whether quotations only indent the page: a section begins in one.
fn is_framed(parts: &[Part<'_>], shapes: &[Shape]) -> bool {
    parts.iter().zip(shapes).any(|(part, shape)| {
        let within = part.line().map_or(&[][..], |line| line.within);
        matches!(shape, Shape::Heading(_)) && within.contains(&Container::Quotation)
    })
}

/// What a part stands in. Headings and tables stand in nothing.
fn within(part: &Part<'_>, shape: Shape, is_framed: bool) -> Vec<Container> {
    let line = part.line().filter(|_| !matches!(shape, Shape::Heading(_)));
    let mut within = line.map_or_else(Vec::new, |line| line.within.to_vec());
    within.retain(|container| *container == Container::List || !is_framed);
    if let Shape::Item { depth, .. } = shape {
        let lists = within.iter().filter(|container| **container == Container::List).count();
        within.extend(std::iter::repeat_n(Container::List, depth.max(1).saturating_sub(lists)));
    }
    within
}

/// A line without what stands before it in its list.
fn line(line: &Line<'_>, shape: Shape, left_out: &mut Vec<LeftOut>) -> String {
    match shape {
        Shape::Heading(level) => {
            let text = styled::line(line, Context::Heading, left_out);
            format!("{} {text}", "#".repeat(usize::from(level)))
        }
        Shape::Item { number: Some(_), .. } => styled::line(&line.without_number(), Context::Block, left_out),
        Shape::Item { number: None, .. } | Shape::Text => styled::line(line, Context::Block, left_out),
    }
}
