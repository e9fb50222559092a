//! The parts of the prose, written one after another.

use super::escape::Context;
use super::list::Lists;
use super::outline::Shape;
use super::part::Part;
use super::{LeftOut, Why, styled, table};
use crate::import::line::Line;
use crate::import::taken::Taken;

/// Writes the parts, each in its shape.
pub(super) fn markdown(
    parts: &[Part<'_>],
    shapes: &[Shape],
    taken: &Taken,
    left_out: &mut Vec<LeftOut>,
) -> String {
    let mut markdown = String::new();
    let mut lists = Lists::default();
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
        if let Shape::Item { depth, number } = shape {
            let (mark, is_apart) = lists.begin(depth, number);
            if !markdown.is_empty() && (item.is_none() || is_apart) {
                markdown.push('\n');
            }
            markdown.push_str(&mark);
            item = own;
        } else if shape == Shape::Text && item.is_some() && item == own {
            // A line within an item.
            markdown.pop();
            markdown.push_str("\\\n");
            markdown.push_str(&" ".repeat(lists.indent()));
        } else {
            lists.end();
            item = None;
            if !markdown.is_empty() {
                markdown.push('\n');
            }
        }
        markdown.push_str(&block);
        markdown.push('\n');
    }
    markdown
}

/// A line without what stands before it in its list.
fn line(line: &Line<'_>, shape: Shape, left_out: &mut Vec<LeftOut>) -> String {
    let mut refused = Vec::new();
    let text = match shape {
        Shape::Heading(level) => {
            let text = styled::line(line, Context::Heading, &mut refused);
            format!("{} {text}", "#".repeat(usize::from(level)))
        }
        Shape::Item { number: Some(_), .. } => {
            styled::line(&line.without_number(), Context::Block, &mut refused)
        }
        Shape::Item { number: None, .. } | Shape::Text => styled::line(line, Context::Block, &mut refused),
    };
    left_out.extend(refused.into_iter().filter(|address| !address.is_empty()).map(|address| LeftOut {
        text: address.to_owned(),
        position: line.position.clone(),
        why: Why::Address,
    }));
    text
}
