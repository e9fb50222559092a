//! The preview shows what a build writes, and answers nothing else.

mod attacks;
mod preview;
