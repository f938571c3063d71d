//! Templates of Resource Orchestration Service, in JSON or YAML: the resource types that make a backup plan.

use crate::import::call::{Call, Spelling};
use crate::import::json;
use crate::import::names;
use crate::import::tree::{Branch, Field, Tree};
use crate::import::{Read, Reader, yaml};
use crate::lang::t;
use crate::output::ros::RESOURCES;
use crate::params::source::SOURCE_TYPE;
use crate::params::{self, Kind};

/// `ros`
pub static READER: Reader =
    Reader { id: "ros", title: t("ROS template", "ROS 模板"), score, read };

/// What every template has.
const VERSION: &str = "ROSTemplateFormatVersion";
/// What the types of our resources begin with.
const TYPES: &str = "ALIYUN::HBR::";

fn score(text: &str) -> u8 {
    if text.contains(VERSION) || text.contains(TYPES) { 90 } else { 0 }
}

fn read(text: &str) -> Read {
    let mut read = Read::default();
    let templates =
        if json::is_likely(text) { json::values(text, &mut read) } else { yaml::values(text) };
    for template in templates {
        let Tree::Map(sections) = template.tree else { continue };
        let section = |name: &str| {
            sections.iter().find(|field| field.name == name).and_then(|field| field.value.as_map())
        };
        let parameters = section("Parameters").unwrap_or_default();
        for resource in section("Resources").unwrap_or_default() {
            if read.is_full() {
                break;
            }
            read.calls.extend(call(resource, parameters));
        }
    }
    read
}

/// The value of a name among fields.
fn of<'f>(fields: &'f [Field], name: &str) -> Option<&'f Branch> {
    fields.iter().find(|field| field.name == name).map(|field| &field.value)
}

/// The call that a resource stands for, if it is a plan.
fn call(resource: &Field, parameters: &[Field]) -> Option<Call> {
    let fields = resource.value.as_map()?;
    let kind = of(fields, "Type")?;
    let known = RESOURCES.iter().find(|known| kind.as_text() == Some(known.name))?;
    let mut call =
        Call { spelling: Spelling::Own, title: Some(resource.name.clone()), ..Call::default() };
    let source = Branch::text(known.source.value(), kind.span.clone());
    call.field(SOURCE_TYPE.name, kind.span.clone(), source);
    let mut left = EXPANSION;
    for property in of(fields, "Properties").and_then(Branch::as_map).unwrap_or_default() {
        let mut value = filled(&property.value, parameters, &mut left);
        let row = names::in_code(&params::ALL, &property.name);
        // What a plan has as the text of JSON, a template has as the object itself.
        if row.is_some_and(|row| row.kind == Kind::ObjectText)
            && matches!(value.tree, Tree::Map(_))
            && value.missing().is_none()
        {
            let span = value.span.clone();
            value = Branch::text(value.into_value()?.to_string(), span);
        }
        call.field(&property.name, property.name_span.clone(), value);
    }
    Some(call)
}

/// How many bytes of defaults are filled in at most: a few references could ask for the same megabytes each.
const EXPANSION: usize = 1 << 20;

/// A value with its references filled in from the defaults of parameters. What a function works out is unknown.
fn filled(branch: &Branch, parameters: &[Field], left: &mut usize) -> Branch {
    let tree = match &branch.tree {
        Tree::Map(fields) => match fields.as_slice() {
            [Field { name, value, .. }] if name == "Ref" => {
                let name = value.as_text().unwrap_or_default();
                let parameter = of(parameters, name).and_then(Branch::as_map);
                match parameter.and_then(|fields| of(fields, "Default")) {
                    Some(default) if default.span.len() <= *left => {
                        *left -= default.span.len();
                        default.tree.clone()
                    }
                    _ => Tree::Unresolved(name.to_owned()),
                }
            }
            [Field { name, .. }] if name.starts_with("Fn::") => Tree::Unresolved(name.clone()),
            fields => Tree::Map(
                fields
                    .iter()
                    .map(|field| Field {
                        name: field.name.clone(),
                        name_span: field.name_span.clone(),
                        value: filled(&field.value, parameters, left),
                    })
                    .collect(),
            ),
        },
        Tree::List(entries) => {
            Tree::List(entries.iter().map(|entry| filled(entry, parameters, left)).collect())
        }
        tree => tree.clone(),
    };
    Branch::new(tree, branch.span.clone())
}
