//! Terraform: the five resources of the official provider that make a backup plan.
//!
//! Their attributes are those of the provider's source (`resource_alicloud_hbr_{ecs,oss,nas,ots,server}_backup_plan.go`
//! of aliyun/terraform-provider-alicloud); the parameters that the provider sends by itself are sent here too.

use crate::import::call::{Call, Spelling};
use crate::import::credentials::Credential;
use crate::import::hcl::{self, Block, Body, Values};
use crate::import::names::{self, fold};
use crate::import::note::{Note, NoteKind};
use crate::import::tree::{Branch, Field, Tree};
use crate::import::{MAX_PLANS, Read, Reader, flat, json};
use crate::lang::{Arg, t};
use crate::output::terraform::resources::RESOURCES;
use crate::params;
use crate::params::plan::{BACKUP_TYPE, COMPLETE, PLAN_NAME};
use crate::params::source::{SOURCE_TYPE, SourceType, UDM_REGION_ID};

/// `terraform`
pub static READER: Reader =
    Reader { id: "terraform", title: t("Terraform", "Terraform 配置"), score, read };

fn score(text: &str) -> u8 {
    if RESOURCES.iter().any(|resource| text.contains(resource.name)) { 87 } else { 0 }
}

/// Attributes that say something to Terraform or to the provider alone.
static NOT_SENT: &[&str] = &["depends_on", "provider", "update_paths", "id", "timeouts"];

/// The provider's name.
const PROVIDER: &str = "alicloud";

/// What the output of `terraform plan` has in place of a value that nobody has given.
const UNKNOWN: &str = "(known after apply)";

fn read(text: &str) -> Read {
    if json::is_likely(text) {
        return in_json(text);
    }
    // As long as before, so that everything stands where it did.
    let text = &text.replace(UNKNOWN, &format!("{:1$}", "null", UNKNOWN.len()));
    let body = hcl::body(text, &values(&hcl::body(text, &Values::new())));
    let mut read = Read::default();
    let mut providers = Vec::new();
    for block in body.blocks.iter().filter(|block| block.kind == "provider") {
        // Those of other clouds have regions, and keys, too.
        if block.labels.first().is_some_and(|label| label == PROVIDER) {
            providers.push(Provider::of(&block.body));
        }
        for field in &block.body.attributes {
            if let (Some(secret), Some(text)) =
                (Credential::named(&field.name), field.value.as_text())
            {
                read.seen.add(secret, text, Some(field.value.span.clone()));
            }
        }
    }
    for block in body.blocks {
        if block.kind != "resource" || read.is_full() {
            continue;
        }
        let Some(source) = block.labels.first().and_then(|kind| source(kind)) else { continue };
        let provider = Provider::for_resource(&providers, &block.body);
        let region = provider.and_then(|provider| provider.region.as_deref());
        let host = provider.and_then(|provider| provider.host.clone());
        let call = resource(text, block, source, region);
        read.calls.push(Call { host, ..call });
    }
    read
}

/// A configuration in JSON (`{"resource": {type: {name: …}}}`), or a state (`{"resources": [{"type", "name", "instances"}]}`).
fn in_json(text: &str) -> Read {
    let mut read = Read::default();
    for value in json::values(text, &mut read) {
        let Tree::Map(sections) = value.tree else { continue };
        for section in sections {
            match (section.name.as_str(), section.value.tree) {
                ("resource", Tree::Map(kinds)) => {
                    for Field { name: kind, value: Branch { tree, .. }, .. } in kinds {
                        let Tree::Map(named) = tree else { continue };
                        for Field { name, value, .. } in named {
                            read.calls.extend(json_resource(&kind, name, value));
                        }
                    }
                }
                ("resources", Tree::List(entries)) => {
                    for entry in entries {
                        read.calls.extend(in_state(entry));
                    }
                }
                _ => {}
            }
        }
    }
    read.calls.truncate(MAX_PLANS + 1);
    read
}

