//! Scripts in attached files: whoever opens such a file runs them as part of the site.

use crate::model::archive::{Archive, Attached};
use crate::publish::media_type;
use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::limits;
use crate::text::message;
use crate::text::source::{Place, Sources};
use std::fs::File;
use std::io::Read;

const ACTIVE: Code = Code("attachment-active");

/// Tells the attached files in which a script is found. Files of a git revision lie nowhere, and are not
/// looked through.
pub(super) fn check(archive: &Archive, sources: &mut Sources) -> Vec<Diagnostic> {
    let files = archive.attachments.iter().filter(|attached| media_type::runs(&attached.name));
    files.filter_map(|file| Some(active(file, script(&bytes(file)?)?, sources))).collect()
}

/// What can be read of a file; a build that cannot read it says so where it copies it.
fn bytes(attached: &Attached) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let file = File::open(&attached.attachment.file).ok()?;
    file.take(limits::SOURCE_BYTES.most as u64).read_to_end(&mut bytes).ok()?;
    // Without its zeros, UTF-16 shows what a script is spelt with.
    bytes.retain(|&byte| byte != 0);
    bytes.make_ascii_lowercase();
    Some(bytes)
}

/// The line of the first script in markup in lower case, counted from 1.
fn script(markup: &[u8]) -> Option<usize> {
    let (mut line, mut in_tag) = (1, false);
    for (at, &byte) in markup.iter().enumerate() {
        let rest = &markup[at..];
        match byte {
            b'\n' => line += 1,
            b'<' => in_tag = true,
            b'>' => in_tag = false,
            _ => {}
        }
        let starts = ["<script", "<iframe", "<object", "<embed", "javascript:"];
        if starts.iter().any(|start| rest.starts_with(start.as_bytes())) {
            return Some(line);
        }
        let begins_attribute = in_tag && matches!(byte, b'"' | b'\'' | b'/' | b' ' | b'\t' | b'\n' | b'\r');
        if begins_attribute && is_handler(&rest[1..]) {
            return Some(line);
        }
    }
    None
}

/// Whether markup goes on with an attribute that holds a script, such as `onload="…"`.
fn is_handler(markup: &[u8]) -> bool {
    let Some(name) = markup.strip_prefix(b"on") else { return false };
    let letters = name.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    letters > 0 && name[letters..].trim_ascii_start().starts_with(b"=")
}

fn active(attached: &Attached, line: usize, sources: &mut Sources) -> Diagnostic {
    let source = &attached.attachment.path;
    Diagnostic::new(
        Severity::Notice,
        ACTIVE,
        Some(Place::new(sources.put(&format!("content/{source}"), ""), 0, 0)),
        message!(
            zh: "“{source}”里有脚本（第 {line} 行）：读者打开时，它作为本站的一部分运行",
            en: "'{source}' holds a script (line {line}): in a reader's browser it runs as part of the site"
        ),
    )
    .remedy(message!(
        zh: "把脚本去掉，或以 PDF、PNG 发布内容；确实需要、也清楚它做什么，就不用处理",
        en: "take the script out, or publish the content as a PDF or a PNG; if it is wanted and you know \
             what it does, nothing is to be done"
    ))
}

#[cfg(test)]
mod tests {
    use super::script;

    #[test]
    fn scripts_are_found_with_their_line_and_words_are_none() {
        let active = [
            ("<svg>\n<script>1</script>", 2),
            ("<svg\nonload = 'x()'>", 2),
            ("<p>\n\n<a href=\"javascript:x()\">", 3),
            ("<img src=x onerror=x>", 1),
            ("<svg/onload=x>", 1),
            ("<p>a\n<iframe src=x>", 2),
        ];
        for (markup, line) in active {
            assert_eq!(script(markup.as_bytes()), Some(line), "{markup}");
        }
        for markup in ["<p>the switch is on = on</p>", "<p>online=1</p>", "<p class='on'>", "", "<p on=x>"] {
            assert_eq!(script(markup.as_bytes()), None, "{markup}");
        }
    }
}
