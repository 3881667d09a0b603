//! Against the vectors of RFC 8439 and against another implementation, natively and on wasm.

use ::chacha20poly1305::aead::AeadInOut;
use ::chacha20poly1305::{ChaCha20Poly1305, KeyInit};
use outboard_kernels::chacha20poly1305::{Error, TAG, decrypt_in_place, encrypt_in_place};

use crate::numbers::Numbers;

/// Section 2.8.2.
#[test]
fn seals_the_sunscreen_of_the_rfc() {
    let key = std::array::from_fn(|at| 0x80 + at as u8);
    let nonce = [7, 0, 0, 0, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47];
    let associated = hex("50515253c0c1c2c3c4c5c6c7");
    let mut data = *b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, \
        sunscreen would be it.";
    let tag = encrypt_in_place(&key, &nonce, &associated, &mut data);
    assert_eq!(
        data[..],
        hex(
            "d31a8d34648e60db7b86afbc53ef7ec2a4aded51296e08fea9e2b5a736ee62d6\
             3dbea45e8ca9671282fafb69da92728b1a71de0a9e060b2905d6a5b67ecd3b36\
             92ddbd7f2d778b8c9803aee328091b58fab324e4fad675945585808b4831d7bc\
             3ff4def08e4b7a9de576d26586cec64b6116"
        )
    );
    assert_eq!(tag.unwrap()[..], hex("1ae10b594f09e26a7e902ecbd0600691"));
}

/// Appendix A.5, whose data is longer than four blocks.
#[test]
fn opens_the_draft_of_the_rfc() {
    let key = hex("1c9240a5eb55d38af333888604f6b5f0473917c1402b80099dca5cbc207075c0");
    let nonce = hex("000000000102030405060708");
    let mut data = hex(
        "64a0861575861af460f062c79be643bd5e805cfd345cf389f108670ac76c8cb2\
         4c6cfc18755d43eea09ee94e382d26b0bdb7b73c321b0100d4f03b7f355894cf\
         332f830e710b97ce98c8a84abd0b948114ad176e008d33bd60f982b1ff37c855\
         9797a06ef4f0ef61c186324e2b3506383606907b6a7c02b0f9f6157b53c867e4\
         b9166c767b804d46a59b5216cde7a4e99040c5a40433225ee282a1b0a06c523e\
         af4534d7f83fa1155b0047718cbc546a0d072b04b3564eea1b422273f548271a\
         0bb2316053fa76991955ebd63159434ecebb4e466dae5a1073a6727627097a10\
         49e617d91d361094fa68f0ff77987130305beaba2eda04df997b714d6c6f2c29\
         a6ad5cb4022b02709b",
    );
    let tag = hex("eead9d67890cbb22392336fea1851f38");
    decrypt_in_place(
        &key.try_into().unwrap(),
        &nonce.try_into().unwrap(),
        &hex("f33388860000000000004e91"),
        &mut data,
        &tag.try_into().unwrap(),
    )
    .unwrap();
    assert!(
        data.starts_with(b"Internet-Drafts are draft documents valid for a maximum of six months")
    );
    assert!(data.ends_with("/\u{201c}work in progress./\u{201d}".as_bytes()));
}

#[test]
fn every_length_agrees_with_another_implementation_and_comes_back() {
    let mut numbers = Numbers::new(1);
    for length in (0..700).chain([4095, 4096, 4097, 70_001]) {
        let (key, nonce) = (numbers.bytes(), numbers.bytes());
        let plain: Vec<u8> = (0..length).map(|_| numbers.byte()).collect();
        let associated: Vec<u8> = (0..numbers.below(40)).map(|_| numbers.byte()).collect();

        let mut expected = plain.clone();
        let expected_tag = ChaCha20Poly1305::new(&key.into())
            .encrypt_inout_detached(&nonce.into(), &associated, expected.as_mut_slice().into())
            .unwrap();
        let mut data = plain.clone();
        let tag = encrypt_in_place(&key, &nonce, &associated, &mut data).unwrap();
        assert_eq!((&data, tag), (&expected, expected_tag.into()), "{length}");

        decrypt_in_place(&key, &nonce, &associated, &mut data, &tag).unwrap();
        assert_eq!(data, plain, "{length}");
    }
}

/// Sums that carry through all limbs, and points whose limbs are as large as they get.
#[test]
fn the_largest_numbers_are_carried_right() {
    for (fill, key) in [(0xff, [0xff; 32]), (0xff, [0; 32]), (0, [0xff; 32])] {
        for nonce in 0..200u8 {
            let nonce = [nonce; 12];
            let mut stream = vec![0; 1024];
            let cipher = ChaCha20Poly1305::new(&key.into());
            cipher
                .encrypt_inout_detached(&nonce.into(), b"", stream.as_mut_slice().into())
                .unwrap();
            // What is authenticated becomes `fill` everywhere.
            let mut data: Vec<u8> = stream.iter().map(|byte| byte ^ fill).collect();
            let mut expected = data.clone();
            let expected_tag = cipher
                .encrypt_inout_detached(&nonce.into(), b"", expected.as_mut_slice().into())
                .unwrap();
            let tag = encrypt_in_place(&key, &nonce, b"", &mut data).unwrap();
            assert!(data.iter().all(|&byte| byte == fill));
            assert_eq!(tag, <[u8; TAG]>::from(expected_tag));
        }
    }
}

#[test]
fn one_bit_anywhere_is_noticed_and_nothing_is_decrypted() {
    let mut numbers = Numbers::new(2);
    let (key, nonce): ([u8; 32], [u8; 12]) = (numbers.bytes(), numbers.bytes());
    let mut data: Vec<u8> = (0..300).map(|_| numbers.byte()).collect();
    let tag = encrypt_in_place(&key, &nonce, b"head", &mut data).unwrap();
    for bit in 0..8 * TAG {
        let mut wrong = tag;
        wrong[bit / 8] ^= 1 << (bit % 8);
        let mut touched = data.clone();
        let refused = decrypt_in_place(&key, &nonce, b"head", &mut touched, &wrong);
        assert_eq!(refused, Err(Error::WrongTag), "{bit}");
        assert_eq!(touched, data);
    }
    for bit in 0..8 * data.len() {
        let mut wrong = data.clone();
        wrong[bit / 8] ^= 1 << (bit % 8);
        let refused = decrypt_in_place(&key, &nonce, b"head", &mut wrong, &tag);
        assert_eq!(refused, Err(Error::WrongTag), "{bit}");
    }
    let refused = decrypt_in_place(&key, &nonce, b"hoad", &mut data, &tag);
    assert_eq!(refused, Err(Error::WrongTag));
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text
        .chars()
        .map(|digit| digit.to_digit(16).unwrap() as u8)
        .collect();
    let (pairs, _) = digits.as_chunks();
    pairs.iter().map(|[high, low]| high << 4 | low).collect()
}
