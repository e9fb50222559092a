//! Characters that no page can show, and those that only look like another.

use crate::text::diagnostic::{Code, Diagnostic, Severity};
use crate::text::message;
use crate::text::message::Message;
use crate::text::source::{FileId, Place};
use std::ops::Range;
use unicode_normalization::char::decompose_compatible;

const UNPRINTABLE: Code = Code("character-unprintable");
const LOOK_ALIKE: Code = Code("character-look-alike");

/// The most that is told of one text: there may be as many as bytes.
const MOST: usize = 100;

/// What is wrong with a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flaw {
    /// It tells a machine something and prints nothing.
    Control,
    /// A control character to Unicode; in the encoding of old Windows files the character that is given.
    OldWindows(char),
    /// It turns the order of what follows.
    Direction,
    /// It is no character at all, for ever.
    Noncharacter,
    /// It stands where another program could not read a character.
    Replaced,
    /// What it looks like depends on a font that readers do not have.
    PrivateUse,
    /// A byte order mark within a text, or a separator that browsers do not show.
    Invisible,
    /// It joins or parts letters, and stands where there are none to join.
    Joiner,
    /// It looks like a digit, and no program reads it as one.
    Digit(char),
}

/// Whether nothing can be wrong with a character: true of nearly all, and found out quickly.
fn is_ordinary(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\t' | '\n' | '\r' | '\u{4e00}'..='\u{9fff}' | '\u{3001}'..='\u{3011}'
        | '\u{ff01}'..='\u{ff5e}')
}

/// What is wrong with a character, if anything is.
fn flaw(c: char) -> Option<Flaw> {
    match c {
        '\t' | '\n' | '\r' => None,
        '\0'..='\u{1f}' | '\u{7f}' => Some(Flaw::Control),
        '\u{80}'..='\u{9f}' => Some(in_old_windows(c).map_or(Flaw::Control, Flaw::OldWindows)),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Flaw::Direction),
        '\u{fdd0}'..='\u{fdef}' => Some(Flaw::Noncharacter),
        _ if u32::from(c) & 0xfffe == 0xfffe => Some(Flaw::Noncharacter),
        '\u{fffd}' => Some(Flaw::Replaced),
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}' => Some(Flaw::PrivateUse),
        '\u{feff}' | '\u{2028}' | '\u{2029}' => Some(Flaw::Invisible),
        // Those that join letters of some scripts are told by what they join.
        _ if is_joiner(c) && !matches!(c, '\u{200c}' | '\u{200d}') => Some(Flaw::Joiner),
        _ => digit(c).map(Flaw::Digit),
    }
}

/// The digit that a character looks like: those that mathematics sets in styles of their own, and those of
/// segments. Full-width digits are ordinary ones in Chinese.
fn digit(c: char) -> Option<char> {
    let at = match c {
        '\u{1d7ce}'..='\u{1d7ff}' => (u32::from(c) - 0x1d7ce) % 10,
        '\u{1fbf0}'..='\u{1fbf9}' => u32::from(c) - 0x1fbf0,
        _ => return None,
    };
    char::from_digit(at, 10)
}

/// Whether a character prints nothing, and joins or parts what stands around it.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{180e}')
}

/// Whether a joiner stands between two characters that it can join: letters of scripts that are
/// joined, or the parts of a picture.
fn joins(before: Option<char>, after: Option<char>) -> bool {
    let joined = |c: char| {
        matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1800}'..='\u{18af}'
            | '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
    };
    before.is_some_and(joined) && after.is_some_and(joined)
}

/// What a control character from U+0080 to U+009F is in windows-1252.
pub(crate) fn in_old_windows(c: char) -> Option<char> {
    const CHARACTERS: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";
    let at = u32::from(c).checked_sub(0x80)?;
    CHARACTERS.chars().nth(usize::try_from(at).ok()?).filter(|c| *c != ' ')
}

/// Radicals of the block U+2E80 that are the same character as one in common use; the rest of the block, and
/// the other blocks, Unicode itself takes apart.
const RADICALS: &str = "⺁厂⺅亻⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺒巳⺓幺⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺣灬⺤爫⺥爫⺦丬⺨犭⺩王⺫目⺬示⺭礻⺮竹⺯糹⺰纟\
    ⺶羊⺷羊⺹耂⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏邑⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页\
    ⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

