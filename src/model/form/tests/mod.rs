//! The built-in forms against the official ones, the guide's own form read as the guide says, and what cells
//! hold by their rows, columns and blocks.

mod cells;
mod guide;
mod languages;
mod real;
