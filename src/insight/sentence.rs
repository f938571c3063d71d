//! What a plan does, in a few sentences: beside the form, for those who do not see it, and above the code it becomes.
//!
//! It is one line, whatever the values hold. What matters most stands between backticks; [`plain`] leaves them out.

use crate::insight::kept::Life;
use crate::insight::policy::{self, Copy, Given, Policy};
use crate::insight::runs::{Runs, Step};
use crate::insight::telling::{Says, strong};
use crate::insight::throttle::{Day, Limit, capitalised};
use crate::insight::zone::{Clock, Zone, from_utc};
use crate::insight::{dates, phrases, words};
use crate::lang::{Language, Text};
use crate::params::backup_rule::{self, BACKUP_TYPE, RULE, RULE_NAME};
use crate::params::cross_account::{
    CROSS_ACCOUNT, CROSS_ACCOUNT_ROLE_NAME, CROSS_ACCOUNT_TYPE, CROSS_ACCOUNT_USER_ID, SELF_ACCOUNT,
};
use crate::params::plan::{
    BASIC_RETENTION, DISABLED, EDITION, KEEP_LATEST_SNAPSHOTS, RETENTION, SCHEDULE, VAULT_ID,
};
use crate::params::source::{
    BUCKET, FILE_SYSTEM_ID, INSTANCE_ID, INSTANCE_NAME, PREFIX, SOURCE_TYPE, SourceType,
};
use crate::params::sync::{CLUSTER_ID, DATA_SOURCE_ID, DEST_DATA_SOURCE_ID};
use crate::params::{Kind, detail, files};
use crate::plan::draft::Draft;
use crate::plan::reading::{Edition, Reading, integer, member};
use crate::values::json::{Node, Value};
use crate::values::schedule::Schedule;
use crate::values::speed_limit::LAST_HOUR;

/// How many backup rules are told; the rest is counted.
const TOLD: usize = 4;

/// What a plan does, as it would be created now. Moments are those of a zone.
#[must_use]
pub fn of(draft: &Draft, clock: &Clock, zone: Zone, language: Language) -> String {
    let reading = Reading::of(draft.root());
    let says = Says { reading: &reading, clock, zone, language };
    let Some(what) = says.what() else {
        return phrases::NO_SOURCE.get(language).to_owned();
    };
    let mut sentences = vec![what];
    sentences.extend(says.how());
    sentences.extend(says.switched_off());
    sentences.extend(says.when());
    sentences.extend(says.keep());
    sentences.extend(says.backup_rules());
    sentences.extend(says.speed());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(words::SPACE.get(language))
}

/// The same without marks.
#[must_use]
pub fn plain(draft: &Draft, clock: &Clock, zone: Zone, language: Language) -> String {
    of(draft, clock, zone, language).replace('`', "")
}

