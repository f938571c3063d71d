//! Who is measured on checking requests: ours, and what a Rust program would take instead.

mod hand;
mod ours;
mod schema;
mod typed;

/// Something that judges a request.
pub struct Contender {
    /// What it is called in tables and on the command line.
    pub name: &'static str,
    /// Which rules it knows.
    pub rules: &'static str,
    judge: Judge,
}

type Judge = Box<dyn Fn(&str, &mut String) -> bool>;

impl Contender {
    fn new(
        name: &'static str,
        rules: &'static str,
        judge: impl Fn(&str, &mut String) -> bool + 'static,
    ) -> Self {
        Contender { name, rules, judge: Box::new(judge) }
    }

    /// Whether a text is a valid request. What is wrong is written behind `issues`, each issue with its place and its
    /// message, by those who can say it.
    pub fn judge(&self, text: &str, issues: &mut String) -> bool {
        (self.judge)(text, issues)
    }
}

/// Those who rules are written for by hand judge them all; a JSON Schema can say most.
const FULL: &str = "all";
const SCHEMA: &str = "schema";

/// Everyone, ours first. `schema` is the text of our JSON Schema.
pub fn all(schema: &str) -> Vec<Contender> {
    let [all_errors, is_valid] = schema::contenders(schema);
    let [ours, no_fixes] = ours::contenders();
    vec![ours, no_fixes, typed::contender(), all_errors, is_valid]
}
