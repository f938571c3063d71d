//! What helps around the request: what to see to before, answers explained, lists to pick from, many at once.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::form::{ROOT, choose};
use crate::harness::Page;

fn answer(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/answers");
    fs::read_to_string(folder.join(name)).unwrap()
}

#[test]
fn a_refusal_is_explained_and_leads_to_its_field() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#fill-in");
    form.paste(r#"{"RequestId":"473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E","HostId":"hbr.cn-hangzhou.aliyuncs.com","Code":"VaultNotExist","Message":"vault does not exist"}"#,
    );
    form.says(".answer", "VaultNotExist");
    form.says(".answer", "DescribeVaults");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    form.click(".answer .button--link");
    page.until(
        "the field",
        &format!("{ROOT}.activeElement?.id === 'VaultId' && !{ROOT}.querySelector('dialog')"),
    );
}

#[test]
fn a_made_plan_has_its_next_commands() {
    let page = Page::open("/");
    let form = page.form(0);
    form.paste(&answer("made.json"));
    form.says(".answer", "plan-");
    form.says(".answer", "DescribeBackupPlans");
    assert_eq!(page.accessibility(), Vec::<String>::new());
}

#[test]
fn a_vault_is_picked_from_a_list_and_compared_with_the_plan() {
    let page = Page::open("/");
    let form = page.form(0);
    form.paste(&answer("vaults.json"));
    form.find(".stock");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    form.click("#use-lists");
    page.until("a list", &format!("{ROOT}.querySelector('select[name=VaultId]')"));
    let ids = page.script(&format!(
        "return [...{ROOT}.querySelectorAll('select[name=VaultId] option')].map(option => option.value).filter(id => id.startsWith('v-'))"
    ));
    let id = ids[0].as_str().unwrap();
    page.script(&format!(
        "const list = {ROOT}.querySelector('select[name=VaultId]');
         list.value = '{id}';
         list.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }}))"
    ));
    form.says(".output", id);
    // In another region the same vault is one to be warned of.
    page.script(&format!(
        "const list = {ROOT}.querySelector('#RegionId');
         list.value = 'eu-west-1';
         list.dispatchEvent(new Event('change', {{ bubbles: true, composed: true }}))"
    ));
    form.find("[data-field=VaultId] .message--error, [data-field=VaultId] .message--warning");
    form.click("#undo");
    form.click("#undo");
    page.until("no vault", &format!("!{ROOT}.querySelector('.output').innerText.includes('{id}')"));
}

#[test]
fn what_to_see_to_before_is_ticked_off() {
    let page = Page::open("/");
    let form = page.form(0);
    for source in ["ECS_FILE", "OTS", "UDM_ECS"] {
        page.script("window.scrollTo(0, 0)");
        choose(&form, source);
        form.click("#before");
        form.find(".guide__list");
        assert_eq!(page.accessibility(), Vec::<String>::new(), "{source}");
        form.click("#before");
    }
    form.click("#before");
    form.click(".guide__list input[type=checkbox]");
    form.says(".guide__count", "1 ");
}

#[test]
fn one_plan_becomes_many_and_the_script_runs() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#fill-in");
    form.click("#open-many");
    form.put("List", "i-bp1aaaaaaaaaaaaaaaaa\ni-bp1bbbbbbbbbbbbbbbbb\ni-bp1ccccccccccccccccc");
    form.says(".many__result", "3 requests");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    form.click("#many-script");
    let script = page.saved("create-backup-plans.sh");
    form.click("#many-lines");
    let lines = page.saved("backup-plans.jsonl");
    assert_eq!(lines.lines().count(), 3, "{lines}");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("many");
    fs::create_dir_all(&folder).unwrap();
    let fake = "#!/bin/sh\necho '{\"Success\":true,\"PlanId\":\"plan-1\",\"Code\":\"200\"}'\n";
    fs::write(folder.join("aliyun"), fake).unwrap();
    assert!(Command::new("chmod").arg("+x").arg(folder.join("aliyun")).status().unwrap().success());
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
    let ran = Command::new("sh").args(["-c", &script]).env("PATH", path).output().unwrap();
    let said = String::from_utf8_lossy(&ran.stdout);
    assert!(ran.status.success(), "{said}{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(said.matches("plan-1").count(), 3, "{said}");
}

/// Every dialog, with something in it, in every dress.
#[test]
fn dialogs_look_right_in_every_dress() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#fill-in");
    form.put("PlanName", "changed since");
    for (language, dark) in [("en", false), ("zh-CN", true)] {
        page.script(&format!(
            "document.querySelector('create-backup-plan').setAttribute('locale', '{language}')"
        ));
        page.until(language, &format!("{ROOT}.querySelector('.app').lang === '{language}'"));
        page.dark(dark);
        for width in [1440, 320] {
            page.resize(width, 900);
            for dialog in ["presets", "share", "changes", "paste", "many"] {
                // By script: at this width a bar may lie over the button until it is scrolled to.
                page.script(&format!(
                    "const opener = {ROOT}.querySelector('#open-{dialog}');
                     opener.focus();
                     opener.click()"
                ));
                form.find(&format!("#dialog-{dialog}"));
                let name = format!("dialog-{dialog}-{language}-{width}");
                page.screenshot(&name);
                assert_eq!(page.accessibility(), Vec::<String>::new(), "{name}");
                let overflow =
                    page.script("return document.documentElement.scrollWidth - innerWidth");
                assert!(overflow.as_i64().unwrap() <= 0, "{name}: {overflow}");
                let inside = page.script(&format!(
                    "const dialog = {ROOT}.querySelector('dialog');
                     const box = dialog.getBoundingClientRect();
                     return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight + 1
                         && dialog.querySelector('.dialog__body').scrollWidth <= dialog.clientWidth"
                ));
                assert_eq!(inside, true, "{name} stays inside the window");
                page.script(&format!("{ROOT}.querySelector('dialog').close()"));
                page.until("no dialog", &format!("!{ROOT}.querySelector('dialog')"));
                page.until("its opener", &format!("{ROOT}.activeElement?.id === 'open-{dialog}'"));
            }
        }
    }
}
