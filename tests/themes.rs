//! Themes are a public interface: what templates get is documented, what they get wrong is explained, and other
//! themes than the built-in one work.

mod support;

#[path = "themes/documented.rs"]
mod documented;
#[path = "themes/errors.rs"]
mod errors;
#[path = "themes/gazette.rs"]
mod gazette;
#[path = "themes/words.rs"]
mod words;