/// The character in common use that a radical or a compatibility ideograph looks like, and whether it is
/// certain which: text that was copied from a PDF often holds the one for the other.
pub(crate) fn look_alike(c: char) -> Option<(char, bool)> {
    match c {
        // The forms of the mainland and of Taiwan differ, and the radical stands for both.
        '⼾' => Some(('户', false)),
        '\u{2e80}'..='\u{2eff}' => {
            let mut pairs = RADICALS.chars();
            while let (Some(radical), Some(common)) = (pairs.next(), pairs.next()) {
                if radical == c {
                    return Some((common, true));
                }
            }
            taken_apart(c)
        }
        '\u{2f00}'..='\u{2fdf}' | '\u{f900}'..='\u{fadf}' | '\u{2f800}'..='\u{2fa1f}' => taken_apart(c),
        _ => None,
    }
}

fn taken_apart(c: char) -> Option<(char, bool)> {
    let mut common = None;
    decompose_compatible(c, |part| common = Some(part));
    common.filter(|common| *common != c).map(|common| (common, true))
}

/// Whether a character is as wide as a Chinese one: between two of them a line end is no blank.
pub(crate) fn is_wide(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{33ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}'
        | '\u{20000}'..='\u{3fffd}')
}

/// The character in common use that a character looks like, or the character itself.
pub(crate) fn common(c: char) -> char {
    look_alike(c).map_or(c, |(common, _)| common)
}

/// A text in which what looks like another character is that character.
pub(crate) fn without_look_alikes(text: &str) -> String {
    text.chars().map(common).collect()
}

/// Tells what is wrong with the characters of `text[range]`. A byte order mark at the beginning is fine.
pub(crate) fn check(file: FileId, text: &str, range: Range<usize>, diagnostics: &mut Vec<Diagnostic>) {
    let inner = text.get(range.clone()).unwrap_or("");
    if inner.is_ascii()
        && !inner.bytes().any(|byte| byte < b' ' && !b"\t\n\r".contains(&byte) || byte == 0x7f)
    {
        return;
    }
    let odd = inner.char_indices().filter(|&(_, c)| !is_ordinary(c)).filter(|&(at, c)| match c {
        '\u{200c}' | '\u{200d}' => {
            !joins(inner[..at].chars().next_back(), inner[at + c.len_utf8()..].chars().next())
        }
        _ => (flaw(c).is_some() && (c != '\u{feff}' || range.start + at > 0)) || look_alike(c).is_some(),
    });
    for (at, c) in odd.take(MOST) {
        let start = range.start + at;
        let mut told = told(c, Place::new(file, start, start + c.len_utf8()), true);
        let beside = [inner[..at].chars().next_back(), inner[at + c.len_utf8()..].chars().next()];
        // In words it is what many documents bring along; in a figure it makes one look like another.
        let is_in_a_figure = beside.into_iter().flatten().any(char::is_numeric);
        if let Some(told) = told.as_mut().filter(|_| is_joiner(c) && !is_in_a_figure) {
            told.severity = Severity::Warning;
        }
        diagnostics.extend(told);
    }
}

/// Tells what is wrong with the characters of a text that is written otherwise at its place: with escapes or
/// entities.
pub(crate) fn check_written(text: &str, place: Place, diagnostics: &mut Vec<Diagnostic>) {
    let odd = text.chars().filter(|&c| flaw(c).is_some());
    for c in odd.take(MOST) {
        diagnostics.extend(told(c, place, false));
    }
}