/// The instances of a resource in a state, which has every attribute, given or not.
fn in_state(entry: Branch) -> Vec<Call> {
    let Tree::Map(fields) = entry.tree else { return Vec::new() };
    let text = |name: &str| {
        let field = fields.iter().find(|field| field.name == name)?;
        field.value.as_text().map(str::to_owned)
    };
    let (kind, name) = (text("type").unwrap_or_default(), text("name").unwrap_or_default());
    let instances = fields.into_iter().find(|field| field.name == "instances");
    let Some(Tree::List(instances)) = instances.map(|field| field.value.tree) else {
        return Vec::new();
    };
    let attributes = instances.into_iter().filter_map(|instance| match instance.tree {
        Tree::Map(fields) => fields.into_iter().find(|field| field.name == "attributes"),
        _ => None,
    });
    attributes.filter_map(|field| json_resource(&kind, name.clone(), field.value)).collect()
}

fn json_resource(kind: &str, name: String, value: Branch) -> Option<Call> {
    let source = source(kind)?;
    let Tree::Map(attributes) = value.tree else { return None };
    let body = json_body(attributes);
    let labels = vec![kind.to_owned(), name];
    let block = Block { kind: "resource".to_owned(), labels, body, span: value.span };
    Some(resource("", block, source, None))
}

/// A provider block of this cloud.
struct Provider {
    /// What resources call it; one without is that of all others.
    alias: Option<String>,
    region: Option<String>,
    host: Option<String>,
}

impl Provider {
    fn of(body: &Body) -> Provider {
        let text = |name: &str| {
            let field = body.attributes.iter().find(|field| field.name == name)?;
            field.value.as_text().map(str::to_owned)
        };
        Provider { alias: text("alias"), region: text("region"), host: own_endpoint(body) }
    }

    /// The one that a resource names (`provider = alicloud.shanghai`), else the one without an alias.
    fn for_resource<'p>(providers: &'p [Provider], resource: &Body) -> Option<&'p Provider> {
        let named = resource.attributes.iter().find(|field| field.name == "provider");
        let alias = named.and_then(|field| match &field.value.tree {
            Tree::Text(name) | Tree::Unresolved(name) => name.rsplit_once('.'),
            _ => None,
        });
        let alias = alias.map(|(_, alias)| alias);
        providers.iter().find(|provider| provider.alias.as_deref() == alias)
    }
}

/// The attributes, without those that say nothing, and the blocks, which are lists of objects in JSON.
fn json_body(fields: Vec<Field>) -> Body {
    let mut body = Body { attributes: Vec::new(), blocks: Vec::new() };
    for field in fields {
        let says_nothing = match &field.value.tree {
            Tree::Text(text) => text.is_empty(),
            Tree::List(entries) => entries.is_empty(),
            // What a state has in place of an account that nobody has given.
            Tree::Number(number) => field.name == "cross_account_user_id" && number == "0",
            _ => false,
        };
        match field.value.tree {
            _ if says_nothing => {}
            Tree::List(entries) if entries.iter().all(|entry| entry.as_map().is_some()) => {
                for entry in entries {
                    let Tree::Map(inner) = entry.tree else { continue };
                    let (kind, body_of, span) = (field.name.clone(), json_body(inner), entry.span);
                    body.blocks.push(Block { kind, labels: Vec::new(), body: body_of, span });
                }
            }
            _ => body.attributes.push(field),
        }
    }
    body
}

/// The endpoint of the service that a provider is told to use, with its scheme where that is not the usual one.
fn own_endpoint(provider: &Body) -> Option<String> {
    let text = |body: &Body, name: &str| {
        let field = body.attributes.iter().find(|field| field.name == name)?;
        field.value.as_text().map(str::to_owned)
    };
    let endpoints = provider.blocks.iter().filter(|block| block.kind == "endpoints");
    let host =
        endpoints.filter_map(|block| text(&block.body, "hbr")).find(|host| !host.is_empty())?;
    let plain = text(provider, "protocol").is_some_and(|it| it.eq_ignore_ascii_case("http"));
    Some(if plain { format!("http://{host}") } else { host })
}

fn source(kind: &str) -> Option<SourceType> {
    RESOURCES.iter().find(|resource| resource.name == kind).map(|resource| resource.source)
}

