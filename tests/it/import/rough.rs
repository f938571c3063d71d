//! Any text is read to its end: none fails, however it is cut or made.

use create_backup_plan::import::{MAX_BYTES, MAX_PLANS, read};
use create_backup_plan::lang::Language;
use proptest::prelude::*;

use crate::import::{samples, shown};

/// Reads a text in every form it could be taken for.
fn survives(text: &str) {
    let import = read(text);
    assert_eq!(import.plans.is_empty(), import.reader.is_none());
    shown(text, &import, Language::Chinese);
}

#[test]
fn samples_are_read_however_they_are_cut() {
    for (_, text) in samples() {
        let step = (text.len() / 150).max(1);
        for at in (0..text.len()).step_by(step) {
            let at = text.floor_char_boundary(at);
            survives(&text[..at]);
            survives(&text[at..]);
        }
    }
}

#[test]
fn options_of_any_letters_are_passed_over() {
    for option in [
        "-ȨH",
        "-Éa",
        "-éÉ",
        "-𐀀",
        "-XÉ",
        "-",
        "--é=",
        "-F a=$X",
        "-F a=é$X",
        "-F é=@é",
        "-H é",
        "-d é@$X",
    ] {
        survives(&format!("curl {option} 'https://hbr.aliyuncs.com/?SourceType=OSS'"));
        survives(&format!("curl 'https://hbr.aliyuncs.com/?SourceType=OSS' {option}"));
    }
}

#[test]
fn deep_nesting_ends_with_an_answer() {
    for open in [
        "[", "{\"a\":", "(", "{", "a(", "[[{(", "$(", "\"$(", "@{a=", "x.y(", "a{", "<<", "f'{",
        "`${", "new A{",
    ] {
        for begin in [
            "",
            "CreateBackupPlanRequest(",
            "aliyun hbr CreateBackupPlan --Detail ",
            "curl ",
            "curl.exe `\n",
            "resource \"alicloud_hbr_oss_backup_plan\" \"x\" { a = ",
            "{\"SourceType\":",
            "curl ^\"",
        ] {
            survives(&format!("{begin}{}", open.repeat(5_000)));
        }
    }
}

#[test]
fn long_repetitions_end_with_an_answer() {
    for part in [
        "\n",
        " ",
        "a",
        "'",
        "\"",
        "\\",
        "`",
        "$",
        "${",
        "#{",
        "%{",
        "%a",
        "<a",
        "&",
        "=",
        "a=b&",
        "--a ",
        "a.",
        "X\n\n",
        "X<",
        "a\n.b",
        "//",
        "/*",
        "```\n",
        "^\n",
        "a:",
        "[a=",
        "x = y\n",
        "\"a\" ",
        "1.",
        "é",
        "\u{201c}",
        "@'\n",
        "$x = @{",
        "Path.1=a&",
        "- ",
        "\n- a:\n  ",
        "\"{\"a",
        ":\"a\"b",
        "I|1|",
        "a?b=c&",
        "\\ ",
        "\u{201c}a ",
        "http://a/?Path=",
        "&quot;",
        "+a\n-b\n",
        "`aliyun hbr a",
        "'aliyun hbr\n",
        "!a ",
        "&a ",
    ] {
        for begin in [
            "",
            "CreateBackupPlanRequest\n",
            "aliyun hbr CreateBackupPlan ",
            "curl ",
            "curl.exe `\n",
            "alicloud_hbr_oss_backup_plan\n",
            "{\"SourceType\":",
            "SourceType=OSS\n",
            "<?php $x->",
            "curl ^\"",
            "SourceType: OSS\nPath:\n  - ",
            "Detail: {\n",
        ] {
            survives(&format!("{begin}{}", part.repeat(4_000)));
        }
    }
}

#[test]
fn values_that_double_do_not_grow_without_end() {
    let mut script = "A=xxxxxxxxxxxxxxxx\n".to_owned();
    let mut code = "a = ['x', 'x']\n".to_owned();
    for _ in 0..64 {
        script.push_str("A=$A$A\n");
        code.push_str("a = [a, a]\n");
    }
    script.push_str("aliyun hbr CreateBackupPlan --SourceType OSS --PlanName $A");
    code.push_str("r = CreateBackupPlanRequest(source_type='OSS', path=a)");
    for text in [script, code] {
        assert_eq!(read(&text).plans.len(), 1);
    }
}

#[test]
fn a_text_that_is_too_long_is_read_to_a_limit() {
    let request = "{\"SourceType\":\"OSS\",\"Bucket\":\"b\"}\n";
    let import = read(&request.repeat(MAX_PLANS + 5));
    assert_eq!(import.plans.len(), MAX_PLANS);
    assert_eq!(import.notes[0].kind.word(), "limit");
    let import = read(&format!("{request}{}", " ".repeat(MAX_BYTES)));
    assert_eq!((import.plans.len(), import.notes[0].kind.word()), (1, "limit"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,300}") {
        survives(&text);
    }

    #[test]
    fn any_signs_are_read(text in r#"[\[\]{}()<>"'`$@#%^&*=:;,.\\/|+\-!? \na1é“”-]{0,300}"#) {
        for begin in ["", "curl ", "aliyun hbr CreateBackupPlan ", "CreateBackupPlanRequest(", "{\"SourceType\":",
            "resource \"alicloud_hbr_oss_backup_plan\" \"x\" {\n", "curl ^\"", "PS C:\\> curl.exe ", "<?php $x->",
            "SourceType: OSS\nPath:\n  ", "ROSTemplateFormatVersion: '2015-09-01'\n"] {
            survives(&format!("{begin}{text}"));
        }
    }

    #[test]
    fn samples_are_read_with_anything_in_them(
        which in any::<prop::sample::Index>(),
        at in any::<prop::sample::Index>(),
        length in 0_usize..30,
        new in r#"[\[\]{}()<>"'`$@#%^&*=:;,\\ \na1é]{0,5}"#,
    ) {
        let samples = samples();
        let (_, text) = &samples[which.index(samples.len())];
        let start = text.floor_char_boundary(at.index(text.len() + 1));
        let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
        survives(&format!("{}{new}{}", &text[..start], &text[end..]));
    }
}
