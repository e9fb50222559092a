//! Fields: instructions to the program, and what they showed when the file was saved.

use super::xml::Element;

/// How long an instruction may be that is looked at.
const LONGEST: usize = 4_096;

/// A field that has begun and not ended.
#[derive(Debug, Default)]
pub(super) struct Field {
    /// What it tells the program.
    pub instruction: String,
    /// Where its result begins in the text of the paragraph; `None` as long as the instruction lasts.
    pub result: Option<usize>,
    /// What the control of an old form shows.
    form: Option<String>,
}

impl Field {
    /// The field that an element begins.
    pub(super) fn begin(element: &Element) -> Self {
        let form = element.child("ffData").and_then(|data| {
            if let Some(check) = data.child("checkBox") {
                let is_checked = check.switch("checked").or_else(|| check.switch("default"));
                return Some(if is_checked.unwrap_or(false) { "☑" } else { "☐" }.to_owned());
            }
            let list = data.child("ddList")?;
            let chosen = list.value("result").or_else(|| list.value("default"));
            let chosen: usize = chosen.and_then(|number| number.parse().ok()).unwrap_or(0);
            let entries = list.elements().filter(|entry| entry.is_word("listEntry"));
            entries.filter_map(|entry| entry.word("val")).nth(chosen).map(str::to_owned)
        });
        Self { form, ..Self::default() }
    }

    /// More of the instruction.
    pub(super) fn instruct(&mut self, text: &str) {
        if self.instruction.len() < LONGEST {
            self.instruction.push_str(text);
        }
    }

    /// Whether this is the instruction of a table of contents.
    pub(super) fn is_contents(&self) -> bool {
        first_word(&self.instruction).eq_ignore_ascii_case("TOC")
    }

    /// Whether it is the control of an old form, which shows something without a result.
    pub(super) fn is_form(&self) -> bool {
        self.form.is_some()
    }

    /// What the field shows without a result; `None` where the file does not hold that.
    pub(super) fn shows(&self) -> Option<String> {
        if self.is_form() {
            return self.form.clone();
        }
        let word = first_word(&self.instruction);
        let rest = self.instruction.trim_start().get(word.len()..).unwrap_or_default().trim();
        let words = match word.to_ascii_uppercase().as_str() {
            "MACROBUTTON" | "GOTOBUTTON" => {
                rest.split_once(char::is_whitespace).map_or("", |(_, words)| words.trim_start()).to_owned()
            }
            "EQ" => return overlaid(rest),
            "QUOTE" => rest.trim_matches('"').to_owned(),
            // These show nothing.
            "" | "ADVANCE" | "ASK" | "BARCODE" | "DATABASE" | "FORMTEXT" | "HYPERLINK" | "NEXT"
            | "NEXTIF" | "PRIVATE" | "PRINT" | "RD" | "SET" | "SKIPIF" | "TA" | "TC" | "XE" => String::new(),
            _ => return None,
        };
        Some(words)
    }
}

/// The first word of an instruction.
fn first_word(instruction: &str) -> &str {
    instruction.split_whitespace().next().unwrap_or_default()
}

/// The address of a field that is a link.
pub(super) fn address(instruction: &str) -> Option<String> {
    if !first_word(instruction).eq_ignore_ascii_case("HYPERLINK") {
        return None;
    }
    let rest = instruction.trim_start().get("HYPERLINK".len()..)?.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(rest) => rest.split('"').next()?,
        None => rest.split_whitespace().next().filter(|word| !word.starts_with('\\'))?,
    };
    (!address.is_empty()).then(|| address.to_owned())
}

/// The character that `EQ \o\ac(○,1)` draws: one thing over another.
fn overlaid(instruction: &str) -> Option<String> {
    let (switches, rest) = instruction.split_once('(')?;
    if !switches.trim_start().starts_with("\\o") {
        return None;
    }
    let inner = rest.trim_end().strip_suffix(')')?;
    let (under, over) = inner.split_once([',', '，', ';'])?;
    let (under, over) = (under.trim(), over.trim());
    if over.contains(['\\', '(', ',']) || under.chars().count() != 1 {
        return None;
    }
    let number: u32 = over.parse().ok().filter(|number| (1..=20).contains(number))?;
    let circle = matches!(under, "○" | "〇" | "◯");
    circle.then(|| char::from_u32('①' as u32 + number - 1).map(String::from)).flatten()
}
