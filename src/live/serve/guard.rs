//! Which requests are answered, and for which path of the site.
//!
//! A preview listens on the author's own machine, where every page of the web that is open in a browser can
//! send it requests. So a request must name this server as its host (else a name that was bound to this
//! address anew could read drafts: DNS rebinding), must not come from a page elsewhere, and only asks. Its
//! path is looked up among the site's own, never on the disk.

use percent_encoding::percent_decode_str;
use std::borrow::Cow;

/// What a request says of itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct RequestHead<'r> {
    pub method: &'r str,
    /// Every `Host` header.
    pub hosts: &'r [&'r str],
    /// The host in the request line, where it has one.
    pub authority: Option<&'r str>,
    /// The `Origin` header.
    pub origin: Option<&'r str>,
    /// The `Sec-Fetch-Site` header.
    pub fetch_site: Option<&'r str>,
    /// The `Sec-Fetch-Mode` header.
    pub fetch_mode: Option<&'r str>,
    /// The path, as it was sent.
    pub path: &'r str,
}

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refusal {
    /// Something else than GET and HEAD.
    Method,
    /// It names another host, or none, or several.
    Host,
    /// A page of another site sent it.
    Origin,
    /// Its path is none of a site.
    Path,
}

impl Refusal {
    /// The status code that says so.
    pub(super) fn status(self) -> u16 {
        match self {
            Self::Method => 405,
            Self::Host | Self::Origin => 403,
            Self::Path => 400,
        }
    }

    /// The answer's text, for whoever tries by hand.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Method => "only GET and HEAD are answered\n",
            Self::Host => {
                "this preview answers only to its own name; start it with --allow-host NAME to give it \
                 another\n"
            }
            Self::Origin => "this preview answers only its own pages\n",
            Self::Path => "this is no path of the site\n",
        }
    }
}

/// The path of the site that a request is about: `huaian-city/2024/index.html`.
///
/// # Errors
/// If it is not to be answered. `names` are those that the preview answers to.
pub(super) fn admit(head: &RequestHead<'_>, names: &[String]) -> Result<String, Refusal> {
    let [host] = head.hosts else { return Err(Refusal::Host) };
    if !is_ours(host, names) || head.authority.is_some_and(|authority| authority != *host) {
        return Err(Refusal::Host);
    }
    if head.origin.is_some_and(|origin| origin.strip_prefix("http://") != Some(host)) {
        return Err(Refusal::Origin);
    }
    // Following a link from elsewhere is fine; loading a file into a page elsewhere is not.
    let elsewhere = head.fetch_site.is_some_and(|site| !matches!(site, "same-origin" | "none"));
    if elsewhere && head.fetch_mode != Some("navigate") {
        return Err(Refusal::Origin);
    }
    if !matches!(head.method, "GET" | "HEAD") {
        return Err(Refusal::Method);
    }
    path(head.path).ok_or(Refusal::Path)
}

/// Whether a `Host` is this machine's: an address, which no name can be bound to, `localhost`, or one of
/// the names given.
fn is_ours(host: &str, names: &[String]) -> bool {
    let bare = match host.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((address, port)) if port.is_empty() || is_port(port) => {
                return address.parse::<std::net::Ipv6Addr>().is_ok();
            }
            _ => return false,
        },
        None => match host.split_once(':') {
            Some((bare, port)) if port.bytes().all(|b| b.is_ascii_digit()) => bare,
            Some(_) => return false,
            None => host,
        },
    };
    let bare = bare.to_ascii_lowercase();
    bare.parse::<std::net::Ipv4Addr>().is_ok()
        || bare == "localhost"
        || bare.ends_with(".localhost")
        || names.iter().any(|name| bare == name.to_ascii_lowercase())
}

fn is_port(text: &str) -> bool {
    text.strip_prefix(':').is_some_and(|port| port.bytes().all(|b| b.is_ascii_digit()))
}

/// A request's path as one of the site: decoded once, relative, with the name of a folder's page written out.
fn path(sent: &str) -> Option<String> {
    let decoded = decoded(sent.strip_prefix('/')?)?;
    let strange = |c: char| c.is_control() || matches!(c, '\\' | ':');
    if decoded.contains(strange) || decoded.split('/').any(|part| matches!(part, "." | "..")) {
        return None;
    }
    let is_folder = decoded.is_empty() || decoded.ends_with('/');
    Some(if is_folder { decoded + "index.html" } else { decoded })
}

/// Percent-encoding undone, once; `None` if a percent sign lacks its two digits, or no text comes out.
pub(super) fn decoded(text: &str) -> Option<String> {
    let digits = |after: &str| after.len() >= 2 && after.bytes().take(2).all(|byte| byte.is_ascii_hexdigit());
    if !text.split('%').skip(1).all(digits) {
        return None;
    }
    percent_decode_str(text).decode_utf8().ok().map(Cow::into_owned)
}
