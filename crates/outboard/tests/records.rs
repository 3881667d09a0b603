//! Records cross as bytes and come back as they were; bytes that are none are errors.

use outboard::{BadRecord, Record};

/// What the weather is like.
#[outboard::record]
#[derive(Debug, Clone, Copy, PartialEq)]
enum Sky {
    Clear,
    #[outboard(js_name = "over cast")]
    Overcast,
}

type Metres = f64;

/// Somewhere.
#[outboard::record]
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    height: Metres,
    name: String,
}

/// One of each.
#[outboard::record]
#[derive(Debug, Clone, PartialEq)]
struct Everything {
    small: u8,
    signed: i16,
    word: u32,
    size: usize,
    big: u64,
    negative: i64,
    single: f32,
    double: f64,
    truth: bool,
    /// Any text.
    text: String,
    maybe: Option<f64>,
    maybe_text: Option<String>,
    bytes: Vec<u8>,
    numbers: Vec<f64>,
    words: Vec<Option<String>>,
    sky: Sky,
    place: Place,
    way: Vec<Place>,
}

fn everything(seed: u32) -> Everything {
    let texts = [
        "",
        "plain",
        "größer",
        "\u{feff}mark",
        "𝄞 clef",
        "a\0b",
        "日本語",
    ];
    let text = |offset: u32| texts[(seed + offset) as usize % texts.len()].to_owned();
    let place = |offset: u32| Place {
        height: f64::from(seed) * 0.5 + f64::from(offset),
        name: text(offset),
    };
    Everything {
        small: seed as u8,
        signed: -(seed as i16),
        word: u32::MAX - seed,
        size: seed as usize,
        big: u64::MAX - u64::from(seed),
        negative: i64::MIN + i64::from(seed),
        single: seed as f32 / 3.0,
        double: f64::from(seed).sqrt(),
        truth: seed.is_multiple_of(2),
        text: text(0),
        maybe: (!seed.is_multiple_of(3)).then(|| f64::from(seed)),
        maybe_text: seed.is_multiple_of(3).then(|| text(1)),
        bytes: (0..seed as u8 % 7).collect(),
        numbers: (0..seed % 3).map(f64::from).collect(),
        words: vec![None, Some(text(2)), Some(text(3))],
        sky: if seed.is_multiple_of(2) {
            Sky::Clear
        } else {
            Sky::Overcast
        },
        place: place(4),
        way: (0..seed % 4).map(place).collect(),
    }
}

#[test]
fn what_goes_in_comes_out() {
    for count in [0, 1, 2, 7, 100] {
        let records: Vec<_> = (0..count).map(everything).collect();
        let bytes = Everything::encode(&records);
        assert_eq!(bytes.len() % 8, 0);
        assert_eq!(Everything::decode(&bytes), Ok(records));
    }
}

#[test]
fn no_byte_can_be_missing_or_left_over() {
    let mut bytes = Everything::encode(&[everything(5), everything(6)]);
    for length in 0..bytes.len() {
        let error = Everything::decode(&bytes[..length]).expect_err("too short");
        assert!(
            matches!(error, BadRecord::Short | BadRecord::Long),
            "{length} bytes: {error:?}"
        );
    }
    bytes.extend([0; 8]);
    assert_eq!(Everything::decode(&bytes), Err(BadRecord::Long));
}

#[test]
fn whatever_byte_is_wrong_is_an_error_or_another_value() {
    let bytes = Everything::encode(&[everything(5), everything(6), everything(7)]);
    for place in 0..bytes.len() {
        for value in [0, 1, 0x7f, 0x80, 0xff] {
            let mut wrong = bytes.clone();
            wrong[place] = value;
            if let Ok(records) = Everything::decode(&wrong) {
                assert_eq!(records.len(), 3, "byte {place}");
                // It is a record again.
                assert!(Everything::decode(&Everything::encode(&records)).is_ok());
            }
        }
    }
}

#[outboard::record]
#[derive(Debug, PartialEq)]
struct Text {
    text: String,
}