impl Says<'_> {
    /// What is backed up and where to; `None` before anything is chosen.
    fn what(&self) -> Option<String> {
        let Some(source) = self.reading.source else {
            let given = self.reading.given(&SOURCE_TYPE);
            return given.then(|| self.say(phrases::UNKNOWN_SOURCE, &[self.value(&SOURCE_TYPE)]));
        };
        let vault = || self.value(&VAULT_ID);
        let paths = |none| self.list(self.reading.own(&files::PATH), none);
        let (text, args) = match source {
            SourceType::EcsFile if self.reading.is_basic() => (
                phrases::BACKS_UP_BASIC,
                vec![
                    paths(phrases::EVERY_FOLDER),
                    self.value(&INSTANCE_ID),
                    self.days(BASIC_RETENTION),
                ],
            ),
            SourceType::EcsFile => (
                phrases::BACKS_UP_ECS_FILES,
                vec![paths(phrases::EVERY_FOLDER), self.value(&INSTANCE_ID), vault()],
            ),
            SourceType::Nas => (
                phrases::BACKS_UP_NAS,
                vec![paths(phrases::EVERY_FOLDER), self.value(&FILE_SYSTEM_ID), vault()],
            ),
            SourceType::Oss if self.reading.given(&PREFIX) => {
                (phrases::BACKS_UP_PREFIX, vec![self.value(&PREFIX), self.value(&BUCKET), vault()])
            }
            SourceType::Oss => (phrases::BACKS_UP_BUCKET, vec![self.value(&BUCKET), vault()]),
            SourceType::Ots => {
                (phrases::BACKS_UP_TABLES, vec![self.tables(), self.value(&INSTANCE_NAME), vault()])
            }
            SourceType::UdmEcs => (phrases::BACKS_UP_INSTANCE, vec![self.value(&INSTANCE_ID)]),
            SourceType::Sync => (
                phrases::COPIES,
                vec![
                    paths(phrases::EVERYTHING),
                    self.value(&DATA_SOURCE_ID),
                    self.value(&DEST_DATA_SOURCE_ID),
                    self.value(&CLUSTER_ID),
                ],
            ),
        };
        Some(self.say(text, &args))
    }

    /// What of it, how consistent, and whose.
    fn how(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        if self.reading.edition == Edition::Unknown {
            sentences.push(self.unreadable(&EDITION));
        } else if self.reading.edition == Edition::BasicElsewhere {
            sentences.push(phrases::BASIC_ELSEWHERE.get(self.language).to_owned());
        }
        for (param, text) in
            [(&files::INCLUDE, phrases::INCLUDES), (&files::EXCLUDE, phrases::EXCLUDES)]
        {
            if self.reading.own(param).is_none_or(|node| node.value.is_blank()) {
                continue;
            }
            match self.reading.held(param) {
                Some(held) if held.node().entries().is_some_and(<[_]>::is_empty) => {}
                Some(held) => sentences.push(self.say(text, &[self.entries(held.node())])),
                None => sentences.push(self.unreadable(param)),
            }
        }
        match self.reading.held(&files::OPTIONS) {
            None if is_given(self.reading.own(&files::OPTIONS)) => {
                sentences.push(self.unreadable(&files::OPTIONS));
            }
            Some(held) if is_odd(held.get(&files::USE_VSS)) => {
                sentences.push(self.unreadable(&files::USE_VSS));
            }
            _ if self.reading.use_vss => {
                sentences.push(phrases::USES_VSS.get(self.language).to_owned());
            }
            _ => {}
        }
        sentences.extend(self.consistency());
        sentences.extend(self.account());
        sentences
    }

    /// Whose data it is, where it is another account's.
    fn account(&self) -> Option<String> {
        if !is_given(self.reading.own(&CROSS_ACCOUNT_TYPE)) {
            return None;
        }
        match self.reading.text(&CROSS_ACCOUNT_TYPE) {
            Some(SELF_ACCOUNT) => None,
            Some(CROSS_ACCOUNT) => {
                let args =
                    [self.value(&CROSS_ACCOUNT_USER_ID), self.value(&CROSS_ACCOUNT_ROLE_NAME)];
                Some(self.say(phrases::OF_ANOTHER_ACCOUNT, &args))
            }
            _ => Some(self.unreadable(&CROSS_ACCOUNT_TYPE)),
        }
    }

    fn speed(&self) -> Option<String> {
        let node = self.reading.own(&files::SPEED_LIMIT).filter(|node| !node.value.is_blank())?;
        let day = node.text().and_then(|text| Day::of(text).ok());
        let Some(day) = day.filter(|day| day.unread.is_empty() && day.bytes().is_some()) else {
            return Some(self.unreadable(&files::SPEED_LIMIT));
        };
        if let [span] = &day.spans[..]
            && let Limit::One(_, Some(bandwidth)) = span.limit
        {
            let bandwidth = strong(&dates::thousands(bandwidth.into()));
            return Some(self.say(phrases::LIMITED, &[bandwidth]));
        }
        let hours = LAST_HOUR - day.free_hours();
        let hours = dates::counted(hours.into(), words::ONE_HOUR, words::HOURS, self.language);
        Some(self.say(phrases::LIMITED_AT_TIMES, &[strong(&hours)]))
    }

    /// Of a whole instance: its disks, and how they hang together.
    fn consistency(&self) -> Vec<String> {
        if self.reading.source != Some(SourceType::UdmEcs) {
            return Vec::new();
        }
        let held = self.reading.held(&detail::DETAIL);
        if held.is_none() && self.reading.given(&detail::DETAIL) {
            return vec![self.unreadable(&detail::DETAIL)];
        }
        let is_true = |param| held.as_ref().is_some_and(|held| held.is_true(param));
        let odd = [&detail::APP_CONSISTENT, &detail::SNAPSHOT_GROUP]
            .into_iter()
            .find(|param| is_odd(held.as_ref().and_then(|held| held.get(param))));
        let consistency = match (is_true(&detail::APP_CONSISTENT), is_true(&detail::SNAPSHOT_GROUP))
        {
            (true, true) => phrases::BOTH_CONSISTENT,
            (true, false) => phrases::APP_CONSISTENT,
            (false, true) => phrases::SNAPSHOT_GROUP,
            (false, false) => phrases::CRASH_CONSISTENT,
        };
        let consistency = || consistency.get(self.language).to_owned();
        let mut sentences = vec![odd.map_or_else(consistency, |odd| self.unreadable(odd))];
        let no_writers = held
            .and_then(|held| held.get(&detail::ENABLE_WRITERS))
            .is_some_and(|node| node.value == Value::Bool(false));
        if is_true(&detail::APP_CONSISTENT) && no_writers {
            sentences.push(phrases::NO_WRITERS.get(self.language).to_owned());
        }
        let disks = [
            (&detail::DISK_ID_LIST, phrases::ONLY_DISKS),
            (&detail::EXCLUDE_DISK_ID_LIST, phrases::ALL_DISKS_BUT),
        ];
        let given = disks.into_iter().find_map(|(param, text)| {
            let node = held.as_ref()?.get(param).filter(|node| !node.value.is_blank())?;
            Some((node, text))
        });
        if let Some((node, text)) = given {
            sentences.push(self.say(text, &[self.entries(node)]));
        }
        sentences
    }

    fn switched_off(&self) -> Option<String> {
        let node = self.reading.own(&DISABLED)?;
        if is_odd(Some(node)) {
            return Some(self.unreadable(&DISABLED));
        }
        node.value.is_true().then(|| phrases::OFF.get(self.language).to_owned())
    }

    /// When the plan runs by its own schedule.
    fn when(&self) -> Vec<String> {
        let say = |text: Text| text.get(self.language).to_owned();
        let rules = is_given(self.reading.own(&RULE));
        let Some(own) = policy::own(self.reading) else {
            let mut sentences = Vec::new();
            if self.reading.given(&SCHEDULE) {
                sentences.push(say(phrases::NO_EFFECT));
            }
            if !rules {
                sentences.push(say(phrases::NEVER_WITHOUT_RULE));
            }
            return sentences;
        };
        let mut sentences = match &own.schedule {
            Given::Is(schedule) => {
                vec![format!(
                    "{}{}",
                    capitalised(&self.runs(schedule, &own)),
                    words::STOP.get(self.language)
                )]
            }
            Given::Unreadable => vec![say(phrases::SCHEDULE_UNREADABLE)],
            Given::Absent if rules && self.reading.source != Some(SourceType::UdmEcs) => {
                vec![say(phrases::RULES_MAY_NOT_COUNT)]
            }
            Given::Absent if rules || self.reading.is_basic() => Vec::new(),
            Given::Absent => vec![say(phrases::NO_SCHEDULE_YET)],
        };
        if rules && own.schedule != Given::Absent {
            sentences.push(say(phrases::BOTH_SCHEDULES));
        }
        sentences
    }

    /// How long backups of the plan's own schedule are kept.
    fn keep(&self) -> Vec<String> {
        let mut sentences = Vec::new();
        let last = self.reading.own(&KEEP_LATEST_SNAPSHOTS);
        if last.is_some_and(|node| !node.value.is_blank() && !matches!(integer(node), Some(0 | 1)))
        {
            sentences.push(self.unreadable(&KEEP_LATEST_SNAPSHOTS));
        }
        let Some(own) = policy::own(self.reading) else { return sentences };
        match own.life {
            // Each backup rule says how long it keeps its own.
            _ if own.schedule == Given::Absent && is_given(self.reading.own(&RULE)) => {}
            _ if self.reading.is_basic() => {
                if own.keeps_last() {
                    sentences.push(phrases::KEEPS_LAST.get(self.language).to_owned());
                }
            }
            Given::Is(life) => {
                let text = if own.keeps_last() { phrases::KEEPS_AND_LAST } else { phrases::KEEPS };
                sentences.push(self.say(text, &[self.life(life)]));
            }
            Given::Unreadable => sentences.push(self.unreadable(&RETENTION)),
            Given::Absent => {}
        }
        let do_copy = self.reading.held(&detail::DETAIL);
        if is_odd(do_copy.as_ref().and_then(|held| held.get(&detail::DO_COPY))) {
            sentences.push(self.unreadable(&detail::DO_COPY));
        }
        if let Some(copy) = &own.copy {
            sentences.push(self.copied(copy, phrases::COPIED, phrases::COPIED_FOR_EVER));
        }
        sentences
    }

    fn backup_rules(&self) -> Vec<String> {
        let Some(node) = self.reading.own(&RULE).filter(|node| !node.value.is_blank()) else {
            return Vec::new();
        };
        let entries = node.entries().unwrap_or_default();
        if entries.is_empty() || entries.iter().any(|entry| entry.members().is_none()) {
            return vec![self.unreadable(&RULE)];
        }
        let told = entries.iter().enumerate().take(TOLD);
        let mut sentences: Vec<String> =
            told.filter_map(|(index, entry)| self.backup_rule(index, entry)).collect();
        if entries.len() > TOLD {
            let more = (entries.len() - TOLD).to_string();
            sentences.push(self.say(phrases::MORE_RULES, &[more]));
        }
        sentences
    }

    fn backup_rule(&self, index: usize, entry: &Node<'_>) -> Option<String> {
        let rule = policy::backup_rule(self.reading, index)?;
        let mut head = self.say(phrases::RULE, &[(index + 1).to_string()]);
        if let Some(name) = member(entry, &RULE_NAME).filter(|name| !name.value.is_blank()) {
            head = format!("{head} {}", self.shown(name));
        }
        let say = |text: Text| text.get(self.language).to_owned();
        let mut clauses = Vec::new();
        let odd = [&backup_rule::DISABLED, &backup_rule::DO_COPY];
        clauses.extend(
            odd.into_iter()
                .filter(|param| is_odd(member(entry, param)))
                .map(|param| self.odd(param)),
        );
        if rule.off {
            clauses.push(say(phrases::SWITCHED_OFF));
        } else {
            clauses.extend(member(entry, &BACKUP_TYPE).and_then(|node| self.kind(node)));
            clauses.push(match &rule.schedule {
                Given::Is(schedule) => self.runs(schedule, &rule),
                Given::Unreadable => say(phrases::RULE_UNREADABLE),
                Given::Absent => say(phrases::RULE_WITHOUT_SCHEDULE),
            });
            match rule.life {
                Given::Is(life) => {
                    let text = if rule.keeps_last() {
                        phrases::RULE_KEEPS_AND_LAST
                    } else {
                        phrases::RULE_KEEPS
                    };
                    clauses.push(self.say(text, &[self.life(life)]));
                }
                Given::Unreadable => clauses.push(say(phrases::RULE_RETENTION_UNREADABLE)),
                Given::Absent => {}
            }
            if let Some(copy) = &rule.copy {
                let said = self.copied(copy, phrases::RULE_COPIED, phrases::RULE_COPIED_FOR_EVER);
                clauses.push(said);
            }
        }
        let colon = phrases::COLON.get(self.language);
        let clauses = clauses.join(phrases::CLAUSE.get(self.language));
        Some(format!("{head}{colon}{clauses}{}", words::STOP.get(self.language)))
    }

    /// "complete", "incremental"; a type that is neither as it stands.
    fn kind(&self, node: &Node<'_>) -> Option<String> {
        let text = node.text().filter(|text| !text.trim().is_empty())?;
        let Kind::Choice(choices) = BACKUP_TYPE.kind else { return None };
        let known = choices.iter().find(|choice| choice.value == text);
        Some(known.map_or_else(
            || self.shown(node),
            |choice| choice.label.get(self.language).to_ascii_lowercase(),
        ))
    }

    /// When something runs, as a clause.
    fn runs(&self, schedule: &Schedule, policy: &Policy) -> String {
        let now = self.clock.now.unwrap_or(schedule.start);
        let runs = policy.runs().map_or_else(|| Runs::of(schedule, now), |own| Runs::of(&own, now));
        let every = dates::every(&schedule.interval, self.language).replace('`', "");
        let every = strong(&every);
        let at = |moment: i64| {
            let ahead = self.clock.offset(self.zone, moment);
            [strong(&dates::moment(moment, self.zone, self.clock, self.language)), from_utc(ahead)]
        };
        let whole = |text: Text, moment: i64| {
            let [moment, zone] = at(moment);
            self.say(text, &[moment, zone, every.clone()])
        };
        let on_calendar = |moment| dates::shown(moment, self.zone, self.clock).is_some();
        if !on_calendar(schedule.start) {
            return self.say(phrases::FAR, &[strong(&schedule.start.to_string()), every]);
        }
        let off = self.reading.own(&DISABLED).is_some_and(|node| node.value.is_true());
        match runs.next().filter(|next| on_calendar(*next)) {
            Some(_) if off => whole(phrases::COUNTED_FROM, schedule.start),
            // What the edition does is said already.
            Some(next) if policy.interval.as_ref() != Some(&schedule.interval) => {
                whole(phrases::FIRST, next)
            }
            Some(next) => whole(phrases::STARTS, next),
            None if matches!(runs.step(), Step::Seconds(_)) => {
                whole(phrases::BEYOND, schedule.start)
            }
            None => whole(phrases::STARTED, schedule.start),
        }
    }

    /// Where a policy's copies go and how long they are kept.
    fn copied(&self, copy: &Copy, for_days: Text, for_ever: Text) -> String {
        let say = |text: Text| text.get(self.language).to_owned();
        let region = match &copy.region {
            Given::Is(region) => self.quoted(region),
            Given::Absent => say(phrases::NOT_GIVEN),
            Given::Unreadable => say(phrases::CANNOT_BE_READ),
        };
        let life = match copy.life {
            Given::Is(life) => self.life(life),
            Given::Absent => say(phrases::NOT_GIVEN),
            Given::Unreadable => say(phrases::CANNOT_BE_READ),
        };
        let text = if copy.life == Given::Is(Life::Ever) { for_ever } else { for_days };
        self.say(text, &[region, life])
    }
}

/// Whether there is something.
fn is_given(node: Option<&Node<'_>>) -> bool {
    node.is_some_and(|node| !node.value.is_blank())
}

/// Whether something is given where `true` or `false` belongs that is neither.
fn is_odd(node: Option<&Node<'_>>) -> bool {
    is_given(node) && !node.is_some_and(|node| matches!(node.value, Value::Bool(_)))
}
