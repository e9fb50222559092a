//! What Annals says to people, in Chinese and in English.
//!
//! A message is written once, where the condition is, in both languages side by side, so that neither is
//! forgotten and both name the same facts.

use std::fmt;

/// A language in which Annals speaks to the person at the terminal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Language {
    /// Chinese, simplified.
    Zh,
    /// English.
    En,
}

impl Language {
    /// The language a POSIX locale name (`zh_CN.UTF-8`) asks for; English unless it is Chinese.
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }

    /// The language that the environment asks for.
    pub fn of_environment() -> Self {
        let said = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
        Self::of_locale(&["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(said).unwrap_or_default())
    }

    /// The language tag, as in HTML's `lang`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

impl std::str::FromStr for Language {
    type Err = String;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        match tag {
            "zh" => Ok(Self::Zh),
            "en" => Ok(Self::En),
            _ => Err(format!("'{tag}' is neither zh nor en")),
        }
    }
}

/// One sentence in both languages.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Message {
    /// The sentence in Chinese.
    pub zh: String,
    /// The sentence in English.
    pub en: String,
}

impl Message {
    /// The sentence in `language`.
    pub fn in_language(&self, language: Language) -> &str {
        match language {
            Language::Zh => &self.zh,
            Language::En => &self.en,
        }
    }
}

/// Both languages at once, for panics and debugging only.
impl fmt::Display for Message {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} / {}", self.zh, self.en)
    }
}

/// Makes a [`Message`] of two format strings: `message!(zh: "共 {n} 个", en: "{n} in all")`.
macro_rules! message {
    (zh: $zh:literal, en: $en:literal $(, $($arg:tt)*)?) => {
        $crate::text::message::Message {
            zh: format!($zh $(, $($arg)*)?),
            en: format!($en $(, $($arg)*)?),
        }
    };
}

pub(crate) use message;
