//! Functions that hand on the value they are given, in one form or another.

use crate::import::names::fold;

/// What a function makes of its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import::code) enum Wrapper {
    /// The value itself: `tea.String("x")`, `Long.valueOf(7)`.
    Same,
    /// A list of them: `Arrays.asList("a", "b")`.
    List,
    /// A table of names and values: `Map.of("a", 1)`, `new TeaPair("a", 1)`.
    Table,
    /// Its JSON as text: `json.dumps({…})`.
    Json,
    /// A variable of the environment: `os.getenv("X")`.
    Environment,
}

static SAME: &[&str] = &[
    "string",
    "int",
    "int32",
    "int64",
    "long",
    "integer",
    "bool",
    "boolean",
    "valueof",
    "newinteger",
    "newinteger64",
    "newboolean",
    "newfloat",
    "str",
    "tostring",
    "ptr",
    "pointer",
    "stringpointer",
    "int64pointer",
    "boolpointer",
    "stringptr",
    "int64ptr",
    "boolptr",
    "some",
    "parseint",
    "parselong",
    "toint64",
    "freeze",
    "trim",
    "strip",
];
static LIST: &[&str] = &[
    "aslist",
    "listof",
    "arraylist",
    "linkedlist",
    "singletonlist",
    "array",
    "vec",
    "list",
    "stringslice",
    "newlist",
    "stringlist",
    "tolist",
    "immutablelist",
    "toarray",
];
static TABLE: &[&str] = &[
    "dict",
    "hash",
    "hashmap",
    "linkedhashmap",
    "treemap",
    "map",
    "mapof",
    "buildmap",
    "ofentries",
    "teapair",
    "pair",
    "entry",
    "dictionary",
    "jsonobject",
    "object",
    "simpleentry",
    "singletonmap",
];
static JSON: &[&str] = &[
    "dumps",
    "stringify",
    "jsonencode",
    "serializeobject",
    "serialize",
    "tojson",
    "tojsonstring",
    "marshal",
    "writevalueasstring",
    "generate",
    "json",
];

impl Wrapper {
    /// What a function does, by the path to it.
    pub(in crate::import::code) fn of(path: &str) -> Option<Wrapper> {
        let mut segments = path.rsplit(['.', ':', '>', '\\']).filter(|segment| !segment.is_empty());
        let last = fold(segments.next()?);
        let before = segments.next().map(fold).unwrap_or_default();
        let is = |names: &[&str]| names.contains(&last.as_str());
        if last.contains("env") || before.contains("env") || before == "environment" {
            return Some(Wrapper::Environment);
        }
        // `OpenApiUtilClient.query(queries)`, which makes texts of the values (the libraries' generic calls).
        if last == "query" && (before.contains("openapiutil") || before == "client") {
            return Some(Wrapper::Same);
        }
        // `List.of`, `Map.of`, `Array.new`
        if matches!(last.as_str(), "of" | "new" | "from" | "copyof" | "create") {
            if before.ends_with("map") || before == "hash" {
                return Some(Wrapper::Table);
            }
            let is_list =
                ["list", "set", "array", "vec", "stream"].iter().any(|name| before.ends_with(name));
            return is_list.then_some(Wrapper::List);
        }
        if is(LIST) {
            Some(Wrapper::List)
        } else if is(TABLE) {
            Some(Wrapper::Table)
        } else if is(JSON) {
            Some(Wrapper::Json)
        } else if is(SAME) {
            Some(Wrapper::Same)
        } else {
            None
        }
    }
}
