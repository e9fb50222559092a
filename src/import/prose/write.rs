//! The parts of the prose, written one after another.

use super::escape::{self, Context};
use super::outline::Shape;
use super::part::Part;
use super::{LeftOut, Why, table};
use crate::import::taken::Taken;

/// Writes the parts, each in its shape.
pub(super) fn markdown(
    parts: &[Part<'_>],
    shapes: &[Shape],
    taken: &Taken,
    left_out: &mut Vec<LeftOut>,
) -> String {
    let mut markdown = String::new();
    let mut before = None;
    for (part, &shape) in parts.iter().zip(shapes) {
        let block = match part {
            Part::Line(line) => {
                let context =
                    if matches!(shape, Shape::Heading(_)) { Context::Heading } else { Context::Block };
                let mut refused = Vec::new();
                let text = escape::line(line, context, &mut refused);
                left_out.extend(refused.into_iter().filter(|address| !address.is_empty()).map(|address| {
                    LeftOut { text: address.to_owned(), position: line.position.clone(), why: Why::Address }
                }));
                match shape {
                    Shape::Heading(level) => format!("{} {text}\n", "#".repeat(usize::from(level))),
                    Shape::Item => format!("- {text}\n"),
                    Shape::Text => format!("{text}\n"),
                }
            }
            Part::Table(seat, table) => table::markdown(table, seat, taken, left_out),
        };
        if block.is_empty() {
            continue;
        }
        let in_list = shape == Shape::Item && before == Some(Shape::Item);
        if before.is_some() && !in_list {
            markdown.push('\n');
        }
        markdown.push_str(&block);
        before = Some(shape);
    }
    markdown
}
