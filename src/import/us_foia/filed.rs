//! A report as the XML has it: whose it is, its offices, and what each section says of them.

use super::columns::{REASONS, SECTIONS, STATUTES, Section};
use crate::import::source::elements::{self, Element};
use crate::import::source::refusal::Refusal;
use crate::import::target::refusal;
use crate::text::character::in_old_windows;
use crate::text::message;
use crate::text::message::Message;
use std::collections::BTreeMap;

/// The words between several texts of one cell.
const AND: &str = "; ";

/// Whose report a file is.
#[derive(Debug, Clone)]
pub(crate) struct Head {
    /// The agency's abbreviation.
    pub agency: String,
    /// The agency's name.
    pub name: String,
    /// The fiscal year.
    pub year: String,
    /// The day on which the file was made.
    pub made: String,
}

/// What a file says of its agency.
#[derive(Debug)]
pub(crate) struct Filed {
    /// Its sections that are tables of the form.
    pub tables: Vec<FiledTable>,
    /// What is in no table, and why.
    pub left: Vec<Message>,
}

/// A section of the XML.
#[derive(Debug, Default)]
pub(crate) struct FiledTable {
    /// The id of the table.
    pub table: &'static str,
    /// What its footnote says.
    pub note: String,
    /// Its rows, from first to last.
    pub rows: Vec<FiledRow>,
}

/// A row of a section.
#[derive(Debug, Default)]
pub(crate) struct FiledRow {
    /// Its words; none for the agency as a whole.
    pub words: Option<String>,
    /// What stands in its columns, by their ids.
    pub cells: BTreeMap<&'static str, String>,
    /// The rows under it: their words, none for the agency as a whole, and how often.
    pub under: Vec<(Option<String>, String)>,
}

/// Reads whose report a file is.
///
/// # Errors
/// If it is no annual report of this kind.
pub(crate) fn head(bytes: &[u8]) -> Result<Head, Box<Refusal>> {
    elements::read(bytes).and_then(|root| Head::of(&root))
}

/// Reads a file.
///
/// # Errors
/// If it is no annual report of this kind.
pub(crate) fn filed(bytes: &[u8]) -> Result<Filed, Box<Refusal>> {
    let root = elements::read(bytes)?;
    Head::of(&root)?;
    let mut reader = Reader { offices: offices(&root), left: Vec::new() };
    let mut tables = Vec::new();
    for element in root.children.iter().filter(|element| element.name.ends_with("Section")) {
        match SECTIONS.iter().find(|section| *section.name == *element.name) {
            Some(section) => tables.push(reader.table(section, element)),
            None => reader.unknown(&element.name),
        }
    }
    Ok(Filed { tables, left: reader.left })
}

impl Head {
    fn of(root: &Element) -> Result<Self, Box<Refusal>> {
        let organization = root.child("Organization");
        let said = |name| organization.and_then(|organization| organization.said(name));
        let year = root.said("DocumentFiscalYearDate").or(root.said("DocumentFiscalYear"));
        let is_report = *root.name == *"FoiaAnnualReport";
        let (true, Some(agency), Some(year)) = (is_report, said("OrganizationAbbreviationText"), year) else {
            return Err(refusal(
                message!(
                    zh: "不是《信息自由法》年度报告的 XML（FoiaAnnualReport），或没有写机关和年份",
                    en: "it is no annual FOIA report in XML (FoiaAnnualReport), or says no agency and year"
                ),
                message!(
                    zh: "从文件夹里拿走它，或在映射文件的 leave_out 里写明",
                    en: "take it out of the folder, or name it in a mapping file under leave_out"
                ),
            ));
        };
        let made = root.child("DocumentCreationDate").and_then(|date| date.said("Date"));
        Ok(Self {
            agency: agency.to_owned(),
            name: said("OrganizationName").unwrap_or_default().to_owned(),
            year: year.to_owned(),
            made: made.unwrap_or_default().to_owned(),
        })
    }
}