/// The diagnostic for a character; `itself` says whether the character alone stands at the place.
fn told(c: char, place: Place, itself: bool) -> Option<Diagnostic> {
    let code = format!("U+{:04X}", u32::from(c));
    let joiner = matches!(c, '\u{200c}' | '\u{200d}').then_some(Flaw::Joiner);
    let Some(flaw) = flaw(c).or(joiner) else {
        return look_alike(c).map(|common| alike(&code, c, common, place));
    };
    let diagnostic = match flaw {
        Flaw::Control => {
            let name = name(c);
            Diagnostic::error(
                UNPRINTABLE,
                place,
                message!(
                    zh: "{code}{name} 是控制字符，印不出来",
                    en: "{code}{name} is a control character: no page shows it"
                ),
            )
            .remedy(control_remedy(c))
        }
        Flaw::OldWindows(meant) => {
            let told = Diagnostic::error(
                UNPRINTABLE,
                place,
                message!(
                    zh: "{code} 是控制字符，印不出来；在旧的 Windows 文件里它是“{meant}”",
                    en: "{code} is a control character: no page shows it; in old Windows files it is \
                         '{meant}'"
                ),
            )
            .remedy(message!(
                zh: "多半该写“{meant}”：对照原件改",
                en: "probably '{meant}' is meant: look at the original and write it"
            ));
            if itself { told.suggestion(place, meant) } else { told }
        }
        Flaw::Direction => Diagnostic::error(
            UNPRINTABLE,
            place,
            message!(
                zh: "{code} 会颠倒后面文字的次序，48 可以印成 84",
                en: "{code} turns the order of what follows: 48 may be shown as 84"
            ),
        )
        .remedy(message!(zh: "删去它", en: "delete it")),
        Flaw::Joiner => {
            let told = Diagnostic::error(
                UNPRINTABLE,
                place,
                message!(
                    zh: "{code} 看不见，却把前后的文字连上或隔开",
                    en: "{code} is invisible, and joins or parts what stands around it"
                ),
            )
            .remedy(message!(zh: "删去它", en: "delete it"));
            if itself { told.fix(place, "") } else { told }
        }
        Flaw::Digit(digit) => {
            let told = Diagnostic::error(
                UNPRINTABLE,
                place,
                message!(
                    zh: "“{c}”（{code}）只是像数字 {digit}：搜索、比对和读屏软件都不认",
                    en: "'{c}' ({code}) only looks like the digit {digit}: no search, comparison or \
                         screen reader takes it for one"
                ),
            )
            .remedy(message!(zh: "写 {digit}", en: "write {digit}"));
            if itself { told.fix(place, digit) } else { told }
        }
        Flaw::Noncharacter => Diagnostic::error(
            UNPRINTABLE,
            place,
            message!(zh: "{code} 不是字符", en: "{code} is no character"),
        )
        .remedy(message!(
            zh: "对照原件，改成原来的字或删去",
            en: "look at the original: write what stands there, or delete it"
        )),
        Flaw::Replaced => Diagnostic::warning(
            UNPRINTABLE,
            place,
            message!(
                zh: "{code}（�）说明这里的字在转换时已经丢了",
                en: "{code} (�) says that a character was lost here when the text was converted"
            ),
        )
        .remedy(message!(zh: "对照原件补上", en: "write what stands in the original")),
        Flaw::PrivateUse => Diagnostic::warning(
            UNPRINTABLE,
            place,
            message!(
                zh: "{code} 是某种字体自己的符号，读者看不到",
                en: "{code} is a symbol of one font's own: readers do not see it"
            ),
        )
        .remedy(message!(zh: "改成通用的字符（列表写 -）", en: "write a common character (in lists -)")),
        Flaw::Invisible => {
            let told = Diagnostic::warning(
                UNPRINTABLE,
                place,
                message!(
                    zh: "{code} 看不见，却把前后的文字隔开",
                    en: "{code} is invisible, and parts what stands around it"
                ),
            )
            .remedy(
                message!(zh: "删去它；要换行就空一行", en: "delete it; for a new line, leave a line blank"),
            );
            if itself && c == '\u{feff}' { told.fix(place, "") } else { told }
        }
    };
    Some(diagnostic)
}

fn alike(code: &str, c: char, (common, certain): (char, bool), place: Place) -> Diagnostic {
    let diagnostic = Diagnostic::warning(
        LOOK_ALIKE,
        place,
        message!(
            zh: "“{c}”（{code}）只是像“{common}”：搜索和比对都找不到它",
            en: "'{c}' ({code}) only looks like '{common}': no search and no comparison finds it"
        ),
    )
    .remedy(message!(zh: "写“{common}”", en: "write '{common}'"));
    if certain { diagnostic.fix(place, common) } else { diagnostic.suggestion(place, common) }
}

