//! A chart as a file of its own: under its title, over where it comes from.

use super::Chart;
use super::line;
use super::svg::{BREAK, Escaped, GRID, LINE, PAPER, QUIET, Tenths, put, width};
use std::fmt::Write;

/// What stands around a chart that is a file of its own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Around<'c> {
    /// Whose figures they are, and their unit.
    pub whose: &'c str,
    /// Where they are from.
    pub source: &'c str,
    /// The address of the page that has them.
    pub address: &'c str,
    /// The language of its words, as browsers are told it.
    pub tag: &'c str,
}

// In tenths of a unit; sizes of text in units.
const MARGIN: i64 = 160;
const TITLE: i64 = 18;
const PLAIN: i64 = 13;
const SMALL: i64 = 11;

/// What the colours of a theme are where there is no theme. Programs that draw know no `var()`.
const COLOURS: [(&str, &str); 5] =
    [(LINE, "#1b4b72"), (QUIET, "#595959"), (GRID, "#d4d4d4"), (BREAK, "#1b1b1b"), (PAPER, "#fff")];

/// Draws it.
pub(super) fn draw(chart: &Chart<'_>, around: &Around<'_>) -> String {
    let (inner_width, inner_height) = line::size(chart);
    let mut text = String::new();
    let mut y = MARGIN;
    let title = (chart.words.title, TITLE, " font-weight=\"bold\"");
    for (words, size, look) in [title, (around.whose, PLAIN, " fill=\"#595959\"")] {
        lines(words, (size, inner_width), look, &mut y, &mut text);
    }
    y += PLAIN * 10;
    let mut inner = line::draw(chart, Some((MARGIN, y)));
    for (property, colour) in COLOURS {
        inner = inner.replace(property, colour);
    }
    text.push_str(&inner);
    y += inner_height + PLAIN * 10;
    for words in [around.source, around.address] {
        lines(words, (SMALL, inner_width), " fill=\"#595959\"", &mut y, &mut text);
    }
    let (width, height) = (Tenths(inner_width + 2 * MARGIN), Tenths(y + MARGIN));
    let mut svg = String::with_capacity(text.len() + 400);
    put!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"{tag}\" lang=\"{tag}\" \
         width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"sans-serif\" color=\"#1b1b1b\" fill=\"#1b1b1b\">\n\
         <title>{}</title>\n<rect width=\"{width}\" height=\"{height}\" fill=\"#fff\"/>\n",
        Escaped(chart.words.title),
        tag = Escaped(around.tag)
    );
    svg.push_str(&text);
    svg.push_str("</svg>\n");
    svg
}

/// Words in as many lines as they take.
fn lines(words: &str, (size, room): (i64, i64), look: &str, y: &mut i64, svg: &mut String) {
    for line in wrapped(words, size, room) {
        *y += size * 13;
        let (x, y) = (Tenths(MARGIN), Tenths(*y - size * 3));
        put!(svg, "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{look}>{}</text>\n", Escaped(line));
    }
}

/// Words in lines that are no wider than the room, parted at spaces and between characters that need none.
fn wrapped(words: &str, size: i64, room: i64) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = words.trim();
    while !rest.is_empty() {
        let mut end = rest.len();
        if width(rest, size) > room {
            let fits = |&(at, _): &(usize, char)| width(&rest[..at], size) <= room;
            let fitting = || rest.char_indices().skip(1).take_while(fits);
            let parts = |&(_, c): &(usize, char)| c == ' ' || c >= '\u{2e80}';
            // A word that is wider than the room is parted anywhere.
            let at = fitting().filter(parts).last().or_else(|| fitting().last());
            end = at.map_or_else(|| rest.chars().next().map_or(end, char::len_utf8), |(at, _)| at);
        }
        lines.push(rest[..end].trim_end());
        rest = rest[end..].trim_start();
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn long_words_take_several_lines_and_none_is_lost() {
        for words in
            ["Requests received by the agency from natural persons", "政府信息公开申请总计数量历年变化", ""]
        {
            let lines = wrapped(words, 18, 2000);
            assert_eq!(lines.concat().replace(' ', ""), words.replace(' ', ""));
            assert!(lines.iter().all(|line| super::width(line, 18) <= 2000), "{lines:?}");
        }
        assert_eq!(wrapped("one two", 18, 600), ["one", "two"]);
        // What nothing parts is parted anywhere, also where not one letter has room.
        assert_eq!(wrapped("mm", 18, 1), ["m", "m"]);
    }
}
