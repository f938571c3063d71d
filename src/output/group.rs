//! The kinds of formats, as the page offers them: one tab each.

use std::ptr;

use crate::lang::{Text, t};

/// Formats that are chosen among each other.
#[derive(Debug)]
pub struct Group {
    /// Its stable name.
    pub id: &'static str,
    /// What the page calls it.
    pub title: Text,
}

/// The request itself.
pub static JSON: Group = Group { id: "json", title: t("JSON", "JSON") };
/// Commands of curl.
pub static CURL: Group = Group { id: "curl", title: t("curl", "curl") };
/// Commands of the Alibaba Cloud CLI.
pub static CLI: Group = Group { id: "cli", title: t("aliyun CLI", "aliyun CLI") };
/// Programs.
pub static CODE: Group = Group { id: "code", title: t("Code", "代码") };
/// Declarations of what is to be.
pub static TEMPLATES: Group = Group { id: "templates", title: t("Terraform", "Terraform") };
/// The HTTP request.
pub static HTTP: Group = Group { id: "http", title: t("HTTP", "HTTP") };
/// What stands around the request.
pub static AROUND: Group = Group { id: "around", title: t("More", "更多") };

/// Every group, in the order it is offered.
pub static GROUPS: &[&Group] = &[&JSON, &CURL, &CLI, &CODE, &TEMPLATES, &HTTP, &AROUND];

impl PartialEq for Group {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self, other)
    }
}

impl Eq for Group {}
