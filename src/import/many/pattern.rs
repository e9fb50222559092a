//! Paths with places to fill in: `{publisher}/{period}.*`.

use crate::text::message;
use crate::text::message::Message;

/// A pattern for the paths of files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pattern {
    text: String,
    parts: Vec<Part>,
}

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    /// These characters.
    Text(String),
    /// `*`: any characters within a name, or none.
    Any,
    /// A place to fill in: some characters within a name.
    Field(Field),
}

/// What a path can say of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    /// Whose report it is: an id, or what a mapping file calls so.
    Publisher,
    /// On which period.
    Period,
    /// The name of a further report on the period.
    Name,
    /// The id of its form.
    Form,
}

impl Field {
    /// Every one, with its name in a pattern.
    const ALL: [(&'static str, Self); 4] = [
        ("publisher", Self::Publisher),
        ("period", Self::Period),
        ("name", Self::Name),
        ("form", Self::Form),
    ];

    /// All names, for messages.
    fn names() -> String {
        Self::ALL.map(|(name, _)| format!("{{{name}}}")).join(", ")
    }
}

/// What a path says in one way of reading it, in the order of the pattern.
pub(crate) type Found<'p> = Vec<(Field, &'p str)>;

/// So many steps are made to hold a path against a pattern.
const MOST_STEPS: usize = 20_000;

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Why it is none.
    pub(crate) fn read(text: &str) -> Result<Self, Message> {
        let mut parts: Vec<Part> = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let (part, after) = match first {
                '{' => field(rest)?,
                '*' => (Part::Any, &rest[1..]),
                '}' => {
                    return Err(message!(
                        zh: "“{text}”里有一个多余的 }}", en: "there is a }} too many in '{text}'"
                    ));
                }
                _ => {
                    let end = rest.find(['{', '}', '*']).unwrap_or(rest.len());
                    (Part::Text(rest[..end].to_owned()), &rest[end..])
                }
            };
            let is_open = |part: &Part| !matches!(part, Part::Text(_));
            if is_open(&part) && parts.last().is_some_and(is_open) {
                return Err(message!(
                    zh: "“{text}”里两个占位之间没有字符，分不出哪部分是哪个",
                    en: "nothing stands between two places of '{text}', so it cannot be told where one ends"
                ));
            }
            if let Part::Field(_) = part
                && parts.contains(&part)
            {
                return Err(message!(zh: "“{text}”里同一个占位写了两次", en: "'{text}' has one place twice"));
            }
            parts.push(part);
            rest = after;
        }
        Ok(Self { text: text.to_owned(), parts })
    }

    /// As it was written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// What a path, with `/` between its names, says in each way of reading it; nothing where it does not
    /// fit, or in more ways than are tried.
    pub(crate) fn ways<'p>(&self, path: &'p str) -> Vec<Found<'p>> {
        let mut ways = Vec::new();
        let mut steps = MOST_STEPS;
        hold(&self.parts, path, &mut Vec::new(), &mut ways, &mut steps);
        if steps == 0 { Vec::new() } else { ways }
    }
}

/// The place to fill in that a text begins with, and what follows.
fn field(text: &str) -> Result<(Part, &str), Message> {
    let Some((name, after)) = text[1..].split_once('}') else {
        return Err(message!(zh: "“{text}”里的 {{ 没有配对的 }}", en: "a {{ of '{text}' has no }}"));
    };
    let known = Field::ALL.iter().find(|(known, _)| *known == name);
    let (_, field) = known.ok_or_else(|| {
        let names = Field::names();
        message!(
            zh: "没有占位 {{{name}}}；可写的有：{names}", en: "there is no place {{{name}}}; there are: {names}"
        )
    })?;
    Ok((Part::Field(*field), after))
}

fn hold<'p>(
    parts: &[Part],
    path: &'p str,
    found: &mut Found<'p>,
    ways: &mut Vec<Found<'p>>,
    steps: &mut usize,
) {
    *steps = steps.saturating_sub(1);
    if *steps == 0 {
        return;
    }
    let Some((part, rest)) = parts.split_first() else {
        if path.is_empty() && !ways.contains(found) {
            ways.push(found.clone());
        }
        return;
    };
    let (least, field) = match part {
        Part::Text(text) => {
            if let Some(after) = path.strip_prefix(text.as_str()) {
                hold(rest, after, found, ways, steps);
            }
            return;
        }
        Part::Any => (0, None),
        Part::Field(field) => (1, Some(*field)),
    };
    let name = path.find('/').unwrap_or(path.len());
    let ends = path.char_indices().map(|(at, _)| at).chain([path.len()]);
    for end in ends.filter(|end| (least..=name).contains(end)) {
        let (here, after) = path.split_at(end);
        if let Some(field) = field {
            found.push((field, here));
        }
        hold(rest, after, found, ways, steps);
        if field.is_some() {
            found.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Pattern};

    fn ways(pattern: &str, path: &str) -> Vec<String> {
        let ways = Pattern::read(pattern).unwrap();
        let said = |way: Vec<(Field, &str)>| way.iter().map(|(_, text)| *text).collect::<Vec<_>>().join("|");
        ways.ways(path).into_iter().map(said).collect()
    }

    #[test]
    fn a_path_is_read_in_every_way() {
        assert_eq!(ways("{publisher}/{period}.*", "bureau/2024.docx"), ["bureau|2024"]);
        assert_eq!(ways("{publisher}/{period}.*", "a/bureau/2024.docx"), [""; 0]);
        assert_eq!(ways("*/{period}.docx", "年报/2024.docx"), ["2024"]);
        assert_eq!(ways("{publisher}-{period}.*", "a-b-2024.x"), ["a|b-2024", "a-b|2024"]);
        assert_eq!(ways("{period}.*", "2024.v2.docx"), ["2024", "2024.v2"]);
        assert_eq!(ways("{period}年报*.docx", "2024年报（终）.docx"), ["2024"]);
        assert_eq!(ways("{period}.*", ".docx"), [""; 0]);
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        for pattern in ["{publisher", "{agency}/x", "a}", "{period}{name}", "{period}*", "{period}/{period}"]
        {
            assert!(Pattern::read(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn a_hostile_name_ends_soon() {
        let path = "-".repeat(4000);
        assert_eq!(ways("{publisher}-{period}-{name}-{form}-*.x", &path), [""; 0]);
    }
}
