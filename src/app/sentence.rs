//! What a plan does, in a few sentences.

use crate::app::clock::Zone;
use crate::app::session::Session;
use crate::app::{dates, edit, typed, words};
use crate::lang::{Arg, Language, Text};
use crate::params::source::{
    BUCKET, FILE_SYSTEM_ID, INSTANCE_ID, INSTANCE_NAME, OTS_DETAIL, PREFIX, SourceType, TABLE_NAMES,
};
use crate::params::sync::{CLUSTER_ID, DATA_SOURCE_ID, DEST_DATA_SOURCE_ID};
use crate::params::{Param, backup_rule, files, plan};
use crate::plan::place::Place;
use crate::values::json::Value;
use crate::values::schedule::Schedule;

/// How many entries of a list are named; the rest is counted.
const NAMED: usize = 3;

/// What the plan of a session does. Values stand between backticks.
#[must_use]
pub fn of(session: &Session) -> String {
    let says = Says { session, language: session.language };
    let mut sentences = vec![says.what(), says.when()];
    sentences.extend(says.keep());
    sentences.extend(says.backup_rules());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(words::SPACE.get(session.language))
}

struct Says<'s> {
    session: &'s Session,
    language: Language,
}

impl Says<'_> {
    fn what(&self) -> String {
        let vault = self.value(&plan::VAULT_ID);
        let Some(source) = self.session.source() else {
            return words::NO_SOURCE.get(self.language).to_owned();
        };
        let given = |param: &Param| self.session.sent.param(param).is_some();
        let (text, args) = match source {
            SourceType::EcsFile if self.session.basic => {
                let paths = self.list(&Place::of(&files::PATH), words::EVERY_FOLDER);
                (words::BACKS_UP_BASIC, vec![paths, self.value(&INSTANCE_ID)])
            }
            SourceType::EcsFile => {
                let paths = self.list(&Place::of(&files::PATH), words::EVERY_FOLDER);
                (words::BACKS_UP_ECS_FILES, vec![paths, self.value(&INSTANCE_ID), vault])
            }
            SourceType::Nas => {
                let paths = self.list(&Place::of(&files::PATH), words::EVERY_FOLDER);
                (words::BACKS_UP_NAS, vec![paths, self.value(&FILE_SYSTEM_ID), vault])
            }
            SourceType::Oss if given(&PREFIX) => {
                (words::BACKS_UP_PREFIX, vec![self.value(&PREFIX), self.value(&BUCKET), vault])
            }
            SourceType::Oss => (words::BACKS_UP_BUCKET, vec![self.value(&BUCKET), vault]),
            SourceType::Ots => {
                let tables = Place::of(&OTS_DETAIL).member(&TABLE_NAMES);
                let tables = self.list(&tables, words::EVERY_TABLE);
                (words::BACKS_UP_TABLES, vec![tables, self.value(&INSTANCE_NAME), vault])
            }
            SourceType::UdmEcs => (words::BACKS_UP_INSTANCE, vec![self.value(&INSTANCE_ID)]),
            SourceType::Sync => (
                words::COPIES,
                vec![
                    self.list(&Place::of(&files::PATH), words::EVERYTHING),
                    self.value(&DATA_SOURCE_ID),
                    self.value(&DEST_DATA_SOURCE_ID),
                    self.value(&CLUSTER_ID),
                ],
            ),
        };
        self.say(text, &args)
    }

    fn when(&self) -> String {
        let text = self.session.text(&Place::of(&plan::SCHEDULE));
        let text =
            if self.session.sent.param(&plan::SCHEDULE).is_some() { text } else { String::new() };
        match text.parse::<Schedule>() {
            Ok(schedule) => {
                let start = schedule.start;
                let start = dates::moment(start, Zone::China, &self.session.clock, self.language);
                let every = dates::every(&schedule.interval, self.language).replace('`', "");
                self.say(words::STARTS, &[strong(&start), strong(&every)])
            }
            Err(_) if !text.is_empty() => words::NO_READABLE_SCHEDULE.get(self.language).to_owned(),
            Err(_) if self.count_of_rules() > 0 || self.session.basic => String::new(),
            Err(_) => words::NO_SCHEDULE_YET.get(self.language).to_owned(),
        }
    }

    fn keep(&self) -> Option<String> {
        if self.session.basic {
            return None;
        }
        let days = self.session.sent.param(&plan::RETENTION).map(typed::text)?;
        let days = words::days(days.parse().ok()?, self.language);
        let last = self.session.sent.param(&plan::KEEP_LATEST_SNAPSHOTS);
        let always = last.is_some_and(|node| node.value == Value::integer(1));
        let text = if always { words::KEEPS_AND_LAST } else { words::KEEPS };
        Some(self.say(text, &[strong(&days)]))
    }

    fn backup_rules(&self) -> Option<String> {
        let count = self.count_of_rules();
        (count > 0).then(|| {
            let text = if count == 1 { words::ONE_BACKUP_RULE } else { words::MANY_BACKUP_RULES };
            self.say(text, &[strong(&count.to_string())])
        })
    }

    fn count_of_rules(&self) -> usize {
        edit::entries(&self.session.sent, &Place::of(&backup_rule::RULE)).len()
    }

    fn say(&self, text: Text, args: &[String]) -> String {
        let mut parts = text.get(self.language).split('{');
        let mut said = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (index, after) = part.split_once('}').unwrap_or_default();
            let arg = index.parse().ok().and_then(|index: usize| args.get(index));
            let arg = arg.map_or("", |arg| arg);
            // Chinese has a space beside a value, but none between its own words.
            if self.language == Language::Chinese && !arg.starts_with('`') {
                said.truncate(said.trim_end().len());
                said.push_str(arg);
                said.push_str(after.trim_start());
            } else {
                said.push_str(arg);
                said.push_str(after);
            }
        }
        said
    }

    fn value(&self, param: &Param) -> String {
        match self.session.sent.param(param).map(typed::text).filter(|text| !text.is_empty()) {
            Some(text) => words::quoted(&text.replace('`', "'"), self.language),
            None => words::NOT_GIVEN.get(self.language).to_owned(),
        }
    }

    /// The entries of a list; when there are none, what that means.
    fn list(&self, place: &Place, none: Text) -> String {
        let entries: Vec<String> = edit::entries(&self.session.sent, place)
            .iter()
            .map(typed::text)
            .filter(|text| !text.is_empty())
            .collect();
        if entries.is_empty() {
            return none.get(self.language).to_owned();
        }
        let quoted = |entry: &String| words::quoted(&entry.replace('`', "'"), self.language);
        let mut named: Vec<String> = entries.iter().take(NAMED).map(quoted).collect();
        let rest = entries.len().saturating_sub(NAMED);
        if rest > 0 {
            named.push(words::say(words::AND_MORE, [Arg::count(rest)], self.language));
        }
        named.join(words::COMMA.get(self.language))
    }
}

