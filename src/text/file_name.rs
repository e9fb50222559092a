//! Names of files and folders that some system cannot hold. A site may be published on any system, and
//! editors of an archive work on several.

use super::message;
use super::message::Message;
use crate::text::limits;
use unicode_normalization::UnicodeNormalization;

/// The longest name of a file or a folder in bytes, on every system in use.
const LONGEST: usize = limits::NAME_BYTES.most;

/// The longest id: with those that follow it in an address, and an ending, it still makes a name.
pub(crate) const LONGEST_ID: usize = limits::ID_LETTERS.most;

/// Why a name, one part of a path, cannot be that of a file everywhere; `None` where it can.
///
/// The rules are those of Windows ("Naming Files, Paths, and Namespaces"), which are the strictest.
pub(crate) fn unportable(name: &str) -> Option<Message> {
    if let Some(sign) = name.chars().find(|c| matches!(c, '<' | '>' | '"' | '|' | '?' | '*')) {
        return Some(message!(
            zh: "名字里有“{sign}”，Windows 上不能有这样的文件",
            en: "the name holds {sign}, and no file on Windows can"
        ));
    }
    if name.ends_with(['.', ' ']) {
        return Some(message!(
            zh: "名字以句点或空格结尾，Windows 会把它去掉",
            en: "the name ends in a dot or a space, which Windows takes away"
        ));
    }
    if is_device(name) {
        return Some(message!(
            zh: "“{name}”在 Windows 上是设备的名字",
            en: "'{name}' is the name of a device on Windows"
        ));
    }
    let bytes = name.len();
    (bytes > LONGEST).then(|| {
        message!(
            zh: "名字有 {bytes} 个字节，最多 {LONGEST} 个",
            en: "the name has {bytes} bytes, and no system holds more than {LONGEST}"
        )
    })
}

/// What two names or paths share that some file system takes for one: letters in lower case, each with its
/// accents in one piece, as macOS and its disks compare them.
pub(crate) fn folded(path: &str) -> String {
    if path.is_ascii() { path.to_ascii_lowercase() } else { path.nfc().collect::<String>().to_lowercase() }
}

/// Whether Windows opens a device instead of a file under a name, whatever its case and its ending.
pub(crate) fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") {
        return true;
    }
    let port = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_number =
        |number: &str| matches!(number, "¹" | "²" | "³") || matches!(number.as_bytes(), [b'0'..=b'9']);
    port.is_some_and(is_number)
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, unportable};

    #[test]
    fn names_that_some_system_cannot_hold_are_known() {
        let refused = "con NUL.md aux.tar.gz com1 LPT9.pdf com² a?.pdf a* a| \"a a<b a>b x. CONIN$";
        let held = "console nul1 com com10 auxiliary.pdf a.b 年报.pdf #1.pdf lpt .con a&b";
        for name in refused.split(' ').chain(["x ", "con .txt", "2024 "]) {
            assert!(unportable(name).is_some(), "{name}");
        }
        for name in held.split(' ').chain(["a b"]) {
            assert!(unportable(name).is_none(), "{name}");
        }
        assert!(unportable(&"x".repeat(LONGEST)).is_none());
        assert!(unportable(&"x".repeat(LONGEST + 1)).is_some());
        assert!(unportable(&"年".repeat(LONGEST / 3 + 1)).is_some());
    }
}
