//! Many requests as one script of the POSIX shell, which sends them one after another by the Alibaba Cloud CLI. It
//! holds no keys: the CLI reads them from a profile or the environment.

use std::fmt::Write as _;

use crate::command::{aliyun, posix};
use crate::guide::many::Many;
use crate::lang::{Arg, Message, Text, t};
use crate::request::{ACTION, Target};

/// The one thing that no word of a POSIX shell can hold.
const NUL: Text = t(
    "{0}: {1} holds a NUL character, which no command line can hand over. Remove it, or write JSON Lines.",
    "{0}：{1} 含有 NUL 字符，命令行无法传递，应移除或改用 JSON Lines。",
);

/// The script's function and what it counts; `{action}` and `{count}` are filled in.
const HEAD: &str = r#"#!/bin/sh
# Makes {count} backup plans, one after another, and prints the number, the resource and the ID of each plan.
# It stops at the first failure and says how to go on from there: sh THIS_FILE NUMBER.
set -eu
from=${1:-1}
case $from in
  *[!0-9]* | ???????*) from=0 ;;
esac
if [ "$from" -lt 1 ] || [ "$from" -gt {count} ]; then
  printf 'Nothing was sent. Usage: sh %s [NUMBER], from 1 to {count}: where to go on.\n' "$0" >&2
  exit 2
fi

# create NUMBER RESOURCE OPTION...
create() {
  number=$1 resource=$2
  shift 2
  if [ "$number" -lt "$from" ]; then
    return 0
  fi
  if ! answer=$(aliyun hbr {action} "$@"); then
    printf '%s\n' "$answer" >&2
    stop
  fi
  plan=$(printf '%s\n' "$answer" | sed -n 's/.*"PlanId": *"\(plan-[^"]*\)".*/\1/p')
  if [ -z "$plan" ]; then
    printf '%s\n' "$answer" >&2
    stop
  fi
  printf '%s\t%s\t%s\n' "$number" "$resource" "$plan"
}

stop() {
  printf 'Stopped at number %s, %s. Go on with: sh %s %s\n' "$number" "$resource" "$0" "$number" >&2
  exit 1
}
"#;

/// The script that sends the requests to a target.
///
/// # Errors
/// Which value no shell can carry, and why.
pub fn script(many: &Many, target: &Target) -> Result<String, Message> {
    let count = many.requests.len().to_string();
    let mut out = HEAD.replace("{action}", ACTION).replace("{count}", &count);
    for (index, one) in many.requests.iter().enumerate() {
        // Writing to a text cannot fail.
        let _ = write!(out, "\ncreate {} {}", index + 1, posix::word(&one.id));
        for argument in aliyun::arguments(one.request.root(), target) {
            let words = aliyun::written(&argument).map_err(|_| {
                let place = argument.place.unwrap_or_default();
                Message::new(NUL, [Arg::value(&one.id), Arg::code(place.to_string())])
            })?;
            let _ = write!(out, " \\\n  {words}");
        }
        out.push('\n');
    }
    Ok(out)
}