/// The name of a control character, in brackets.
fn name(c: char) -> String {
    const NAMES: [&str; 32] = [
        "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR", "SO",
        "SI", "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS",
        "RS", "US",
    ];
    let known = usize::try_from(u32::from(c)).ok().and_then(|number| NAMES.get(number));
    known.or((c == '\u{7f}').then_some(&"DEL")).map(|name| format!(" ({name})")).unwrap_or_default()
}

fn control_remedy(c: char) -> Message {
    match c {
        '\u{b}' => {
            message!(zh: "Word 用它换行：改成空一行", en: "Word breaks lines with it: leave a line blank instead")
        }
        '\u{c}' => message!(zh: "它是分页符：删去", en: "it ends a page: delete it"),
        _ => {
            message!(
                zh: "对照原件，改成原来的字或删去",
                en: "look at the original: write what stands there, or delete it"
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told_of(text: &str) -> Vec<String> {
        let mut diagnostics = Vec::new();
        check(FileId(0), text, 0..text.len(), &mut diagnostics);
        diagnostics.into_iter().map(|told| told.message.en).collect()
    }

    #[test]
    fn every_control_character_and_noncharacter_is_an_error_with_its_name() {
        let allowed = ['\t', '\n', '\r'];
        for c in ('\0'..='\u{9f}').filter(|c| c.is_control() && !allowed.contains(c)) {
            let told = told_of(&format!("甲{c}乙"));
            assert!(told[0].contains(&format!("U+{:04X}", u32::from(c))), "{told:?}");
        }
        for c in
            (0..=0x10).flat_map(|plane| [plane << 16 | 0xfffe, plane << 16 | 0xffff]).chain(0xfdd0..=0xfdef)
        {
            assert!(told_of(&char::from_u32(c).unwrap().to_string())[0].contains("is no character"));
        }
        assert!(told_of("\u{1b}")[0].contains("(ESC)"));
        assert!(told_of("2019\u{96}2020")[0].contains("'–'"));
        assert!(told_of("a\u{202e}48")[0].contains("84"));
        for c in ('\0'..=char::MAX).filter(|&c| is_ordinary(c)) {
            assert!(flaw(c).is_none() && look_alike(c).is_none(), "{c}");
        }
        assert_eq!(told_of("\u{feff}甲\t乙\r\n‘“—”’ \u{200f}\u{a0}"), [""; 0]);
    }

    #[test]
    fn joiners_that_join_nothing_and_digits_that_are_none_are_errors() {
        for text in ["4\u{200b}8", "四\u{200d}八", "a\u{200c}", "\u{200d}b", "4\u{2060}8"] {
            assert!(told_of(text)[0].contains("joins or parts"), "{text:?}");
        }
        // As they are written: in Persian, in Hindi, in pictures.
        assert_eq!(told_of("می\u{200c}خواهم क्\u{200d}ष 👩\u{200d}💻 ４８"), [""; 0]);
        for (digit, c) in ('0'..='9').zip('\u{1d7ce}'..='\u{1d7d7}') {
            assert!(told_of(&c.to_string())[0].contains(&format!("the digit {digit}:")));
        }
        assert!(told_of("🯰")[0].contains("the digit 0:"));
    }

    #[test]
    fn radicals_and_compatibility_ideographs_are_told_with_the_common_character() {
        for (c, common) in
            [('⼆', '二'), ('⼀', '一'), ('⻅', '见'), ('⻓', '长'), ('⽂', '文'), ('\u{fa08}', '行')]
        {
            assert_eq!(look_alike(c), Some((common, true)), "{c}");
        }
        for c in '\u{2f00}'..='\u{2fd5}' {
            assert!(
                look_alike(c).is_some_and(|(common, _)| ('\u{4e00}'..='\u{9fff}').contains(&common)),
                "{c}"
            );
        }
        assert_eq!(look_alike('二'), None);
        assert_eq!(RADICALS.chars().count() % 2, 0);
        assert_eq!(without_look_alikes("⼆、主动公开"), "二、主动公开");
    }
}
