//! The boundary of the AI engine: exports and conversions, no logic.
