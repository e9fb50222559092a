//! Codes and names in, characters out.

use super::cmap::CMap;
use super::codes::Codes;
use super::names;
use super::predefined::Predefined;
use crate::import::source::pdf::budget::Budget;

#[test]
fn codes_of_chinese_standards_are_characters() {
    let decoded = |name: &str, bytes: &[u8]| -> String {
        let table = Predefined::named(name.as_bytes()).unwrap();
        let codes = table.codes();
        codes.split(bytes).into_iter().map(|code| table.text(code).unwrap_or_else(|| "?".into())).collect()
    };
    assert_eq!(decoded("GBK-EUC-H", b"\xb9\xab12\xbf\xaa\xff"), "公12开?");
    assert_eq!(decoded("GBK2K-V", b"\x81\x30\x81\x30A"), "\u{80}A");
    assert_eq!(decoded("UniGB-UCS2-H", b"\x51\x6c\0\x31"), "公1");
    assert_eq!(decoded("UniGB-UTF16-H", b"\xd8\x40\xdc\x00\0\x31"), "\u{20000}1");
    assert!(Predefined::named(b"Identity-H").is_none());
    assert_eq!(Predefined::named(b"GBK-EUC-H").unwrap().number("1"), Some(831));
}

#[test]
fn names_of_glyphs_are_characters() {
    let text = |name: &str| names::text(name.as_bytes());
    assert_eq!(text("one").as_deref(), Some("1"));
    assert_eq!(text("A").as_deref(), Some("A"));
    assert_eq!(text("uni516C").as_deref(), Some("公"));
    assert_eq!(text("seven.oldstyle").as_deref(), Some("7"));
    assert_eq!(text("two.superior"), None);
    assert_eq!(text("g23"), None);
    assert_eq!(text(".notdef"), None);
}

#[test]
fn tables_that_fonts_bring_say_characters() {
    let table =
        b"/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <ffff> endcodespacerange \
                  2 beginbfchar <0003> <0031> <0004> <D840DC00> endbfchar \
                  2 beginbfrange <0010> <0012> <0041> <0020> <0021> [<516C> <5F00>] endbfrange \
                  1 beginbfchar <0005> <0000> endbfchar 1 begincidrange <0000> <00ff> 7 endcidrange end";
    let map = CMap::parse(table, &mut Budget::new()).unwrap();
    let text = |code| map.text(code).unwrap_or_default();
    assert_eq!([text(3), text(4), text(0x12), text(0x21)], ["1", "\u{20000}", "C", "开"]);
    assert_eq!([map.text(0x13), map.text(5), map.text(0)], [None, None, None]);
    assert_eq!(map.number(2), Some(9));
    assert_eq!(Codes::Spaces(map.spaces.clone()).split(b"abc"), [&b"ab"[..], b"c"]);
}

#[test]
fn a_space_may_be_written_as_a_tab() {
    let table = b"1 beginbfrange\n<0001> <0003> [<0041> <0009> <0007>]\nendbfrange";
    let map = CMap::parse(table, &mut Budget::new()).unwrap();
    assert_eq!(map.text(1).as_deref(), Some("A"));
    assert_eq!(map.text(2).as_deref(), Some(" "));
    assert_eq!(map.text(3), None, "a bell is nothing that is seen");
}
