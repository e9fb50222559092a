//! Text that is raised, lowered or struck out, said in the characters themselves: on one line with what
//! stands beside it, `310` with a raised `2` would be another number.

/// How a piece of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Marks {
    /// Where it stands on the line.
    pub height: Height,
    /// Whether it is struck out.
    pub is_struck: bool,
}

/// Where text stands on its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Height {
    /// On it.
    #[default]
    Line,
    /// Above: the mark of a note.
    Raised,
    /// Below.
    Lowered,
}

/// Strikes out the character before it.
const STROKE: char = '\u{336}';

impl Marks {
    /// A text with its marks.
    pub(super) fn apply(self, text: &str) -> String {
        let mut marked = String::with_capacity(text.len());
        for c in text.chars() {
            marked.push(match self.height {
                Height::Line => c,
                Height::Raised => raised(c),
                Height::Lowered => lowered(c),
            });
            if self.is_struck && !c.is_whitespace() {
                marked.push(STROKE);
            }
        }
        marked
    }
}

fn raised(c: char) -> char {
    match c {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => char::from_u32(0x2070 + u32::from(c) - u32::from('0')).unwrap_or(c),
        '+' => '⁺',
        '-' => '⁻',
        _ => c,
    }
}

fn lowered(c: char) -> char {
    match c {
        '0'..='9' => char::from_u32(0x2080 + u32::from(c) - u32::from('0')).unwrap_or(c),
        '+' => '₊',
        '-' => '₋',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{Height, Marks};

    #[test]
    fn marks_are_no_digits_of_the_figure_beside_them() {
        let raised = Marks { height: Height::Raised, is_struck: false };
        assert_eq!(raised.apply("120注"), "¹²⁰注");
        assert_eq!(Marks { height: Height::Lowered, ..raised }.apply("2"), "₂");
        let struck = Marks { is_struck: true, ..Marks::default() };
        assert_eq!(struck.apply("3 0"), "3\u{336} 0\u{336}");
    }
}
