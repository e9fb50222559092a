//! Addresses that a page or a file once had: `moved_from` in front matter, `moved` in `annals.yaml`.

use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::Node;

const BAD_ADDRESS: Code = Code("moved-bad-address");

/// An address that something once had in the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormerAddress {
    /// The address from the root of the site, without a language and without a slash at either end:
    /// `huaian-city/2023`, `files/report.pdf`.
    pub address: String,
    /// Where it is written.
    pub place: Place,
}

/// Reads `moved_from`: an address, or a list of them.
pub(crate) fn read(node: Option<&Node<'_>>, diagnostics: &mut Vec<Diagnostic>) -> Vec<FormerAddress> {
    let nodes = node.map(Node::one_or_more).unwrap_or_default();
    nodes.iter().filter_map(|node| one(node, diagnostics)).collect()
}

/// Reads `moved`: what had which address, by the address that it had.
pub(crate) fn mapping(
    node: Option<&Node<'_>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<(FormerAddress, FormerAddress)> {
    let entries = node.and_then(|node| node.entries(diagnostics)).unwrap_or_default();
    let pair = |(from, to): &(Node<'_>, Node<'_>)| Some((one(from, diagnostics)?, one(to, diagnostics)?));
    entries.iter().filter_map(pair).collect()
}

/// Reads one address, as it is copied from a browser or written by hand.
fn one(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<FormerAddress> {
    let written = node.text(diagnostics)?;
    let address = written.trim_matches('/');
    let address = address.strip_suffix("index.html").unwrap_or(address).trim_end_matches('/');
    let is_part = |part: &str| !matches!(part, "" | "." | "..");
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"?#\\:%\"<>|*".contains(c);
    if address.split('/').all(is_part) && address.chars().all(is_plain) {
        return Some(FormerAddress { address: address.to_owned(), place: node.place });
    }
    diagnostics.push(
        Diagnostic::error(
            BAD_ADDRESS,
            node.place,
            message!(zh: "“{written}”不是网站里的地址", en: "'{written}' is no address in the site"),
        )
        .remedy(message!(
            zh: "写从网站根目录起的地址，如 water-office/2023",
            en: "write an address from the root of the site, as in water-office/2023"
        )),
    );
    None
}
