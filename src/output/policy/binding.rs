//! The binding: what is backed up by the policy, and how.

use std::borrow::Cow;

use crate::lang::{Arg, Text, t};
use crate::output::declared::{Declared, Entry};
use crate::output::policy::{BINDINGS, Builder, RAM_ROLE, Reader};
use crate::params::Param;
use crate::params::cross_account::{
    CROSS_ACCOUNT_ROLE_NAME, CROSS_ACCOUNT_TYPE, CROSS_ACCOUNT_USER_ID,
};
use crate::params::detail::{
    APP_CONSISTENT, DESTINATION_REGION_ID, DESTINATION_RETENTION, DETAIL, DISK_ID_LIST, DO_COPY,
    ENABLE_FS_FREEZE, ENABLE_WRITERS, EXCLUDE_DISK_ID_LIST, POST_SCRIPT_PATH, PRE_SCRIPT_PATH,
    RAM_ROLE_NAME, SNAPSHOT_GROUP, TIMEOUT_IN_SECONDS,
};
use crate::params::files::{EXCLUDE, INCLUDE, OPTIONS, PATH, SPEED_LIMIT, USE_VSS};
use crate::params::plan::DISABLED;
use crate::params::source::{
    BUCKET, FILE_SYSTEM_ID, INSTANCE_ID, INSTANCE_NAME, OTS_DETAIL, PREFIX, SOURCE_TYPE,
    SourceType, TABLE_NAMES,
};
use crate::plan::held::Held;
use crate::plan::place::Place;
use crate::values::json::{Node, Value};

/// A parameter that a binding has for a parameter of a plan.
struct Row {
    param: &'static Param,
    /// The source types that it has it for.
    sources: &'static [SourceType],
    name: &'static str,
    shape: Shape,
}

/// What a parameter of a binding takes.
enum Shape {
    Text,
    Number,
    /// A boolean, which the API takes as a text.
    BoolText,
    /// A list, as the text of its JSON.
    ListText,
}

const ALL: &[SourceType] = &SourceType::ALL;
const ECS: &[SourceType] = &[SourceType::EcsFile, SourceType::UdmEcs];
const FILES: &[SourceType] = &[SourceType::EcsFile, SourceType::Nas];
const SOURCE_ID: &str = "DataSourceId";
const SOURCE: &str = "Source";

const fn row(
    param: &'static Param,
    sources: &'static [SourceType],
    name: &'static str,
    shape: Shape,
) -> Row {
    Row { param, sources, name, shape }
}

/// The parameters that are taken over one by one. That a Tablestore instance is bound by its name is concluded: the
/// operation's page names the source type and leaves out what its ID is.
static ROWS: &[Row] = &[
    row(&SOURCE_TYPE, ALL, "SourceType", Shape::Text),
    row(&INSTANCE_ID, ECS, SOURCE_ID, Shape::Text),
    row(&BUCKET, &[SourceType::Oss], SOURCE_ID, Shape::Text),
    row(&FILE_SYSTEM_ID, &[SourceType::Nas], SOURCE_ID, Shape::Text),
    row(&INSTANCE_NAME, &[SourceType::Ots], SOURCE_ID, Shape::Text),
    row(&PREFIX, &[SourceType::Oss], SOURCE, Shape::Text),
    row(&PATH, &[SourceType::EcsFile], SOURCE, Shape::ListText),
    row(&INCLUDE, FILES, "Include", Shape::Text),
    row(&EXCLUDE, FILES, "Exclude", Shape::Text),
    row(&SPEED_LIMIT, &[SourceType::EcsFile], "SpeedLimit", Shape::Text),
    row(&DISABLED, ALL, "Disabled", Shape::BoolText),
    row(&CROSS_ACCOUNT_TYPE, ALL, "CrossAccountType", Shape::Text),
    row(&CROSS_ACCOUNT_USER_ID, ALL, "CrossAccountUserId", Shape::Number),
    row(&CROSS_ACCOUNT_ROLE_NAME, ALL, "CrossAccountRoleName", Shape::Text),
];

