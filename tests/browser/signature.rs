//! How a request is signed, step by step, and why a signature is refused.

use crate::form::ROOT;
use crate::harness::Page;

const STRING: &str = "POST&%2F&AccessKeyId%3Dtestid%26Action%3DCreateBackupPlan%26PlanName%3Da%2520b%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3Dn%26SignatureVersion%3D1.0%26Timestamp%3D2026-03-27T00%253A00%253A00Z%26Version%3D2017-09-08";

fn answer() -> String {
    format!(
        r#"{{"RequestId":"473469C7-AA6F-4DC5-B3DB-A3DC0DE3C83E","HostId":"hbr.cn-hangzhou.aliyuncs.com","Code":"SignatureDoesNotMatch","Message":"Specified signature is not matched with our calculation. server string to sign is:{STRING}"}}"#
    )
}

#[test]
fn a_request_is_signed_step_by_step() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#fill-in");
    form.click("#tab-curl");
    form.click("#open-signature");
    form.says(".signature__steps", "x-acs-action:CreateBackupPlan");
    form.says(".signature__steps", "ACS3-HMAC-SHA256");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    form.click("input[name=SignatureScheme][value=v1]");
    form.says(".signature__steps", "POST&%2F&AccessKeyId%3DYOUR_ACCESS_KEY_ID");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    page.script(&format!("{ROOT}.querySelector('dialog').close()"));
    page.until("its opener", &format!("{ROOT}.activeElement?.id === 'open-signature'"));
}

#[test]
fn an_answer_leads_to_the_doctor_who_finds_the_byte() {
    let page = Page::open("/");
    let form = page.form(0);
    form.paste(&answer());
    form.click("#examine");
    form.says(".signature__result", "the service's string to sign");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    form.put("Examined", &format!("{}\n{}", STRING.replace("%2520", "%2B"), answer()));
    form.says(".signature__result", "A space was encoded as +");
    let marks = page.script(&format!(
        "return [...{ROOT}.querySelectorAll('.compared mark')].map(mark => mark.innerText).join()"
    ));
    assert_eq!(marks, "B,5");
    assert_eq!(page.accessibility(), Vec::<String>::new());
    // What was pasted is nowhere once the dialog is closed.
    page.script(&format!("{ROOT}.querySelector('dialog').close()"));
    page.until("no dialog", &format!("!{ROOT}.querySelector('dialog')"));
    let kept = page
        .script("return JSON.stringify({ ...sessionStorage, ...localStorage }) + location.href");
    assert!(!kept.as_str().unwrap().contains("testid"), "{kept}");
}

#[test]
fn both_sides_of_the_dialog_look_right_in_every_dress() {
    let page = Page::open("/");
    let form = page.form(0);
    form.click("#fill-in");
    form.click("#tab-curl");
    for (language, dark) in [("en", false), ("zh-CN", true)] {
        page.script(&format!(
            "document.querySelector('create-backup-plan').setAttribute('locale', '{language}')"
        ));
        page.until(language, &format!("{ROOT}.querySelector('.app').lang === '{language}'"));
        page.dark(dark);
        for width in [1440, 320] {
            page.resize(width, 900);
            page.script(&format!("{ROOT}.querySelector('#open-signature').click()"));
            for view in ["steps", "doctor"] {
                page.script(&format!(
                    "{ROOT}.querySelector('input[name=SignatureView][value={view}]').click()"
                ));
                if view == "doctor" {
                    form.put(
                        "Examined",
                        &format!("{}\n{}", STRING.replace("%2520", "%2B"), answer()),
                    );
                    form.find(".compared");
                }
                let name = format!("signature-{view}-{language}-{width}");
                page.screenshot(&name);
                assert_eq!(page.accessibility(), Vec::<String>::new(), "{name}");
                let inside = page.script(&format!(
                    "const dialog = {ROOT}.querySelector('dialog');
                     const box = dialog.getBoundingClientRect();
                     return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight + 1
                         && dialog.querySelector('.dialog__body').scrollWidth <= dialog.clientWidth"
                ));
                assert_eq!(inside, true, "{name} stays inside the window");
            }
            page.script(&format!("{ROOT}.querySelector('dialog').close()"));
            page.until("no dialog", &format!("!{ROOT}.querySelector('dialog')"));
        }
    }
}
