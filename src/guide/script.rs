//! Many requests as one script of the POSIX shell, which sends them one after another by the Alibaba Cloud CLI. It
//! holds no keys: the CLI reads them from a profile or the environment.

use std::fmt::Write as _;

use crate::command::{aliyun, posix};
use crate::guide::many::Many;
use crate::request::{ACTION, Target};

/// The script's function and what it counts; `{action}` and `{count}` are filled in.
const HEAD: &str = r#"#!/bin/sh
# Makes {count} backup plans, one after another, and prints the number, the resource and the ID of each plan.
# It stops at the first failure and says how to go on from there: sh THIS_FILE NUMBER.
set -eu
from=${1:-1}

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
#[must_use]
pub fn script(many: &Many, target: &Target) -> String {
    let count = many.requests.len().to_string();
    let mut out = HEAD.replace("{action}", ACTION).replace("{count}", &count);
    for (index, one) in many.requests.iter().enumerate() {
        // Writing to a text cannot fail.
        let _ = write!(out, "\ncreate {} {}", index + 1, posix::word(&one.id));
        let arguments = aliyun::arguments(one.request.root(), target);
        for words in arguments.iter().map(aliyun::written).filter(|words| !words.is_empty()) {
            let _ = write!(out, " \\\n  {words}");
        }
        out.push('\n');
    }
    out
}
