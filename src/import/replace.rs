//! Putting an imported report in the place of one that is there: what the document does not say stays as its
//! author wrote it, with its comments.

mod comments;

use crate::model::report::Key;
use crate::text::yaml::write::Block;

/// One key of a front matter as it is written: the comments above it, and its lines.
struct Segment<'t> {
    key: &'t str,
    comments: Vec<&'t str>,
    lines: Vec<&'t str>,
}

/// The text of a report with the entries of another in place of its own, and everything else of it kept:
/// corrections, notes, acknowledgements, all comments, and its prose where the other has none. Nothing where
/// its front matter is not written with a key a line.
pub(crate) fn replaced(old: &str, new: &Block, prose: &str) -> Option<String> {
    let segments = segments(front_matter(old)?)?;
    let mut merged = new.clone();
    for segment in &segments {
        let lines = segment.comments.iter().chain(&segment.lines).copied();
        // Those that an earlier import wrote are of figures that are replaced.
        let own = comments::of(lines).into_iter().filter(|comment| !comment.is_of_import());
        // Where a key on how figures are laid out is gone, the figures have its comments.
        let is_gone = is_of_figures(segment.key) && merged.entry(segment.key).is_none();
        let own = own.map(|comment| if is_gone { comment.at(Key::Statistics.name()) } else { comment });
        own.for_each(|comment| comments::put(&comment, &mut merged));
    }
    let is_new = |key: &str| new.entries.iter().any(|entry| entry.key == key);
    let stands = segments.iter().filter(|segment| !is_new(segment.key) && !is_of_figures(segment.key));
    let mut parts: Vec<(usize, String)> =
        stands.map(|segment| (order(segment.key), segment.text())).collect();
    for entry in &merged.entries {
        let alone = Block { above: Vec::new(), entries: vec![entry.clone()], align: 0 };
        parts.push((order(&entry.key), alone.text()));
    }
    parts.sort_by_key(|(order, _)| *order);
    let text: String = parts.into_iter().map(|(_, text)| text).collect();
    let prose = if prose.is_empty() { prose_of(old) } else { prose };
    Some(format!("---\n{text}---\n{prose}"))
}

/// Keys that say how figures are laid out: where the new figures need them, they are written anew.
fn is_of_figures(key: &str) -> bool {
    [Key::Rows, Key::Editions, Key::Omitted, Key::Statistics].iter().any(|of| of.name() == key)
}

/// The place of a key in the usual order; an unknown one stands at the end.
fn order(key: &str) -> usize {
    Key::ALL.iter().position(|known| known.name() == key).unwrap_or(Key::ALL.len())
}

/// The lines between the first `---` and the next; of a file without prose, all of it.
fn front_matter(text: &str) -> Option<Vec<&str>> {
    let mut lines = text.lines();
    let first = lines.next()?;
    if first.trim_end() != "---" {
        return Some(text.lines().collect());
    }
    Some(lines.take_while(|line| !matches!(line.trim_end(), "---" | "...")).collect())
}

/// What stands below the front matter.
fn prose_of(text: &str) -> &str {
    let mut below = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        below += line.len();
        match line.trim_end() {
            "---" | "..." if number > 0 => return text.get(below..).unwrap_or_default(),
            _ if number == 0 && line.trim_end() != "---" => return "",
            _ => {}
        }
    }
    ""
}

fn segments(lines: Vec<&str>) -> Option<Vec<Segment<'_>>> {
    let mut segments: Vec<Segment<'_>> = Vec::new();
    let mut comments = Vec::new();
    for line in lines {
        let is_inner = line.starts_with([' ', '\t', '-', ']', '}']);
        if line.trim().is_empty() && comments.is_empty() {
            if let Some(last) = segments.last_mut() {
                last.lines.push(line);
            }
        } else if line.starts_with('#') {
            comments.push(line);
        } else if is_inner || line.trim().is_empty() {
            let last = segments.last_mut()?;
            last.lines.append(&mut comments);
            last.lines.push(line);
        } else {
            let (key, _) = line.split_once(':')?;
            let key = key.trim_matches(['"', '\'', ' ']);
            let is_key = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            if !is_key {
                return None;
            }
            segments.push(Segment { key, comments: std::mem::take(&mut comments), lines: vec![line] });
        }
    }
    if let Some(last) = segments.last_mut() {
        last.lines.append(&mut comments);
    }
    Some(segments)
}

impl Segment<'_> {
    /// As it is written.
    fn text(&self) -> String {
        let lines = self.comments.iter().chain(&self.lines).filter(|line| !line.trim().is_empty());
        lines.map(|line| format!("{line}\n")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::replaced;
    use crate::text::yaml::write::{Block, Entry, Output};

    #[test]
    fn what_the_document_does_not_say_stays() {
        let old = "---\n# by hand\nform: f   # see the guide\nstatistics:\n  # from the scan\n  t:\n    \
                   a: [1]  # hardly legible\n# why not\nomitted: {}\n\
                   # ? a: an earlier import\ncorrections:\n  - figure: t.a.b   # why\n    was: 1\n---\nold\n";
        let entries = [
            Entry::new("form", Output::Text("g".to_owned())),
            Entry::new(
                "statistics",
                Output::Mapping([Entry::new("t", Output::List(Vec::new()))].into_iter().collect()),
            ),
        ];
        let new: Block = entries.into_iter().collect();
        assert_eq!(
            replaced(old, &new, "new\n").as_deref(),
            Some(
                "---\n# by hand\nform: g  # see the guide\n# why not\nstatistics:\n\
                 \x20 # from the scan\n  # hardly legible\n  t: []\n\
                 # ? a: an earlier import\ncorrections:\n  - figure: t.a.b   # why\n    was: 1\n---\nnew\n"
            )
        );
    }

    #[test]
    fn a_front_matter_in_braces_is_not_guessed_at() {
        assert_eq!(replaced("---\n{form: f}\n---\n", &Block::default(), ""), None);
    }
}
