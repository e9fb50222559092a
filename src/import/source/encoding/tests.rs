//! Bytes in, characters out.

use super::{decode, decode_page};
use encoding_rs::{BIG5, Encoding, GB18030};
use proptest::prelude::*;

/// A text in an encoding.
fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

/// A text in UTF-16, little end first or last.
fn utf16(text: &str, little: bool) -> Vec<u8> {
    text.encode_utf16()
        .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
        .collect()
}

/// What a text that declares nothing is read as, or why it is not.
fn plain(bytes: &[u8]) -> Result<String, String> {
    decode(bytes).map(|decoded| decoded.text).map_err(|refusal| refusal.message.en)
}

/// What a page is read as, and how many remarks that brings.
fn page(bytes: &[u8]) -> Result<(String, usize), String> {
    let decoded = decode_page(bytes).map_err(|refusal| refusal.message.en)?;
    Ok((decoded.text, decoded.remarks.len()))
}

const WORDS: &str = "政府信息公开\t12\n";

#[test]
fn texts_are_in_what_they_are_in() {
    let mut marked = vec![0xef, 0xbb, 0xbf];
    marked.extend(WORDS.bytes());
    let encodings = [
        WORDS.as_bytes().to_vec(),
        marked,
        encoded(WORDS, GB18030),
        utf16(WORDS, true),
        utf16(WORDS, false),
        utf16(&format!("\u{feff}{WORDS}"), true),
        utf16(&format!("\u{feff}{WORDS}"), false),
    ];
    for bytes in encodings {
        assert_eq!(plain(&bytes).as_deref(), Ok(WORDS), "{bytes:x?}");
    }
    // A letter that has a zero byte of its own.
    assert_eq!(
        plain(&utf16("一二三 1\n二三四 2\n三四五 3\n", true)).as_deref(),
        Ok("一二三 1\n二三四 2\n三四五 3\n")
    );
}

#[test]
fn pages_are_in_what_they_declare_unless_the_bytes_say_otherwise() {
    let declare =
        |charset: &str| format!("<META http-equiv=Content-Type content='text/html; charset={charset}'>");
    let quoted = |charset: &str| format!("<meta charset = \"{charset}\">");
    for (head, encoding) in [
        (declare("gb2312"), GB18030),
        (declare("GBK"), GB18030),
        (quoted("gb18030"), GB18030),
        ("<?xml version='1.0' encoding='GB2312'?>".to_owned(), GB18030),
        (String::new(), GB18030),
        (declare("big5"), BIG5),
    ] {
        let text = format!("{head}<p>政府信息公開年報</p>");
        assert_eq!(page(&encoded(&text, encoding)), Ok((text, 0)));
    }
    let wrong = format!("{}<p>{WORDS}", declare("utf-8"));
    assert_eq!(page(&encoded(&wrong, GB18030)), Ok((wrong, 1)));
    let wrong = format!("{}<p>{WORDS}", quoted("gb2312"));
    assert_eq!(page(wrong.as_bytes()), Ok((wrong.clone(), 1)));
    // A declaration in letters of one byte cannot be in UTF-16.
    let wrong = format!("{}<p>{WORDS}", quoted("utf-16"));
    assert_eq!(page(wrong.as_bytes()), Ok((wrong.clone(), 0)));
}

#[test]
fn nothing_is_replaced_in_silence() {
    let refused = |bytes: &[u8], words: &str| {
        let said = plain(bytes).unwrap_err();
        assert!(said.contains(words), "{said}");
    };
    let mut cut = WORDS.repeat(9).into_bytes();
    cut.remove(4);
    refused(&cut, "byte 4 is no character in UTF-8");
    let mut cut = encoded(WORDS, GB18030);
    cut.insert(2, 0xff);
    refused(&cut, "byte 3 is no character in gb18030");
    refused(b"a\0\0\0b", "byte 2 is the control character 0");
    let remark = &decode(b"a\nb\x07").unwrap().remarks[0];
    assert_eq!(remark.words.en, "line 2 has the control character U+0007");
    refused(b"\xff\xfea", "no character in UTF-16LE");
    // A page that says Big5 is not read as something else.
    let text = format!("<meta charset=big5>{WORDS}");
    assert!(page(&encoded(&text, GB18030)).is_err() || page(&encoded(&text, GB18030)).unwrap().0 != text);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = decode(&bytes);
        let _ = decode_page(&bytes);
    }

    #[test]
    fn any_text_is_read_in_each_encoding(text in "[ -~一-龥\n]{0,40}[，。]\n") {
        prop_assert_eq!(plain(text.as_bytes()).unwrap(), text.clone());
        let marked = format!("\u{feff}{text}");
        prop_assert_eq!(plain(&utf16(&marked, true)).unwrap(), text.clone());
        prop_assert_eq!(plain(&utf16(&text, true)).unwrap(), text.clone());
        prop_assert_eq!(plain(&utf16(&text, false)).unwrap(), text);
    }

    #[test]
    fn chinese_in_gb18030_is_never_taken_for_another(text in "[ -~]{0,5}[一-龥]{4,40}[ -~]{0,5}") {
        prop_assert_eq!(plain(&encoded(&text, GB18030)).unwrap(), text);
    }
}
