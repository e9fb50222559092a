//! The identity of an official site: `official` in `annals.yaml`, in the words of the conventions that
//! Chinese government sites follow (`docs/government.md`).
//!
//! A mandatory value that is missing is a warning: an archive is often built before its numbers are granted.
//! A value that cannot be right is an error: printed on every page, it would lead to nobody or to somebody
//! else.

mod shape;
mod values;

use crate::model::label::Label;
use crate::text::diagnostic::{Code, Diagnostic};
use crate::text::message;
use crate::text::source::Place;
use crate::text::yaml::{Fields, Node};
use values::Values;

const MISSING: Code = Code("official-missing");
const OTHER_DOMAIN: Code = Code("official-other-domain");

/// Who answers for a site, and under which numbers it is registered. What is missing is empty or `None`.
#[derive(Debug, Clone, Default)]
pub struct Official {
    /// The full name of the site, 网站名称.
    pub site_name: Label,
    /// Its domain, 网站域名, without `https://`.
    pub domain: Option<String>,
    /// Its code in the register of government sites, 网站标识码.
    pub site_id_code: Option<String>,
    /// The column of the site that the archive is.
    pub column: Column,
    /// Who answers for the site, 主办单位.
    pub organiser: Label,
    /// Who runs it for them, 承办单位.
    pub undertaker: Label,
    /// How to reach them, 联系方式.
    pub contact: Label,
    /// The number of its record at the ministry of industry, ICP备案号.
    pub icp: Option<String>,
    /// Its record at the public security organ.
    pub police: Option<Police>,
    /// Where its 党政机关网站标识 is explained.
    pub party_government_mark: Option<String>,
    /// Where readers report errors, 我为政府网站找错.
    pub error_report: Option<String>,
    /// The map of the site, 站点地图.
    pub sitemap: Option<String>,
    /// About the site, 关于我们.
    pub about: Option<String>,
}

/// A column of a site, 栏目.
#[derive(Debug, Clone, Default)]
pub struct Column {
    /// Its name, 栏目名称.
    pub name: Label,
    /// What it holds, 栏目描述.
    pub description: Label,
    /// Words that say what is in it, 栏目关键词.
    pub keywords: Vec<Label>,
    /// Which kind of column it is, 栏目类别.
    pub category: Label,
}

/// A record at the public security organ, 公安机关备案.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Police {
    /// Its number.
    pub number: String,
    /// Where it can be looked up.
    pub link: String,
}

impl Official {
    /// Reads `official`, beside the address at which the archive is published.
    pub(super) fn read(
        node: &Node<'_>,
        base: Option<(&str, Place)>,
        language: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Self> {
        let mut values = Values::of(Fields::of(node, diagnostics)?, "", language);
        let site_name = values.must("site_name").label(diagnostics);
        let domain_node = values.must("domain").node();
        let domain = domain_node.and_then(|node| shape::domain(node, diagnostics));
        let site_id_code =
            values.must("site_id_code").node().and_then(|n| shape::site_id_code(n, diagnostics));
        let column = values.must("column").node();
        let (column, lacking) =
            column.and_then(|node| Column::read(node, language, diagnostics)).unwrap_or_default();
        values.missing.extend(lacking);
        let official = Self {
            site_name,
            domain,
            site_id_code,
            column,
            organiser: values.must("organiser").label(diagnostics),
            undertaker: values.may("undertaker").label(diagnostics),
            contact: values.must("contact").label(diagnostics),
            icp: values.must("icp").node().and_then(|n| shape::icp(n, diagnostics)),
            police: values.must("police").node().and_then(|n| Police::read(n, diagnostics)),
            party_government_mark: values.must("party_government_mark").address(diagnostics),
            error_report: values.must("error_report").address(diagnostics),
            sitemap: values.must("sitemap").address(diagnostics),
            about: values.may("about").address(diagnostics),
        };
        let lacking = values.finish(diagnostics);
        diagnostics.extend(missing(&lacking, node.place_of_start()));
        if let (Some(domain), Some(node), Some(base)) = (&official.domain, domain_node, base) {
            diagnostics.extend(other_domain(domain, node.place, base));
        }
        Some(official)
    }
}

impl Column {
    /// Reads `column`; with the keys of it that are missing.
    fn read(
        node: &Node<'_>,
        language: &str,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<(Self, Vec<String>)> {
        let mut values = Values::of(Fields::of(node, diagnostics)?, "column.", language);
        let column = Self {
            name: values.must("name").label(diagnostics),
            description: values.must("description").label(diagnostics),
            keywords: values.must("keywords").labels(diagnostics),
            category: values.must("type").label(diagnostics),
        };
        let missing = values.finish(diagnostics);
        Some((column, missing))
    }
}

impl Police {
    /// Reads `police`: the number alone, or with the link to its record.
    fn read(node: &Node<'_>, diagnostics: &mut Vec<Diagnostic>) -> Option<Self> {
        let (number, link) = if node.is_mapping() {
            let mut fields = Fields::of(node, diagnostics)?;
            let number = fields.require("number", diagnostics);
            let link = fields.get("link").and_then(|n| n.web_address(diagnostics)).map(str::to_owned);
            fields.finish(diagnostics);
            (number?, link)
        } else {
            (node, None)
        };
        let (number, code) = shape::police(number, diagnostics)?;
        let link = link.unwrap_or_else(|| format!("https://beian.mps.gov.cn/#/query/webSearch?code={code}"));
        Some(Self { number, link })
    }
}

fn missing(keys: &[String], place: Place) -> Option<Diagnostic> {
    let keys = keys.join(", ");
    let warning = Diagnostic::warning(
        MISSING,
        place,
        message!(zh: "official 缺少必备的 {keys}", en: "`official` lacks what is mandatory: {keys}"),
    );
    (!keys.is_empty()).then(|| {
        warning.remedy(message!(
            zh: "补上；在此之前，缺少的内容在网页上不印，也不留空的标签。docs/government.md 说明每一项",
            en: "add it; until then nothing is printed in its place, not even a label. docs/government.md \
                 explains each"
        ))
    })
}

/// An archive is published on the domain of its site or below it.
fn other_domain(domain: &str, place: Place, (base, base_place): (&str, Place)) -> Option<Diagnostic> {
    let host = base.split_once("://").map_or(base, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default().to_ascii_lowercase();
    let (own, whole) = (host.trim_start_matches("www."), domain.trim_start_matches("www."));
    if own == whole || own.ends_with(&format!(".{whole}")) {
        return None;
    }
    Some(
        Diagnostic::warning(
            OTHER_DOMAIN,
            place,
            message!(
                zh: "网站域名是 {domain}，而 base 在 {host}",
                en: "the domain of the site is {domain}, and `base` is on {host}"
            ),
        )
        .related(base_place, message!(zh: "base 在这里", en: "`base` is here"))
        .remedy(message!(
            zh: "改正其一：档案发布在网站的域名或其下级域名上",
            en: "correct one of them: the archive is published on the domain of its site, or on one below it"
        )),
    )
}
