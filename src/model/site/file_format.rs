//! The format that an archive's files are written in: `file_format` in `annals.yaml`.
//!
//! It counts up when what was a right way of writing no longer is one, or means something else. What is
//! merely new needs no number.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::Node;

/// The format of an archive that names none.
pub(crate) const FIRST: usize = 1;
/// The one that this program reads.
pub(crate) const NEWEST: usize = 1;
/// How it is named in `annals.yaml`.
pub(crate) const KEY: &str = "file_format";

const BAD_FORMAT: Code = Code("site-bad-format");
pub(crate) const OTHER_FORMAT: Code = Code("site-other-format");

/// The format that `annals.yaml` names; none where what stands there is no number of a format.
pub(crate) fn named(site: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<usize> {
    let Some(node) = site.find(KEY) else { return Some(FIRST) };
    let text = node.text(diagnostics)?;
    let is_plain = !text.starts_with(['0', '+']);
    let number = text.parse().ok().filter(|_| is_plain);
    if number.is_none() {
        diagnostics.push(
            Diagnostic::error(
                BAD_FORMAT,
                node.place,
                message!(
                    zh: "file_format“{text}”不是文件格式的编号",
                    en: "'{text}' is no number of a file format"
                ),
            )
            .remedy(message!(
                zh: "写 {KEY}: {NEWEST}；`annals upgrade` 会写",
                en: "write {KEY}: {NEWEST}; `annals upgrade` writes it"
            )),
        );
    }
    number
}

/// Whether an archive is in another format than the one that is read, which is told.
pub(super) fn is_other(site: &Node<'_>, read: usize, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let Some(named) = named(site, diagnostics).filter(|named| *named != read) else { return false };
    diagnostics.push(other(site, named, read));
    true
}

/// What is said of an archive in another format than the one that is read.
pub(crate) fn other(site: &Node<'_>, named: usize, read: usize) -> Diagnostic {
    let place = site.find(KEY).map_or(site.place_of_start(), |node| node.place);
    let message = message!(
        zh: "这个档案的文件是第 {named} 版格式，这个 Annals 读的是第 {read} 版",
        en: "the files of this archive are in format {named}; this Annals reads format {read}"
    );
    let remedy = if named > read {
        message!(
            zh: "换用更新的 Annals；手头的是哪一版，annals --version 会说。格式编号写错了的，改回来",
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
    use super::is_other;
    use crate::text::source::FileId;
    use crate::text::yaml;

    /// What is told of an `annals.yaml` by a program that reads a format.
    fn told(text: &str, read: usize) -> Option<(String, String, usize)> {
        let node = yaml::parse(FileId(0), text, 0..text.len(), &mut Vec::new()).unwrap();
        let mut diagnostics = Vec::new();
        let is_other = is_other(&node, read, &mut diagnostics);
        assert_eq!(is_other, !diagnostics.is_empty());
        let told = diagnostics.pop()?;
        Some((told.message.en, told.remedy?.en, told.place?.range().start))
    }

    #[test]
    fn an_older_format_leads_to_the_upgrade_and_a_later_one_to_a_newer_program() {
        assert_eq!(told("title: A\nfile_format: 2\n", 2), None);
        let (message, remedy, _) = told("# A\ntitle: A\n", 2).unwrap();
        assert!(message.contains("in format 1; this Annals reads format 2"), "{message}");
        assert!(remedy.contains("annals upgrade"), "{remedy}");
        let (message, remedy, at) = told("title: A\nfile_format: 3\n", 2).unwrap();
        assert!(message.contains("in format 3; this Annals reads format 2"), "{message}");
        assert!(remedy.contains("newer Annals") && at == 22, "{remedy} {at}");
    }
}
