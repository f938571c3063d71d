//! `rules!`: the catalogue entries of one subject; `subjects!`: the catalogue.

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
            };
        )+
        /// The rules of this subject.
        pub(in crate::rules) static RULES: &[&$crate::rules::Rule] = &[$(&$name),+];
        /// Why each of them exists.
        pub(in crate::rules) static WHYS: &[$crate::lang::Text] = &[$($crate::lang::t(concat!($($why),+), $zh)),+];
        /// Their examples.
        pub(in crate::rules) static EXAMPLES: &[$crate::rules::Example] = &[$(
            $($crate::rules::Example { rule: &$name, breaks: true, over: $bad_over, json: $bad },)+
            $($crate::rules::Example { rule: &$name, breaks: false, over: $good_over, json: $good },)+
        )+];
    };
}

/// Lists the subjects of the catalogue, those with a check over one request first.
///
/// The reasons and the examples have lists of their own, so that a program that never shows them does not carry them.
macro_rules! subjects {
    ($($checked:ident),+; $($other:ident),+) => {
        /// The rules of each subject, in the order of the catalogue.
        static RULES: &[&[&Rule]] = &[$($checked::RULES,)+ $($other::RULES,)+];
        /// Why each of them exists, in the same order.
        static WHYS: &[&[Text]] = &[$($checked::WHYS,)+ $($other::WHYS,)+];
        /// The examples of each subject.
        static EXAMPLES: &[&[Example]] = &[$($checked::EXAMPLES,)+ $($other::EXAMPLES,)+];
        /// The checks over one request.
        static CHECKS: &[fn(&mut Check<'_>)] = &[$($checked::check,)+];
    };
}
