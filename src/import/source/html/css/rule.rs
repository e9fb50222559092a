//! Rules of a style sheet: to which elements they apply, and what they declare.

use super::declaration::{self, Declaration};
use super::media;
use super::selector::{self, Selector};
use super::standing::Standing;
use cssparser::{
    AtRuleParser, CowRcStr, DeclarationParser, ParseError, Parser, ParserState, QualifiedRuleParser,
    RuleBodyItemParser, RuleBodyParser, StyleSheetParser,
};
use std::mem;

/// A rule with one selector.
#[derive(Debug)]
pub(super) struct Rule {
    /// Which elements it is about.
    pub(super) selector: Selector,
    /// Whether it applies to all of them, or perhaps.
    pub(super) is_sure: bool,
    /// What it declares, in its order.
    pub(super) declarations: Vec<Declaration>,
}

/// How deep blocks may stand within each other, and how many rules are read; none that come after are.
const DEPTH: usize = 16;
const RULES: usize = 50_000;

/// The rules of a style sheet for some media, in their order, and whether that is all of them.
pub(super) fn read(sheet: &str, media: &str) -> (Vec<Rule>, bool) {
    let standing = media::standing(media);
    if standing == Standing::Never {
        return (Vec::new(), true);
    }
    let mut reader = Reader { standing, ..Reader::default() };
    let mut input = Parser::new(sheet);
    for _ in StyleSheetParser::new(&mut input, &mut reader) {}
    // A rule stands before those within it.
    reader.rules.sort_by_key(|(order, _)| *order);
    (reader.rules.into_iter().map(|(_, rule)| rule).collect(), !reader.is_cut)
}

/// A style sheet that is read.
#[derive(Debug)]
struct Reader {
    standing: Standing,
    /// The selectors of the rule that is open, and what it declared so far.
    selectors: Vec<String>,
    declarations: Vec<Declaration>,
    depth: usize,
    /// How many rules were begun.
    begun: usize,
    rules: Vec<(usize, Rule)>,
    is_cut: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self {
            standing: Standing::Holds,
            selectors: Vec::new(),
            declarations: Vec::new(),
            depth: 0,
            begun: 0,
            rules: Vec::new(),
            is_cut: false,
        }
    }
}

impl Reader {
    /// Reads a block of rules and, within a rule, declarations.
    fn block(&mut self, input: &mut Parser<'_>) {
        if self.depth >= DEPTH || self.rules.len() >= RULES {
            self.is_cut = true;
            return;
        }
        self.depth += 1;
        for _ in RuleBodyParser::new(input, self) {}
        self.depth -= 1;
    }

    /// Adds what was declared for each selector of the rule that ends.
    fn end_rule(&mut self, order: usize) {
        let declarations = mem::take(&mut self.declarations);
        if declarations.is_empty() {
            return;
        }
        for text in &self.selectors {
            let Some((selector, standing)) = selector::read(text) else { continue };
            let is_sure = standing.max(self.standing) == Standing::Holds;
            self.rules.push((order, Rule { selector, is_sure, declarations: declarations.clone() }));
        }
    }

    /// The selectors of a rule within another.
    fn within(&self, inner: Vec<String>) -> Vec<String> {
        if self.selectors.is_empty() {
            return inner;
        }
        let outer = format!(":is({})", self.selectors.join(", "));
        let joined = |inner: String| match inner.contains('&') {
            true => inner.replace('&', &outer),
            false => format!("{outer} {inner}"),
        };
        // Rules within rules within rules could become longer than the sheet.
        let inner = inner.into_iter().map(joined);
        inner.filter(|text| text.len() <= selector::LENGTH).collect()
    }
}

impl<'i> QualifiedRuleParser<'i> for Reader {
    type Prelude = Vec<String>;
    type QualifiedRule = ();
    type Error = ();

    fn parse_prelude(&mut self, input: &mut Parser<'i>) -> Result<Vec<String>, ParseError<()>> {
        input.parse_comma_separated(|input| {
            let start = input.position();
            while input.next().is_ok() {}
            Ok(input.slice_from(start).trim().to_owned())
        })
    }

    fn parse_block(
        &mut self,
        selectors: Vec<String>,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        let order = self.begun;
        self.begun += 1;
        let selectors = self.within(selectors);
        let outer = (mem::replace(&mut self.selectors, selectors), mem::take(&mut self.declarations));
        self.block(input);
        self.end_rule(order);
        (self.selectors, self.declarations) = outer;
        Ok(())
    }
}

impl<'i> AtRuleParser<'i> for Reader {
    type Prelude = Standing;
    type AtRule = ();
    type Error = ();

    fn parse_prelude(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
    ) -> Result<Standing, ParseError<()>> {
        let start = input.position();
        while input.next().is_ok() {}
        match name.to_ascii_lowercase().as_str() {
            "media" => Ok(media::standing(input.slice_from(start).trim())),
            // What a browser supports, and which layer is above, is not known.
            "supports" | "layer" | "container" | "scope" | "document" | "-moz-document" => {
                Ok(Standing::Unsure)
            }
            _ => Err(ParseError::unexpected_token()),
        }
    }

    fn parse_block(
        &mut self,
        own: Standing,
        _: &ParserState,
        input: &mut Parser<'i>,
    ) -> Result<(), ParseError<()>> {
        if own == Standing::Never {
            while input.next().is_ok() {}
            return Ok(());
        }
        let outer = self.standing;
        let declared = mem::take(&mut self.declarations);
        let order = self.begun;
        self.begun += 1;
        self.standing = outer.max(own);
        self.block(input);
        // Declarations that stand in the condition itself are those of the rule around it.
        self.end_rule(order);
        self.declarations = declared;
        self.standing = outer;
        Ok(())
    }
}

impl<'i> DeclarationParser<'i> for Reader {
    type Declaration = ();
    type Error = ();

    fn parse_value(
        &mut self,
        name: CowRcStr<'i>,
        input: &mut Parser<'i>,
        _: &ParserState,
    ) -> Result<(), ParseError<()>> {
        // `a:hover {…}` begins as a declaration does, and is none.
        let start = input.state();
        while let Ok(token) = input.next() {
            if *token == cssparser::Token::CurlyBracketBlock {
                return Err(ParseError::unexpected_token());
            }
        }
        input.reset(&start);
        self.declarations.extend(declaration::read(&name, input));
        Ok(())
    }
}

impl RuleBodyItemParser<'_, (), ()> for Reader {
    fn parse_declarations(&self) -> bool {
        !self.selectors.is_empty()
    }

    fn parse_qualified(&self) -> bool {
        true
    }
}
