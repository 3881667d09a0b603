//! The boundary of the image engine: exports and conversions, no logic.
