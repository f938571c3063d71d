//! A script of the POSIX shell that makes the policy and its binding by the Alibaba Cloud CLI.

use std::collections::HashSet;

use crate::command::comment::one_line;
use crate::command::{aliyun, comment, posix};
use crate::lang::{Arg, Message, Text, t};
use crate::output::declared::{Declared, Line, json};
use crate::output::policy::{self, BINDINGS, Move, POLICY_ID, Policy, RAM_ROLE, RULES, Reader};
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Order, Syntax, Write, group};
use crate::plan::place::Place;
use crate::rules::{CREATE_BINDINGS, CREATE_POLICY};
use crate::values::json::quoted as json_text;

/// `policy-v2`
pub static FORMAT: Format = Format {
    id: "policy-v2",
    title: t("policy and binding", "备份策略与绑定"),
    group: &group::AROUND,
    kind: t("Policy instead of plan", "以策略代替计划"),
    variant: None,
    about: t(
        "The same backups by CreatePolicyV2 and CreatePolicyBindings, and what does not carry over",
        "用 CreatePolicyV2 和 CreatePolicyBindings 实现同样的备份，并列出无法沿用的内容",
    ),
    syntax: Syntax::Shell,
    keys: Keys::Found,
};

pub(in crate::output) const WRITE: Write = |order| Ok(write(order));

/// The role, inside JSON between single quotes: they are closed around it.
pub const ROLE: &str = "\"'\"$RAM_ROLE_NAME\"'\"";

const MOVES: Text = t("What of the plan goes where:", "计划内容的对应关系：");
const LOSSES: Text = t("What does not carry over:", "无法沿用的内容：");
const NEEDS_ROLE: Text = t(
    "Application consistency needs a RAM role of the instance: set {0} to its name.",
    "应用一致性需要实例的 RAM 角色：将 {0} 设为其名称。",
);

/// Sends a call and keeps its answer. When the second call fails, there is a policy already.
const CALL: &str = r#"set -eu

policy=
# call OPERATION OPTION...
call() {
  done=true
  answer=$(aliyun hbr "$@") || done=false
  case $(printf '%s' "$answer" | tr -d ' \t\r\n') in
    *'"Success":false'*) done=false ;;
  esac
  if [ "$done" = false ]; then
    printf '%s\n' "$answer" >&2
    if [ -n "$policy" ]; then
      printf 'The policy %s is there, and bound to nothing yet.\n' "$policy" >&2
    fi
    exit 1
  fi
}
"#;

const TAKE_ID: &str = r#"policy=$(printf '%s\n' "$answer" | sed -n 's/.*"PolicyId": *"\([^"]*\)".*/\1/p')
if [ -z "$policy" ]; then
  printf '%s\n' "$answer" >&2
  exit 1
fi
"#;

fn write(order: &Order<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.line("#!/bin/sh");
    let policy = match policy::of(order, Reader::Api) {
        Ok(policy) => {
            sheet.remark_posix(&order.says_without(&policy.losses));
            policy
        }
        Err(loss) => {
            let reason = loss.reason.render(order.language);
            remark(&mut sheet, Some(&loss.place), &reason);
            sheet.line(format!("printf '%s\\n' {} >&2", posix::word(&one_line(&reason))));
            sheet.line("exit 1");
            sheet.lose_all([*loss]);
            return sheet;
        }
    };
    table(&mut sheet, order, &policy);
    let say = |text: Text, args: Vec<Arg>| Message::new(text, args).render(order.language);
    sheet.line("#");
    sheet.remark_posix(&aliyun::needs(order.language));
    if policy.needs_role {
        let role = "RAM_ROLE_NAME";
        sheet.remark_posix(&say(NEEDS_ROLE, vec![Arg::Plain(role.to_owned())]));
    }
    sheet.line(CALL);
    if policy.needs_role {
        sheet.line(": \"${RAM_ROLE_NAME:?is not set}\"");
        sheet.line("");
    }
    sheet.line(format!("call {CREATE_POLICY} \\"));
    endpoint(&mut sheet, order);
    for entry in &policy.head {
        let Declared::Text(text) = &entry.value else { continue };
        match aliyun::option(&entry.name, text) {
            Ok(words) => line(&mut sheet, entry.place.as_ref(), &format!("  {words} \\")),
            Err(refusal) => sheet.lose(entry.place.clone().unwrap_or_default(), refusal.reason()),
        }
    }
    quoted(&mut sheet, RULES, json::list(&policy.rules));
    sheet.line(TAKE_ID);
    sheet.line(format!("call {CREATE_BINDINGS} \\"));
    endpoint(&mut sheet, order);
    sheet.line(format!("  --{POLICY_ID} \"$policy\" \\"));
    quoted(&mut sheet, BINDINGS, json::list(&[(None, policy.binding)]));
    sheet.line(format!("printf '{POLICY_ID}: %s\\n' \"$policy\""));
    sheet.lose_all(policy.losses);
    sheet
}