#[outboard::record]
#[derive(Debug, PartialEq)]
struct Truth {
    truth: Option<bool>,
}

#[test]
fn each_mistake_has_its_name() {
    let text = |length: u32, bytes: &[u8]| {
        let mut all = Text::encode(&[]);
        all[4] = 1;
        all.truncate(8);
        for word in [length, 0, u32::try_from(bytes.len()).expect("few"), 0] {
            all.extend(word.to_le_bytes());
        }
        all.extend(bytes);
        all.resize(all.len().next_multiple_of(8), 0);
        Text::decode(&all).map(|all| all.into_iter().map(|one| one.text).collect::<Vec<_>>())
    };
    assert_eq!(text(2, b"ab"), Ok(vec!["ab".to_owned()]));
    assert_eq!(text(2, "𝄞".as_bytes()), Ok(vec!["𝄞".to_owned()]));
    assert_eq!(text(1, b"ab"), Err(BadRecord::Lengths));
    assert_eq!(text(4, "𝄞".as_bytes()), Err(BadRecord::Lengths));
    assert_eq!(text(2, b"\xff\xfe"), Err(BadRecord::Text));

    let mut truth = Truth::encode(&[Truth { truth: Some(true) }]);
    assert_eq!(Truth::decode(&truth).map(|all| all.len()), Ok(1));
    truth[8] = 2;
    assert_eq!(Truth::decode(&truth), Err(BadRecord::Truth));
    assert_eq!(Text::decode(&truth), Err(BadRecord::OtherFields));

    let error = outboard::Error::from(BadRecord::Truth);
    assert_eq!(error.code(), "outboard/bad-record");
    assert_eq!(error.message(), "a truth is neither 0 nor 1");
}

/// JavaScript joins the halves of a character that end one text and begin another. Each text had a half, and gets a mark for it.
#[test]
fn a_character_that_two_texts_share_is_two_halves() {
    let mut bytes = Text::encode(&[
        Text { text: "a".into() },
        Text { text: "b".into() },
        Text {
            text: "𝄞".into()
        },
    ]);
    // "ab𝄞" cut as 3, 0, 1: the first ends, and the last begins, in the middle of the clef.
    bytes[8..20].copy_from_slice(&[3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
    let texts: Vec<_> = Text::decode(&bytes)
        .expect("three texts")
        .into_iter()
        .map(|one| one.text)
        .collect();
    assert_eq!(texts, ["ab\u{fffd}", "", "\u{fffd}"]);
}

/// A count cannot ask for more memory than the bytes justify.
#[test]
fn a_count_is_not_believed() {
    let mut bytes = Everything::encode(&[]);
    bytes[4..8].copy_from_slice(&u32::MAX.to_le_bytes());
    assert_eq!(Everything::decode(&bytes), Err(BadRecord::Short));
}

/// Functions take and give records in every form.
#[outboard::export]
pub struct Atlas {
    places: Vec<Place>,
}

#[outboard::export]
impl Atlas {
    /// Begins with these.
    #[outboard::export(constructor)]
    pub fn new(places: Vec<Place>) -> Atlas {
        Atlas { places }
    }

    /// By slice and by reference.
    pub fn add(&mut self, places: &[Place], one: &Place) -> Result<Vec<Place>, BadRecord> {
        self.places.extend_from_slice(places);
        self.places.push(one.clone());
        Ok(self.places.clone())
    }

    /// The last of them.
    pub async fn later(&self, more: Option<Vec<Place>>) -> Option<Place> {
        more.and_then(|mut more| more.pop())
    }

    /// As a stream.
    pub fn all(&self) -> impl outboard::Stream<Item = Vec<Place>> + use<> {
        futures_util::stream::iter(vec![self.places.clone()])
    }
}

#[test]
fn off_wasm_it_is_ordinary_rust() {
    let place = Place {
        height: 8848.0,
        name: "Everest".into(),
    };
    let mut atlas = Atlas::new(vec![]);
    let all = atlas.add(std::slice::from_ref(&place), &place);
    assert_eq!(all, Ok(vec![place.clone(), place]));
}
