//! Archives made from a seed: three publishers on fiscal years, two editions, a succession, periods of unlike
//! length, holes, bounds, scopes, a unit that changes, totals that contradict their parts, figures that
//! contradict what the report before carried out.

use crate::testing::Scratch;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;

pub(super) const COLUMNS: [&str; 3] = ["a", "b", "total"];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Row {
    /// The same in both editions.
    Same,
    /// Alike in name only.
    Alike,
    /// Its unit changes.
    Measured,
    /// What the later edition has in place of the next two.
    Joined,
    Left,
    Right,
    /// What the report before says under the next is carried in.
    CarriedIn,
    CarriedOut,
}

impl Row {
    pub(super) const ALL: [Self; 8] = [
        Self::Same,
        Self::Alike,
        Self::Measured,
        Self::Joined,
        Self::Left,
        Self::Right,
        Self::CarriedIn,
        Self::CarriedOut,
    ];

    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Alike => "alike",
            Self::Measured => "measured",
            Self::Joined => "joined",
            Self::Left => "left",
            Self::Right => "right",
            Self::CarriedIn => "carried_in",
            Self::CarriedOut => "carried_out",
        }
    }

    /// Whether a report has it, or the two parts of it.
    pub(super) fn is_in(self, report: &Report) -> bool {
        self == Self::Joined || self.is_of(report.late)
    }

    fn is_of(self, late: bool) -> bool {
        match self {
            Self::Same | Self::Alike | Self::Measured | Self::CarriedIn | Self::CarriedOut => true,
            Self::Joined => late,
            Self::Left | Self::Right => !late,
        }
    }
}

/// The cells of a row.
#[derive(Debug, Clone)]
pub(super) struct Cells {
    pub numbers: [Option<i64>; 3],
    printed: [String; 3],
    /// Which of them contradict others.
    pub contradict: [bool; 3],
}

impl Cells {
    fn adding_up(a: i64, b: i64) -> Self {
        let numbers = [a, b, a + b];
        Self { numbers: numbers.map(Some), printed: numbers.map(|n| n.to_string()), contradict: [false; 3] }
    }
}

#[derive(Debug, Clone)]
pub(super) struct Report {
    pub publisher: &'static str,
    pub period: String,
    pub start: Date,
    pub end: Date,
    pub months: i32,
    pub late: bool,
    pub scope: bool,
    pub rows: BTreeMap<Row, Cells>,
}

impl Report {
    /// Which unit the measured row has: none where neither is declared.
    pub(super) fn unit(&self) -> Option<&'static str> {
        let files = (self.end >= date(2022, 9, 30)).then_some("files");
        if self.end <= date(2021, 9, 30) { Some("cases") } else { files }
    }

    /// What is not alike in the period before this one: a gap between them, their lengths, their positions.
    pub(super) fn unlike_period(&self, before: &Self) -> [(&'static str, bool); 3] {
        let begins = |report: &Self| (report.start.month(), report.start.day());
        let whole_years = [before, self].iter().all(|report| report.months == 12);
        [
            ("gap", before.end.tomorrow().unwrap() != self.start),
            ("period-length", before.months != self.months),
            ("period-position", whole_years && begins(before) != begins(self)),
        ]
    }

    /// Marks what this report carries in and does not equal what the one before carried out.
    fn hold_against(&mut self, before: &mut Self) {
        if self.unlike_period(before).iter().any(|(_, unlike)| *unlike) {
            return;
        }
        let carried_in = self.rows.get_mut(&Row::CarriedIn).unwrap();
        let carried_out = before.rows.get_mut(&Row::CarriedOut).unwrap();
        for column in 0..3 {
            let contradict = carried_in.numbers[column] != carried_out.numbers[column];
            carried_in.contradict[column] = contradict;
            carried_out.contradict[column] = contradict;
        }
    }
}

pub(super) struct Generated {
    pub scratch: Scratch,
    reports: Vec<Report>,
    succession: bool,
}

struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 20
    }

    fn one_in(&mut self, n: u64) -> bool {
        self.next().is_multiple_of(n)
    }

    fn long(&mut self) -> i64 {
        100_000_000_000 + i64::try_from(self.next() % 800_000_000_000).unwrap()
    }

    fn cells(&mut self) -> Cells {
        let (a, b) = (self.long(), self.long());
        let sum = a + b;
        let mut total = (Some(sum), sum.to_string());
        let contradict = self.one_in(6);
        if contradict {
            let other = sum + self.long();
            total = (Some(other), other.to_string());
        } else if self.one_in(5) {
            let bound = sum + 1;
            total = (
                None,
                match self.next() % 5 {
                    0 => "~".to_owned(),
                    1 => "/".to_owned(),
                    2 => "suppressed".to_owned(),
                    3 => format!("<{bound}"),
                    _ => format!("\">{}\"", sum - 1),
                },
            );
        }
        let printed = [a.to_string(), b.to_string(), total.1];
        Cells { numbers: [Some(a), Some(b), total.0], printed, contradict: [contradict; 3] }
    }

    /// What is carried out: numbers that add up.
    fn carried_out(&mut self) -> Cells {
        Cells::adding_up(self.long(), self.long())
    }

    /// What is carried in: what was carried out, or another number.
    fn carried_in(&mut self, out: &Cells) -> Cells {
        let [Some(a), Some(b), _] = out.numbers else { return self.carried_out() };
        Cells::adding_up(if self.one_in(4) { self.long() } else { a }, b)
    }
}

impl Generated {
    pub(super) fn new(seed: u64) -> Self {
        let mut chance = Chance(seed);
        let scratch = Scratch::new();
        scratch.write("annals.yaml", "title: Any\nlanguages: [en]\n");
        for late in [false, true] {
            scratch.write(&format!("content/forms/{}.yaml", name(late)), form(late));
        }
        let succession = chance.one_in(2);
        let mut reports = Vec::new();
        for publisher in ["alpha", "beta", "gamma"] {
            let succeeded = if succession && publisher == "beta" { "succeeded_by: gamma\n" } else { "" };
            let page = format!("---\nname: The {publisher}\n{succeeded}---\n");
            scratch.write(&format!("content/{publisher}/index.md"), page);
            let years = match (succession, publisher) {
                (true, "beta") => 2019..2022,
                (true, "gamma") => 2021 + i16::from(chance.one_in(2))..2024,
                _ => 2019..2023,
            };
            reports.extend(chance.publisher(publisher, years));
        }
        for report in &reports {
            scratch.write(&format!("content/{}/{}.md", report.publisher, report.period), text(report));
        }
        Self { scratch, reports, succession }
    }

    pub(super) fn publishers(&self) -> [&'static str; 3] {
        ["alpha", "beta", "gamma"]
    }

    /// The reports that a publisher's series run through.
    pub(super) fn line(&self, publisher: &str) -> Vec<&Report> {
        let own = self.reports.iter().filter(|report| report.publisher == publisher);
        let first = own.clone().next().unwrap().start;
        let continued = self.succession && publisher == "gamma";
        let earlier = self.reports.iter().filter(|r| continued && r.publisher == "beta" && r.end < first);
        earlier.chain(own).collect()
    }

    /// The reports on each period.
    pub(super) fn periods(&self) -> BTreeMap<&str, Vec<&Report>> {
        let mut periods: BTreeMap<&str, Vec<&Report>> = BTreeMap::new();
        for report in &self.reports {
            periods.entry(&report.period).or_default().push(report);
        }
        periods
    }

    /// The days of a period: those of most reports, and of these the earliest.
    pub(super) fn days(reports: &[&Report]) -> (Date, Date) {
        let days = |report: &Report| (report.start, report.end);
        let votes = |at: (Date, Date)| reports.iter().filter(|report| days(report) == at).count();
        let best = reports.iter().map(|report| days(report)).max_by_key(|&(start, end)| {
            (votes((start, end)), std::cmp::Reverse((end, std::cmp::Reverse(start))))
        });
        best.unwrap()
    }
}

