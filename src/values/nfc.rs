//! Texts that change where they are brought into the normal form C of Unicode, as Terraform brings every text
//! (`NormalizeString` of zclconf/go-cty).

/// The characters that a normalizer replaces wherever they stand (`NFC_QC=No` in `DerivedNormalizationProps.txt` of
/// Unicode 14), and the marks and letters that it joins with the one before them in European and Arabic scripts, kana and
/// hangul.
///
/// The vowel signs of Indic scripts that join with another sign are left out: they stand in most words, and hardly ever
/// behind that sign.
static CHANGING: &[(u32, u32)] = &[
    (0x300, 0x345),
    (0x374, 0x374),
    (0x37e, 0x37e),
    (0x387, 0x387),
    (0x653, 0x655),
    (0x958, 0x95f),
    (0x9dc, 0x9df),
    (0xa33, 0xa33),
    (0xa36, 0xa36),
    (0xa59, 0xa5b),
    (0xa5e, 0xa5e),
    (0xb5c, 0xb5d),
    (0xf43, 0xf43),
    (0xf4d, 0xf4d),
    (0xf52, 0xf52),
    (0xf57, 0xf57),
    (0xf5c, 0xf5c),
    (0xf69, 0xf69),
    (0xf73, 0xf73),
    (0xf75, 0xf76),
    (0xf78, 0xf78),
    (0xf81, 0xf81),
    (0xf93, 0xf93),
    (0xf9d, 0xf9d),
    (0xfa2, 0xfa2),
    (0xfa7, 0xfa7),
    (0xfac, 0xfac),
    (0xfb9, 0xfb9),
    (0x1161, 0x1175),
    (0x11a8, 0x11c2),
    (0x1f71, 0x1f71),
    (0x1f73, 0x1f73),
    (0x1f75, 0x1f75),
    (0x1f77, 0x1f77),
    (0x1f79, 0x1f79),
    (0x1f7b, 0x1f7b),
    (0x1f7d, 0x1f7d),
    (0x1fbb, 0x1fbb),
    (0x1fbe, 0x1fbe),
    (0x1fc9, 0x1fc9),
    (0x1fcb, 0x1fcb),
    (0x1fd3, 0x1fd3),
    (0x1fdb, 0x1fdb),
    (0x1fe3, 0x1fe3),
    (0x1feb, 0x1feb),
    (0x1fee, 0x1fef),
    (0x1ff9, 0x1ff9),
    (0x1ffb, 0x1ffb),
    (0x1ffd, 0x1ffd),
    (0x2000, 0x2001),
    (0x2126, 0x2126),
    (0x212a, 0x212b),
    (0x2329, 0x232a),
    (0x2adc, 0x2adc),
    (0x3099, 0x309a),
    (0xf900, 0xfa0d),
    (0xfa10, 0xfa10),
    (0xfa12, 0xfa12),
    (0xfa15, 0xfa1e),
    (0xfa20, 0xfa20),
    (0xfa22, 0xfa22),
    (0xfa25, 0xfa26),
    (0xfa2a, 0xfad9),
    (0xfb1d, 0xfb1d),
    (0xfb1f, 0xfb1f),
    (0xfb2a, 0xfb4e),
    (0x1d15e, 0x1d164),
    (0x1d1bb, 0x1d1c0),
    (0x2f800, 0x2fa1d),
];

/// Whether a text may become another one.
#[must_use]
pub fn may_change(text: &str) -> bool {
    text.chars().any(|c| {
        let c = u32::from(c);
        let at = CHANGING.partition_point(|(_, last)| *last < c);
        CHANGING.get(at).is_some_and(|(first, _)| *first <= c)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_joined_or_replaced_is_known() {
        for text in
            ["e\u{301}", "\u{2126}", "\u{212b}", "か\u{3099}", "\u{1100}\u{1161}", "\u{fa10}"]
        {
            assert!(may_change(text), "{text:?}");
        }
        for text in ["", "/home/é", "中文 Ω ﬁ 한글 が", "👨\u{200d}👩", "கா", "ไทย", "\u{feff}"]
        {
            assert!(!may_change(text), "{text:?}");
        }
    }

    #[test]
    fn the_ranges_are_in_order() {
        assert!(CHANGING.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }
}
