//! How many plans start in each hour of the week: a table whose cells are the deeper in colour the more there are.

use yew::prelude::*;

use crate::app::batch::Panel;
use crate::app::batch::progress::number;
use crate::app::words::{self as common, batch as words};
use crate::batch::week::{DAYS, HOURS};
use crate::insight::dates::weekday;
use crate::lang::Arg;

/// The depths of colour besides none.
const DEPTHS: usize = 4;

/// The table, once the check is over.
pub(in crate::app::batch) fn week(panel: &Panel) -> Html {
    let form = &panel.form;
    let Some((hours, unknown)) = &panel.job.view.week else { return html! {} };
    let most = hours.iter().copied().max().unwrap_or(0);
    let zone = form.text_of(form.zone.label()).to_owned();
    let cell = |hour: usize| {
        let count = hours.get(hour).copied().unwrap_or(0);
        let depth = (count * DEPTHS).div_ceil(most.max(1));
        html! {
            <td class={format!("week__cell week__cell--{depth}")}>
                if count > 0 { { count } } else { <span class="hidden">{ "0" }</span> }
            </td>
        }
    };
    html! {
        <div class="week">
            <h3 class="batch__title" id="batch-week">{ form.say(words::WEEK, [Arg::Plain(zone)]) }</h3>
            <p class="batch__facts">
                { form.say(words::WEEK_ABOUT, [number(most)]) }
                if *unknown > 0 { { form.text_of(common::SPACE) }{ form.say(words::UNKNOWN_START, [number(*unknown)]) } }
            </p>
            <div class="week__scroller" tabindex="0" role="region" aria-labelledby="batch-week">
                <table class="week__table" aria-labelledby="batch-week">
                    <thead>
                        <tr>
                            <th scope="col">{ form.text_of(words::DAY) }</th>
                            for hour in 0..HOURS { <th scope="col">{ format!("{hour:02}") }</th> }
                        </tr>
                    </thead>
                    <tbody>
                        for day in 0..DAYS {
                            <tr>
                                <th scope="row">{ weekday(day, form.language) }</th>
                                for hour in 0..HOURS { { cell(day * HOURS + hour) } }
                            </tr>
                        }
                    </tbody>
                </table>
            </div>
        </div>
    }
}
