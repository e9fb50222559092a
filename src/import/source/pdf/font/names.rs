//! Names of glyphs.

/// Glyphs of the characters of ASCII that are not called by the character itself, and of a few others.
const NAMES: [(&str, char); 68] = [
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '−'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("asciicircum", '^'),
    ("underscore", '_'),
    ("grave", '`'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("section", '§'),
    ("degree", '°'),
    ("multiply", '×'),
    ("divide", '÷'),
    ("yen", '¥'),
    ("sterling", '£'),
    ("Euro", '€'),
    ("cent", '¢'),
    ("periodcentered", '·'),
    ("middot", '·'),
    ("nbspace", ' '),
    ("sfthyphen", '-'),
    ("onesuperior", '¹'),
    ("twosuperior", '²'),
    ("threesuperior", '³'),
    ("perthousand", '‰'),
];

/// The characters of a glyph by its name; nothing where the name says none.
pub(super) fn text(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    // What follows a point says how it is drawn: `one.oldstyle`.
    let plain = name.split('.').next().filter(|plain| !plain.is_empty())?;
    let is_raised = name.contains("superior") || name.contains("inferior");
    let mut letters = plain.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return letter.is_ascii_alphabetic().then(|| letter.to_string());
    }
    if let Some((_, c)) = NAMES.iter().find(|(known, _)| *known == plain) {
        return (!is_raised || !c.is_ascii_digit()).then(|| c.to_string());
    }
    match plain {
        "fi" => return Some("fi".to_owned()),
        "fl" => return Some("fl".to_owned()),
        "ff" => return Some("ff".to_owned()),
        _ => {}
    }
    let digits = plain
        .strip_prefix("uni")
        .filter(|digits| digits.len() == 4)
        .or_else(|| plain.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())))?;
    let is_hex = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = u32::from_str_radix(digits, 16).ok().filter(|_| is_hex)?;
    char::from_u32(code).filter(|c| !c.is_control()).map(String::from)
}
