//! Lines that a site puts around each of its articles: where one is, how to print, who runs the site.

/// What lines of a site begin with, whatever follows, and how many characters such a line has at most.
const BEGINNINGS: [(&str, usize); 24] = [
    ("您现在的位置", 120),
    ("您当前的位置", 120),
    ("您所在的位置", 120),
    ("你现在的位置", 120),
    ("当前位置", 120),
    ("当前所在位置", 120),
    ("字体大小", 30),
    ("字体：", 30),
    ("字体:", 30),
    ("【字体", 40),
    ("[字体", 40),
    ("字号：", 30),
    ("【字号", 40),
    ("分享到", 40),
    ("上一篇：", 120),
    ("下一篇：", 120),
    ("上一篇:", 120),
    ("下一篇:", 120),
    ("上一条：", 120),
    ("下一条：", 120),
    ("版权所有", 160),
    ("网站标识码", 160),
    ("主办单位：", 160),
    ("主办单位:", 160),
];

/// What only the foot of a site holds.
const WITHIN: [&str; 2] = ["ICP备", "公网安备"];

/// Buttons, of which a line may be made.
const BUTTONS: [&str; 17] = [
    "打印本页",
    "打印",
    "打印此页",
    "关闭窗口",
    "关闭本页",
    "关闭",
    "返回顶部",
    "回到顶部",
    "分享",
    "收藏",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "无障碍浏览",
    "无障碍阅读",
    "扫一扫在手机打开当前页",
];

/// Whether a line is certainly the site's and not the article's.
pub(super) fn is_furniture(text: &str) -> bool {
    let length = text.chars().take(161).count();
    if length > 160 || text.contains('\n') {
        return false;
    }
    let text = text.trim();
    BEGINNINGS.iter().any(|(beginning, most)| length <= *most && text.starts_with(beginning))
        || WITHIN.iter().any(|within| text.contains(within))
        || is_buttons(text)
}

/// Whether a line is made of buttons and what parts them.
fn is_buttons(text: &str) -> bool {
    let parts = |c: char| c.is_whitespace() || "|｜【】[]［］()（）/·".contains(c);
    let mut words = text.split(parts).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| BUTTONS.contains(&word))
}
