//! Whatever the files hold, and how long it takes: `cargo test --release --lib verify::tests::robust::speed
//! -- --ignored --nocapture`.

use super::{page, site};
use crate::publish::verify;
use proptest::prelude::*;
use std::fmt::Write;
use std::fs;
use std::time::Instant;

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_bytes_can_be_read(
        noise in prop::collection::vec(any::<u8>(), 0..200),
        parts in prop::collection::vec(prop::sample::select(vec![
            "<a href='", "<img srcset=\"", "<style>", "url(", "@import '", "</style>", "<noscript>",
            "</noscript>", "<svg>",
            "<title>", "\\", "/*", "&#x110000;", "&", "%", "%4", "#", "//", "..", "/", ">", "'", "\"", "图",
            "<base href='",
            " style='", ";", "<meta http-equiv=refresh content='0;ur", "url", ",", "(", "\0", "<template>",
            "<select>",
        ]), 0..40),
    ) {
        let folder = site(&[("p.html", ""), ("c.css", "")]);
        let mut bytes = parts.concat().into_bytes();
        bytes.extend(noise);
        bytes.extend(parts.concat().bytes());
        fs::write(folder.path().join("p.html"), &bytes).unwrap();
        fs::write(folder.path().join("c.css"), &bytes).unwrap();
        let found = verify::verify(folder.path()).unwrap();
        prop_assert!(found.iter().all(|fault| fault.start <= fault.end && fault.end <= bytes.len()));
        let (told, _) = verify::diagnostics(folder.path()).unwrap();
        prop_assert_eq!(told.len(), found.len());
    }
}

/// A style that never ends reaches over what is no UTF-8; its places once lay beyond the end of the file.
#[test]
fn places_after_bytes_that_are_no_text_are_in_the_file() {
    let bytes = b"<style>\x80\x80url('a.png";
    let folder = site(&[]);
    fs::write(folder.path().join("p.html"), bytes).unwrap();
    let found = verify::verify(folder.path()).unwrap();
    let dead = found.iter().find(|fault| fault.end > fault.start).unwrap();
    assert!(dead.end <= bytes.len(), "{}..{} of {}", dead.start, dead.end, bytes.len());
}

#[test]
#[ignore = "a measurement"]
fn speed() {
    const PAGES: u32 = 3_000;
    let folder = tempfile::tempdir_in("/dev/shm").unwrap();
    let mut bytes = 0;
    for n in 0..PAGES {
        let mut body = String::new();
        for i in 0..250 {
            let to = (n + i) % PAGES;
            writeln!(
                body,
                "<tr><th scope=\"row\">某一项</th><td id=\"f-{i}\">\
                 <a href=\"../{to}/index.html#f-{i}\">{i}</a></td></tr>"
            )
            .unwrap();
        }
        let text = page(&body);
        bytes += text.len();
        fs::create_dir(folder.path().join(n.to_string())).unwrap();
        fs::write(folder.path().join(format!("{n}/index.html")), text).unwrap();
    }
    for _ in 0..3 {
        let start = Instant::now();
        assert_eq!(verify::verify(folder.path()).unwrap(), []);
        println!("{:?} a page of {} bytes with 250 links", start.elapsed() / PAGES, bytes / PAGES as usize);
    }
}
