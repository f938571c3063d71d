//! Terraform configurations, for the official provider.

pub mod plan;
pub mod policy;
pub mod resources;

use std::borrow::Cow;

use crate::lang::{Message, Text, t};
use crate::output::declared::{Declared, Entry, Line, hcl};
use crate::output::sheet::{Loss, Sheet};
use crate::output::{Order, Syntax};
use crate::plan::place::Place;
use crate::request::credentials::variable_names;
use crate::values::nfc;

/// The words of both kinds of configuration.
const KIND: Text = t("Terraform", "Terraform");
const RUN: Text = t(
    "Run it with terraform init and terraform apply. The provider takes its keys from {0}, {1} and {2}, or from a profile of the Alibaba Cloud CLI.",
    "运行 terraform init 和 terraform apply。Provider 的密钥取自 {0}、{1} 和 {2}，或阿里云 CLI 的配置。",
);

const NORMALIZED: Text = t(
    "Terraform brings every text into the normal form C of Unicode, which joins letters with the marks behind them: this one would become another. The aliyun CLI and the SDK code keep it.",
    "Terraform 会将所有文本转换为 Unicode 规范化形式 C（NFC），字母与其后的附加符号会合并，该值会因此改变。aliyun CLI 和 SDK 代码保持原样。",
);
const PROVIDER: &str = r#"terraform {
  required_providers {
    alicloud = {
      source  = "aliyun/alicloud"
      version = "{version}"
    }
  }
}"#;

/// A remark in the text.
fn remark(sheet: &mut Sheet, order: &Order<'_>, message: &Message) {
    sheet.remark(Syntax::Hcl.comment().unwrap_or_default(), &message.render(order.language));
}

fn block(sheet: &mut Sheet, head: &str, entries: &[Entry]) {
    for Line { place, text } in hcl::block(head, entries) {
        match &place {
            Some(place) => sheet.line_of(place, text),
            None => sheet.line(text),
        }
    }
}

/// Why there is no configuration, and nothing that could be applied.
fn none(order: &Order<'_>, loss: Loss) -> Sheet {
    let mut sheet = Sheet::default();
    remark(&mut sheet, order, &loss.reason);
    sheet.lose_all([loss]);
    sheet
}

/// What every configuration begins with: what it does without what it leaves out, the provider, and where requests go.
fn begin(order: &Order<'_>, version: &str, losses: &[Loss]) -> Sheet {
    let mut sheet = Sheet::default();
    let comment = Syntax::Hcl.comment().unwrap_or_default();
    sheet.remark(comment, &order.says_without(losses));
    sheet.line(comment);
    remark(&mut sheet, order, &Message::new(RUN, variable_names()));
    sheet.line("");
    sheet.line(PROVIDER.replace("{version}", version));
    sheet.line("");
    let mut provider = vec![Entry::fixed("region", order.target.region())];
    if order.target.has_own_endpoint() {
        let endpoint = order.target.endpoint();
        if endpoint.is_plain_http() {
            provider.push(Entry::fixed("protocol", "HTTP"));
        }
        provider.push(Entry {
            name: Cow::Borrowed("endpoints"),
            place: None,
            value: Declared::Block(vec![Entry::fixed("hbr", endpoint.host())]),
        });
    }
    block(&mut sheet, "provider \"alicloud\"", &provider);
    sheet.line("");
    sheet
}

/// Takes out the texts that Terraform would change.
fn keep_unchanged(entries: &mut Vec<Entry>, losses: &mut Vec<Loss>) {
    let mut lose = |place: Option<&Place>, text: &str| {
        let changes = nfc::may_change(text);
        if changes && let Some(place) = place {
            losses.push(Loss::new(place.clone(), Message::new(NORMALIZED, [])));
        }
        changes
    };
    entries.retain_mut(|entry| match &mut entry.value {
        Declared::Text(text) => !lose(entry.place.as_ref(), text),
        Declared::Texts(texts) => {
            let before = texts.len();
            texts.retain(|(place, text)| !lose(Some(place), text));
            before == 0 || !texts.is_empty()
        }
        _ => true,
    });
    for entry in entries {
        match &mut entry.value {
            Declared::Block(inner) => keep_unchanged(inner, losses),
            Declared::Blocks(blocks) => {
                for (_, inner) in blocks {
                    keep_unchanged(inner, losses);
                }
            }
            _ => {}
        }
    }
}

/// What is printed at the end.
fn output(sheet: &mut Sheet, name: &str, value: &str) {
    sheet.line("");
    let value = Declared::Expression(value.to_owned());
    let value = Entry { name: Cow::Borrowed("value"), place: None, value };
    block(sheet, &format!("output \"{name}\""), &[value]);
}
