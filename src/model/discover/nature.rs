//! What a file is, by its name alone.

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Nature {
    /// Markdown or YAML, which is read.
    Text,
    /// Named almost like Markdown or YAML: its author takes it for a source, and it is none.
    NearlyText,
    /// What an editor, a system or an unfinished download leaves behind.
    LeftOver,
    /// A second copy, made by a program where two people changed one file.
    ConflictCopy,
    /// Anything else, to be published as it is.
    Other,
}

impl Nature {
    /// What a file of this name is.
    pub(crate) fn of(name: &str) -> Self {
        let lower = name.to_lowercase();
        if is_left_over(&lower) {
            Self::LeftOver
        } else if is_conflict_copy(&lower) {
            Self::ConflictCopy
        } else if matches!(name.rsplit_once('.'), Some((_, "md" | "yaml" | "yml"))) {
            Self::Text
        } else if ending(&lower).is_some() {
            Self::NearlyText
        } else {
            Self::Other
        }
    }
}

/// The name under which a file would be read that is named almost like Markdown or YAML.
pub(super) fn as_text(name: &str) -> Option<String> {
    let (stem, ending) = ending(&name.to_lowercase())?;
    let stem: String = name.trim().chars().take(stem.chars().count()).collect();
    Some(format!("{}.{ending}", stem.trim_end()))
}

/// The name without its ending, and the ending that is meant; the name is in lower case.
fn ending(lower: &str) -> Option<(String, &'static str)> {
    // What input methods and file managers make of the dot, and what editors add to a name they do not know.
    let plain = lower.trim().replace(['．', '。', '｡'], ".");
    let plain = plain.trim_end_matches(['.', ' ']);
    let plain = plain.strip_suffix(".txt").unwrap_or(plain).trim_end();
    let (stem, ending) = plain.rsplit_once('.')?;
    let meant = match ending.trim() {
        "md" | "markdown" | "mdown" | "mkdown" | "mkd" | "mkdn" | "mdwn" | "mdtxt" | "mdtext" => "md",
        "yaml" | "yml" => "yaml",
        _ => return None,
    };
    Some((stem.to_owned(), meant))
}

/// Whether a file or a folder is what an editor, a system or an unfinished download leaves behind; the name
/// is in lower case.
pub(super) fn is_left_over(lower: &str) -> bool {
    lower.starts_with(['.', '~'])
        || lower.ends_with('~')
        || lower.starts_with('#') && lower.ends_with('#') && lower.len() > 1
        || lower.ends_with("zone.identifier")
        || NAMES.contains(&lower)
        || lower.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending))
        || is_saved_aside(lower)
        || is_vims_trial(lower)
}

/// Names that systems and network drives give to files and folders of their own.
const NAMES: [&str; 15] = [
    "#recycle",
    "#snapshot",
    "$recycle.bin",
    "@eadir",
    "__macosx",
    "desktop.ini",
    "ehthumbs.db",
    "ehthumbs_vista.db",
    "icon\r",
    "lost+found",
    "network trash folder",
    "system volume information",
    "temporary items",
    "thumbs.db",
    "_gsdata_",
];

/// Endings of backups, of files that are being written, and of downloads that are not finished.
const ENDINGS: [&str; 33] = [
    "!qb",
    "!ut",
    "aria2",
    "asd",
    "autosave",
    "bak",
    "bc!",
    "crdownload",
    "download",
    "downloading",
    "filepart",
    "kate-swp",
    "laccdb",
    "ldb",
    "lnk",
    "mine",
    "old",
    "opdownload",
    "orig",
    "part",
    "partial",
    "rej",
    "save",
    "swm",
    "swn",
    "swo",
    "swp",
    "td",
    "temp",
    "tmp",
    "wbk",
    "xlk",
    "xltd",
];

/// How macOS names what it writes beside a document: `report.pdf.sb-1a2b3c4d-AbC123`.
fn is_saved_aside(lower: &str) -> bool {
    let Some((_, marks)) = lower.rsplit_once(".sb-") else { return false };
    marks.split_once('-').is_some_and(|(first, last)| first.len() == 8 && last.len() == 6)
}

