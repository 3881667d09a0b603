//! Recommendations and choices that are learned on the machine, from what people do.
