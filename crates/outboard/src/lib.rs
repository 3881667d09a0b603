//! What the author of an engine depends on.
