//! What a workbook's own page about itself says: its title, and the names of people and offices.

use super::xml::{Broken, Piece, Xml};
use crate::import::document::{Document, Remark};
use crate::text::message::{Message, message};

/// The elements that name people and offices.
const PEOPLE: [&str; 6] =
    ["creator", "lastModifiedBy", "Company", "Manager", "initial-creator", "printed-by"];
/// What programs call themselves, which is no name of a person.
const PROGRAMS: [&str; 4] = ["openpyxl", "Calc", "xlwt", "Unknown"];

/// Something that whoever gets the file finds in it.
pub(super) fn disclosed(words: Message) -> Remark {
    Remark { words, is_disclosed: true }
}

/// The names in a workbook's page about itself.
#[derive(Debug, Default)]
pub(super) struct About {
    people: Vec<String>,
}

impl About {
    /// Takes a name.
    pub(super) fn person(&mut self, name: &str) {
        let name = name.trim().to_owned();
        if !name.is_empty() && !PROGRAMS.contains(&name.as_str()) && !self.people.contains(&name) {
            self.people.push(name);
        }
    }

    /// Takes all names, and the title, of a part about the file.
    pub(super) fn read(&mut self, text: &str, title: &mut Option<String>) -> Result<(), Broken> {
        let mut xml = Xml::new(text);
        let (mut inside, mut words) = (String::new(), String::new());
        while let Some(piece) = xml.next()? {
            match piece {
                Piece::Open(element) => (inside, words) = (element.name(), String::new()),
                Piece::Text(more) => words.push_str(&more),
                Piece::Close(_) => {
                    if PEOPLE.contains(&inside.as_str()) {
                        self.person(&words);
                    } else if inside == "title" && !words.trim().is_empty() {
                        *title = Some(words.trim().to_owned());
                    }
                    inside.clear();
                }
            }
        }
        Ok(())
    }

    /// Says which names there are.
    pub(super) fn say(&self, document: &mut Document) {
        if !self.people.is_empty() {
            let (zh, en) = (self.people.join("、"), self.people.join(", "));
            let words =
                message!(zh: "文件属性里的姓名、单位：{zh}", en: "names in the file's properties: {en}");
            document.remarks.push(disclosed(words));
        }
    }
}
