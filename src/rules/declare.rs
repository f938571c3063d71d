//! `rules!`: the catalogue entries of one subject.

/// Declares rules. The doc comment of each is its English "why"; a Chinese one stands in step with it.
///
/// ```text
/// rules! {
///     /// Why it exists.
///     NAME = "subject/what-is-wrong", Error, "为什么",
///     bad ["ecs-file" r#"{"PlanName":""}"#],
///     good ["ecs-file" r#"{"PlanName":"a"}"#];
/// }
/// ```
macro_rules! rules {
    ($(
        $(#[doc = $why:literal])+
        $name:ident = $id:literal, $severity:ident, $zh:literal,
        bad [$($bad_over:literal $bad:literal),+ $(,)?],
        good [$($good_over:literal $good:literal),+ $(,)?];
    )+) => {
        $(
            $(#[doc = $why])+
            pub(in crate::rules) static $name: $crate::rules::Rule = $crate::rules::Rule {
                id: $id,
                severity: $crate::rules::Severity::$severity,
                why: $crate::lang::t(concat!($($why),+), $zh),
            };
        )+
        /// The rules of this subject.
        pub(in crate::rules) static RULES: &[&$crate::rules::Rule] = &[$(&$name),+];
        /// Their examples.
        pub(in crate::rules) static EXAMPLES: &[$crate::rules::Example] = &[$(
            $($crate::rules::Example { rule: &$name, breaks: true, over: $bad_over, json: $bad },)+
            $($crate::rules::Example { rule: &$name, breaks: false, over: $good_over, json: $good },)+
        )+];
    };
}
