//! The title of a document, and the agency that it begins with.

use super::date::{characters, whole_line};
use super::{Found, Metadata};
use crate::import::document::{Align, Block, Document, Role};
use crate::import::line::Line;
use crate::import::reading::is_of_edition;

/// The words that titles of reports end with.
const ENDINGS: [&str; 4] = ["报告", "年报", "报告书", "report"];

/// The words that names of agencies end with.
const AGENCIES: &str = "政府 局 委员会 办公室 办公厅 厅 院 部 委 办 大队 支队 总队 中心 管委会 办事处 学校 大学 学院 医院 公司 \
                        法院 检察院 银行 集团 站";

/// What stands between the title of a page and the name of its site.
const SEPARATORS: [char; 5] = ['_', '|', '-', '–', '—'];

/// A title may begin so many lines before it ends.
const LINES: usize = 3;

/// Titles are no longer than so many characters.
const LONGEST: usize = 60;

/// Finds the title among the lines before the text; where in them it ends.
pub(super) fn read<'d>(document: &'d Document, head: &[Line<'_>], metadata: &mut Metadata) -> Option<usize> {
    let shown = |line: &&Line<'_>| line.role != Role::Furniture;
    let candidates = || head.iter().enumerate().filter(|(_, line)| shown(line) && is_title(&line.text));
    let stands_out = |line: &Line<'_>| line.align == Align::Centre || matches!(line.role, Role::Heading(_));
    let named = document.title.as_deref().map(compact).unwrap_or_default();
    let best = candidates()
        .find(|(_, line)| compact(&line.text) == named)
        .or_else(|| candidates().find(|(_, line)| stands_out(line)))
        .or_else(|| candidates().next())
        .or_else(|| own_heading(document, head));
    let Some((at, line)) = best else {
        // A page's own title often ends with the name of the site.
        let of_page = document.meta.iter().filter(|(name, _)| name.eq_ignore_ascii_case("ArticleTitle"));
        let mut titles = of_page.map(|(_, title)| title).chain(&document.title);
        let part = |title: &'d String| title.split(SEPARATORS).map(str::trim).find(|part| is_title(part));
        let title = titles.find_map(part)?;
        metadata.title = Some(Found { value: compact(title), position: None });
        metadata.agency = agency(title).map(|value| Found { value, position: None });
        return None;
    };
    let mut title = compact(&line.text);
    metadata.lines.insert(line.spot);
    for before in head.get(at.saturating_sub(LINES)..at).unwrap_or_default().iter().rev() {
        if before.align != line.align || !shown(&before) || !continues(&before.text, &title) {
            break;
        }
        title = compact(&format!("{}{title}", before.text));
        metadata.lines.insert(before.spot);
    }
    if let Some(after) = head.get(at + 1).filter(|after| shown(after) && is_year(&title, &after.text)) {
        title = compact(&format!("{title}{}", after.text));
        metadata.lines.insert(after.spot);
    }
    // A page may print its title above the text as well.
    let again = head.iter().filter(|line| compact(&line.text) == title);
    metadata.lines.extend(again.map(|line| line.spot));
    metadata.agency = agency(&title).map(|value| Found::on(line, value));
    let below = head.get(at + 1..).unwrap_or_default().iter().take(3).filter(|line| shown(line));
    for below in below {
        let words = compact(&below.text);
        let known = metadata.agency.as_ref().is_some_and(|agency| agency.value == words);
        if known {
            metadata.lines.insert(below.spot);
        } else if metadata.agency.is_none() && is_agency(&words) {
            metadata.agency = Some(Found::on(below, words));
            metadata.lines.insert(below.spot);
        }
    }
    metadata.title = Some(Found::on(line, title));
    Some(at)
}

/// The heading that a document begins with, whatever its words, if it is the only one of its level and the
/// file calls itself nothing else.
fn own_heading<'l, 'd>(document: &Document, head: &'l [Line<'d>]) -> Option<(usize, &'l Line<'d>)> {
    let first = head.iter().enumerate().find(|(_, line)| line.role != Role::Furniture)?;
    let is_top = |block: &&Block| matches!(block, Block::Paragraph(p) if p.role == Role::Heading(1));
    let is_named = document.title.as_ref().is_none_or(|title| compact(title) == compact(&first.1.text));
    let is_only = document.blocks.iter().filter(is_top).count() == 1;
    (first.1.role == Role::Heading(1) && is_only && is_named).then_some(first)
}

