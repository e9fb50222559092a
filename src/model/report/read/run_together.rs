//! Rows whose cells are set apart by other marks than plain commas, or that stand in other brackets: what the
//! marks are, and the row as it is to be written where that is certain.

use crate::model::figure::named;
use crate::model::id::ColumnId;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::message::Message;
use crate::text::space::is_without_width;
use crate::text::yaml::{Node, Value};

const OTHER_MARKS: Code = Code("report-other-marks");

/// Brackets that people write for plain ones.
const BRACKETS: [(char, char); 6] =
    [('［', '］'), ('【', '】'), ('（', '）'), ('(', ')'), ('〔', '〕'), ('｛', '｝')];

/// A cell as it is written, and whether it is set apart from the one before by a mark alone, without space.
struct Piece<'t> {
    text: &'t str,
    mark: Option<char>,
    tight: bool,
}

/// What a row is taken for.
pub(super) struct Parted<'t> {
    pieces: Vec<Piece<'t>>,
    /// The brackets that are no plain ones; none at all where a row is plain text.
    brackets: Option<Option<(char, char)>>,
    /// Whether the row can be replaced as a whole without losing anything that stands in it.
    whole: bool,
}

fn is_mark(c: char) -> bool {
    matches!(c, '，' | '、' | ';' | '；' | '|' | '｜' | '﹐' | '､')
}

/// The pieces of a row, where it holds marks or brackets that are no plain ones. A cell that `reads` stays as
/// it is.
pub(super) fn parted<'t>(node: &'t Node<'_>, reads: impl Fn(&str) -> bool) -> Option<Parted<'t>> {
    let row = node.place.range();
    let mut parted = Parted { pieces: Vec::new(), brackets: None, whole: true };
    match &node.value {
        Value::Scalar { text, plain } => {
            let quotes = if *plain { 0 } else { 2 };
            parted.whole = text.len() + quotes == row.len();
            let inner = BRACKETS.iter().find_map(|(open, close)| {
                Some(((*open, *close), text.strip_prefix(*open)?.strip_suffix(*close)?))
            });
            parted.brackets = Some(inner.map(|(brackets, _)| brackets));
            parted.add(inner.map_or(text, |(_, inner)| inner), |c| c == ',' || is_mark(c), None, true);
            (parted.pieces.len() > 1).then_some(())?;
        }
        Value::Sequence(cells) => {
            let mut end = row.start + 1;
            for (nth, cell) in cells.iter().enumerate() {
                let Value::Scalar { text, plain: true } = &cell.value else { return None };
                let place = cell.place.range();
                let gap = place.start.saturating_sub(end);
                parted.whole &= text.len() == place.len() && gap <= 2;
                end = place.end;
                let mark = (nth > 0).then_some(',');
                if reads(text) {
                    parted.pieces.push(Piece { text, mark, tight: gap == 1 });
                } else {
                    let is_spaced = !text.contains(is_mark);
                    parted.add(text, |c| is_mark(c) || is_spaced && c.is_whitespace(), mark, gap == 1);
                }
            }
            // What is not in brackets ends with its last cell.
            parted.whole &= row.end > end && row.end - end <= 2;
            parted.other_marks().next()?;
        }
        Value::Mapping(_) => return None,
    }
    Some(parted)
}

impl<'t> Parted<'t> {
    fn add(
        &mut self,
        text: &'t str,
        is_mark: impl Fn(char) -> bool,
        mut mark: Option<char>,
        mut tight: bool,
    ) {
        let mut rest = text;
        loop {
            let at = rest.find(&is_mark);
            let piece = &rest[..at.unwrap_or(rest.len())];
            let before = tight && !piece.starts_with(char::is_whitespace);
            self.pieces.push(Piece { text: piece.trim(), mark, tight: before });
            let Some(found) = at.and_then(|at| rest[at..].chars().next()) else { return };
            tight = !piece.ends_with(char::is_whitespace);
            mark = Some(found);
            rest = &rest[piece.len() + found.len_utf8()..];
            if found.is_whitespace() {
                rest = rest.trim_start();
            }
        }
    }

    fn other_marks(&self) -> impl Iterator<Item = char> {
        self.pieces.iter().filter_map(|piece| piece.mark).filter(|mark| *mark != ',')
    }

    /// Whether a mark may stand between thousands: `1，240`.
    fn may_group(&self, at: usize) -> bool {
        let Some([before, piece]) = self.pieces.get(at.wrapping_sub(1)..=at) else { return false };
        let marked = piece.mark.is_some_and(|mark| matches!(mark, ',' | '，' | '﹐') || mark.is_whitespace());
        let first = last_digits(before.text);
        marked
            && piece.tight
            && digits(piece.text.split(['.', '．']).next().unwrap_or_default()) == Some(3)
            && !before.text.starts_with(['0', '０'])
            && (1..=3).contains(&first)
    }

    /// Whether a mark may stand before decimals: `12，5`.
    fn may_be_point(&self, at: usize) -> bool {
        let Some([before, piece]) = self.pieces.get(at.wrapping_sub(1)..=at) else { return false };
        let is_comma = piece.mark.is_some_and(|mark| matches!(mark, ',' | '，' | '﹐'));
        is_comma && piece.tight && digits(piece.text).is_some() && last_digits(before.text) > 0
    }

    /// The row as it is to be written, where that is certain: as many cells as columns, each of which can be
    /// read in its place, and no mark that may stand between thousands, or before decimals where cells have
    /// some.
    pub(super) fn certain(
        &self,
        columns: &[ColumnId],
        decimals: bool,
        reads: impl Fn(ColumnId, &str) -> bool,
    ) -> Option<String> {
        let is_certain = self.whole
            && self.pieces.len() == columns.len()
            && (1..columns.len()).all(|at| !(self.may_group(at) || decimals && self.may_be_point(at)))
            && self.pieces.iter().zip(columns).all(|(piece, column)| reads(*column, piece.text));
        is_certain.then(|| {
            let cells: Vec<String> = self.pieces.iter().map(|piece| in_list(piece.text)).collect();
            format!("[{}]", cells.join(", "))
        })
    }

