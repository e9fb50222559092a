//! Selectors of CSS: which elements a rule is about.

use super::standing::Standing;
use cssparser::{ParseError, Parser, Token};
use scraper::ElementRef;

/// The longest selector that is read.
pub(super) const LENGTH: usize = 2000;

/// A selector of elements, or of what is written before or after them.
#[derive(Debug)]
pub(super) struct Selector {
    matcher: scraper::Selector,
    /// How much it says: the higher of two that apply holds.
    pub(super) specificity: Specificity,
    /// What an element has that it is about.
    pub(super) key: Key,
    /// Whether it is about words that the style sheet adds to an element.
    pub(super) is_added: bool,
    /// Whether it looks at an element's neighbours, which takes long among many.
    pub(super) is_costly: bool,
}

/// Ids, classes and names in a selector.
pub(super) type Specificity = (usize, usize, usize);

/// What an element must have for a selector to be about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key {
    /// This id.
    Id(String),
    /// This class.
    Class(String),
    /// This name.
    Name(String),
    /// Nothing that can be looked up.
    Any,
}

impl Selector {
    /// Whether it is about an element.
    pub(super) fn matches(&self, element: ElementRef<'_>) -> bool {
        self.matcher.matches(&element)
    }
}

/// The selector that a text is, and whether its conditions can be told. Nothing is returned of one that is
/// about nothing a reader sees at rest: a link under the pointer, a part of a browser.
pub(super) fn read(text: &str) -> Option<(Selector, Standing)> {
    if text.len() > LENGTH {
        return None;
    }
    let mut outline = Outline::default();
    outline.read(&mut Parser::new(text));
    if outline.is_never {
        return None;
    }
    let whole =
        if outline.is_added || outline.looks_within { None } else { scraper::Selector::parse(text).ok() };
    let (matcher, standing) = match whole {
        Some(matcher) => (matcher, Standing::Holds),
        None => {
            let standing = if outline.left_off > 0 { Standing::Unsure } else { Standing::Holds };
            (scraper::Selector::parse(outline.plain.trim()).ok()?, standing)
        }
    };
    let Outline { specificity, key, is_added, is_costly, .. } = outline;
    Some((Selector { matcher, specificity, key: key.unwrap_or(Key::Any), is_added, is_costly }, standing))
}

/// What a selector is made of.
#[derive(Debug, Default)]
struct Outline {
    specificity: Specificity,
    /// The key of its last part.
    key: Option<Key>,
    /// Its text without conditions that begin with a colon.
    plain: String,
    /// How many conditions the text is without.
    left_off: usize,
    is_added: bool,
    is_costly: bool,
    is_never: bool,
    /// Whether it asks what an element holds, which takes long in a large one, and is not tried.
    looks_within: bool,
}

impl Outline {
    fn read(&mut self, input: &mut Parser<'_>) {
        // Whether the last part says anything yet.
        let mut is_begun = false;
        loop {
            let start = input.position();
            let Ok(token) = input.next_including_whitespace() else { break };
            match token.clone() {
                Token::WhiteSpace(_) | Token::Delim('>' | '+' | '~') => {
                    self.is_costly |= matches!(token, Token::Delim('+' | '~'));
                    self.key = None;
                    is_begun = false;
                }
                Token::IDHash(id) | Token::Hash(id) => {
                    self.specificity.0 += 1;
                    self.key = Some(Key::Id(id.to_string()));
                    is_begun = true;
                }
                Token::Delim('.') => {
                    self.specificity.1 += 1;
                    is_begun = true;
                    if let Ok(class) = input.expect_ident_cloned()
                        && !matches!(self.key, Some(Key::Id(_)))
                    {
                        self.key = Some(Key::Class(class.to_string()));
                    }
                }
                Token::SquareBracketBlock => {
                    self.specificity.1 += 1;
                    is_begun = true;
                    skip(input);
                }
                Token::Ident(name) => {
                    self.specificity.2 += 1;
                    is_begun = true;
                    self.key = Some(Key::Name(name.to_ascii_lowercase()));
                }
                Token::Colon => {
                    if !is_begun {
                        self.plain.push('*');
                        is_begun = true;
                    }
                    self.condition(input);
                    continue;
                }
                _ => is_begun = true,
            }
            self.plain.push_str(input.slice_from(start));
        }
    }

    /// Reads what stands behind a colon.
    fn condition(&mut self, input: &mut Parser<'_>) {
        let is_doubled = input.try_parse(Parser::expect_colon).is_ok();
        match input.next_including_whitespace().cloned() {
            Ok(Token::Ident(name)) => match name.to_ascii_lowercase().as_str() {
                "before" | "after" => {
                    self.specificity.2 += 1;
                    self.is_added = true;
                }
                _ if is_doubled => self.is_never = true,
                "first-line" | "first-letter" | "hover" | "active" | "focus" | "focus-within"
                | "focus-visible" | "target" | "visited" => self.is_never = true,
                name => {
                    self.specificity.1 += 1;
                    self.is_costly |= name.ends_with("-of-type");
                    self.left_off += 1;
                }
            },
            Ok(Token::Function(name)) => {
                let name = name.to_ascii_lowercase();
                let inner = nested(input);
                self.left_off += 1;
                self.is_costly |= name.starts_with("nth-") || inner.is_costly;
                self.looks_within |= name == "has" || inner.looks_within;
                let counts = match name.as_str() {
                    "where" => (0, 0, 0),
                    "is" | "not" | "has" | "matches" | "-webkit-any" | "-moz-any" => inner.specificity,
                    _ => (0, 1, 0),
                };
                self.specificity.0 += counts.0;
                self.specificity.1 += counts.1;
                self.specificity.2 += counts.2;
            }
            _ => self.is_never = true,
        }
    }
}

/// The most that is said by one of the selectors in brackets.
fn nested(input: &mut Parser<'_>) -> Outline {
    let read = input.parse_nested_block(|input| {
        let all = input.parse_comma_separated(|input| {
            let mut outline = Outline::default();
            outline.read(input);
            Ok::<_, ParseError<()>>(outline)
        })?;
        let is_costly = all.iter().any(|outline| outline.is_costly);
        let specificity = all.iter().map(|outline| outline.specificity).max().unwrap_or_default();
        let looks_within = all.iter().any(|outline| outline.looks_within);
        Ok::<_, ParseError<()>>(Outline { specificity, is_costly, looks_within, ..Outline::default() })
    });
    read.unwrap_or_default()
}

/// Passes over what stands in brackets.
fn skip(input: &mut Parser<'_>) {
    let skipped: Result<(), ParseError<()>> = input.parse_nested_block(|input| {
        while input.next().is_ok() {}
        Ok(())
    });
    drop(skipped);
}
