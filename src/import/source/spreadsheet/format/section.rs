//! Reads one section of a number format.

use super::code::{Kind, Section};
use super::date::{Token, token};
use std::iter::Peekable;
use std::str::Chars;

/// What has been read of a section.
#[derive(Default)]
struct Draft {
    before: String,
    after: String,
    /// The places for digits, their point and their separators, in order.
    digits: String,
    tokens: Vec<Token>,
    percents: usize,
    is_text: bool,
    is_general: bool,
    is_unknown: bool,
}

impl Draft {
    /// Adds words.
    fn say(&mut self, words: &str) {
        self.tokens.push(Token::Words(words.to_owned()));
        let is_begun = !self.digits.is_empty() || self.is_text || self.is_general;
        if is_begun { &mut self.after } else { &mut self.before }.push_str(words);
    }
}

/// Reads up to the next separator, and past it.
pub(super) fn parse(characters: &mut Peekable<Chars<'_>>) -> Section {
    let mut section = Section::empty();
    let mut draft = Draft::default();
    while let Some(character) = characters.next() {
        match character {
            ';' => break,
            '"' => {
                let words: String = characters.by_ref().take_while(|next| *next != '"').collect();
                draft.say(&words);
            }
            '\\' | '!' => {
                if let Some(next) = characters.next() {
                    draft.say(next.encode_utf8(&mut [0; 4]));
                }
            }
            '_' => {
                characters.next();
                draft.say(" ");
            }
            '*' => {
                characters.next();
            }
            '[' => {
                let words: String = characters.by_ref().take_while(|next| *next != ']').collect();
                bracket(&words, &mut section, &mut draft);
            }
            '0' | '#' | '?' | '.' | ',' if is_digits(character, &draft) => {
                // Words within the digits, as in numbers of telephones, belong to no quantity.
                if !draft.after.trim().is_empty() {
                    draft.is_unknown = true;
                }
                draft.digits.push(character);
                draft.tokens.push(Token::Words(character.to_string()));
            }
            '%' => {
                draft.percents += 1;
                draft.say("%");
            }
            '@' => draft.is_text = true,
            'G' | 'g' if follows(characters, "eneral") => draft.is_general = true,
            'E' | 'e' if !draft.digits.is_empty() && matches!(characters.peek(), Some('+' | '-')) => {
                // An exponent is never printed: the number is shown in full.
                while characters.next_if(|next| matches!(next, '+' | '-' | '0' | '#' | '?')).is_some() {}
                draft.is_general = true;
            }
            'A' | 'a' if follows(characters, "M/PM") || follows(characters, "/P") => {
                draft.tokens.push(Token::Half);
            }
            _ if character.is_ascii_alphabetic() => {
                let mut count = 1;
                while characters.next_if(|next| next.eq_ignore_ascii_case(&character)).is_some() {
                    count += 1;
                }
                match token(character, count) {
                    Some(token) => draft.tokens.push(token),
                    None => draft.is_unknown = true,
                }
            }
            '/' if !draft.digits.is_empty() => draft.is_unknown = true,
            _ => draft.say(character.encode_utf8(&mut [0; 4])),
        }
    }
    finish(section, draft)
}

/// Whether a character stands for digits here: a point between parts of a time is a word.
fn is_digits(character: char, draft: &Draft) -> bool {
    let is_begun = !draft.digits.is_empty();
    !draft.is_general && (matches!(character, '0' | '#' | '?' | '.') || is_begun)
}

/// Takes what stands in brackets.
fn bracket(words: &str, section: &mut Section, draft: &mut Draft) {
    let letters = words.to_ascii_lowercase();
    if let Some(locale) = words.strip_prefix('$') {
        let sign = locale.split('-').next().unwrap_or_default();
        if !sign.is_empty() {
            draft.say(sign);
        }
    } else if !letters.is_empty() && ["h", "m", "s"].iter().any(|unit| letters.replace(unit, "").is_empty()) {
        let unit = letters.chars().next().unwrap_or('h');
        draft.tokens.push(Token::Elapsed(unit, letters.len()));
    } else if letters.starts_with("dbnum") {
        draft.is_unknown = true;
    } else {
        // Else it is a condition or a colour.
        section.take_condition(words);
    }
}

/// Passes over words, if they follow.
fn follows(characters: &mut Peekable<Chars<'_>>, words: &str) -> bool {
    let mut ahead = characters.clone();
    let found = words.chars().all(|word| ahead.next().is_some_and(|next| next.eq_ignore_ascii_case(&word)));
    if found {
        *characters = ahead;
    }
    found
}

/// Makes a section of what has been read.
fn finish(mut section: Section, draft: Draft) -> Section {
    let is_date = draft.tokens.iter().any(|token| !matches!(token, Token::Words(_)));
    (section.before, section.after) = (draft.before, draft.after);
    if draft.is_unknown {
        section.kind = Kind::Unknown;
    } else if is_date {
        section.kind = Kind::Date(draft.tokens);
    } else if draft.is_general {
        section.kind = Kind::General;
    } else if draft.is_text {
        section.kind = Kind::Text;
    } else if draft.digits.contains(['0', '#', '?']) {
        let (whole, fraction) = draft.digits.split_once('.').unwrap_or((&draft.digits, ""));
        let count = |part: &str, marks: &[char]| part.chars().filter(|mark| marks.contains(mark)).count();
        // A separator behind the last digit divides by a thousand.
        let trailing = |part: &str| part.chars().rev().take_while(|mark| *mark == ',').count();
        let thousands = trailing(whole).min(whole.len()) + trailing(fraction);
        let least = fraction.rfind('0').map_or(0, |last| count(&fraction[..=last], &['0', '#', '?']));
        let most = count(fraction, &['0', '#', '?']);
        section.set_digits([count(whole, &['0']), least, most, draft.percents, thousands]);
    }
    section
}