impl Chance {
    /// The reports of a publisher, one of them perhaps of another length, one perhaps missing.
    fn publisher(&mut self, publisher: &'static str, years: std::ops::Range<i16>) -> Vec<Report> {
        let unlike = if self.one_in(2) { 0 } else { years.start + i16::try_from(self.next() % 3).unwrap() };
        let missing = if self.one_in(3) { years.start + 1 } else { 0 };
        let mut start = date(years.start - 1, 10, 1);
        let mut reports: Vec<Report> = Vec::new();
        let mut carried = self.carried_out();
        for year in years {
            let months = if year == unlike { if self.one_in(2) { 15 } else { 9 } } else { 12 };
            let end = start.checked_add(months.months()).unwrap().yesterday().unwrap();
            let late = year > 2020;
            let before = carried.clone();
            carried = self.carried_out();
            let rows = Row::ALL.into_iter().filter(|row| row.is_of(late)).map(|row| match row {
                Row::CarriedIn => (row, self.carried_in(&before)),
                Row::CarriedOut => (row, carried.clone()),
                Row::Same | Row::Alike | Row::Measured | Row::Joined | Row::Left | Row::Right => {
                    (row, self.cells())
                }
            });
            let rows = rows.collect();
            if year != missing {
                let scope = self.one_in(6);
                let period = format!("fy{year}");
                let mut report = Report { publisher, period, start, end, months, late, scope, rows };
                if let Some(before) = reports.last_mut() {
                    report.hold_against(before);
                }
                reports.push(report);
            }
            start = end.tomorrow().unwrap();
        }
        reports
    }
}

fn name(late: bool) -> &'static str {
    if late { "late" } else { "early" }
}

fn form(late: bool) -> String {
    let used = if late { "from: FY2021" } else { "to: FY2020" };
    let mut form = format!(
        "id: {}\nfamily: demo\ntitle: {}\nused: {{kind: fiscal-year, starts: 10-01, {used}}}\n\
         tables:\n  - id: t\n    title: Table\n    aggregate: sum\n    \
         columns: [{{id: a, label: A}}, {{id: b, label: B}}, {{id: total, label: Total, total: true}}]\n    rows:\n",
        name(late),
        name(late)
    );
    for row in Row::ALL.into_iter().filter(|row| row.is_of(late)) {
        let unit = match row {
            Row::Measured => ", unit: [{label: cases, to: FY2021}, {label: files, from: FY2022, why: New}]",
            Row::Same
            | Row::Alike
            | Row::Joined
            | Row::Left
            | Row::Right
            | Row::CarriedIn
            | Row::CarriedOut => "",
        };
        form += &format!("      - {{id: {}, label: {}{unit}}}\n", row.id(), row.id());
    }
    form += "    checks:\n      - {id: carried, each: column, says: As the last report says, equal: \
             [[carried_in], [carried_out@last]]}\n";
    if late {
        form += "crosswalk:\n  early:\n    - {relation: not-comparable, from: [t.alike], to: [t.alike], why: \
                 Other}\n    - {relation: merged, from: [t.left, t.right], to: [t.joined], why: One}\n";
    }
    form + "key_figures: [t.same.total]\n"
}

fn text(report: &Report) -> String {
    let Report { period, start, end, scope, late, .. } = report;
    let label = period.to_uppercase();
    let mut text = format!(
        "---\nform: {}\nperiod: {{kind: fiscal-year, label: {label}, start: {start}, end: {end}}}\n",
        name(*late)
    );
    text += if *scope { "scope: Counts the branch offices\n" } else { "" };
    text += "statistics:\n  t:\n";
    for (row, cells) in &report.rows {
        text += &format!("    {}: [{}]\n", row.id(), cells.printed.join(", "));
    }
    text + "---\n"
}
