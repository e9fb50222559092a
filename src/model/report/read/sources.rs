//! The documents that figures were taken from, and the files among them.

use crate::model::label::Label;
use crate::model::named_file::NamedFile;
use crate::model::report::{Citation, Imported, SourceFile};
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::yaml::{Fields, Node};

const BAD_FILE: Code = Code("source-bad-file");

/// Reads `sources`. A file that is kept must be one of the report's `attachments`.
pub(super) fn read(
    node: Option<&Node<'_>>,
    attachments: &[NamedFile],
    language: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Citation> {
    let mut found = Vec::new();
    for node in node.and_then(|n| n.items(diagnostics)).unwrap_or_default() {
        let Some(mut fields) = Fields::of(node, diagnostics) else { continue };
        let title = fields.require("title", diagnostics);
        let title = title.and_then(|n| Label::read(n, language, diagnostics)).unwrap_or_default();
        let url = fields.get("url").and_then(|n| n.web_address(diagnostics)).map(str::to_owned);
        let note = fields.get("note").and_then(|n| Label::read(n, language, diagnostics)).unwrap_or_default();
        let file = file(&mut fields, attachments, diagnostics);
        fields.finish(diagnostics);
        found.push(Citation { title, url, note, file });
    }
    found
}

fn file(
    fields: &mut Fields<'_, '_>,
    attachments: &[NamedFile],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<SourceFile> {
    let name = fields.get("file");
    let sha256 = fields.get("sha256").map(|node| (node, digest(node, diagnostics)));
    let imported = fields.get("imported").map(|node| (node, imported(node, diagnostics)));
    let kept = fields.get("kept").map(|node| (node, kept(node, attachments, diagnostics)));
    let of_file = [sha256.as_ref().map(|s| s.0), imported.as_ref().map(|i| i.0), kept.as_ref().map(|k| k.0)];
    let Some(name) = name else {
        let nameless = of_file.into_iter().flatten().next()?;
        let told = message!(zh: "没有写是哪个文件", en: "this is about a file that is not named");
        let remedy = message!(zh: "加一行 file: 文件名", en: "add a line with its name, file: report.docx");
        diagnostics.push(Diagnostic::error(BAD_FILE, nameless.place, told).remedy(remedy));
        return None;
    };
    let text = name.text(diagnostics)?.trim();
    if text.is_empty() {
        let told = message!(zh: "没有写文件名", en: "the name of the file is not written here");
        let remedy = message!(zh: "写文件名，如 report.docx", en: "write its name, as in report.docx");
        diagnostics.push(Diagnostic::error(BAD_FILE, name.place, told).remedy(remedy));
        return None;
    }
    Some(SourceFile {
        name: text.to_owned(),
        sha256: sha256.and_then(|(_, digest)| digest),
        imported: imported.and_then(|(_, imported)| imported),
        kept: kept.and_then(|(_, kept)| kept),
    })
}

/// 64 hexadecimal digits.
fn digest(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let text = node.text(diagnostics)?;
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(text.to_ascii_lowercase());
    }
    let length = text.chars().count();
    let told = message!(
        zh: "“{text}”不是 SHA-256：应为 64 位十六进制数字，这里有 {length} 个字符",
        en: "'{text}' is no SHA-256: that has 64 hexadecimal digits, this has {length} characters"
    );
    let remedy = message!(
        zh: "用 sha256sum 或 certutil -hashfile 文件 SHA256 算出；不知道就删去这一行",
        en: "sha256sum or 'certutil -hashfile FILE SHA256' prints it; if it is not known, delete the line"
    );
    diagnostics.push(Diagnostic::error(BAD_FILE, node.place, told).remedy(remedy));
    None
}

/// How the cells of the file were read.
fn imported(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Imported> {
    let mut fields = Fields::of(node, diagnostics)?;
    let mut count = |key: &str, required: bool| {
        let node = if required { fields.require(key, diagnostics) } else { fields.get(key) };
        node.map(|node| number(node, diagnostics)).unwrap_or(if required { None } else { Some(0) })
    };
    let counts = (count("proven", true), count("read", true), count("unread", true), count("absent", false));
    fields.finish(diagnostics);
    let (Some(proven), Some(read), Some(unread), Some(absent)) = counts else { return None };
    Some(Imported { proven, read, unread, absent })
}

fn number(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<u32> {
    let text = node.text(diagnostics)?;
    let is_number = (1..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(number) = text.parse().ok().filter(|_| is_number) {
        return Some(number);
    }
    let told = message!(zh: "“{text}”不是格数", en: "'{text}' is no number of cells");
    let remedy = message!(zh: "写整数，如 180", en: "write a whole number, as in 180");
    diagnostics.push(Diagnostic::error(BAD_FILE, node.place, told).remedy(remedy));
    None
}

/// The path of a file that is published with the report.
fn kept(node: &Node<'_>, attachments: &[NamedFile], diagnostics: &mut Vec<Diagnostic>) -> Option<NamedFile> {
    let path = node.text(diagnostics)?;
    if attachments.iter().any(|file| file.is(path)) {
        return Some(NamedFile { path: path.to_owned(), place: node.place });
    }
    let told = message!(
        zh: "attachments 里没有“{path}”，它不随报告发布",
        en: "'{path}' is not among the report's attachments, so it is not published with it"
    );
    let remedy = message!(
        zh: "在 attachments 里加上“{path}”；不发布原件就删去这一行",
        en: "add '{path}' to attachments; if the file is not to be published, delete the line"
    );
    diagnostics.push(Diagnostic::error(BAD_FILE, node.place, told).remedy(remedy));
    None
}
