//! Declarations of CSS: `display: none`.

use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, Token, parse_important,
};

/// A declaration of a property that is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::import::source::html) struct Declaration {
    /// Its property, in small letters.
    pub(in crate::import::source::html) property: &'static str,
    /// Its value, in small letters, blanks and comments as one blank; of `content` the words that are shown.
    pub(in crate::import::source::html) value: String,
    /// Whether it holds before those that are not.
    pub(super) is_important: bool,
}

/// The properties that are read: what hides words, and how paragraphs stand.
const PROPERTIES: [&str; 20] = [
    "clip",
    "clip-path",
    "content",
    "display",
    "font-style",
    "font-weight",
    "left",
    "list-style",
    "list-style-type",
    "mso-hide",
    "opacity",
    "position",
    "text-align",
    "text-decoration",
    "text-decoration-line",
    "text-indent",
    "top",
    "vertical-align",
    "visibility",
    "white-space",
];

/// The declarations of a `style` attribute, in their order.
pub(in crate::import::source::html) fn of_attribute(style: &str) -> Vec<Declaration> {
    let mut input = Parser::new(style);
    RuleBodyParser::new(&mut input, &mut Attribute).filter_map(|read| read.ok().flatten()).collect()
}

/// The declaration of a property whose value follows; nothing of a property that is not read.
pub(super) fn read(name: &str, input: &mut Parser<'_>) -> Option<Declaration> {
    let property = PROPERTIES.into_iter().find(|property| name.eq_ignore_ascii_case(property))?;
    let (mut value, mut is_important) = (String::new(), false);
    loop {
        if input.try_parse(parse_important).is_ok() {
            is_important = true;
            continue;
        }
        let start = input.position();
        match input.next_including_whitespace() {
            Err(_) => break,
            Ok(Token::WhiteSpace(_)) if value.ends_with(' ') => {}
            Ok(Token::WhiteSpace(_)) => value.push(' '),
            Ok(Token::QuotedString(words)) if property == "content" => value.push_str(words),
            // What a counter or an attribute prints is not known here.
            Ok(Token::Function(_)) if property == "content" => value.push('0'),
            Ok(Token::Ident(_)) if property == "content" => {}
            Ok(Token::Function(name)) => {
                value.push_str(&name.to_ascii_lowercase());
                value.push('(');
                let inner = input.parse_nested_block(|input| {
                    let start = input.position();
                    while input.next().is_ok() {}
                    Ok::<_, ParseError<()>>(input.slice_from(start).to_ascii_lowercase())
                });
                value.push_str(&inner.unwrap_or_default());
                value.push(')');
            }
            Ok(_) => value.push_str(&input.slice_from(start).to_ascii_lowercase()),
        }
    }
    Some(Declaration { property, value: value.trim().to_owned(), is_important })
}

/// The reader of a `style` attribute, which holds no rules.
struct Attribute;

impl<'i> DeclarationParser<'i> for Attribute {
    type Declaration = Option<Declaration>;
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _: &ParserState,
    ) -> Result<Self::Declaration, ParseError<()>> {
        Ok(read(&name, input))
    }
}

impl AtRuleParser<'_> for Attribute {
    type Prelude = ();
    type AtRule = Option<Declaration>;
    type Error = ();
}

impl QualifiedRuleParser<'_> for Attribute {
    type Prelude = ();
    type QualifiedRule = Option<Declaration>;
    type Error = ();
}

impl RuleBodyItemParser<'_, Option<Declaration>, ()> for Attribute {
    fn parse_declarations(&self) -> bool {
        true
    }

    fn parse_qualified(&self) -> bool {
        false
    }
}
