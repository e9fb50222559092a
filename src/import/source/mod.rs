//! From the bytes of a file to a [`Document`](super::document::Document): one module a format.
