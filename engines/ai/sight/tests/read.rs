//! Reading pictures with the real models.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use std::sync::LazyLock;

use common::{Photograph, session, settings};
use outboard_sight::{Error, ReadOptions, Reader, Reading};

fn reader() -> &'static Reader {
    static READER: LazyLock<Reader> = LazyLock::new(load);
    &READER
}

fn load() -> Reader {
    let model = |role: &str| session(&format!("ppocr-small/{role}.onnx"));
    let settings = settings("ppocr-small");
    Reader::new(model("det"), model("rec"), Some(model("cls")), &settings).unwrap()
}

fn read(reader: &Reader, photograph: &Photograph) -> Reading {
    let options = ReadOptions::default();
    reader
        .read(&photograph.picture(), &options, &|_, _| true)
        .unwrap()
}

/// How many letters have to be put, dropped or changed, as a part of those there are. Blanks count as one, wherever a line ends.
fn errors(read: &str, known: &str) -> f64 {
    let letters = |text: &str| -> Vec<char> {
        let words: Vec<&str> = text.split_whitespace().collect();
        words.join(" ").chars().collect()
    };
    let (read, known) = (letters(read), letters(known));
    let mut row: Vec<usize> = (0..=known.len()).collect();
    for (i, a) in read.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in known.iter().enumerate() {
            let changed = row[j] + usize::from(a != b);
            next.push(changed.min(next[j] + 1).min(row[j + 1] + 1));
        }
        row = next;
    }
    row[known.len()] as f64 / known.len() as f64
}

/// What stands on a page of the samples, as a person reads it.
fn known(page: &str) -> String {
    String::from_utf8(outboard_models::read(&format!(
        "samples/pictures/{page}.txt"
    )))
    .unwrap()
}

#[test]
fn pages_are_read_as_they_are_written() {
    let figures = include_str!("../../models/reference/figures.json");
    let figures: serde_json::Value = serde_json::from_str(figures).unwrap();
    // What we miss is in a line of signs on the photographed page, which is bent.
    for (page, most) in [
        ("page", 0.03),
        ("page-1", 0.0),
        ("page-2", 0.0),
        ("page-3", 0.0),
    ] {
        let theirs = &figures["text in pictures"][page]["in the best order"]["rate"];
        let photograph = Photograph::png(&format!("{page}.png"));
        let reading = read(reader(), &photograph);
        let wrong = errors(&reading.text, &known(page));
        println!("{page}: {wrong}");
        assert!(wrong <= most, "{page}: {wrong}\n{}", reading.text);
        assert!(
            wrong <= theirs.as_f64().unwrap(),
            "{page}: rapidocr has {theirs}"
        );
        for line in &reading.lines {
            let size = [photograph.width as f32, photograph.height as f32];
            let inside =
                |corner: &[f32; 2]| (0..2).all(|axis| (0.0..=size[axis]).contains(&corner[axis]));
            assert!(line.quad.iter().all(inside), "{line:?}");
            let words: Vec<&str> = line.words.iter().map(|word| &word.text[..]).collect();
            assert_eq!(words.join(" "), line.text);
            assert!(
                line.words.is_sorted_by_key(|word| word.quad[0][0]),
                "{line:?}"
            );
        }
    }
}

#[test]
fn a_page_that_stands_on_its_head_or_lies_on_its_side() {
    let page = Photograph::png("page.png");
    let pixels: Vec<&[u8]> = page.rgba.chunks_exact(4).collect();
    let head = Photograph {
        rgba: pixels
            .iter()
            .rev()
            .flat_map(|pixel| pixel.iter())
            .copied()
            .collect(),
        ..page
    };
    let (width, height) = (page.width as usize, page.height as usize);
    // A quarter to the left: what was at the right is at the top.
    let side = Photograph {
        rgba: (0..width * height)
            .flat_map(|at| pixels[(at % height) * width + (width - 1 - at / height)])
            .copied()
            .collect(),
        width: page.height,
        height: page.width,
    };
    let reader = reader();
    for other in [head, side] {
        let reading = read(reader, &other);
        println!("{}", reading.text);
        assert!(
            errors(&reading.text, &known("page")) <= 0.05,
            "{}",
            reading.text
        );
    }
}

#[test]
fn a_strip_is_read_from_its_beginning_to_its_end() {
    let page = Photograph::png("page.png");
    let (width, rows, times) = (page.width as usize, 47..68, 6);
    let row = |y: usize| page.rgba[y * width * 4..][..width * 4].repeat(times);
    let strip = Photograph {
        rgba: rows.clone().flat_map(row).collect(),
        width: (width * times) as u32,
        height: rows.len() as u32,
    };
    let reading = read(reader(), &strip);
    println!("{}", reading.text);
    let known = "Let us first determine markers of the coins and the ".repeat(times);
    assert!(errors(&reading.text, &known) <= 0.05, "{}", reading.text);
}

#[test]
fn nothing_to_read_is_nothing() {
    let reader = reader();
    let grey = [128, 128, 128, 255];
    for (width, height) in [(1, 1), (3, 20_000), (64, 64), (400, 40)] {
        let reading = read(reader, &Photograph::plain(width, height, grey));
        assert_eq!(reading, Reading::default(), "{width} × {height}");
    }
}

#[test]
fn who_looks_on_is_told_and_may_stop() {
    let reader = reader();
    let page = Photograph::png("page.png");
    let told = std::cell::RefCell::new(Vec::new());
    let options = ReadOptions::default();
    let stopped = reader.read(&page.picture(), &options, &|fraction, what| {
        told.borrow_mut().push((fraction, what.to_owned()));
        what == "looking for text"
    });
    assert!(matches!(stopped, Err(Error::Stopped)), "{stopped:?}");
    let told = told.into_inner();
    assert!(told.is_sorted_by(|a, b| a.0 <= b.0), "{told:?}");
    assert_eq!(told.last().unwrap().1, "reading");
    let nonsense = ReadOptions {
        least: f32::NAN,
        ..options
    };
    let refused = reader.read(&page.picture(), &nonsense, &|_, _| true);
    assert_eq!(refused.unwrap_err().code(), "ai/bad-option");
}

#[test]
fn the_wrong_models_are_refused() {
    let wrong = |det: &str, rec: &str| {
        let (det, rec) = (
            session(&format!("ppocr-small/{det}.onnx")),
            session(&format!("ppocr-small/{rec}.onnx")),
        );
        Reader::new(det, rec, None, "{}")
    };
    assert_eq!(wrong("det", "cls").unwrap_err().code(), "ai/bad-kit");
    let swapped = wrong("rec", "rec").unwrap();
    let page = Photograph::png("page.png");
    let failed = swapped.read(&page.picture(), &ReadOptions::default(), &|_, _| true);
    assert!(["ai/bad-kit", "ai/wrong-shape"].contains(&failed.unwrap_err().code()));
}
