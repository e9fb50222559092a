//! The built-in forms against the official ones, and the guide's own form read as the guide says.

mod guide;
mod languages;
mod real;
