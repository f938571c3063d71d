//! The package in Node.js: imported, required, given what is hard on it, and as its README says.

use std::fs;

use crate::consumer;

#[test]
fn it_can_be_imported_and_required() {
    let import = "
        import * as core from 'create-backup-plan/core';
        import * as node from 'create-backup-plan/node';
        import * as inline from 'create-backup-plan/core/inline';
        import * as check from 'create-backup-plan/check';
        import * as coreLoad from 'create-backup-plan/core/load';
        import * as checkLoad from 'create-backup-plan/check/load';
        await Promise.all([coreLoad.load(), checkLoad.load(), checkLoad.load()]);
        for (const each of [core, node, inline, check, coreLoad, checkLoad]) {
          console.log(each.validate({}).valid, Object.keys(each).length);
        }";
    let said = consumer::node(&consumer::write("import.mjs", import));
    assert_eq!(said, "false 13\nfalse 13\nfalse 13\nfalse 4\nfalse 14\nfalse 5\n");
    let require = "
        for (const name of ['core', 'check', 'node']) {
          const { validateText } = require(`create-backup-plan/${name}`);
          console.log(validateText('{}').valid);
        }";
    let said = consumer::node(&consumer::write("require.cjs", require));
    assert_eq!(said, "false\nfalse\nfalse\n");
}

/// What browsers and bundlers take, with bytes in place of an address: Node.js fetches no file.
#[test]
fn it_is_loaded_once_however_often_it_is_asked_for() {
    let script = "
        import { readFile } from 'node:fs/promises';
        import { load, validate } from './node_modules/create-backup-plan/check-load.js';
        const bytes = await readFile('./node_modules/create-backup-plan/check_bg.wasm');
        let made = 0;
        const { instantiate } = WebAssembly;
        // Node.js makes WebAssembly of its own when `Response` is first asked for: it is none of ours.
        WebAssembly.instantiate = (given, ...rest) => (made += given === bytes, instantiate(given, ...rest));
        const failed = await load(new Uint8Array()).catch(error => error.constructor.name);
        await Promise.all([load(bytes), load(bytes), load(bytes)]);
        console.log(failed, made, validate({}).valid);";
    let said = consumer::node(&consumer::write("load.mjs", script));
    assert_eq!(said, "CompileError 1 false\n");
}

/// What a gateway sees of a signed request that was sent by `fetch`, worked out by nothing but Node.js.
#[test]
fn a_signed_request_can_be_sent() {
    consumer::node(&consumer::script("sent.mjs"));
}

#[test]
fn the_schema_can_be_imported() {
    let script = "
        import { deepEqual } from 'node:assert/strict';
        import { schema } from 'create-backup-plan/core';
        import file from 'create-backup-plan/schema.json' with { type: 'json' };
        deepEqual(schema(), file);
        deepEqual(schema({ language: 'zh-CN' }).title, 'CreateBackupPlan 请求');";
    consumer::node(&consumer::write("schema.mjs", script));
}

#[test]
fn whole_numbers_keep_every_digit() {
    consumer::node(&consumer::script("integers.mjs"));
}

#[test]
fn hostile_values_get_a_clear_answer() {
    consumer::node(&consumer::script("hostile.mjs"));
}

#[test]
fn options_and_keys_are_checked() {
    consumer::node(&consumer::script("options.mjs"));
}

#[test]
fn the_types_name_every_function_and_no_other() {
    let types = fs::read_to_string(consumer::installed().join("core.d.ts")).unwrap();
    let mut declared: Vec<&str> = types
        .lines()
        .filter_map(|line| line.strip_prefix("export function "))
        .filter_map(|rest| rest.split('(').next())
        .collect();
    declared.sort_unstable();
    declared.dedup();
    let script = "
        import * as core from 'create-backup-plan/core';
        console.log(Object.keys(core).sort().join('\\n'));";
    let offered = consumer::node(&consumer::write("names.mjs", script));
    assert_eq!(declared, offered.lines().collect::<Vec<_>>());
}

#[test]
fn the_readmes_snippets_run() {
    let readme = fs::read_to_string(consumer::installed().join("README.md")).unwrap();
    let snippets: Vec<&str> = readme
        .split("```js\n")
        .skip(1)
        .map(|part| part.split("```").next().unwrap_or_default())
        .collect();
    assert_eq!(snippets.len(), 4);
    let said: Vec<String> = snippets
        .iter()
        .enumerate()
        .map(|(index, snippet)| {
            consumer::node(&consumer::write(&format!("snippet-{index}.mjs"), snippet))
        })
        .collect();
    assert!(said[0].contains(": \"bucket\": ") && said[0].contains("resource \""), "{}", said[0]);
    assert!(said[1].starts_with("422 [") && said[1].contains("bucket/required"), "{}", said[1]);
    let signed =
        ["POST https://hbr.cn-shanghai.aliyuncs.com/?", "curl -X POST 'https://hbr.cn-shanghai"];
    assert!(signed.iter().all(|text| said[2].contains(text)), "{}", said[2]);
    assert!(said[3].starts_with("true\n") && said[3].contains("9999999999999997"), "{}", said[3]);
    assert!(said[3].ends_with("unsafe-integer /CrossAccountUserId\n"), "{}", said[3]);
}
