//! The guides stand in Chinese and in English: the same guides, headings of the same levels, the same
//! commands and the same keys in their examples, and no link that leads nowhere.

use crate::support::repository;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A guide in one language.
struct Guide {
    path: PathBuf,
    headings: Vec<Heading>,
    blocks: Vec<Block>,
    links: Vec<String>,
}

struct Heading {
    level: usize,
    anchor: String,
}

/// Code between fences.
struct Block {
    language: String,
    lines: Vec<String>,
}

impl Guide {
    fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (mut headings, mut blocks, mut links) = (Vec::new(), Vec::<Block>::new(), Vec::new());
        let mut is_code = false;
        for line in text.lines() {
            if let Some(language) = line.strip_prefix("```") {
                is_code = !is_code;
                if is_code {
                    blocks.push(Block { language: language.to_owned(), lines: Vec::new() });
                }
            } else if is_code {
                blocks.last_mut().unwrap().lines.push(line.to_owned());
            } else {
                let level = line.bytes().take_while(|byte| *byte == b'#').count();
                if level > 0 {
                    headings.push(Heading { level, anchor: anchor(&line[level..]) });
                }
                links.extend(links_of(line));
            }
        }
        assert!(!is_code, "{}: a fence is not closed", path.display());
        Self { path: path.to_owned(), headings, blocks, links }
    }

    fn levels(&self) -> Vec<usize> {
        self.headings.iter().map(|heading| heading.level).collect()
    }

    fn languages(&self) -> Vec<&str> {
        self.blocks.iter().map(|block| block.language.as_str()).collect()
    }
}

/// The anchor that GitHub gives a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}

/// Where the links of a line lead; what is code holds none.
fn links_of(line: &str) -> Vec<String> {
    let words: String = line.split('`').step_by(2).collect();
    let links = words.split("](").skip(1);
    links.filter_map(|rest| Some(rest.split_once(')')?.0.to_owned())).collect()
}

impl Block {
    /// The commands that are typed, without what they are told in words: in each the program, what is asked
    /// of it, and its options.
    fn commands(&self) -> Vec<Vec<String>> {
        let typed = self.lines.iter().filter_map(|line| match self.language.as_str() {
            "console" => line.strip_prefix("$ "),
            "sh" => Some(line.as_str()),
            _ => None,
        });
        typed.map(|line| words(without_comment(line))).collect()
    }

    /// The keys of an example in YAML, in the order in which they stand.
    fn keys(&self) -> Vec<String> {
        if !self.language.starts_with("yaml") {
            return Vec::new();
        }
        let lines = self.lines.iter().map(|line| without_comment(line));
        let parts = lines.flat_map(|line| line.split([' ', '{', '[', ',']).collect::<Vec<_>>());
        let keys = parts.filter_map(|part| part.strip_suffix(':')).filter(|key| key.is_ascii());
        keys.map(str::to_owned).collect()
    }

    /// What both languages say byte for byte: code in any other language.
    fn verbatim(&self) -> Option<&[String]> {
        // A file that a tutorial writes is named after its language.
        let language = self.language.split(' ').next().unwrap_or_default();
        let says_words = ["console", "sh", "text", "markdown"].contains(&language);
        (!says_words && !self.language.starts_with("yaml")).then_some(&self.lines[..])
    }
}

fn without_comment(line: &str) -> &str {
    let code = line.split_once(" #").map_or(line, |(code, _)| code).trim_end();
    if code.starts_with('#') { "" } else { code }
}

/// The words of a command that are the same in both languages: neither names and reasons, which may stand in
/// quotes, nor the language that is asked for.
fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let (mut rest, mut after) = (line.trim_start(), "");
    while !rest.is_empty() {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (word, next) = match quote {
            Some(quote) => rest[1..].split_once(quote).unwrap_or((&rest[1..], "")),
            None => rest.split_once(' ').unwrap_or((rest, "")),
        };
        let is_told = quote.is_some() || matches!(after, "--lang" | "--name" | "--why" | "--pattern");
        if !is_told {
            words.push(word.to_owned());
        }
        (rest, after) = (next.trim_start(), word);
    }
    words
}

