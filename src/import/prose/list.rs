//! Items of lists, each after the sign or the number that a page shows again.

/// The lists that are open, from the outermost to the innermost.
#[derive(Debug, Default)]
pub(super) struct Lists {
    open: Vec<List>,
}

/// A list whose items are written.
#[derive(Debug)]
struct List {
    /// How far its items' words are indented.
    indent: usize,
    /// The number of its last item, where it has numbers.
    last: Option<u32>,
    /// What stands behind its numbers, or for them.
    sign: char,
}

impl Lists {
    /// What stands before an item in so many lists, and whether a blank line does, which parts it from the
    /// words before it. Where numbers do not go on, another list begins, which Markdown sees by its sign.
    pub(super) fn begin(&mut self, depth: usize, number: Option<u32>) -> (String, bool) {
        self.open.truncate(depth.max(1));
        let beside = if self.open.len() == depth.max(1) { self.open.pop() } else { None };
        let outer = self.open.last().map_or(0, |list| list.indent);
        let goes_on = beside.as_ref().is_some_and(|list| match (list.last, number) {
            (None, None) => true,
            (Some(last), Some(number)) => last.checked_add(1) == Some(number),
            (None, Some(_)) | (Some(_), None) => false,
        });
        let sign = match (&beside, number) {
            (Some(list), _) if goes_on => list.sign,
            (_, None) => '-',
            (Some(List { sign: '.', .. }), Some(_)) => ')',
            (_, Some(_)) => '.',
        };
        let mark = match number {
            Some(number) => format!("{number}{sign} "),
            None => format!("{sign} "),
        };
        let is_apart = !goes_on && (beside.is_some() || number.is_some_and(|number| number != 1));
        self.open.push(List { indent: outer + mark.len(), last: number, sign });
        (format!("{}{mark}", " ".repeat(outer)), is_apart)
    }

    /// How far the words of the last item are indented.
    pub(super) fn indent(&self) -> usize {
        self.open.last().map_or(0, |list| list.indent)
    }

    /// Ends all lists.
    pub(super) fn end(&mut self) {
        self.open.clear();
    }
}
