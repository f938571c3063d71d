//! Calls of the Alibaba Cloud CLI in its built-in style: `aliyun hbr CreateBackupPlan --Path.1 /home`. They sign nothing:
//! the CLI reads its keys from a profile or the environment.

use crate::command::shell::{Argument, Refusal, Shell};
use crate::lang::{Language, Message, Text, t};
use crate::plan::place::Place;
use crate::request::Target;
use crate::request::credentials::variable_names;
use crate::request::wire::Wire;
use crate::values::json::Node;

/// What a script of such calls needs, as a sentence.
#[must_use]
pub fn needs(language: Language) -> String {
    const NEEDS: Text = t(
        "It needs the Alibaba Cloud CLI (aliyun), with a profile, or keys in {0}, {1} and {2}.",
        "需要阿里云 CLI（aliyun），密钥取自其配置或 {0}、{1} 和 {2}。",
    );
    Message::new(NEEDS, variable_names()).render(language)
}

/// The arguments of a request's command.
#[must_use]
pub fn arguments(request: &Node<'_>, target: &Target) -> Vec<Argument> {
    let mut arguments = addressed(target);
    let pairs = Wire::of(request);
    arguments.extend(pairs.pairs().map(|(name, value)| given(Place::of_wire(name), name, value)));
    arguments
}

/// The arguments that say where a request goes, in any style (`openapi/flags.go` of aliyun/aliyun-cli).
#[must_use]
pub fn addressed(target: &Target) -> Vec<Argument> {
    let mut arguments = vec![Argument::new(None, ["--region", target.region()])];
    if target.has_own_endpoint() {
        arguments.push(Argument::new(None, ["--endpoint", target.endpoint().host()]));
        if target.endpoint().is_plain_http() {
            arguments.push(Argument::new(None, ["--insecure"]));
        }
    }
    arguments
}

/// The same as words of a POSIX shell, an option each.
#[must_use]
pub fn to(target: &Target) -> Vec<String> {
    // No region and no host has a character that a shell could not carry.
    addressed(target).iter().filter_map(|argument| written(argument).ok()).collect()
}

/// An option and its value. The CLI takes a word that begins with `-` for an option of its own, unless it is joined
/// to the name by `=` (`cli/parser.go` of aliyun/aliyun-cli).
#[must_use]
pub fn given(place: Option<Place>, name: &str, value: &str) -> Argument {
    if value.starts_with('-') {
        Argument::new(place, [&format!("--{name}={value}")])
    } else {
        Argument::new(place, [&format!("--{name}"), value])
    }
}

/// An option and its value as words of a POSIX shell.
///
/// # Errors
/// When no words can hold the value.
pub fn option(name: &str, value: &str) -> Result<String, Refusal> {
    written(&given(None, name, value))
}

/// An argument as words of a POSIX shell.
///
/// # Errors
/// When no words can hold it.
pub fn written(argument: &Argument) -> Result<String, Refusal> {
    let words: Result<Vec<String>, _> =
        argument.words.iter().map(|text| Shell::Posix.word(text)).collect();
    Ok(words?.join(" "))
}
