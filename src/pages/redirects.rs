//! Lists of moved addresses, as hosts read them: they lead on from data files too, where no page can stand.

use crate::model::archive::{Archive, Move, Moved};
use crate::model::site::Redirects;
use crate::pages::address;
use std::fmt::Write;

/// The file of a list.
pub(crate) fn path(kind: Redirects) -> &'static str {
    match kind {
        Redirects::Netlify => "_redirects",
        Redirects::Nginx => "redirects.map",
    }
}

/// A list: single addresses first, then all that lies below the former address of a publisher or a report.
pub(crate) fn text(archive: &Archive, kind: Redirects) -> String {
    let mut text = match kind {
        Redirects::Netlify => String::new(),
        Redirects::Nginx => "# http {\n#     map $uri $moved { include /path/of/the/site/redirects.map; }\n\
             #     server { if ($moved) { return 301 $moved; } }\n# }\n"
            .to_owned(),
    };
    let prefix = prefix(archive);
    let all = |below: bool, text: &mut String| {
        for language in &archive.site.languages {
            for moved in archive.moves.iter() {
                let (from, to) = ends(archive, moved, language);
                let (from, to) = (format!("{prefix}{from}"), format!("{prefix}{to}"));
                match (kind, below) {
                    (Redirects::Netlify, false) => netlify(text, moved, &from, &to),
                    (Redirects::Nginx, false) => nginx(text, moved, &from, &to),
                    (_, true) if !has_below(moved) => {}
                    (Redirects::Netlify, true) => line(text, &format!("{from}/* {to}:splat 301")),
                    (Redirects::Nginx, true) => {
                        line(text, &format!("~^{}/(?<rest>.*)$ {to}$rest;", escaped(&from)));
                    }
                }
            }
        }
    };
    all(false, &mut text);
    all(true, &mut text);
    text
}

/// The path of the site on its host, with a slash at its end: `/`, `/archive/`.
fn prefix(archive: &Archive) -> &str {
    let base = archive.site.base.as_deref().unwrap_or("/");
    let host = base.split_once("://").map_or(base, |(_, rest)| rest);
    host.find('/').and_then(|at| host.get(at..)).unwrap_or("/")
}

/// A former address without a slash at its end and where it leads, both below the root of the site.
fn ends(archive: &Archive, moved: &Move, language: &str) -> (String, String) {
    let is_first = language == archive.site.first_language();
    let from = if is_first { moved.from.clone() } else { format!("{language}/{}", moved.from) };
    let to = address::moved_path(archive, moved.to, language);
    (from, to.trim_end_matches("index.html").to_owned())
}

/// Whether other files may have stood below a former address.
fn has_below(moved: &Move) -> bool {
    match moved.to {
        Moved::Publisher(_) | Moved::Report(_) => true,
        Moved::Tables(..) | Moved::Changes(_) | Moved::Page(_) | Moved::File(_) => false,
    }
}

fn netlify(text: &mut String, moved: &Move, from: &str, to: &str) {
    match moved.to {
        Moved::File(_) => line(text, &format!("{from} {to} 301")),
        Moved::Publisher(_) | Moved::Report(_) | Moved::Tables(..) | Moved::Changes(_) | Moved::Page(_) => {
            line(text, &format!("{from}/ {to} 301"));
        }
    }
}

fn nginx(text: &mut String, moved: &Move, from: &str, to: &str) {
    line(text, &format!("{from} {to};"));
    match moved.to {
        Moved::File(_) => {}
        Moved::Publisher(_) | Moved::Report(_) | Moved::Tables(..) | Moved::Changes(_) | Moved::Page(_) => {
            line(text, &format!("{from}/ {to};"));
            line(text, &format!("{from}/index.html {to};"));
        }
    }
}

fn line(text: &mut String, line: &str) {
    let _ = writeln!(text, "{line}");
}

/// An address with every character that a regular expression reads otherwise made plain.
fn escaped(address: &str) -> String {
    let mut plain = String::with_capacity(address.len());
    for c in address.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '/' | '-' | '_') {
            plain.push('\\');
        }
        plain.push(c);
    }
    plain
}
