//! Code that calls the service: with the official libraries of any language and generation, or by hand.
//!
//! Nothing runs. Literals are followed through variables, setters, builders, tables and the small functions that wrap
//! a value (`tea.String`, `Arrays.asList`, `json.dumps`); sums and products of whole numbers
//! are known; what is worked out in any other way is unresolved.

mod model;
mod program;
mod wrapper;

use std::ops::Range;

use crate::import::call::{Call, Spelling};
use crate::import::code::model::Model;
use crate::import::code::program::Program;
use crate::import::expression::token::Quoting;
use crate::import::expression::{Expr, Head, Parser};
use crate::import::names::{self, fold};
use crate::import::{Read, Reader, json};
use crate::lang::t;
use crate::request::ACTION;

/// `code`
pub static READER: Reader = Reader { id: "code", title: t("SDK code", "SDK 代码"), score, read };

/// What calls of the libraries and of gateways without one look like.
static MARKS: &[&str] = &[
    "set_SourceType",
    "setSourceType",
    "withSourceType",
    "add_query_param",
    "addQueryParameter",
    "QueryParams[",
    "putQueryParameter",
    "source_type=",
    "SourceType:",
    "sourceType:",
    "\"SourceType\"",
    "'SourceType'",
    "fetch(",
    "'query' =>",
];

fn score(text: &str) -> u8 {
    if text.contains("CreateBackupPlanRequest") || text.contains("CreateBackupPlanShrinkRequest") {
        return 88;
    }
    let is_call =
        text.contains("BackupPlanRequest") || text.contains("BackupPlan") || text.contains("hbr");
    let is_marked = MARKS.iter().any(|mark| text.contains(mark));
    match (is_call, is_marked) {
        (true, true) => 55,
        (true, false) => 10,
        (false, true) => 15,
        (false, false) => 0,
    }
}

/// How the language of a text quotes.
fn quoting(text: &str) -> Quoting {
    let has = |part: &str| text.contains(part);
    let sets = |line: &str| {
        let line = line.trim_start();
        line.starts_with('$') && !line.starts_with("$.") && line.contains('=')
    };
    // `$request->path`; an arrow of Python stands between spaces, and any may stand in a text.
    let follows = |(at, _): (usize, &str)| {
        let name = text[..at].trim_end_matches(|c: char| c.is_alphanumeric() || c == '_');
        name.len() < at && name.ends_with('$')
    };
    let is_other = has("function(") || has("const ");
    if text.lines().any(|line| line.trim_start().starts_with("<?php"))
        || text.lines().any(sets) && !is_other
        || text.match_indices("->").any(follows) && !is_other
    {
        Quoting::Php
    } else if has("require '") || has("require \"") && has("\nend") || has(".new(") && has(" => ") {
        Quoting::Ruby
    } else {
        Quoting::Common
    }
}

/// Signs that give a variable a value that is worked out of its old one.
static CHANGES: &[&str] =
    &["-=", "*=", "/=", "//=", "%=", "**=", "|=", "&=", "^=", "<<=", "??=", "||=", "&&="];

fn read(text: &str) -> Read {
    let mut parser = Parser::new(text, quoting(text));
    let mut program = Program::default();
    while !parser.is_done() {
        // Braces here are those of a block.
        if parser.is("{") || parser.is("}") {
            parser.pass();
            continue;
        }
        let target = parser.expression(0);
        if parser.is(",") {
            several(target, &mut parser, &mut program);
            continue;
        }
        // `name: Type = value`
        if parser.is(":") && target.links.is_empty() {
            parser.skip(":");
            if !parser.is("{") && !parser.is_done() {
                parser.expression(0);
            }
        }
        if parser.skip("=") || parser.skip(":=") {
            let value = parser.value(0);
            program.assign(target, value);
        } else if parser.skip("+=") || parser.skip(".=") {
            let value = parser.value(0);
            let span = value.span.clone();
            let sum = Head::Sum(vec![target.clone(), value]);
            program.assign(target, Expr { head: sum, links: Vec::new(), span });
        } else if CHANGES.iter().any(|sign| parser.skip(sign)) {
            let value = unknown(parser.value(0).span);
            program.assign(target, value);
        } else if parser.skip("<") && parser.skip("<") {
            let value = parser.value(0);
            program.push(target, value);
        } else {
            program.run(target);
        }
    }
    let mut read = Read { seen: std::mem::take(&mut program.seen), ..Read::default() };
    calls(program, &mut read);
    read
}

