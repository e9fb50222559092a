//! The quotations and lists that are open while prose is written: what stands before each of its lines.

use crate::text::container::Container;

/// The containers that are open, from the outermost to the innermost.
#[derive(Debug, Default)]
pub(crate) struct Containers {
    open: Vec<Open>,
}

/// A container whose paragraphs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Quotation,
    List(List),
}

/// A list whose items are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct List {
    /// How long what stands before its items' words is.
    width: usize,
    /// The number of its last item, where it has numbers.
    last: Option<u32>,
    /// What stands behind its numbers, or for them.
    sign: char,
}

/// What stands before a paragraph.
pub(crate) struct Before {
    /// On the blank line over it.
    pub blank: String,
    /// Before its words.
    pub words: String,
    /// Whether it has to stand apart from an item before it.
    pub is_apart: bool,
}

impl Containers {
    /// A paragraph in these containers begins. A list of which no item is open holds none.
    pub(crate) fn paragraph(&mut self, within: &[Container]) -> Before {
        let (blank, depth) = self.enter(within);
        self.open.truncate(depth);
        Before { blank, words: before(&self.open), is_apart: true }
    }

    /// An item of a list begins; `begins` says whether it is known to be another than that of the item before
    /// it. Where numbers do not go on, it is another too. Markdown sees that by its sign.
    pub(crate) fn item(&mut self, within: &[Container], number: Option<u32>, begins: bool) -> Before {
        let quotations = self.quotations();
        let around = within.split_last().map_or(&[][..], |(_, around)| around);
        let (blank, depth) = self.enter(around);
        self.open.truncate(depth + 1);
        let beside = if self.open.len() > depth { self.open.pop() } else { None };
        let beside = beside.and_then(|open| match open {
            Open::List(list) => Some(list),
            Open::Quotation => None,
        });
        let follows = |list: List| match (list.last, number) {
            (None, None) => true,
            (Some(last), Some(number)) => last.checked_add(1) == Some(number),
            (None, Some(_)) | (Some(_), None) => false,
        };
        let goes_on = !begins && beside.is_some_and(follows);
        let sign = match (beside, number) {
            (Some(list), _) if goes_on => list.sign,
            (Some(List { sign: '-', .. }), None) => '*',
            (_, None) => '-',
            (Some(List { sign: '.', .. }), Some(_)) => ')',
            (_, Some(_)) => '.',
        };
        let mark = match number {
            Some(number) => format!("{number}{sign} "),
            None => format!("{sign} "),
        };
        let begins_apart = !goes_on && (beside.is_some() || number.is_some_and(|number| number != 1));
        let is_apart = begins_apart || quotations != self.quotations();
        let words = before(&self.open) + &mark;
        self.open.push(Open::List(List { width: mark.len(), last: number, sign }));
        Before { blank, words, is_apart }
    }

    /// What stands before the further lines of the last paragraph.
    pub(crate) fn going_on(&self) -> String {
        before(&self.open)
    }

    /// Opens what is not open. What stands on the blank line between the paragraph before and the next, and
    /// how many containers the next stands in; what is open besides is for the caller to close.
    fn enter(&mut self, within: &[Container]) -> (String, usize) {
        let mut depth = 0;
        let mut kept = None;
        for container in within {
            match (container, self.open.get(depth)) {
                (Container::Quotation, Some(Open::Quotation)) | (Container::List, Some(Open::List(_))) => {
                    depth += 1;
                }
                (Container::Quotation, _) => {
                    self.open.truncate(depth);
                    kept.get_or_insert(depth);
                    self.open.push(Open::Quotation);
                    depth += 1;
                }
                (Container::List, _) => {}
            }
        }
        let kept = self.open.get(..kept.unwrap_or(depth)).unwrap_or_default();
        (before(kept).trim_end().to_owned(), depth)
    }

    fn quotations(&self) -> usize {
        self.open.iter().filter(|open| **open == Open::Quotation).count()
    }
}

/// What stands before words in these containers.
fn before(open: &[Open]) -> String {
    open.iter()
        .map(|open| match open {
            Open::Quotation => "> ".to_owned(),
            Open::List(list) => " ".repeat(list.width),
        })
        .collect()
}