/// The one year that a title speaks of.
pub(super) fn year(title: &str) -> Option<i16> {
    let mut characters = characters(title);
    characters.push(' ');
    let mut years = characters.windows(5).enumerate().filter_map(|(at, window)| {
        let digits: String = window.iter().take(4).filter(|c| c.is_ascii_digit()).collect();
        let alone = at.checked_sub(1).and_then(|at| characters.get(at)).is_none_or(|c| !c.is_ascii_digit());
        let is_year = digits.len() == 4 && alone && matches!(window.last(), Some('年' | ' '));
        let is_of_edition = is_of_edition(characters.get(at + 4..).unwrap_or_default());
        digits.parse::<i16>().ok().filter(|year| is_year && !is_of_edition && (1900..2200).contains(year))
    });
    let first = years.next()?;
    years.all(|other| other == first).then_some(first)
}

/// A text without the spaces beside Chinese characters, which are a matter of layout.
pub(super) fn compact(text: &str) -> String {
    let characters: Vec<char> = text.trim().chars().collect();
    let is_plain = |c: Option<&char>| c.is_some_and(|c| c.is_ascii() && !c.is_whitespace());
    let mut compact = String::new();
    for (at, &c) in characters.iter().enumerate() {
        let before = compact.chars().next_back();
        let after = characters.get(at + 1..).and_then(|rest| rest.iter().find(|c| !c.is_whitespace()));
        if !c.is_whitespace() {
            compact.push(c);
        } else if before.is_some_and(|c| c != ' ') && is_plain(before.as_ref()) && is_plain(after) {
            compact.push(' ');
        }
    }
    compact
}

/// Whether a line may be the name of an agency.
pub(super) fn is_agency(words: &str) -> bool {
    let is_name = |c: char| c.is_alphanumeric() && !c.is_ascii() || matches!(c, '（' | '）');
    (3..=30).contains(&words.chars().count())
        && words.chars().all(is_name)
        && AGENCIES.split_whitespace().any(|ending| words.ends_with(ending))
}

fn is_title(line: &str) -> bool {
    let words = compact(line).to_lowercase();
    // What follows in brackets, as in `年度报告（2025年度）`, is a part of the title.
    let bare =
        words.strip_suffix(['）', ')']).and_then(|words| words.rsplit_once(['（', '('])).map(|(b, _)| b);
    let ends = |words: &str| ENDINGS.iter().any(|ending| words.ends_with(ending));
    (4..=LONGEST).contains(&words.chars().count())
        && !words.contains(['。', '，', '；', '：', ':', '>', '》', '、'])
        && (ends(&words) || bare.is_some_and(ends))
}

/// Whether a line is the beginning of a title that the next one ends.
fn continues(before: &str, line: &str) -> bool {
    let (before, line) = (compact(before), compact(line));
    if is_title(&before) || whole_line(&before).is_some() {
        return false;
    }
    let dated = |text: &str| year(text).is_some();
    is_agency(&before) && agency(&line).is_none()
        || dated(&before) && !dated(&line) && before.ends_with(['年', '度'])
}

/// Whether a line says in brackets of which year a title without one speaks: `（2025年度）`.
fn is_year(title: &str, line: &str) -> bool {
    let line = compact(line);
    let brackets = line.starts_with(['（', '(']) && line.ends_with(['）', ')']);
    brackets
        && line.chars().count() <= 12
        && whole_line(&line).is_none()
        && year(title).is_none()
        && year(&line).is_some()
}

/// The agency that a title begins with: what stands before the year.
fn agency(title: &str) -> Option<String> {
    let title = compact(title);
    let year = title.find(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c))?;
    let name = title.get(..year)?.trim_end_matches(['关', '于']);
    is_name(name).then(|| name.to_owned())
}

/// Whether words may name whoever publishes a report.
fn is_name(words: &str) -> bool {
    words.chars().count() >= 3 && words.chars().all(|c| !c.is_ascii() && c.is_alphanumeric())
}
