//! Reads the service's answer, as it came over the wire, as the command line prints it and as SDKs raise it, and says
//! what it means. Of a message nothing is kept that could be a credential.

use crate::guide::Subject;
use crate::guide::codes::{self, Code};
use crate::guide::conceal::concealed;
use crate::guide::next::{Next, Step};
use crate::lang::{Text, t};
use crate::params::{self, Param};
use crate::plan::place::Place;
use crate::values::documents::{MOST_BYTES, documents};
use crate::values::id::is_masked;
use crate::values::json::{Node, Value};

/// How deep the answer may stand in what wraps it: `body`, `data`, the name of the call in XML.
const DEPTH: usize = 3;
/// The longest code, request ID or plan ID that is taken for one.
const WORD: usize = 80;

/// The codes that are about the signature.
static OF_SIGNATURE: &[&str] = &[
    "SignatureDoesNotMatch",
    "IncompleteSignature",
    "SignatureNonceUsed",
    "IllegalTimestamp",
    "InvalidTimeStamp",
    "MissingTimestamp",
];

/// What the service answered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answer {
    /// The plan was made.
    Made {
        /// The new plan's ID, where the answer is not one of the documentation, with a mask over it.
        plan: Option<String>,
        /// The ID of the request.
        request: Option<String>,
    },
    /// It was not.
    Failed(Failure),
}

/// Why no plan was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Failure {
    /// The code.
    pub code: String,
    /// The HTTP status, where the text says it.
    pub http: Option<u16>,
    /// The service's own words, without anything that could be a credential.
    pub message: String,
    /// The ID of the request.
    pub request: Option<String>,
}

/// The members of an answer that count, in whatever spelling they were found.
#[derive(Clone, Debug, Default)]
struct Parts {
    code: Option<String>,
    message: Option<String>,
    request: Option<String>,
    plan: Option<String>,
    success: Option<bool>,
    http: Option<u16>,
}

/// What a text answers, if it is an answer to one request.
#[must_use]
pub fn read(text: &str) -> Option<Answer> {
    if text.len() > MOST_BYTES {
        return None;
    }
    let mut parts = documents(text)
        .iter()
        .find_map(|document| find(document, DEPTH))
        .or_else(|| spoken(text))?;
    parts.http = parts.http.or_else(|| status(text));
    let code = parts.code.unwrap_or_default();
    if parts.success != Some(false) && (code == "200" || code.is_empty()) {
        // The call that makes a plan answers with the plan's ID; other calls are none of ours.
        let plan = parts.plan?;
        return Some(Answer::Made {
            plan: Some(plan).filter(|plan| !is_masked(plan)),
            request: parts.request,
        });
    }
    let message = concealed(&parts.message.unwrap_or_default());
    (!code.is_empty()).then_some(Answer::Failed(Failure {
        code,
        http: parts.http,
        message,
        request: parts.request,
    }))
}

/// Finds the object that is an answer.
fn find(node: &Node<'_>, depth: usize) -> Option<Parts> {
    let members = node.members()?;
    let parts = of_object(node);
    let answers = parts.request.is_some() || parts.success.is_some() || parts.message.is_some();
    // A code alone is in many texts, and a list of plans has a code, too.
    let lists = members.iter().any(|member| {
        member.node.entries().is_some() || member.name.ends_with("Plans") || member.name == "Vaults"
    });
    if answers && !lists && (parts.code.is_some() || parts.plan.is_some()) {
        return Some(parts);
    }
    if depth == 0 {
        return None;
    }
    let mut inner = members.iter().find_map(|member| find(&member.node, depth - 1))?;
    inner.http = inner.http.or(parts.http);
    Some(inner)
}

