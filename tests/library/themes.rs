//! Themes are a public interface: what templates get is documented, what they get wrong is explained, and
//! other themes than the built-in one work.

mod added;
mod documented;
mod bounds;
mod errors;
mod gazette;
mod words;
