//! A script of the POSIX shell that looks, before the request is sent, at what no check of it can see: the
//! [`checklist`], as far as calls that change nothing can answer it.

use crate::command::comment::one_line;
use crate::command::{aliyun, posix};
use crate::guide::Subject;
use crate::guide::checklist::{Item, checklist};
use crate::guide::probe::{Probe, Sign};
use crate::inventory::Inventory;
use crate::lang::{Text, t};
use crate::output::sheet::Sheet;
use crate::output::{Format, Keys, Order, Syntax, Write, group};

/// `preflight`
pub static FORMAT: Format = Format {
    id: "preflight",
    title: t("checks before sending", "发送前检查脚本"),
    group: &group::AROUND,
    kind: t("Checks before sending", "发送前检查"),
    variant: None,
    about: t(
        "Looks by calls that change nothing: vault, client, resource, name",
        "以只读调用检查备份库、客户端、资源和名称",
    ),
    syntax: Syntax::Shell,
    keys: Keys::Found,
};

pub(in crate::output) const WRITE: Write = |order| Ok(write(order));

const DOES: Text = t(
    "Looks at what must be so before the plan is created, and changes nothing. Ends with 1 if something is missing or could not be checked.",
    "检查创建计划之前必须满足的条件，不做任何更改。有缺失或无法检查的项时以退出码 1 结束。",
);
/// What stands before each line that is printed.
static WORDS: &[(&str, Text)] = &[
    ("{ok}", t("ok", "正常")),
    ("{missing}", t("missing", "缺失")),
    ("{unseen}", t("could not check", "无法检查")),
    ("{look}", t("see for yourself", "自行确认")),
];

const FUNCTIONS: &str = r#"set -u

failed=0
# ask WHAT COMMAND...
ask() {
  what=$1
  shift
  state=ok
  answer=$("$@" 2>&1) || state=unseen
  answer=$(printf '%s\n' "$answer" | sed 's/": */":/g')
}

# has TEXT, lacks TEXT: what the answer must and must not say.
has() {
  case $answer in
    *"$1"*) ;;
    *) if [ "$state" = ok ]; then state=missing; fi ;;
  esac
}

lacks() {
  case $answer in
    *"$1"*) if [ "$state" = ok ]; then state=missing; fi ;;
  esac
}

tell() {
  case $state in
    ok) printf '{ok}: %s\n' "$what" ;;
    missing)
      printf '{missing}: %s\n' "$what"
      failed=1
      ;;
    unseen)
      printf '{unseen}: %s\n' "$what"
      printf '%s\n' "$answer" >&2
      failed=1
      ;;
  esac
}

look() {
  printf '{look}: %s\n' "$1"
}
"#;

fn write(order: &Order<'_>) -> Sheet {
    let mut sheet = Sheet::default();
    sheet.line("#!/bin/sh");
    sheet.remark_posix(&order.says());
    sheet.line("#");
    sheet.remark_posix(DOES.get(order.language));
    sheet.remark_posix(&aliyun::needs(order.language));
    let functions = WORDS.iter().fold(FUNCTIONS.to_owned(), |text, (word, told)| {
        text.replace(word, told.get(order.language))
    });
    sheet.line(functions);
    let known = Inventory::default();
    let (request, region) = (order.request(), order.target.region());
    for item in checklist(&Subject { request, region, known: &known }) {
        write_item(&mut sheet, order, &item);
    }
    sheet.line("exit \"$failed\"");
    sheet
}

fn write_item(sheet: &mut Sheet, order: &Order<'_>, item: &Item) {
    let word = |text: &str| posix::word(&one_line(text));
    let Some(Probe { what, command, signs, needed }) = &item.probe else {
        let what = word(&item.what.render(order.language));
        return sheet.line(format!("look {what}\n"));
    };
    let what = match what {
        Some(what) => word(what.get(order.language)),
        None => word(&item.what.render(order.language)),
    };
    let mut command = command.clone();
    if command.starts_with("aliyun hbr ") {
        // The region is in the command already.
        for option in aliyun::to(order.target).iter().skip(1) {
            command.push(' ');
            command.push_str(option);
        }
    }
    sheet.line(format!("ask {what} \\\n  {command}"));
    for sign in signs {
        let (verb, text) = match sign {
            Sign::Has(text) => ("has", text),
            Sign::Lacks(text) => ("lacks", text),
        };
        sheet.line(format!("{verb} {}", posix::word(&close_up(text))));
    }
    if *needed {
        sheet.line("tell\n");
    } else {
        sheet.line("if [ \"$state\" = ok ]; then tell; else look \"$what\"; fi\n");
    }
}

/// A text as the script makes it of an answer: without space behind a quote and a colon.
fn close_up(text: &str) -> String {
    let mut parts = text.split("\":");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + "\":" + part.trim_start_matches(' '))
}