/// The words of each office by its id; none for the agency as a whole.
fn offices(root: &Element) -> BTreeMap<Box<str>, Option<String>> {
    let Some(agency) = root.child("Organization") else { return BTreeMap::new() };
    let words = |office: &Element| {
        let said = |name| office.said(name).filter(|words| !words.is_empty());
        let words = said("OrganizationAbbreviationText").or(said("OrganizationName"));
        words.unwrap_or_default().to_owned()
    };
    let units = agency.children.iter().filter(|child| *child.name == *"OrganizationSubUnit");
    let units = units.filter_map(|unit| Some((unit.id.clone()?, Some(words(unit)))));
    agency.id.iter().map(|id| (id.clone(), None)).chain(units).collect()
}

/// Where the figures of an item belong.
struct Belongs<'e> {
    item: &'e str,
    office: &'e str,
    /// How often an office relied on a statute.
    times: Option<&'e str>,
}

struct Reader {
    offices: BTreeMap<Box<str>, Option<String>>,
    left: Vec<Message>,
}

impl Reader {
    fn table(&mut self, section: &Section, element: &Element) -> FiledTable {
        let is_between = |child: &&Element| child.name.ends_with("OrganizationAssociation");
        let belongs: Vec<Belongs<'_>> = element.children.iter().filter(is_between).map(Belongs::of).collect();
        let items = element.children.iter().filter(|child| child.id.is_some());
        let mut table = FiledTable { table: section.table, ..FiledTable::default() };
        for item in items {
            let own: Vec<&Belongs<'_>> =
                belongs.iter().filter(|belongs| Some(belongs.item) == item.id.as_deref()).collect();
            if section.name == STATUTES {
                table.rows.push(self.statute(item, &own));
                continue;
            }
            for belongs in &own {
                match self.offices.get(belongs.office).cloned() {
                    Some(words) => {
                        let row = self.row(section, item, words);
                        self.add(&mut table, row);
                    }
                    None => self.nobodys(section.table, item),
                }
            }
            if own.is_empty() {
                self.nobodys(section.table, item);
            }
        }
        table.note = words(element.said("FootnoteText").unwrap_or_default());
        table
    }

    /// A row of an office. A second one of the same office is told where it says something else.
    fn add(&mut self, table: &mut FiledTable, row: FiledRow) {
        let Some(there) = table.rows.iter().find(|there| there.words == row.words) else {
            table.rows.push(row);
            return;
        };
        if there.cells != row.cells || there.under != row.under {
            let (id, words) = (table.table, row.words.as_deref().unwrap_or("-"));
            self.left.push(message!(
                zh: "{id}：“{words}”写了两次，只收第一次；第二次是 {}",
                en: "{id}: '{words}' is there twice, and the first is taken; the second says {}",
                said(&row)
            ));
        }
    }

