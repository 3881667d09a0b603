//! The index, against a search that compares one by one.

use outboard_text::index::Index;
use outboard_text::meaning::cosine;
use proptest::prelude::*;

/// Numbers from −1 to 1 that look random.
fn numbers(seed: u64) -> impl Iterator<Item = f32> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 40) as f32 / (1u64 << 23) as f32 - 1.0
    })
}

fn index_of(count: usize, dimensions: usize) -> (Index, Vec<Vec<f32>>) {
    let mut index = Index::new("test", dimensions).expect("an index");
    let mut numbers = numbers(7);
    let vectors: Vec<Vec<f32>> = (0..count)
        .map(|_| numbers.by_ref().take(dimensions).collect())
        .collect();
    for (at, vector) in vectors.iter().enumerate() {
        index
            .add(&format!("id {at}"), &format!("text {at}"), vector)
            .expect("a vector");
    }
    (index, vectors)
}

#[test]
fn finds_what_a_naive_search_finds() {
    for (count, dimensions) in [(1, 384), (3, 1), (10, 7), (1003, 384), (999, 65)] {
        let (index, vectors) = index_of(count, dimensions);
        let query: Vec<f32> = numbers(99).take(dimensions).collect();
        let mut naive: Vec<(f32, usize)> = vectors
            .iter()
            .enumerate()
            .map(|(at, vector)| (cosine(vector, &query), at))
            .collect();
        naive.sort_by(|a, b| b.0.total_cmp(&a.0));
        let hits = index.search(&query, 20).expect("hits");
        assert_eq!(hits.len(), count.min(20));
        for (hit, (score, _)) in hits.iter().zip(&naive) {
            assert!((hit.score - score).abs() < 1e-5, "{} {score}", hit.score);
        }
        if dimensions > 1 {
            let ids: Vec<&str> = hits.iter().map(|hit| hit.entry.id.as_str()).collect();
            let expected: Vec<String> = naive
                .iter()
                .take(20)
                .map(|(_, at)| format!("id {at}"))
                .collect();
            assert_eq!(ids, expected);
        }
    }
}

#[test]
fn of_equals_the_first_comes_first() {
    let mut index = Index::new("test", 3).expect("an index");
    for at in 0..50 {
        index
            .add(&at.to_string(), "", &[1.0, 2.0, 3.0])
            .expect("a vector");
    }
    let hits = index.search(&[1.0, 2.0, 3.0], 5).expect("hits");
    let ids: Vec<&str> = hits.iter().map(|hit| hit.entry.id.as_str()).collect();
    assert_eq!(ids, ["0", "1", "2", "3", "4"]);
}

#[test]
fn what_is_removed_is_not_found() {
    let (mut index, vectors) = index_of(100, 20);
    assert_eq!(index.remove(&["id 42"]), 1);
    assert_eq!(index.remove(&["id 42"]), 0);
    assert_eq!(index.len(), 99);
    for (at, vector) in vectors.iter().enumerate() {
        let best = index.search(vector, 1).expect("hits")[0].entry.id.clone();
        assert_eq!(best == format!("id {at}"), at != 42);
    }
    index.add("id 1", "again", &vectors[0]).expect("a vector");
    assert_eq!(index.remove(&["id 1", "other"]), 2);
    assert!(index.entries().iter().all(|entry| entry.id != "id 1"));
}

#[test]
fn empty_and_odd_questions() {
    let index = Index::new("test", 4).expect("an index");
    assert!(index.is_empty());
    assert!(index.search(&[1.0; 4], 10).expect("no hits").is_empty());
    let (index, _) = index_of(5, 4);
    assert!(index.search(&[1.0; 4], 0).expect("no hits").is_empty());
    assert_eq!(index.search(&[1.0; 4], usize::MAX).expect("all").len(), 5);
    for bad in [
        &[1.0; 3][..],
        &[f32::NAN; 4],
        &[f32::INFINITY; 4],
        &[0.0; 4],
        &[1e-30; 4],
        &[3e38; 4],
    ] {
        assert_eq!(
            index.search(bad, 1).expect_err("an error").code(),
            "ai/bad-vector"
        );
    }
    assert!(Index::new("test", 0).is_err());
    assert!(Index::new("test", usize::MAX).is_err());
}

#[test]
fn is_the_same_after_it_was_saved() {
    for (count, dimensions) in [(0, 384), (10, 7), (100, 384)] {
        let (index, _) = index_of(count, dimensions);
        let loaded = Index::load(&index.save()).expect("an index");
        assert_eq!(loaded, index);
        assert!(loaded.check("test", dimensions).is_ok());
        let error = loaded
            .check("other", dimensions)
            .expect_err("another model");
        assert_eq!(error.code(), "ai/other-model");
        let error = loaded.check("test", 5).expect_err("other vectors");
        assert_eq!(error.code(), "ai/bad-vector");
    }
}

#[test]
fn a_later_version_and_a_cut_file_say_so() {
    let (index, _) = index_of(3, 5);
    let bytes = index.save();
    let mut later = bytes.clone();
    later[14] = 2;
    let words = Index::load(&later)
        .expect_err("a later version")
        .to_string();
    assert!(words.contains("version 2"), "{words}");
    for length in 0..bytes.len() {
        let error = Index::load(&bytes[..length]).expect_err("cut");
        assert_eq!(error.code(), "ai/bad-index");
    }
    for at in 0..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x40;
        assert!(Index::load(&changed).is_err(), "byte {at}");
    }
}

/// Puts the right sum behind bytes, so that what comes after its check is reached.
fn summed(mut body: Vec<u8>) -> Vec<u8> {
    let (eights, rest) = body.as_chunks::<8>();
    let mut sum = 0xcbf2_9ce4_8422_2325_u64;
    for eight in eights {
        sum = (sum ^ u64::from_le_bytes(*eight)).wrapping_mul(0x100_0000_01b3);
        sum ^= sum >> 32;
    }
    for byte in rest {
        sum = (sum ^ u64::from(*byte)).wrapping_mul(0x100_0000_01b3);
    }
    body.extend(sum.to_le_bytes());
    body
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_an_index_or_an_error(bytes in any::<Vec<u8>>()) {
        prop_assert!(Index::load(&bytes).is_err());
    }

    #[test]
    fn damage_behind_a_right_sum_is_an_index_or_an_error(
        at in 16usize..200, value in any::<u8>(), cut in 0usize..100,
    ) {
        let (index, _) = index_of(4, 5);
        let mut body = index.save();
        body.truncate(body.len() - 8 - cut);
        if let Some(byte) = body.get_mut(at) {
            *byte = value;
        }
        if let Ok(index) = Index::load(&summed(body)) {
            let query = vec![1.0; index.dimensions()];
            prop_assert!(index.search(&query, 3).expect("hits").len() <= 4);
        }
    }

    #[test]
    fn any_vectors_are_ranked_as_by_a_naive_search(
        vectors in prop::collection::vec(prop::collection::vec(-10f32..10.0, 9), 1..40),
        query in prop::collection::vec(-10f32..10.0, 9),
        most in 1usize..8,
    ) {
        let mut index = Index::new("test", 9).expect("an index");
        let mut scores: Vec<f32> = Vec::new();
        for vector in &vectors {
            if index.add("", "", vector).is_ok() {
                scores.push(cosine(vector, &query));
            }
        }
        if let Ok(hits) = index.search(&query, most) {
            scores.sort_by(|a, b| b.total_cmp(a));
            for (hit, score) in hits.iter().zip(scores) {
                prop_assert!((hit.score - score).abs() < 1e-4);
            }
        }
    }
}
