//! JSON numbers as 64-bit integers.

/// How a whole number was written, if it was not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotInteger {
    /// `7.0`, `7e0`: not as an integer, though the value is one.
    Spelling(i64),
    /// `7.5`
    Fraction,
    /// Beyond 64 bits.
    Range,
}

/// Reads a JSON number as a 64-bit integer.
///
/// # Errors
/// How it misses being one.
pub fn integer(number: &str) -> Result<i64, NotInteger> {
    if !number.contains(['.', 'e', 'E']) {
        return number.parse().map_err(|_| NotInteger::Range);
    }
    // `-12.340e+2`: shift the point by the exponent and look at what is left behind it.
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let digits = format!("{whole}{fraction}");
    let significant = digits.trim_start_matches('-').trim_start_matches('0');
    if significant.is_empty() {
        return Err(NotInteger::Spelling(0));
    }
    let Ok(exponent) = exponent.trim_start_matches('+').parse::<i32>() else {
        return Err(if exponent.starts_with('-') {
            NotInteger::Fraction
        } else {
            NotInteger::Range
        });
    };
    let shift = i64::from(exponent) - i64::try_from(fraction.len()).unwrap_or(i64::MAX);
    if shift < 0 {
        let dropped = usize::try_from(-shift).unwrap_or(usize::MAX);
        let zeros = digits.len() - digits.trim_end_matches('0').len();
        if zeros < dropped {
            return Err(NotInteger::Fraction);
        }
        return digits[..digits.len() - dropped]
            .parse()
            .map(NotInteger::Spelling)
            .map_or(Err(NotInteger::Range), Err);
    }
    // More than 19 zeros cannot fit, whatever stands before them.
    if shift > 19 {
        return Err(NotInteger::Range);
    }
    let zeros = usize::try_from(shift).unwrap_or(0);
    format!("{digits}{}", "0".repeat(zeros))
        .parse()
        .map(NotInteger::Spelling)
        .map_or(Err(NotInteger::Range), Err)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_exact_and_other_spellings_named() {
        assert_eq!(integer("9223372036854775807"), Ok(i64::MAX));
        assert_eq!(integer("-9223372036854775808"), Ok(i64::MIN));
        assert_eq!(integer("9223372036854775808"), Err(NotInteger::Range));
        assert_eq!(integer("7.0"), Err(NotInteger::Spelling(7)));
        assert_eq!(integer("7e0"), Err(NotInteger::Spelling(7)));
        assert_eq!(integer("-70e-1"), Err(NotInteger::Spelling(-7)));
        assert_eq!(integer("1.25e2"), Err(NotInteger::Spelling(125)));
        assert_eq!(integer("7.5"), Err(NotInteger::Fraction));
        assert_eq!(integer("1e-400000000000"), Err(NotInteger::Fraction));
        assert_eq!(integer("1e400000000000"), Err(NotInteger::Range));
        assert_eq!(integer("0e9"), Err(NotInteger::Spelling(0)));
        assert_eq!(integer("1e19"), Err(NotInteger::Range));
    }
}
