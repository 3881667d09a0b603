//! WAV files. Other files are decoded by the browser, which has a decoder for each.

use std::io::Cursor;

use hound::{SampleFormat, WavReader};

use crate::audio::{Audio, check_length};
use crate::error::{Error, Result};

pub(super) fn read(bytes: &[u8]) -> Result<Audio> {
    let mut reader = WavReader::new(Cursor::new(bytes)).map_err(bad)?;
    let spec = reader.spec();
    let width = usize::from(spec.bits_per_sample).div_ceil(8).max(1);
    let claimed = u64::from(reader.len());
    check_length(u64::from(reader.duration()), spec.sample_rate.max(1))?;
    if claimed > (bytes.len() / width) as u64 {
        let words = format!("the file is cut off: it says {claimed} samples, and has fewer");
        return Err(Error::BadAudio(words));
    }
    let samples: Vec<f32> = match spec.sample_format {
        SampleFormat::Float => reader
            .samples()
            .collect::<hound::Result<_>>()
            .map_err(bad)?,
        SampleFormat::Int => {
            let scale = 1.0 / (1u64 << (spec.bits_per_sample.clamp(1, 32) - 1)) as f32;
            let samples = reader.samples::<i32>();
            samples
                .map(|sample| sample.map(|sample| sample as f32 * scale))
                .collect::<hound::Result<_>>()
                .map_err(bad)?
        }
    };
    Audio::interleaved(&samples, usize::from(spec.channels), spec.sample_rate)
}

fn bad(error: hound::Error) -> Error {
    Error::BadAudio(format!("the WAV file cannot be read: {error}"))
}

#[cfg(test)]
mod tests {
    use hound::{WavSpec, WavWriter};

    use super::*;

    fn file(bits_per_sample: u16, sample_format: SampleFormat) -> Vec<u8> {
        let spec = WavSpec {
            channels: 2,
            sample_rate: 16_000,
            bits_per_sample,
            sample_format,
        };
        let mut bytes = Cursor::new(Vec::new());
        let mut writer = WavWriter::new(&mut bytes, spec).unwrap();
        for at in 0..200 {
            match sample_format {
                SampleFormat::Float => writer.write_sample(if at % 2 == 0 { 0.5f32 } else { 0.0 }),
                SampleFormat::Int => {
                    let half = 1i32 << (bits_per_sample - 2);
                    writer.write_sample(if at % 2 == 0 { half } else { 0 })
                }
            }
            .unwrap();
        }
        writer.finalize().unwrap();
        bytes.into_inner()
    }

    #[test]
    fn whole_numbers_and_floats_are_read_alike() {
        let formats = [8, 16, 24, 32].map(|bits| (bits, SampleFormat::Int));
        for (bits, format) in formats.into_iter().chain([(32, SampleFormat::Float)]) {
            let audio = read(&file(bits, format)).unwrap();
            assert_eq!(audio.samples().len(), 100);
            assert!(
                audio
                    .samples()
                    .iter()
                    .all(|sample| (sample - 0.25).abs() < 1e-6),
                "{bits}"
            );
        }
    }

    #[test]
    fn broken_files_are_refused_and_cost_nothing() {
        let whole = file(16, SampleFormat::Int);
        for cut in [0, 3, 20, 43, 100] {
            assert_eq!(
                read(&whole[..cut]).unwrap_err().code(),
                "ai/bad-audio",
                "{cut}"
            );
        }
        let mut liar = whole.clone();
        let hours_of_samples = (3u32 * 3_600 * 16_000 * 4).to_le_bytes();
        let at = liar.windows(4).position(|four| four == b"data").unwrap();
        liar[at + 4..at + 8].copy_from_slice(&hours_of_samples);
        assert_eq!(read(&liar).unwrap_err().code(), "ai/audio-too-long");
        assert_eq!(read(b"ID3\x04 no wave").unwrap_err().code(), "ai/bad-audio");
    }
}