    fn statute(&mut self, item: &Element, own: &[&Belongs<'_>]) -> FiledRow {
        let mut row = FiledRow {
            words: Some(words(item.said("StatuteDescriptionText").unwrap_or_default())),
            ..FiledRow::default()
        };
        if let Some(withheld) = item.said("ReliedUponStatuteInformationWithheldText") {
            row.cells.insert("withheld", words(withheld));
        }
        let cases = item.children.iter().filter(|child| *child.name == *"Case");
        let cases: Vec<&str> =
            cases.filter_map(|case| case.said("CaseTitleText")).filter(|text| !text.is_empty()).collect();
        if !cases.is_empty() {
            row.cells.insert("cases", words(&cases.join(AND)));
        }
        for belongs in own {
            let times = belongs.times.unwrap_or_default().to_owned();
            match self.offices.get(belongs.office) {
                Some(None) => _ = row.cells.insert("times", times),
                Some(words) => row.under.push((words.clone(), times)),
                None => {
                    let words = row.words.as_deref().unwrap_or_default();
                    self.left.push(message!(
                        zh: "statutes：“{words}”的 {times} 次没有写是哪个部门",
                        en: "statutes: nothing says whose the {times} times of '{words}' are"
                    ));
                }
            }
        }
        row
    }

    fn row(&mut self, section: &Section, item: &Element, office: Option<String>) -> FiledRow {
        let mut row = FiledRow { words: office, ..FiledRow::default() };
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for child in &item.children {
            if REASONS.contains(&section.name) && *child.name == *"OtherDenialReason" {
                let said = |name| child.said(name).unwrap_or_default().to_owned();
                let (reason, times) = ("OtherDenialReasonDescriptionText", "OtherDenialReasonQuantity");
                row.under.push((Some(words(&said(reason))), said(times)));
                continue;
            }
            let number = numbers.entry(&child.name).or_default();
            *number += 1;
            for (key, text) in figures(child, *number) {
                match section.columns.iter().find(|(name, _)| *name == key) {
                    Some((_, column)) => _ = row.cells.insert(column, text),
                    // Where a track has no requests, some files have its element with nothing in it.
                    None if text.is_empty() => {}
                    None => self.unknown(&format!("{}/{key}", section.name)),
                }
            }
        }
        row
    }

    /// An item of an office that the file does not name.
    fn nobodys(&mut self, table: &str, item: &Element) {
        let mut row = FiledRow::default();
        for (number, child) in item.children.iter().enumerate() {
            let all = figures(child, number + 1).into_iter();
            row.under.extend(all.map(|(key, text)| (Some(key), text)));
        }
        if !row.under.is_empty() {
            let said = said(&row);
            self.left.push(message!(
                zh: "{table}：没有写是哪个部门的：{said}",
                en: "{table}: nothing says whose these are: {said}"
            ));
        }
    }

    fn unknown(&mut self, name: &str) {
        self.left.push(message!(zh: "表式没有“{name}”", en: "the form has no '{name}'"));
    }
}

impl<'e> Belongs<'e> {
    fn of(element: &'e Element) -> Self {
        let refers = |name| element.child(name).and_then(|child| child.refers_to.as_deref());
        Self {
            item: refers("ComponentDataReference").unwrap_or_default(),
            office: refers("OrganizationReference").unwrap_or_default(),
            times: element.said("ReliedUponStatuteQuantity"),
        }
    }
}

/// The figures of an element of an item, each with its place: its name, its name in another, the code beside
/// it. `number` tells elements of one name apart.
fn figures(element: &Element, number: usize) -> Vec<(String, String)> {
    if element.children.is_empty() {
        return figure(element).into_iter().collect();
    }
    let code = element.children.iter().find(|child| {
        ["ReasonCode", "ExemptionCode", "IncrementCode"].iter().any(|ending| child.name.ends_with(ending))
    });
    if let Some(code) = code {
        let others = element.children.iter().filter(|child| child.name != code.name);
        return others
            .map(|child| (format!("{}[{}]", element.name, code.text), child.text.clone()))
            .collect();
    }
    let outer =
        if *element.name == *"OldItem" { format!("OldItem[{number}]") } else { element.name.to_string() };
    let inner = element.children.iter().filter_map(figure);
    inner.map(|(key, text)| (format!("{outer}/{key}"), text)).collect()
}

/// A figure by its name. A code in place of a number of days says that they are less than one.
fn figure(element: &Element) -> Option<(String, String)> {
    match element.name.strip_suffix("DaysCode") {
        Some(stem) if element.text == "LT1" => Some((format!("{stem}DaysValue"), "<1".to_owned())),
        _ => (!element.name.is_empty()).then(|| (element.name.to_string(), element.text.clone())),
    }
}

/// What a row says, for people.
fn said(row: &FiledRow) -> String {
    let cells = row.cells.iter().map(|(column, text)| format!("{column} {text}"));
    let under = row.under.iter().map(|(words, text)| format!("{} {text}", words.as_deref().unwrap_or("-")));
    cells.chain(under).collect::<Vec<_>>().join(", ")
}

/// Words that some files escape twice or thrice: `&quot;` stands for a quotation mark; and characters that
/// they have in the encoding of old Windows files: U+0092 stands for `’`.
fn words(text: &str) -> String {
    let text: String = text.chars().map(|c| in_old_windows(c).unwrap_or(c)).collect();
    let marks = [("&amp;", "&"), ("&quot;", "\""), ("&#039;", "'"), ("&lt;", "<"), ("&gt;", ">")];
    marks.iter().fold(text, |text, (written, meant)| text.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn words_are_those_that_were_meant() {
        for (written, meant) in [
            ("Army\u{92}s \u{96} files", "Army’s – files"),
            ("&amp;quot;none&amp;quot; &amp;#039;", "\"none\" '"),
            ("“None”, 5 U.S.C. § 552", "“None”, 5 U.S.C. § 552"),
        ] {
            assert_eq!(words(written), meant);
        }
    }
}
