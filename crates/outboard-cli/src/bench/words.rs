//! Numbers in words that are short and can be compared down a column.

/// A time in the unit that leaves few digits.
pub(super) fn time(nanoseconds: f64) -> String {
    let (value, unit) = match nanoseconds {
        ..1e3 => (nanoseconds, "ns"),
        ..1e6 => (nanoseconds / 1e3, "µs"),
        ..1e9 => (nanoseconds / 1e6, "ms"),
        _ => (nanoseconds / 1e9, "s "),
    };
    format!("{} {unit}", three(value))
}

/// Three digits that count.
pub(super) fn three(value: f64) -> String {
    match value.abs() {
        ..10.0 => format!("{value:.2}"),
        ..100.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// A whole number with its thousands apart.
pub(super) fn count(value: f64) -> String {
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// About so many: two digits that count.
pub(super) fn about(value: f64) -> String {
    let unit = 10f64.powf((value.max(1.0).log10().floor() - 1.0).max(0.0));
    count((value / unit).round() * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        assert_eq!(time(2_421.7), "2.42 µs");
        assert_eq!(time(505_930.0), "506 µs");
        assert_eq!(time(1.5e9), "1.50 s ");
        assert_eq!(count(1_048_576.0), "1,048,576");
        assert_eq!(count(512.0), "512");
        assert_eq!(about(52_345.0), "52,000");
        assert_eq!(about(7.4), "7");
    }
}