fn strong(text: &str) -> String {
    format!("`{text}`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::Action;
    use crate::values::json::Node;

    fn session(request: &str, language: Language) -> Session {
        let mut session = Session::new(SourceType::EcsFile, language);
        for member in Node::read(request).unwrap().into_owned().members().unwrap() {
            let place = Place::ROOT.name(&member.name);
            session = session.after(Action::Set(place, member.node.value.clone()));
        }
        session
    }

    const PLAN: &str = r#"{"InstanceId":"i-1","VaultId":"v-1","Path":["/a","/b","/c","/d"],
        "Schedule":"I|1795543200|P1D","Retention":7,"KeepLatestSnapshots":1}"#;

    #[test]
    fn a_plan_is_told_in_sentences() {
        assert_eq!(
            of(&session(PLAN, Language::English)),
            "Back up `/a`, `/b`, `/c`, and 1 more of ECS instance `i-1` to vault `v-1`. \
             First on `Wed 25 Nov 2026, 02:00` UTC+8, then `every day`. \
             Keep each backup `7 days`, and always the last one."
        );
        assert_eq!(
            of(&session(PLAN, Language::Chinese)),
            "将 ECS 实例 `i-1` 的 `/a`、`/b`、`/c`、另外 1 项 备份到仓库 `v-1`。\
             `2026 年 11 月 25 日（周三）02:00`（UTC+8）首次执行，之后`每天`一次。\
             每个备份保留 `7 天`，最新的一个始终保留。"
        );
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(
            of(&Session::default()),
            "Back up every folder of ECS instance (not given yet) to vault (not given yet). No schedule yet."
        );
    }
}