/// Vim tries whether it can write to a folder with a file named 4913, or that and a multiple of 123.
fn is_vims_trial(lower: &str) -> bool {
    let number = lower.parse::<u32>().ok().filter(|_| lower.bytes().all(|byte| byte.is_ascii_digit()));
    number
        .and_then(|number| number.checked_sub(4913))
        .is_some_and(|above| above % 123 == 0 && above <= 123 * 99)
}

/// Whether a program that syncs or merges made a second copy of a file; the name is in lower case.
fn is_conflict_copy(lower: &str) -> bool {
    let marks = [
        ".sync-conflict-",
        "conflicted copy",
        "(conflict copy",
        "(case conflict",
        "(sfconflict",
        "[conflicted]",
        "冲突副本",
        "衝突複本",
        "(冲突",
        "（冲突",
    ];
    let stem = lower.rsplit_once('.').map_or(lower, |(stem, _)| stem);
    marks.iter().any(|mark| lower.contains(mark)) || stem.ends_with("_conflict") || is_side_of_merge(stem)
}

/// How `git mergetool` names the sides of a merge: `2024_LOCAL_1234.md`.
fn is_side_of_merge(stem: &str) -> bool {
    let Some((rest, number)) = stem.rsplit_once(['_', '.']) else { return false };
    let side = rest.rsplit_once(['_', '.']).map(|(_, side)| side);
    matches!(side, Some("backup" | "base" | "local" | "remote"))
        && !number.is_empty()
        && number.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Nature, as_text};

    #[test]
    fn names_say_what_files_are() {
        let known = [
            (Nature::Text, "2024.md index.md a.yaml 2024.yml about.en.md"),
            (
                Nature::NearlyText,
                "2024.MD 2023.markdown 2024.Yaml 2024.YML 2024.mkd 2024.md.txt 2024．md 2024。md 2024.md. \
                 form.yaml.txt",
            ),
            (
                Nature::LeftOver,
                "~$report.docx 4913 5036 x.orig x.tmp x.crdownload .DS_Store Thumbs.db #x# x~ .x.swp x.swo \
                 desktop.ini x.bak x.part .~lock.x.docx# ~WRL0001.tmp ~wrd0001.doc x.~1~ THUMBS.DB x.BAK \
                 x.pdf:Zone.Identifier __MACOSX @eaDir x.rej x.xltd report.pdf.sb-1a2b3c4d-AbC123",
            ),
            (
                Nature::ConflictCopy,
                "x.sync-conflict-20240101-120000-ABCDEFG.md x_NAS_Apr-07-1057-2019_Conflict.pdf \
                 2024_LOCAL_1234.md x(冲突副本).docx x[conflicted].md x.BASE.77.yaml",
            ),
            (
                Nature::Other,
                "report.pdf 2024 491 4914 #1.pdf conflict-of-interest.pdf 利益冲突.pdf x.txt my.md.pdf md \
                 x.part1.rar old.pdf 12345 1-2.pdf # plan_base.pdf",
            ),
        ];
        for (nature, names) in known {
            for name in names.split_whitespace() {
                assert_eq!(Nature::of(name), nature, "{name}");
            }
        }
        assert_eq!(Nature::of("2024 (Ann's conflicted copy 2024-01-01).md"), Nature::ConflictCopy);
        assert_eq!(Nature::of("2024.md "), Nature::NearlyText);
    }

    #[test]
    fn the_name_that_is_meant_is_known() {
        let meant = [("2024.MD", "2024.md"), ("FY2023.markdown", "FY2023.md"), ("2024.md.txt", "2024.md")];
        for (name, text) in meant.into_iter().chain([("表.YML", "表.yaml"), ("2024。md", "2024.md")]) {
            assert_eq!(as_text(name).as_deref(), Some(text), "{name}");
        }
    }
}
