//! The format that an archive's files are written in: `file_format` in `annals.yaml`.
//!
//! It counts up when what was a right way of writing no longer is one, or means something else. What is
//! merely new needs no number.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::Node;
use std::fmt;

/// A format of an archive's files. They are numbered from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FileFormat(usize);

impl FileFormat {
    /// The format of an archive that names none.
    pub(crate) const FIRST: Self = Self(1);
    /// The one that this program reads.
    pub(crate) const NEWEST: Self = Self(1);

    pub(crate) const fn number(self) -> usize {
        self.0
    }

    /// The one that so many steps lead to.
    pub(crate) const fn after(self, steps: usize) -> Self {
        Self(self.0 + steps)
    }

    /// How many steps lead here from the first.
    pub(crate) const fn steps(self) -> usize {
        self.0 - Self::FIRST.0
    }
}

impl fmt::Display for FileFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// How it is named in `annals.yaml`.
pub(crate) const KEY: &str = "file_format";

pub(crate) const BAD_FORMAT: Code = Code("site-bad-format");
pub(crate) const OTHER_FORMAT: Code = Code("site-other-format");

/// The format that `annals.yaml` names; none where what stands there is no number of a format.
pub(crate) fn named(site: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<FileFormat> {
    let Some(node) = site.find(KEY) else { return Some(FileFormat::FIRST) };
    let text = node.text(diagnostics)?;
    let is_plain = !text.starts_with(['0', '+']);
    let format = text.parse().ok().filter(|_| is_plain).map(FileFormat);
    if format.is_none() {
        let newest = FileFormat::NEWEST;
        diagnostics.push(
            Diagnostic::error(
                BAD_FORMAT,
                node.place,
                message!(
                    zh: "file_format“{text}”不是文件格式的编号",
                    en: "'{text}' is not a file format number"
                ),
            )
            .remedy(message!(
                zh: "写 {KEY}: {newest}；不知道是第几版，就删去这一行，再运行 annals upgrade",
                en: "write {KEY}: {newest}; if you do not know it, delete the line and run `annals upgrade`"
            )),
        );
    }
    format
}

/// Whether an archive is in another format than the one that is read, or in one that cannot be told, which is
/// told.
pub(super) fn is_other(site: &Node<'_>, read: FileFormat, diagnostics: &mut Vec<Diagnostic>) -> bool {
    match named(site, diagnostics) {
        Some(named) if named == read => false,
        Some(named) => {
            diagnostics.push(other(site, named, read));
            true
        }
        None => true,
    }
}

/// What is said of an archive in another format than the one that is read.
pub(crate) fn other(site: &Node<'_>, named: FileFormat, read: FileFormat) -> Diagnostic {
    let place = site.find(KEY).map_or(site.place_of_start(), |node| node.place);
    let message = message!(
        zh: "这个档案的文件是第 {named} 版格式，这个 Annals 读的是第 {read} 版",
        en: "the files of this archive are in format {named}; this Annals reads format {read}"
    );
    let remedy = if named > read {
        message!(
            zh: "换用更新的 Annals（annals --version 显示现在的版本）；编号写错了，就改正",
            en: "get a newer Annals (`annals --version` says which you have); or mend the number, if it is a \
                 slip"
        )
    } else {
        message!(
            zh: "运行 annals upgrade，把文件改成第 {read} 版；先看要改什么，加 --dry-run",
            en: "run `annals upgrade`, which brings them to format {read}; `--dry-run` shows what would \
                 change"
        )
    };
    Diagnostic::error(OTHER_FORMAT, place, message).remedy(remedy)
}

#[cfg(test)]
mod tests {
    use super::{FileFormat, is_other};
    use crate::text::source::FileId;
    use crate::text::yaml;

    /// What is told of an `annals.yaml` by a program that reads the second format.
    fn told(text: &str) -> Option<(String, String, usize)> {
        let node = yaml::parse(FileId(0), text, 0..text.len(), &mut Vec::new()).unwrap();
        let mut diagnostics = Vec::new();
        let is_other = is_other(&node, FileFormat(2), &mut diagnostics);
        assert_eq!(is_other, !diagnostics.is_empty());
        let told = diagnostics.pop()?;
        Some((told.message.en, told.remedy?.en, told.place?.range().start))
    }

    #[test]
    fn an_older_format_leads_to_the_upgrade_and_a_later_one_to_a_newer_program() {
        assert_eq!(told("title: A\nfile_format: 2\n"), None);
        let (message, remedy, _) = told("# A\ntitle: A\n").unwrap();
        assert!(message.contains("in format 1; this Annals reads format 2"), "{message}");
        assert!(remedy.contains("annals upgrade"), "{remedy}");
        let (message, remedy, at) = told("title: A\nfile_format: 3\n").unwrap();
        assert!(message.contains("in format 3; this Annals reads format 2"), "{message}");
        assert!(remedy.contains("newer Annals") && at == 22, "{remedy} {at}");
    }
}