/// What goes where and what is lost, as remarks.
fn table(sheet: &mut Sheet, order: &Order<'_>, policy: &Policy) {
    sheet.line("#");
    remark(sheet, None, MOVES.get(order.language));
    let mut rows: Vec<(String, &Move)> = Vec::new();
    let mut there = HashSet::new();
    for it in &policy.moves {
        let name = of_any_rule(&it.place);
        if there.insert((name.clone(), it.to.clone())) {
            rows.push((name, it));
        }
    }
    let width = rows.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    for (name, it) in rows {
        remark(sheet, Some(&it.place), &format!("  {name:width$}  {}", it.to));
    }
    if policy.losses.is_empty() {
        return;
    }
    sheet.line("#");
    remark(sheet, None, LOSSES.get(order.language));
    for loss in &policy.losses {
        let (name, reason) = (of_any_rule(&loss.place), loss.reason.render(order.language));
        if there.insert((name.clone(), reason.clone())) {
            remark(sheet, Some(&loss.place), &format!("  {name}: {reason}"));
        }
    }
}

/// The name of a value: `Rule[].Schedule`, as what is so of one backup rule is so of each.
fn of_any_rule(place: &Place) -> String {
    let name = place.wire_name();
    match name.splitn(3, '.').collect::<Vec<_>>()[..] {
        [list, number, member] if number.parse::<usize>().is_ok() => format!("{list}[].{member}"),
        _ => name,
    }
}

fn remark(sheet: &mut Sheet, place: Option<&Place>, text: &str) {
    for words in comment::posix(text) {
        line(sheet, place, &words);
    }
}

fn line(sheet: &mut Sheet, place: Option<&Place>, text: &str) {
    match place {
        Some(place) => sheet.line_of(place, text),
        None => sheet.line(text),
    }
}

fn endpoint(sheet: &mut Sheet, order: &Order<'_>) {
    for option in aliyun::to(order.target) {
        sheet.line(format!("  {option} \\"));
    }
}

/// An option with JSON of several lines between single quotes.
fn quoted(sheet: &mut Sheet, name: &str, lines: Vec<Line>) {
    let last = lines.len().saturating_sub(1);
    for (index, Line { place, text }) in lines.into_iter().enumerate() {
        let text = between_quotes(&text);
        let begin = if index == 0 { format!("  --{name} '") } else { String::new() };
        let end = if index == last { "'\n" } else { "" };
        line(sheet, place.as_ref(), &format!("{begin}{text}{end}"));
    }
}

/// A line of JSON as it stands between single quotes. The role is no JSON and closes them by itself.
fn between_quotes(text: &str) -> String {
    let inside = |text: &str| {
        let word = posix::quoted(text);
        word[1..word.len() - 1].to_owned()
    };
    let role = format!("{}: {ROLE}", json_text(RAM_ROLE));
    match text.split_once(&role) {
        // No value is this text: within JSON its quotes would have backslashes.
        Some((begin, end)) => format!("{}{role}{}", inside(begin), inside(end)),
        None => inside(text),
    }
}