/// `a, b = 1, 2`: each gets its own value, or one that is not known where they do not pair.
fn several(first: Expr, parser: &mut Parser, program: &mut Program) {
    let mut targets = vec![first];
    while parser.skip(",") && !parser.is_done() {
        targets.push(parser.expression(0));
    }
    if !(parser.skip("=") || parser.skip(":=")) {
        for target in targets {
            program.run(target);
        }
        return;
    }
    let mut values = vec![parser.value(0)];
    while parser.skip(",") && !parser.is_done() {
        values.push(parser.value(0));
    }
    let pairs = values.len() == targets.len();
    let span = values[0].span.clone();
    if !pairs {
        for value in values.drain(..) {
            program.run(value);
        }
    }
    let values = values.into_iter().chain(std::iter::repeat_with(|| unknown(span.clone())));
    for (target, value) in targets.into_iter().zip(values) {
        program.assign(target, value);
    }
}

fn unknown(span: Range<usize>) -> Expr {
    Expr { head: Head::Unknown, links: Vec::new(), span }
}

/// Names of variables that hold the parameters of a call, or the part of them that travels in one place.
static PLACES: &[&str] = &[
    "query",
    "queries",
    "body",
    "params",
    "form",
    "formdata",
    "queryparams",
    "bodyparams",
    "parameters",
    "request",
    "req",
    "data",
    "payload",
    "map",
    "bodys",
    "args",
];

/// Tables that are one call's each: what travels in the query and what in the body. A name that comes again begins the
/// next call.
fn together(parts: Vec<Model>) -> Vec<Model> {
    let mut calls: Vec<Model> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for mut part in parts {
        if let Some(call) = calls.last_mut().filter(|_| !names.contains(&part.name)) {
            call.fields.append(&mut part.fields);
        } else {
            names.clear();
            calls.push(Model { fields: std::mem::take(&mut part.fields), ..Model::default() });
        }
        names.push(part.name);
    }
    calls
}

/// What the program sends.
fn calls(mut program: Program, read: &mut Read) {
    let is_plan = |model: &Model| {
        let class = fold(&model.class);
        !model.used && !model.is_part() && class.contains("request") && model.knows(1)
    };
    let mut found: Vec<Model> = Vec::new();
    let mut parts: Vec<Model> = Vec::new();
    let mut others: Vec<Model> = Vec::new();
    for model in std::mem::take(&mut program.models) {
        let is_place = PLACES.contains(&fold(&model.name).as_str());
        if is_plan(&model) {
            found.push(model);
        } else if model.used || model.is_part() || !model.knows(1) {
            // A part of another one, or nothing of ours.
        } else if is_place {
            parts.push(model);
        } else if json::is_request(&model.fields) {
            others.push(model);
        }
    }
    if found.is_empty() {
        found = together(parts);
        found.append(&mut others);
    }
    let sent = program.sent.drain(..);
    let own = found.into_iter().map(|model| Call {
        action: model.action(),
        fields: model.fields,
        spelling: Spelling::Own,
        ..Call::default()
    });
    for mut call in sent.chain(own) {
        if read.is_full() {
            break;
        }
        call.action = call.action.take().or_else(|| program.action.clone());
        call.region = call.region.take().or_else(|| program.region.clone());
        call.host = call.host.take().or_else(|| program.host.clone());
        read.calls.push(call);
    }
    debug_assert!(names::fold(ACTION).contains("backupplan"), "actions are told by their names");
}
