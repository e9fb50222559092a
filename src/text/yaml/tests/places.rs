//! Values stay as they were written, and their places cover them.

use super::{FILE, read, shown};
use crate::text::yaml;

#[test]
fn scalars_stay_the_text_that_was_written() {
    for text in [
        "012",
        "1e3",
        "yes",
        "~",
        "null",
        "0x1f",
        "1.20",
        "+19",
        "增 30513",
        "1:30",
        "2020-01-01",
        "<1",
        "31,393",
    ] {
        let file = format!("a: {text}\n");
        assert_eq!(read(&file).find("a").unwrap().plain_text(), Some(text));
    }
}

#[test]
fn places_cover_what_is_written() {
    let text = "a: 1\nb:\n  c: [1, 'x']\n  d:\ne: {x: 1}\nf:\n- p: q\n  r:   # c\n- t\n";
    assert_eq!(
        shown(read(text).find("b").unwrap(), text),
        "{c«c»=[1«1», quoted x«'x'»]«[1, 'x']», d«d»=«»}«c: [1, 'x']\n  d:»"
    );
    assert_eq!(
        shown(read(text).find("f").unwrap(), text),
        "[{p«p»=q«q», r«r»=«»}«p: q\n  r:», t«t»]«- p: q\n  r:   # c\n- t»"
    );
    let blocks = "a: |\n  foo\n  bar\n\nb: >-\n  x\n";
    assert_eq!(shown(read(blocks).find("a").unwrap(), blocks), "quoted foo\nbar\n«foo\n  bar»");
    let flow = "a: {b, c: , d: [x: 1]}";
    assert_eq!(
        shown(read(flow).find("a").unwrap(), flow),
        "{b«b»=«», c«c»=«», d«d»=[{x«x»=1«1»}«x: 1»]«[x: 1]»}«{b, c: , d: [x: 1]}»"
    );
}

#[test]
fn an_empty_value_stands_right_after_its_colon() {
    for text in
        ["a:\nb: 1\n", "a:   \nb: 1\n", "a: # c\n# d\nb: 1\n", "a :\nb: |\n x\n", "{a: , b: 1}", "'a':\nb: 1"]
    {
        let node = read(text);
        let value = node.find("a").unwrap();
        assert!(value.is_empty_scalar());
        let start = value.place.range().start;
        assert_eq!((&text[start - 1..start], value.place.range().len()), (":", 0), "{text}");
    }
    assert!(!read("a: ~").find("a").unwrap().is_empty_scalar());
    assert!(!read("a: ''").find("a").unwrap().is_empty_scalar());
    assert!(read("").is_empty_scalar() && read("# only a comment\n").is_empty_scalar());
}

#[test]
fn places_count_in_the_whole_file() {
    let text = "\u{feff}---\r\n标题: 年报\r\nb:\r\n---\r\nprose: [";
    let start = text.find("标题").unwrap();
    let end = text.rfind("---").unwrap();
    let mut diagnostics = Vec::new();
    let node = yaml::parse(FILE, text, start..end, &mut diagnostics).unwrap();
    assert_eq!(diagnostics, []);
    assert_eq!(&text[node.find("标题").unwrap().place.range()], "年报");
    let whole = "\u{feff}a: 1\r\n";
    assert_eq!(&whole[read(whole).find("a").unwrap().place.range()], "1");
}