/// The defaults of variables, and locals, that are literal.
fn values(body: &Body) -> Values {
    let mut values = Values::new();
    for block in &body.blocks {
        let named = |field: &Field, name: String| (name, field.value.tree.clone());
        match (block.kind.as_str(), block.labels.first()) {
            ("variable", Some(name)) => {
                let default = block.body.attributes.iter().find(|field| field.name == "default");
                values.extend(default.map(|field| named(field, format!("var.{name}"))));
            }
            ("locals", _) => {
                let locals = block.body.attributes.iter();
                values.extend(locals.map(|field| named(field, format!("local.{}", field.name))));
            }
            _ => {}
        }
    }
    // A credential is none that a plan could be given, and a long one would be copied wherever it is named.
    let short = |tree: &Tree| match tree {
        Tree::Text(text) | Tree::Number(text) => text.len() <= 1024,
        Tree::Bool(_) => true,
        _ => false,
    };
    values.retain(|name, value| Credential::named(name).is_none() && short(value));
    values
}

fn resource(text: &str, block: Block, source: SourceType, region: Option<&str>) -> Call {
    let at = block.span.start..block.span.start + block.kind.len();
    let mut call = Call {
        spelling: Spelling::Own,
        title: block.labels.get(1).cloned(),
        region: region.map(str::to_owned),
        ..Call::default()
    };
    call.field(SOURCE_TYPE.name, at.clone(), Branch::text(source.value(), at.clone()));
    for field in block.body.attributes {
        let name = field.name.as_str();
        if matches!(name, "count" | "for_each") {
            call.notes.push(repeated(name).at(field.name_span));
            continue;
        }
        // An attribute that is null is one that is not given.
        if NOT_SENT.contains(&name) || matches!(field.value.tree, Tree::Null) {
            continue;
        }
        // `oss_backup_plan_name`, `ecs_server_backup_plan_name`
        let name = if name.ends_with("backup_plan_name") { PLAN_NAME.name } else { name };
        let mut value = field.value;
        // A text between quotes says what it holds, to the last space.
        let several_lines = text.get(value.span.clone()).is_some_and(|it| it.starts_with("<<"));
        if let Some(row) = names::in_code(&params::ALL, name).filter(|_| several_lines) {
            flat::trimmed(row, &mut value);
        }
        call.field(name, field.name_span, value);
    }
    for inner in block.body.blocks {
        nested(inner, &mut call);
    }
    // What the provider sends by itself.
    if source == SourceType::UdmEcs {
        let given = |call: &Call, name: &str| {
            call.fields.iter().any(|field| fold(&field.name) == fold(name))
        };
        if !given(&call, BACKUP_TYPE.name) {
            call.field(BACKUP_TYPE.name, at.clone(), Branch::text(COMPLETE, at.clone()));
        }
        if let Some(region) = region {
            call.field(UDM_REGION_ID.name, at.clone(), Branch::text(region, at));
        }
    }
    call
}

/// A block inside a resource: a backup rule, or an object.
fn nested(block: Block, call: &mut Call) {
    let span = block.span.clone();
    let name_span = span.start..span.start + block.kind.len();
    match block.kind.as_str() {
        "lifecycle" | "timeouts" | "provisioner" | "connection" => return,
        "dynamic" => {
            call.notes.push(repeated("dynamic").at(name_span));
            return;
        }
        _ => {}
    }
    let entry = Branch::new(Tree::Map(block.body.attributes), span.clone());
    if !matches!(block.kind.as_str(), "rules" | "rule") {
        return call.field(&block.kind, name_span, entry);
    }
    let there = call.fields.iter_mut().find(|field| field.name == block.kind);
    if let Some(Field { value: Branch { tree: Tree::List(entries), .. }, .. }) = there {
        return entries.push(entry);
    }
    call.field(&block.kind, name_span, Branch::new(Tree::List(vec![entry]), span));
}

fn repeated(name: &str) -> Note {
    Note::new(
        NoteKind::Unresolved,
        t(
            "{0} makes several of this when Terraform runs; it was read as one.",
            "{0} 会在 Terraform 运行时生成多个，这里按一个读取。",
        ),
        [Arg::code(name)],
    )
}
