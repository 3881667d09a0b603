//! Writes small real inputs for every target: what a fuzzer starts from. `cargo run -p outboard-fuzz --example seeds -- FOLDER`

#[path = "../../engines/image/tests/common/mod.rs"]
mod common;

use std::path::{Path, PathBuf};
use std::{fs, io};

use common::{encode, files, pattern};
use jpeg_encoder::{ColorType, SamplingFactor};
use outboard_fuzz::pipeline::PLAIN;

fn main() -> io::Result<()> {
    let folder = PathBuf::from(std::env::args_os().nth(1).unwrap_or("seeds".into()));
    let goldens =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/outboard-build/tests/goldens");
    let images = images();
    for (target, name, bytes) in &images {
        write(&folder, target, name, bytes)?;
        // A file without steps, as the pipeline reads it; the fuzzer finds the rest.
        let job = [&PLAIN[..], bytes].concat();
        write(&folder, "pipeline", name, &job)?;
    }
    for orientation in [1, 6, 9] {
        write(
            &folder,
            "orientation",
            &orientation.to_string(),
            &files::exif(orientation),
        )?;
    }
    for count in [0, 1, 5] {
        write(
            &folder,
            "record",
            &count.to_string(),
            &outboard_fuzz::record::seed(count),
        )?;
    }
    for sizes in [[1, 2, 3, 5], [64, 7, 255, 1]] {
        let name = format!("{}", sizes[0]);
        write(
            &folder,
            "onnx_loader",
            &name,
            &outboard_fuzz::onnx::seed(sizes),
        )?;
    }
    for operator in 0..22u8 {
        let bytes: Vec<u8> = (0..200u8).map(|at| at.wrapping_mul(operator + 7)).collect();
        write(&folder, "onnx_run", &operator.to_string(), &bytes)?;
    }
    for (at, plan) in PLANS.iter().enumerate() {
        write(&folder, "plan", &at.to_string(), plan.as_bytes())?;
    }
    for entry in fs::read_dir(goldens)? {
        let case = entry?;
        let name = case.file_name().to_string_lossy().into_owned();
        let text = |file: &str| fs::read(case.path().join(file)).ok();
        if let (Some(glue), Some(types)) = (text("glue.js"), text("glue.d.ts")) {
            write(&folder, "types", &name, &types)?;
            write(&folder, "glue", &name, &[glue, types].join(&0))?;
        }
        if let Some(section) = text("section.jsonl") {
            write(&folder, "section", &name, &section)?;
        }
    }
    write(&folder, "module", "small", &module())
}

fn write(folder: &Path, target: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
    let folder = folder.join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), bytes)
}

type Seed = (&'static str, &'static str, Vec<u8>);

fn images() -> Vec<Seed> {
    let (width, height) = (45, 33);
    let pixels = pattern(width, height, true);
    let rgb: Vec<u8> = pixels
        .chunks_exact(4)
        .flat_map(|pixel| pixel[..3].to_vec())
        .collect();
    let (w, h) = (width as u16, height as u16);
    let jpeg = |edit: &dyn Fn(&mut jpeg_encoder::Encoder<&mut Vec<u8>>)| {
        files::jpeg(&rgb, w, h, |encoder| edit(encoder))
    };
    let cmyk = files::jpeg_of(&pixels, w, h, ColorType::CmykAsYcck, |encoder| {
        encoder.add_exif_metadata(&files::exif(6)).expect("room");
        encoder.add_icc_profile(&files::icc(b"CMYK")).expect("room");
    });
    let webp = encode(&pixels, width, height, r#"{ "webp": {} }"#);
    let palette = files::png(
        &files::PngHeader {
            width: 9,
            height: 3,
            depth: 4,
            colour: 3,
            interlaced: false,
        },
        &vec![vec![0x01, 0x23, 0x45, 0x67, 0x80]; 3],
        &[
            (*b"PLTE", (0..48).collect()),
            (*b"tRNS", vec![0, 128]),
            (*b"eXIf", files::exif(3)),
        ],
        &[],
    );
    vec![
        (
            "jpeg",
            "baseline",
            jpeg(&|encoder| encoder.set_restart_interval(2)),
        ),
        (
            "jpeg",
            "thinned",
            jpeg(&|encoder| encoder.set_sampling_factor(SamplingFactor::R_4_2_0)),
        ),
        (
            "jpeg",
            "progressive",
            jpeg(&|encoder| encoder.set_progressive(true)),
        ),
        ("jpeg", "inks", cmyk),
        (
            "png",
            "plain",
            encode(&pixels, width, height, r#"{ "png": {} }"#),
        ),
        ("png", "interlaced", files::interlaced(&rgb, width, height)),
        ("png", "palette", palette),
        (
            "webp",
            "animated",
            files::animated_webp(&[&webp, &webp], width, height),
        ),
        ("webp", "lossless", webp),
        (
            "webp",
            "lossy",
            include_bytes!("../../engines/image/tests/data/lossy-alpha.webp").to_vec(),
        ),
    ]
}

const PLANS: [&str; 4] = [
    "{}",
    r##"{ "operations": [{ "resize": { "width": 8, "height": 4, "fit": "contain", "position": "topLeft", "background": "#abc", "enlarge": true, "filter": "lanczos3" } }], "output": { "jpeg": { "quality": 80, "progressive": true, "subsampling": "4:2:0", "background": "#ffffff" } } }"##,
    r#"{ "operations": [{ "crop": { "left": 1, "top": 0, "width": 1, "height": 1 } }, { "rotate": { "degrees": 90 } }, { "flip": { "axis": "horizontal" } }, { "blur": { "sigma": 2.5 } }, { "sharpen": { "sigma": 1, "amount": 2, "threshold": 3 } }], "output": { "png": { "compression": "small" } }, "limits": { "pixels": 100, "bytes": 1000 } }"#,
    r#"{ "operations": [{ "brightness": { "amount": 1.1 } }, { "contrast": { "amount": 0.9 } }, { "saturation": { "amount": 2 } }, { "greyscale": {} }], "output": { "webp": {} } }"#,
];

/// A module with a function, its name, the features it was compiled with and a custom section of ours.
fn module() -> Vec<u8> {
    let mut module = b"\0asm\x01\0\0\0".to_vec();
    let mut section = |id: u8, contents: &[u8]| {
        module.extend([id, contents.len() as u8]);
        module.extend(contents);
    };
    // A type without parameters, one function of it, which does nothing.
    section(1, b"\x01\x60\0\0");
    section(3, b"\x01\0");
    section(10, b"\x01\x02\0\x0b");
    section(0, b"\x04name\x01\x06\x01\0\x03run");
    section(0, b"\x0ftarget_features\x01+\x07simd128");
    section(
        0,
        b"\x08outboard{\"v\":1,\"kind\":\"struct\",\"js\":\"S\"}\n",
    );
    module
}
