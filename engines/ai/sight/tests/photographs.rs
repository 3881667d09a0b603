//! What is in photographs, by the real models.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod common;

use common::{Photograph, session, settings};
use outboard_models::read;
use outboard_sight::{Classifier, Edge, Scorer, Segmenter};

fn segmenter() -> Segmenter {
    Segmenter::new(session("selfie/model.onnx"), &settings("selfie")).unwrap()
}

#[test]
fn a_cat_is_a_cat_and_coffee_is_coffee() {
    let labels = String::from_utf8(read("efficientnet-lite0/labels.txt")).unwrap();
    let model = session("efficientnet-lite0/model.onnx");
    let classifier = Classifier::new(model, &settings("efficientnet-lite0"), &labels).unwrap();
    let cat = classifier
        .classify(&Photograph::png("chelsea.png").picture(), 5)
        .unwrap();
    println!("{cat:?}");
    assert_eq!(cat.len(), 5);
    assert!(cat[0].label.contains("cat"), "{cat:?}");
    assert!(cat.is_sorted_by(|a, b| a.probability >= b.probability));
    let coffee = classifier
        .classify(&Photograph::png("coffee.png").picture(), 2000)
        .unwrap();
    println!("{:?}", &coffee[..3]);
    assert_eq!(coffee[0].label, "espresso");
    assert!(coffee[0].probability > 0.8);
    let sum: f32 = coffee.iter().map(|class| class.probability).sum();
    assert!(coffee.len() == 1000 && (sum - 1.0).abs() < 1e-3, "{sum}");
    for (width, height) in [(1, 1), (20_000, 1), (1, 3000)] {
        let plain = Photograph::plain(width, height, [9, 99, 199, 255]);
        assert_eq!(classifier.classify(&plain.picture(), 3).unwrap().len(), 3);
    }
}

#[test]
fn labels_must_be_as_many_as_there_are_classes() {
    let model = session("efficientnet-lite0/model.onnx");
    let classifier = Classifier::new(model, &settings("efficientnet-lite0"), "cat\ndog").unwrap();
    let refused = classifier.classify(&Photograph::png("chelsea.png").picture(), 5);
    assert_eq!(refused.unwrap_err().code(), "ai/bad-kit");
}

#[test]
fn what_may_be_shown_scores_low() {
    let scorer = Scorer::new(session("open-nsfw/model.onnx"), &settings("open-nsfw")).unwrap();
    for file in ["astronaut.png", "chelsea.png", "coffee.png"] {
        let score = scorer.score(&Photograph::png(file).picture()).unwrap();
        println!("{file}: {score}");
        assert!((0.0..0.1).contains(&score), "{file}: {score}");
    }
    let mut wrong: serde_json::Value = serde_json::from_str(&settings("open-nsfw")).unwrap();
    wrong["output"] = 2.into();
    let scorer = Scorer::new(session("open-nsfw/model.onnx"), &wrong.to_string()).unwrap();
    let refused = scorer.score(&Photograph::plain(1, 1, [0; 4]).picture());
    assert_eq!(refused.unwrap_err().code(), "ai/bad-kit");
}

#[test]
fn an_astronaut_is_cut_out() {
    let astronaut = Photograph::png("astronaut.png");
    let segmenter = segmenter();
    for edge in [Edge::Raw, Edge::Smooth] {
        let mask = segmenter.segment(&astronaut.picture(), edge).unwrap();
        assert_eq!(
            (mask.width, mask.height),
            (astronaut.width, astronaut.height)
        );
        // In parts of the picture: her face and the middle of her suit, the flag, the shuttle behind her, the wall.
        let at = |x: f32, y: f32| {
            let place = |part: f32, side: u32| (part * side as f32) as usize;
            mask.alpha[place(y, mask.height) * mask.width as usize + place(x, mask.width)]
        };
        for (x, y) in [(0.43, 0.22), (0.40, 0.55), (0.45, 0.85), (0.25, 0.8)] {
            assert!(at(x, y) > 220, "{edge:?} {x} {y}: {}", at(x, y));
        }
        for (x, y) in [(0.05, 0.2), (0.15, 0.05), (0.8, 0.1), (0.93, 0.35)] {
            assert!(at(x, y) < 35, "{edge:?} {x} {y}: {}", at(x, y));
        }
        let share = mask
            .alpha
            .iter()
            .map(|alpha| f64::from(*alpha))
            .sum::<f64>()
            / (255.0 * mask.alpha.len() as f64);
        println!("{edge:?}: {share}");
        assert!((0.3..0.65).contains(&share), "{share}");
    }
}

#[test]
fn what_is_behind_is_blurred_and_who_is_before_it_is_not() {
    let astronaut = Photograph::png("astronaut.png");
    let picture = astronaut.picture();
    let segmenter = segmenter();
    let mask = segmenter.segment(&picture, Edge::Smooth).unwrap();
    let blurred = segmenter.blur_background(&picture, 1.0).unwrap();
    let cut = segmenter.cut_out(&picture, Edge::Smooth).unwrap();
    let (mut front, mut behind) = ([0.0; 2], [0.0; 2]);
    let pixels = astronaut
        .rgba
        .chunks(4)
        .zip(blurred.chunks(4))
        .zip(cut.chunks(4));
    for (((was, is), cut), alpha) in pixels.zip(&mask.alpha) {
        assert_eq!((cut[..3].to_vec(), cut[3]), (was[..3].to_vec(), *alpha));
        let sums = match alpha {
            255 => &mut front,
            0 => &mut behind,
            _ => continue,
        };
        sums[0] += f64::from(was[1].abs_diff(is[1]));
        sums[1] += 1.0;
    }
    assert_eq!(front[0], 0.0);
    assert!(behind[0] / behind[1] > 4.0, "{behind:?}");
    for strength in [-0.1, 1.1, f32::NAN] {
        let refused = segmenter.blur_background(&picture, strength);
        assert_eq!(refused.unwrap_err().code(), "ai/bad-option");
    }
    let one = Photograph::plain(1, 1, [3, 4, 5, 255]);
    assert_eq!(
        segmenter
            .blur_background(&one.picture(), 0.5)
            .unwrap()
            .len(),
        4
    );
}
