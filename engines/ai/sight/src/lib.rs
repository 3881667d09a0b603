//! Text in pictures, classification and segmentation, by models that run on the machine.