    /// Whether a list is told as a whole: it has too few or too many cells, or one of its plain commas may
    /// stand within a figure, so that nobody knows which cell is which.
    pub(super) fn is_meant(&self, node: &Node<'_>, count: usize, decimals: bool) -> bool {
        let Value::Sequence(cells) = &node.value else { return true };
        let is_within = |at: usize| self.may_group(at) || decimals && self.may_be_point(at);
        let is_plain = |at: usize| self.pieces[at].mark == Some(',');
        cells.len() != count || (1..self.pieces.len()).any(|at| is_plain(at) && is_within(at))
    }

    /// Rows that a list of cells can mean if some of its commas stand between thousands: as many cells as
    /// columns, at most three.
    pub(super) fn with_thousands(&self, count: usize) -> Vec<String> {
        let mut found = Vec::new();
        let can: Vec<usize> = (1..self.pieces.len()).filter(|at| self.may_group(*at)).collect();
        let too_many = self.pieces.len().saturating_sub(count);
        // Few commas, or nobody can look through the ways.
        if too_many == 0 || can.len() < too_many || can.len() > 12 {
            return found;
        }
        for ways in 0_u32..1 << can.len() {
            let joins = |at: usize| can.iter().position(|c| *c == at).is_some_and(|nth| ways >> nth & 1 == 1);
            if ways.count_ones() as usize != too_many {
                continue;
            }
            let mut cells: Vec<String> = Vec::new();
            for (at, piece) in self.pieces.iter().enumerate() {
                match cells.last_mut().filter(|_| joins(at)) {
                    Some(cell) => cell.push_str(piece.text),
                    None => cells.push(piece.text.to_owned()),
                }
            }
            let row = format!("[{}]", cells.join(", "));
            // `1,240,35` joins in one way only: a group behind a group needs three digits before it.
            if !found.contains(&row) {
                found.push(row);
            }
            if found.len() == 3 {
                break;
            }
        }
        found
    }

    /// What is told of the row with an id.
    pub(super) fn diagnostic(&self, node: &Node<'_>, id: &str) -> Diagnostic {
        let mut marks: Vec<char> = Vec::new();
        for mark in self.other_marks().filter(|mark| *mark != ' ') {
            if !marks.contains(&mark) {
                marks.push(mark);
            }
        }
        let names: Vec<Message> = marks.iter().map(|mark| named(*mark)).collect();
        let joined = |text: fn(&Message) -> &str, and| names.iter().map(text).collect::<Vec<_>>().join(and);
        let (zh, en) = (joined(|name| &name.zh, "、"), joined(|name| &name.en, " and "));
        let apart = !names.is_empty();
        let message = match self.brackets {
            Some(Some((open, close))) if apart => message!(
                zh: "行“{id}”用“{open}…{close}”括着，各格之间是{zh}",
                en: "the row '{id}' stands in '{open}…{close}', and its cells are set apart by {en}"
            ),
            Some(Some((open, close))) => message!(
                zh: "行“{id}”用“{open}…{close}”括着",
                en: "the row '{id}' stands in '{open}…{close}'"
            ),
            Some(None) => message!(zh: "行“{id}”没有放进方括号", en: "the row '{id}' is not in brackets"),
            None if apart => message!(
                zh: "行“{id}”的各格之间是{zh}",
                en: "the cells of the row '{id}' are set apart by {en}"
            ),
            None => message!(
                zh: "行“{id}”的各格之间只有空格",
                en: "the cells of the row '{id}' are set apart by spaces only"
            ),
        };
        Diagnostic::error(OTHER_MARKS, node.place, message)
    }
}

/// How many digits a text is, of either width; what nobody sees does not count. `None` where it is more than
/// digits.
fn digits(text: &str) -> Option<usize> {
    let seen = || text.chars().filter(|c| !is_without_width(*c));
    let all = seen().all(|c| c.is_ascii_digit() || ('０'..='９').contains(&c));
    (all && seen().next().is_some()).then(|| seen().count())
}

/// How many digits a text ends with, whatever stands before them: `1 000` may be the beginning of `1 000，5`.
fn last_digits(text: &str) -> usize {
    let seen = text.chars().rev().filter(|c| !is_without_width(*c));
    seen.take_while(|c| c.is_ascii_digit() || ('０'..='９').contains(c)).count()
}

/// A cell as it stands in a list.
fn in_list(text: &str) -> String {
    let is_number = text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let needs_quotes = text.starts_with(|c: char| "-?:[]{}#&*!|>'\"%@`".contains(c)) && !is_number;
    if needs_quotes || text.contains([':', '#', '[', ']', '{', '}']) {
        return format!("'{}'", text.replace('\'', "''"));
    }
    text.to_owned()
}

/// The cells of a list as they are, for [`Parted::with_thousands`].
pub(super) fn cells<'t>(node: &'t Node<'_>) -> Option<Parted<'t>> {
    let Value::Sequence(items) = &node.value else { return None };
    let mut parted = Parted { pieces: Vec::new(), brackets: None, whole: false };
    let mut end = node.place.range().start;
    for (nth, item) in items.iter().enumerate() {
        let place = item.place.range();
        let text = item.plain_text()?;
        let tight = place.start.saturating_sub(end) == 1;
        parted.pieces.push(Piece { text, mark: (nth > 0).then_some(','), tight });
        end = place.end;
    }
    Some(parted)
}