/// The keys of `Detail` that the advanced options of a whole instance have, and their names there.
static UDM: &[(&Param, &str)] = &[
    (&SNAPSHOT_GROUP, "SnapshotGroup"),
    (&APP_CONSISTENT, "AppConsistent"),
    (&PRE_SCRIPT_PATH, "PreScriptPath"),
    (&POST_SCRIPT_PATH, "PostScriptPath"),
    (&ENABLE_FS_FREEZE, "EnableFsFreeze"),
    (&ENABLE_WRITERS, "EnableWriters"),
    (&TIMEOUT_IN_SECONDS, "TimeoutInSeconds"),
    (&DISK_ID_LIST, "DiskIdList"),
    (&EXCLUDE_DISK_ID_LIST, "ExcludeDiskIdList"),
    (&RAM_ROLE_NAME, RAM_ROLE),
];

/// The parameter of a binding that holds what only some source types have, and the names of these parts.
const OPTIONS_OF: &str = "AdvancedOptions";
const FILE_DETAIL: &str = "FileDetail";
const UDM_DETAIL: &str = "UdmDetail";

/// The keys of `Detail` that rules of the policy are made of.
static COPIED: &[&Param] = &[&DO_COPY, &DESTINATION_REGION_ID, &DESTINATION_RETENTION];

const WHOLE_FILE_SYSTEM: Text = t(
    "A binding has no paths for the source type NAS: it takes the whole file system.",
    "NAS 类型的绑定没有路径参数，将备份整个文件系统。",
);
const NO_FILE_DETAIL: Text = t(
    "{0} has no argument for the VSS of files. The script of CLI calls has it.",
    "{0} 没有与文件 VSS 对应的参数，CLI 调用脚本支持。",
);
const NO_OPTION: Text =
    t("The advanced options of a binding have no {0}.", "绑定的高级选项中没有 {0}。");
const NOT_READABLE: Text = t(
    "This is no object, so no advanced options are made of it.",
    "该值不是对象，未据此生成高级选项。",
);
const NO_TABLES: Text = t(
    "This holds no list of table names, so all tables are backed up.",
    "该值中没有表名列表，将备份全部数据表。",
);

