//! The meaning, the language and the kind of texts and files, and a search by meaning.
