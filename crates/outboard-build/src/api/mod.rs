//! The API model: what an engine exports, read from its glue, its types and its custom section.
