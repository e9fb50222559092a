//! Files at the root of a site that machines ask for by name: nothing links to them, and they are no pages
//! that anybody reads.

/// Whether a browser, a search engine or a host asks for the file at a path of the site by its name.
pub(crate) fn is_asked_for(path: &str) -> bool {
    NAMES.contains(&path.to_ascii_lowercase().as_str()) || is_proof(path)
}

/// Files with a name of their own.
const NAMES: [&str; 12] = [
    "_headers",
    "_redirects",
    "ads.txt",
    "apple-touch-icon.png",
    "browserconfig.xml",
    "cname",
    "favicon.ico",
    "humans.txt",
    "llms.txt",
    "robots.txt",
    "security.txt",
    "site.webmanifest",
];

/// Whether a file proves to a search engine or another service that its host is the archive's: Google,
/// Bing, Baidu, 360, Sogou, 神马, 头条, Yandex, Naver, Pinterest, WeChat, WeCom.
pub(crate) fn is_proof(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let Some((stem, ending)) = lower.rsplit_once('.').filter(|_| !lower.contains('/')) else { return false };
    let begins = [
        "baidu_verify_",
        "google",
        "mp_verify_",
        "naver",
        "pinterest-",
        "sogousiteverification",
        "shenma-site-verification",
        "ww_verify_",
        "yandex_",
    ];
    let is_code = |code: &str| code.len() >= 8 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let with_code = begins.iter().filter_map(|begin| stem.strip_prefix(begin)).any(|code| {
        let code = code.trim_start_matches(['-', '_']);
        is_code(code.strip_prefix("codeva-").or_else(|| code.strip_prefix("code-")).unwrap_or(code))
    });
    matches!(ending, "html" | "txt" | "xml")
        && (with_code
            || ["bingsiteauth", "bytedanceverify", "sogousiteverification", "shenma-site-verification"]
                .contains(&stem))
}
