//! A colour, as a caller writes it.

use serde::{Deserialize, Serialize};

use crate::Error;

/// A colour: `#rgb`, `#rrggbb`, `#rrggbbaa` or `transparent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    /// Red, green, blue and alpha; not premultiplied.
    pub rgba: [u8; 4],
}

impl Colour {
    /// Opaque white.
    pub const WHITE: Self = Self { rgba: [255; 4] };
    /// Nothing at all.
    pub const TRANSPARENT: Self = Self { rgba: [0; 4] };

    pub(crate) fn is_opaque(self) -> bool {
        self.rgba[3] == 255
    }
}

impl TryFrom<String> for Colour {
    type Error = Error;

    fn try_from(text: String) -> Result<Self, Error> {
        if text == "transparent" {
            return Ok(Self::TRANSPARENT);
        }
        let wrong = || {
            Error::bad_option(
                "background",
                format!("\"{text}\" is not #rgb, #rrggbb, #rrggbbaa or transparent"),
            )
        };
        let digits: Vec<u8> = text
            .strip_prefix('#')
            .and_then(|hex| {
                hex.chars()
                    .map(|digit| digit.to_digit(16).map(|value| value as u8))
                    .collect()
            })
            .ok_or_else(wrong)?;
        match *digits {
            [r, g, b] => Ok(Self {
                rgba: [r * 17, g * 17, b * 17, 255],
            }),
            [a, b, c, d, e, f] => Ok(Self {
                rgba: [a * 16 + b, c * 16 + d, e * 16 + f, 255],
            }),
            [a, b, c, d, e, f, g, h] => Ok(Self {
                rgba: [a * 16 + b, c * 16 + d, e * 16 + f, g * 16 + h],
            }),
            _ => Err(wrong()),
        }
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        let [r, g, b, a] = colour.rgba;
        format!("#{r:02x}{g:02x}{b:02x}{a:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn colours_are_read_and_refused() {
        let cases = [
            ("#fff", Some([255, 255, 255, 255])),
            ("#1a2B3c", Some([0x1a, 0x2b, 0x3c, 255])),
            ("#01020304", Some([1, 2, 3, 4])),
            ("transparent", Some([0, 0, 0, 0])),
            ("#ff", None),
            ("ffffff", None),
            ("#ggg", None),
            ("", None),
        ];
        for (text, rgba) in cases {
            let colour = Colour::try_from(text.to_owned())
                .ok()
                .map(|colour| colour.rgba);
            assert_eq!(colour, rgba, "{text}");
        }
    }
}
