//! The words of a page's language, and of the tables of codes that fonts bring.

use super::number;

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    /// A number.
    Number(i64),
    /// A name, without its stroke.
    Name(Vec<u8>),
    /// Bytes.
    Bytes(Vec<u8>),
    /// `[`
    ListStart,
    /// `]`
    ListEnd,
    /// `<<`, `>>`, `{` or `}`.
    Bracket,
    /// An operator, or what is none of the others.
    Operator(Vec<u8>),
}

/// Reads words one after another.
#[derive(Debug, Clone)]
pub(super) struct Lexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Begins at the first byte.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    /// Leaves out the picture that stands in the text between `ID` and `EI`.
    pub(super) fn skip_picture(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let is_end = |window: &[u8]| match window {
            [before, b'E', b'I', after] => is_space(*before) && is_space(*after),
            _ => false,
        };
        self.at = match rest.windows(4).position(is_end) {
            Some(found) => self.at + found + 3,
            None => self.bytes.len(),
        };
    }

    fn peek(&self, ahead: usize) -> Option<u8> {
        self.bytes.get(self.at + ahead).copied()
    }

    fn skip_space(&mut self) {
        while let Some(byte) = self.peek(0) {
            if byte == b'%' {
                while self.peek(0).is_some_and(|byte| !matches!(byte, b'\n' | b'\r')) {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// The bytes of a word up to what ends it.
    fn regular(&mut self) -> &'a [u8] {
        let start = self.at;
        while self.peek(0).is_some_and(|byte| !is_space(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    /// Bytes in round brackets.
    fn literal(&mut self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut depth = 1_usize;
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'\\' => self.escaped(&mut bytes),
                b'(' => {
                    depth += 1;
                    bytes.push(byte);
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                    bytes.push(byte);
                }
                b'\r' => {
                    if self.peek(0) == Some(b'\n') {
                        self.at += 1;
                    }
                    bytes.push(b'\n');
                }
                _ => bytes.push(byte),
            }
        }
        bytes
    }

    /// What follows a backslash.
    fn escaped(&mut self, bytes: &mut Vec<u8>) {
        let Some(byte) = self.peek(0) else { return };
        self.at += 1;
        match byte {
            b'n' => bytes.push(b'\n'),
            b'r' => bytes.push(b'\r'),
            b't' => bytes.push(b'\t'),
            b'b' => bytes.push(8),
            b'f' => bytes.push(12),
            b'\n' => {}
            b'\r' => {
                if self.peek(0) == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit @ b'0'..=b'7') = self.peek(0) else { break };
                    code = code * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                bytes.push(u8::try_from(code & 0xff).unwrap_or(0));
            }
            _ => bytes.push(byte),
        }
    }

    /// Bytes in angle brackets.
    fn hexadecimal(&mut self) -> Vec<u8> {
        let mut digits = Vec::new();
        while let Some(byte) = self.peek(0) {
            self.at += 1;
            match byte {
                b'>' => break,
                _ => digits.extend(hex_digit(byte)),
            }
        }
        digits.chunks(2).map(|pair| pair[0] * 16 + pair.get(1).copied().unwrap_or(0)).collect()
    }

    fn name(&mut self) -> Vec<u8> {
        let raw = self.regular();
        let mut name = Vec::with_capacity(raw.len());
        let mut at = 0;
        while let Some(&byte) = raw.get(at) {
            let digit = |ahead: usize| raw.get(at + ahead).copied().and_then(hex_digit);
            match (byte, digit(1), digit(2)) {
                (b'#', Some(high), Some(low)) => {
                    name.push(high * 16 + low);
                    at += 3;
                }
                _ => {
                    name.push(byte);
                    at += 1;
                }
            }
        }
        name
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_space();
        let byte = self.peek(0)?;
        let is_double = self.peek(1) == Some(byte);
        let token = match byte {
            b'(' => {
                self.at += 1;
                Token::Bytes(self.literal())
            }
            b'<' if !is_double => {
                self.at += 1;
                Token::Bytes(self.hexadecimal())
            }
            b'<' | b'>' => {
                self.at += if is_double { 2 } else { 1 };
                Token::Bracket
            }
            b'/' => {
                self.at += 1;
                Token::Name(self.name())
            }
            b'[' | b']' => {
                self.at += 1;
                if byte == b'[' { Token::ListStart } else { Token::ListEnd }
            }
            b'{' | b'}' | b')' => {
                self.at += 1;
                Token::Bracket
            }
            _ => {
                let word = self.regular();
                number::parse(word).map_or_else(|| Token::Operator(word.to_vec()), Token::Number)
            }
        };
        Some(token)
    }
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

#[cfg(test)]
mod tests {
    use super::{Lexer, Token};
    use crate::import::source::pdf::number::ONE;

    #[test]
    fn words_are_told_apart() {
        let text = b"/F#31 12 Tf[(a\\(b\\)\\101(c))-.5<4 1 4>]TJ%x\nBI ID \x00EIx EI Q";
        let mut lexer = Lexer::new(text);
        let mut words: Vec<Token> = lexer.by_ref().take(11).collect();
        let operator = |text: &str| Token::Operator(text.into());
        assert_eq!(words.pop(), Some(operator("ID")));
        assert_eq!(words.pop(), Some(operator("BI")));
        lexer.skip_picture();
        assert_eq!(lexer.next(), Some(operator("Q")));
        assert_eq!(
            words,
            [
                Token::Name(b"F1".to_vec()),
                Token::Number(12 * ONE),
                operator("Tf"),
                Token::ListStart,
                Token::Bytes(b"a(b)A(c)".to_vec()),
                Token::Number(-ONE / 2),
                Token::Bytes(b"A@".to_vec()),
                Token::ListEnd,
                operator("TJ"),
            ]
        );
    }
}