/// The guides by their path without its ending, in the languages that there are.
fn guides() -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut guides = BTreeMap::<String, BTreeSet<&str>>::new();
    for folder in ["", "docs"] {
        for entry in fs::read_dir(repository().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            let Some(name) = name.strip_suffix(".md") else { continue };
            let (name, language) = name.strip_suffix(".zh").map_or((name, "en"), |name| (name, "zh"));
            if folder == "docs" || name == "README" {
                let name = Path::new(folder).join(name).to_str().unwrap().to_owned();
                guides.entry(name).or_default().insert(language);
            }
        }
    }
    guides
}

/// A guide in both languages.
fn sides(name: &str) -> [Guide; 2] {
    ["md", "zh.md"].map(|ending| Guide::read(&repository().join(format!("{name}.{ending}"))))
}

fn in_both() -> Vec<String> {
    let both = guides().into_iter().filter(|(_, languages)| languages.len() == 2);
    both.map(|(name, _)| name).collect()
}

#[test]
fn each_guide_is_in_both_languages() {
    let guides = guides();
    let lacking: Vec<_> = guides.iter().filter(|(_, languages)| languages.len() < 2).collect();
    assert!(lacking.is_empty(), "guides in one language: {lacking:?}");
    assert!(guides.len() > 12, "{guides:?}");
}

#[test]
fn both_sides_have_headings_of_the_same_levels() {
    for name in in_both() {
        let [english, chinese] = sides(&name);
        assert_eq!(english.levels(), chinese.levels(), "{name}: the levels of the headings");
    }
}

#[test]
fn both_sides_give_the_same_commands_and_examples() {
    for name in in_both() {
        let [english, chinese] = sides(&name);
        assert_eq!(english.languages(), chinese.languages(), "{name}: the blocks of code");
        for (one, other) in english.blocks.iter().zip(&chinese.blocks) {
            assert_eq!(one.commands(), other.commands(), "{name}: the commands of a block");
            assert_eq!(one.keys(), other.keys(), "{name}: the keys of an example");
            assert_eq!(one.verbatim(), other.verbatim(), "{name}: code");
        }
    }
}

#[test]
fn each_side_leads_to_the_other() {
    for name in in_both() {
        let name = Path::new(&name).file_name().unwrap().to_str().unwrap().to_owned();
        let folder = if name == "README" { "" } else { "docs/" };
        let [english, chinese] = sides(&format!("{folder}{name}"));
        assert!(english.links.contains(&format!("{name}.zh.md")), "{name}.md leads to {name}.zh.md");
        assert!(chinese.links.contains(&format!("{name}.md")), "{name}.zh.md leads to {name}.md");
    }
}

#[test]
fn no_link_of_a_guide_leads_nowhere() {
    let mut faults = Vec::new();
    for (name, languages) in guides() {
        for language in languages {
            let ending = if language == "zh" { "zh.md" } else { "md" };
            let guide = Guide::read(&repository().join(format!("{name}.{ending}")));
            let inside = guide.links.iter().filter(|link| !link.contains(':'));
            let dead = inside.filter(|link| !leads_somewhere(&guide.path, link));
            faults.extend(dead.map(|link| format!("{name}.{ending}: {link}")));
        }
    }
    assert!(faults.is_empty(), "links that lead nowhere:\n{}", faults.join("\n"));
}

fn leads_somewhere(from: &Path, link: &str) -> bool {
    let (path, wanted) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor)));
    let to = if path.is_empty() { from.to_owned() } else { from.parent().unwrap().join(path) };
    let has = |wanted: &str| Guide::read(&to).headings.iter().any(|heading| heading.anchor == wanted);
    to.exists() && wanted.is_none_or(has)
}
