//! Forms as authors write them: the guide's own examples, and what is told of a form that is wrong.

#[path = "forms/broken.rs"]
mod broken;
#[path = "forms/guide.rs"]
mod guide;
mod support;