fn of_object(node: &Node<'_>) -> Parts {
    let get = |names: &[&str]| names.iter().find_map(|name| node.get(name));
    let text = |names: &[&str]| get(names).and_then(plain);
    Parts {
        code: text(&["Code", "code", "errorCode", "ErrorCode"]).and_then(|code| word(&code)),
        message: text(&["Message", "message", "errorMessage", "description"]),
        request: text(&["RequestId", "requestId", "RequestID", "request_id"])
            .and_then(|id| word(&id)),
        plan: text(&["PlanId", "planId"])
            .filter(|plan| plan.starts_with("plan-") && plan.len() <= WORD)
            .filter(|plan| plan.bytes().all(|byte| byte.is_ascii_graphic())),
        success: get(&["Success", "success"]).and_then(|node| match &node.value {
            Value::Bool(success) => Some(*success),
            Value::Text(text) => text.parse().ok(),
            _ => None,
        }),
        http: text(&["statusCode", "StatusCode", "status_code", "HttpStatus"])
            .and_then(|status| status.parse().ok())
            .filter(|status| is_status(*status)),
    }
}

/// An answer that a program put into its own words: the command line's lines, an SDK's exception.
fn spoken(text: &str) -> Option<Parts> {
    let after = |names: &[&str]| names.iter().find_map(|name| labelled(text, name));
    let code = after(&["ErrorCode:", "Error Code:", "errorCode:"])
        .or_else(|| raised(text))
        .or_else(|| line(text, "Code:"));
    let request = after(&["RequestId:", "RequestID:", "Request ID:", "request id:", "requestId:"]);
    let request = request.and_then(word);
    let code = code.and_then(word)?;
    // Without a request it is no answer, but a text that happens to have such a line.
    request.as_ref()?;
    let message = line(text, "Message:").or_else(|| labelled_line(text, &code)).map(own_words);
    Some(Parts {
        code: Some(code),
        message: message.map(str::to_owned),
        request,
        ..Parts::default()
    })
}

/// What the service said, without what an SDK puts before and after it: `code: 403, … request id: … Response: …`.
fn own_words(line: &str) -> &str {
    let line = line.trim_start_matches([' ', ':']);
    let line = line.strip_prefix("code: ").map_or(line, |rest| {
        rest.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches([',', ' '])
    });
    let ends = [" request id:", " RequestID:", " RequestId:"];
    let end = ends.iter().filter_map(|end| line.find(end)).min();
    line[..end.unwrap_or(line.len())].trim()
}

/// The word after a label, wherever it stands.
fn labelled<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let at = text.find(label)? + label.len();
    text[at..].split_whitespace().next()
}

/// The rest of the line after a label, wherever it stands.
fn labelled_line<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    let at = text.find(label)? + label.len();
    text[at..].lines().next().map(str::trim).filter(|rest| !rest.is_empty())
}

/// The rest of a line that begins with a label.
fn line<'t>(text: &'t str, label: &str) -> Option<&'t str> {
    text.lines().find_map(|line| line.trim_start().strip_prefix(label)).map(str::trim)
}

/// The code in an exception: `Error: Forbidden.RAM code: 403, …`, `HTTP Status: 403 Error:Forbidden.RAM …`,
/// `ClientException: NoPermission : …`.
fn raised(text: &str) -> Option<&str> {
    ["Error:", "Exception:"].iter().find_map(|label| {
        text.match_indices(label).find_map(|(at, _)| {
            let word = text[at + label.len()..].split_whitespace().next()?;
            let word = word.trim_end_matches([':', ',']);
            let is_code = word.len() > 3
                && word.starts_with(|c: char| c.is_ascii_uppercase())
                && !word.starts_with("SDK.")
                && !word.ends_with("Error:");
            is_code.then_some(word)
        })
    })
}

