//! Pictures and kits for the tests.
#![allow(dead_code, reason = "each test file uses a part of it")]

use std::fs::File;
use std::io::BufReader;

use outboard_models::{path, read};
use outboard_sight::Picture;

/// A picture with its pixels.
pub(crate) struct Photograph {
    pub(crate) rgba: Vec<u8>,
    pub(crate) width: u32,
    pub(crate) height: u32,
}

impl Photograph {
    /// Reads a PNG of the samples.
    pub(crate) fn png(file: &str) -> Self {
        Self::open(&path(&format!("samples/pictures/{file}")))
    }

    pub(crate) fn open(path: &std::path::Path) -> Self {
        let mut decoder = png::Decoder::new(BufReader::new(File::open(path).unwrap()));
        decoder.set_transformations(png::Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().unwrap();
        let mut bytes = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut bytes).unwrap();
        bytes.truncate(info.buffer_size());
        let channels = info.color_type.samples();
        let pixel = |of: &[u8]| match *of {
            [grey] => [grey, grey, grey, 255],
            [grey, alpha] => [grey, grey, grey, alpha],
            [red, green, blue] => [red, green, blue, 255],
            [red, green, blue, alpha] => [red, green, blue, alpha],
            _ => panic!("{channels} channels"),
        };
        Self {
            rgba: bytes.chunks_exact(channels).flat_map(pixel).collect(),
            width: info.width,
            height: info.height,
        }
    }

    /// One colour.
    pub(crate) fn plain(width: u32, height: u32, colour: [u8; 4]) -> Self {
        Self {
            rgba: colour.repeat((width * height) as usize),
            width,
            height,
        }
    }

    pub(crate) fn picture(&self) -> Picture<'_> {
        Picture::new(&self.rgba, self.width, self.height).unwrap()
    }
}

/// The settings of a kit, as its tasks are given them.
pub(crate) fn settings(kit: &str) -> String {
    let kit: serde_json::Value = serde_json::from_slice(&read(&format!("{kit}/kit.json"))).unwrap();
    kit["settings"].to_string()
}

/// A model of a kit.
pub(crate) fn session(file: &str) -> outboard_session::Session {
    outboard_session::Session::load(read(file)).unwrap()
}
