//! Speech to text, voice activity and denoising, by models that run on the machine.