/// The HTTP status that a text names: `HTTP/1.1 403 Forbidden`, `code: 403,`, `HTTP Status: 403`.
fn status(text: &str) -> Option<u16> {
    let number = |rest: &str| {
        let digits: String =
            rest.trim_start().chars().take(4).take_while(char::is_ascii_digit).collect();
        digits.parse().ok().filter(|status| is_status(*status))
    };
    let header = text.lines().find_map(|line| {
        let line = line.trim_start_matches(['<', ' ']);
        number(line.strip_prefix("HTTP/")?.split_once(' ')?.1)
    });
    header.or_else(|| {
        ["code: ", "HTTP Status:", "StatusCode:", "status code:"].iter().find_map(|label| {
            text.match_indices(label).find_map(|(at, _)| number(&text[at + label.len()..]))
        })
    })
}

fn is_status(status: u16) -> bool {
    (100..600).contains(&status)
}

/// A text, or a number's digits.
fn plain(node: &Node<'_>) -> Option<String> {
    match &node.value {
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.clone().into_owned()),
        _ => None,
    }
}

/// A code or an ID: nothing that could be anything else, a credential least of all.
fn word(text: &str) -> Option<String> {
    let text = text.trim_matches([',', ';', '"', '\'', '`']);
    let plain = |byte: u8| matches!(byte, b'.' | b'-' | b'_') || byte.is_ascii_alphanumeric();
    let fits = (1..=WORD).contains(&text.len()) && text.bytes().all(plain);
    (fits && concealed(text) == text).then(|| text.to_owned())
}

impl Answer {
    /// The sentence to begin with.
    #[must_use]
    pub fn title(&self) -> Text {
        match self {
            Answer::Made { .. } => t("The plan was made.", "计划已创建。"),
            Answer::Failed(_) => t("No plan was made.", "计划未创建。"),
        }
    }

    /// The ID of the request.
    #[must_use]
    pub fn request(&self) -> Option<&str> {
        match self {
            Answer::Made { request, .. } => request.as_deref(),
            Answer::Failed(failure) => failure.request.as_deref(),
        }
    }

    /// What can be done next, for a plan.
    #[must_use]
    pub fn next(&self, subject: &Subject<'_>) -> Vec<Step> {
        let (plan, steps) = match self {
            Answer::Made { plan, .. } => {
                (plan.as_deref(), &[Next::Show, Next::Run, Next::Disable, Next::Delete][..])
            }
            Answer::Failed(failure) => {
                (None, failure.explained().map_or(&[][..], |code| code.next))
            }
        };
        steps.iter().filter_map(|next| next.step(subject, plan)).collect()
    }
}

impl Failure {
    /// What is known of the code; nothing, where it is in no list.
    #[must_use]
    pub fn explained(&self) -> Option<&'static Code> {
        codes::find(&self.code).or_else(|| {
            // The gateway joins the parameter's name to it: `MissingSourceType`.
            let name = self.code.strip_prefix("Missing")?;
            params::find(name).and_then(|_| codes::find("MissingParameter"))
        })
    }

    /// Whether it is about the signature or its time, so that the request should be examined together with the answer.
    #[must_use]
    pub fn is_of_signature(&self) -> bool {
        self.explained().is_some_and(|code| OF_SIGNATURE.contains(&code.name))
    }

    /// The parameters it concerns, the likeliest first: those that the code or the message names, else those that
    /// the code is about, of which `is_given` tells whether the plan has them.
    #[must_use]
    pub fn places(&self, is_given: impl Fn(&Param) -> bool) -> Vec<Place> {
        let named: Vec<Place> = params::ALL
            .iter()
            .filter(|param| names(&self.code, param.name) || names(&self.message, param.name))
            .map(|param| Place::of(param))
            .collect();
        if !named.is_empty() {
            return named;
        }
        let about = self.explained().map_or(&[][..], |code| code.params);
        about.iter().filter(|param| is_given(param)).map(|param| Place::of(param)).collect()
    }
}

/// Whether a text names a parameter: the name as a word of its own, or after `Missing` or `Invalid`.
fn names(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let before = &text[..at];
        let begins = !before.ends_with(is_letter)
            || ["Missing", "Invalid"].iter().any(|word| before.ends_with(word));
        begins && !text[at + name.len()..].starts_with(is_letter)
    })
}
