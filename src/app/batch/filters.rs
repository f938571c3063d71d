//! Which plans are shown.

use yew::prelude::*;

use crate::app::batch::Panel;
use crate::app::batch::progress::number;
use crate::app::parts::line::Line;
use crate::app::parts::segment::Segment;
use crate::app::parts::select::Select;
use crate::app::words::batch as words;
use crate::batch::plans::Standing;
use crate::batch::week::HOURS;
use crate::insight::dates::weekday;
use crate::lang::{Arg, Text};
use crate::params::source::SourceType;
use crate::rules;

/// The most hours that are offered.
const MOST_HOURS: usize = 24;

/// The controls.
pub(in crate::app::batch) fn filters(panel: &Panel) -> Html {
    let (form, filter) = (&panel.form, &*panel.filter);
    let progress = &panel.job.progress;
    let standings = [words::WRONG, words::DOUBTFUL, words::FINE].into_iter();
    let standings = standings.zip(progress.standings).zip(0..Standing::ALL.len());
    let mut choices = vec![(
        AttrValue::from("all"),
        AttrValue::from(counted(panel, words::ALL, panel.job.plans())),
    )];
    choices.extend(standings.map(|((text, count), at)| {
        (at.to_string().into(), AttrValue::from(counted(panel, text, count)))
    }));
    let onstanding = {
        let panel = panel.clone();
        Callback::from(move |at: usize| panel.narrow(|filter| filter.standing = at.checked_sub(1)))
    };
    let mut broken = progress.rules.clone();
    broken.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let rule_name = |at: usize| rules::all().nth(at).map_or("", |rule| rule.id);
    let rules = broken.iter().map(|(at, count)| (*at, of(panel, rule_name(*at), *count)));
    let sources = SourceType::ALL.into_iter().zip(&progress.sources).enumerate();
    let sources = sources.filter(|(_, (_, count))| **count > 0);
    let sources = sources.map(|(at, (source, count))| (at, counted(panel, source.label(), *count)));
    let onrepeated = {
        let panel = panel.clone();
        Callback::from(move |_| panel.narrow(|filter| filter.repeated = !filter.repeated))
    };
    let onname = {
        let panel = panel.clone();
        Callback::from(move |text: String| panel.narrow(|filter| filter.text = text))
    };
    html! {
        <div class="batch__filters" role="search">
            {
                Segment::new("batch-standing", "BatchStanding", choices, onstanding)
                    .label(form.text_of(words::STANDING))
                    .taken(Some(filter.standing.map_or(0, |at| at + 1)))
                    .draw()
            }
            <div class="batch__filter">
                <label class="part" for="batch-name">{ form.text_of(words::OF_NAME) }</label>
                { Line::new("batch-name", "BatchName", filter.text.clone(), onname).draw() }
            </div>
            { select(panel, "batch-rule", (words::OF_RULE, words::ANY_RULE), rules.collect(), filter.rule, |filter| &mut filter.rule) }
            { select(panel, "batch-source", (words::OF_SOURCE, words::ANY_SOURCE), sources.collect(), filter.source, |filter| &mut filter.source) }
            { select(panel, "batch-hour", (words::OF_HOUR, words::ANY_HOUR), hours(panel), filter.hour, |filter| &mut filter.hour) }
            if progress.repeated > 0 {
                <label class="batch__check">
                    <input type="checkbox" id="batch-repeated" name="BatchRepeated" checked={filter.repeated} onchange={onrepeated} />
                    <span>{ form.say(words::REPEATED, [number(progress.repeated)]) }</span>
                </label>
            }
        </div>
    }
}

/// A list to choose one number from, or none.
fn select(
    panel: &Panel,
    id: &'static str,
    (label, any): (Text, Text),
    offered: Vec<(usize, String)>,
    taken: Option<usize>,
    part: fn(&mut crate::app::batch::message::Filter) -> &mut Option<usize>,
) -> Html {
    let form = &panel.form;
    let mut choices = vec![(AttrValue::default(), AttrValue::from(form.text_of(any)))];
    choices.extend(
        offered.into_iter().map(|(at, text)| (at.to_string().into(), AttrValue::from(text))),
    );
    let onchoose = {
        let panel = panel.clone();
        Callback::from(move |at: String| panel.narrow(|filter| *part(filter) = at.parse().ok()))
    };
    html! {
        <div class="batch__filter">
            <label class="part" for={id}>{ form.text_of(label) }</label>
            <Select
                {id}
                name={id}
                {choices}
                taken={taken.map(|at| at.to_string()).unwrap_or_default()}
                {onchoose}
            />
        </div>
    }
}

/// The hours in which most plans start, and the one that is chosen.
fn hours(panel: &Panel) -> Vec<(usize, String)> {
    let language = panel.form.language;
    let chosen = panel.filter.hour;
    let hours = panel.job.view.week.as_ref().map(|(hours, _)| hours.as_slice()).unwrap_or_default();
    let mut hours: Vec<(usize, usize)> = hours.iter().copied().enumerate().collect();
    hours.retain(|(hour, count)| *count > 0 && chosen.is_none_or(|chosen| chosen == *hour));
    hours.sort_by_key(|(hour, count)| (std::cmp::Reverse(*count), *hour));
    hours.truncate(MOST_HOURS);
    let name = |(hour, count): (usize, usize)| {
        let day = weekday(hour / HOURS, language);
        let clock = format!("{:02}", hour % HOURS);
        let args = [Arg::Plain(day.to_owned()), Arg::Plain(clock), number(count)];
        (hour, panel.form.say(words::HOUR, args))
    };
    hours.into_iter().map(name).collect()
}

fn counted(panel: &Panel, text: Text, count: usize) -> String {
    of(panel, panel.form.text_of(text), count)
}

/// A thing, and how many there are of it.
pub(in crate::app::batch) fn of(panel: &Panel, what: &str, count: usize) -> String {
    panel.form.say(words::COUNTED, [Arg::Plain(what.to_owned()), number(count)])
}