impl Builder<'_> {
    pub(super) fn binding(&mut self) {
        let source = self.source;
        for row in ROWS.iter().filter(|row| row.sources.contains(&source)) {
            let Some(node) = self.take(row.param) else { continue };
            let place = Place::of(row.param);
            let Some(value) = self.carried(row, node, &place) else { continue };
            self.moved(&place, format!("{BINDINGS}[].{}", row.name));
            self.policy.binding.push(Entry::of(row.name, &place, value));
        }
        match self.source {
            SourceType::Nas => self.whole_file_system(),
            SourceType::Ots => self.tables(),
            SourceType::EcsFile => self.file_options(),
            SourceType::UdmEcs => self.udm_options(),
            SourceType::Oss | SourceType::Sync => {}
        }
    }

    fn carried(&self, row: &Row, node: &Node<'_>, place: &Place) -> Option<Declared> {
        let value = &node.value;
        match row.shape {
            Shape::Number => Declared::number(value),
            Shape::BoolText if self.reader == Reader::Terraform => Declared::bool(value),
            Shape::Text | Shape::BoolText => Declared::text(value),
            Shape::ListText => Some(match Declared::texts(value, place)? {
                Declared::Texts(texts) => list_text(texts.into_iter().map(|(_, text)| text)),
                other => other,
            }),
        }
    }

    fn whole_file_system(&mut self) {
        let Some(node) = self.take(&PATH).filter(|node| !node.value.is_blank()) else { return };
        let is_root = |entry: &Node<'_>| entry.text() == Some("/");
        if !matches!(node.entries(), Some([only]) if is_root(only)) {
            self.lose(Place::of(&PATH), WHOLE_FILE_SYSTEM, []);
        }
    }

    fn tables(&mut self) {
        let Some(node) = self.take(&OTS_DETAIL).filter(|node| !node.value.is_blank()) else {
            return;
        };
        let place = Place::of(&OTS_DETAIL);
        let held = Held::open(place.clone(), node, false).ok();
        let names = held.as_ref().and_then(|held| held.get(&TABLE_NAMES)?.entries());
        let Some(names) = names else { return self.lose(place, NO_TABLES, []) };
        let names: Vec<String> =
            names.iter().filter_map(|name| name.text().map(str::to_owned)).collect();
        if !names.is_empty() {
            self.moved(&place, format!("{BINDINGS}[].{SOURCE}"));
            self.policy.binding.push(Entry::of(SOURCE, &place, list_text(names)));
        }
    }

    fn file_options(&mut self) {
        let Some(node) = self.take(&OPTIONS).filter(|node| !node.value.is_blank()) else { return };
        let place = Place::of(&OPTIONS);
        let Ok(held) = Held::open(place.clone(), node, false) else {
            return self.lose(place, NOT_READABLE, []);
        };
        for key in held.node().members().unwrap_or_default() {
            let vss = key.name == USE_VSS.name;
            let on = key.node.value != Value::Bool(false) && key.node.value != Value::Null;
            if vss && self.reader == Reader::Api {
                let Some(value) = Declared::bool(&key.node.value) else { continue };
                self.moved(
                    &place,
                    format!("{BINDINGS}[].{OPTIONS_OF}.{FILE_DETAIL}.{}", USE_VSS.name),
                );
                let detail = vec![Entry::of(USE_VSS.name, &place, value)];
                self.advanced(FILE_DETAIL, &place, detail);
            } else if vss && on {
                self.lose(
                    place.clone(),
                    NO_FILE_DETAIL,
                    [Arg::code("alicloud_hbr_policy_binding")],
                );
            } else if !vss {
                self.lose(place.clone(), NO_OPTION, [Arg::value(&key.name)]);
            }
        }
    }

    fn udm_options(&mut self) {
        let Some(node) = self.take(&DETAIL).filter(|node| !node.value.is_blank()) else { return };
        let whole = Place::of(&DETAIL);
        let Ok(held) = Held::open(whole.clone(), node, false) else {
            return self.lose(whole, NOT_READABLE, []);
        };
        let mut detail = Vec::new();
        for key in held.node().members().unwrap_or_default() {
            let place = held.pointed_at(&Place::ROOT.name(&key.name), None).0;
            let value = &key.node.value;
            if COPIED.iter().any(|param| param.name == key.name) || *value == Value::Null {
                continue;
            }
            let Some((_, name)) = UDM.iter().find(|(param, _)| held.is_of(param, &key.name)) else {
                self.lose(place, NO_OPTION, [Arg::value(&key.name)]);
                continue;
            };
            let value = match value {
                Value::Bool(_) => Declared::bool(value),
                Value::Number(_) => Declared::number(value),
                value => Declared::texts(value, &place),
            };
            if let Some(value) = value {
                self.moved(&place, format!("{BINDINGS}[].{OPTIONS_OF}.{UDM_DETAIL}.{name}"));
                detail.push(Entry::of(name, &place, value));
            }
        }
        if held.is_true(&APP_CONSISTENT) && held.get(&RAM_ROLE_NAME).is_none() {
            self.policy.needs_role = true;
            let place = Some(whole.member(&APP_CONSISTENT));
            let value = Declared::Expression(self.role().to_owned());
            detail.push(Entry { name: Cow::Borrowed(RAM_ROLE), place, value });
        }
        if !detail.is_empty() {
            self.advanced(UDM_DETAIL, &whole, detail);
        }
    }

    fn advanced(&mut self, name: &'static str, place: &Place, detail: Vec<Entry>) {
        let detail = vec![Entry::of(name, place, Declared::Block(detail))];
        let options = Entry::of(OPTIONS_OF, place, Declared::Block(detail));
        self.policy.binding.push(options);
    }

    /// Where the role comes from that a plan does not name.
    fn role(&self) -> &'static str {
        match self.reader {
            Reader::Api => super::script::ROLE,
            Reader::Terraform => "var.ram_role_name",
        }
    }
}

/// Texts as the text of a JSON list.
fn list_text(texts: impl IntoIterator<Item = String>) -> Declared {
    let list = Value::array(texts.into_iter().map(Value::owned_text));
    Declared::Text(list.to_string())
}
