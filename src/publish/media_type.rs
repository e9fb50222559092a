//! Media types of the files of a site, as a server has to name them.

/// That of a page.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// That of plain text.
pub(crate) const TEXT: &str = "text/plain; charset=utf-8";

/// The media type of a file, by its ending.
pub(crate) fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).as_deref() {
        Some("html" | "htm") => HTML,
        Some("xhtml" | "xht") => "application/xhtml+xml; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("jsonld") => "application/ld+json; charset=utf-8",
        Some("csv") => "text/csv; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some("txt") => TEXT,
        Some("md") => "text/markdown; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("jpg" | "jpeg") => "image/jpeg",
        Some("gif") => "image/gif",
        Some("webp") => "image/webp",
        Some("ico") => "image/x-icon",
        Some("pdf") => "application/pdf",
        Some("woff2") => "font/woff2",
        Some("zip") => "application/zip",
        Some("docx") => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        Some("ods") => "application/vnd.oasis.opendocument.spreadsheet",
        Some("xlsx") => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}

/// Whether a browser may run something in a file at a path.
pub(crate) fn runs(path: &str) -> bool {
    let kind = media_type(path);
    kind == HTML || kind.starts_with("image/svg") || kind.contains("xml;")
}
