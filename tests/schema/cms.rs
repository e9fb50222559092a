//! The configuration for content management systems.
