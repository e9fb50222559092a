//! What is comparable is compared, and what is not is told: periods, publishers, sums, shares,
//! contradictions.

use crate::support::Scratch;
use annals::Language;

const FISCAL: &str = "id: f
title: F
used: {kind: fiscal-year}
tables:
  - id: t
    title: Cases
    aggregate: sum
    kind: number
    columns: [{id: n, label: N}]
    rows: [{id: r, label: Received}]
key_figures: [t.r.n]
";

/// An archive of one form.
fn archive(form: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("annals.yaml", "title: Any\nlanguages: [en, zh]\n");
    scratch.write("content/forms/f.yaml", form);
    scratch
}

fn publisher(scratch: &Scratch, id: &str, more: &str) {
    scratch.write(&format!("content/{id}/index.md"), format!("---\nname: The {id}\n{more}---\n"));
}

/// A report on a fiscal year with days of its own.
fn fiscal(scratch: &Scratch, publisher: &str, year: &str, days: (&str, &str), figure: &str) {
    let (start, end) = days;
    scratch.write(
        &format!("content/{publisher}/fy{year}.md"),
        format!(
            "---\nform: f\nperiod: {{kind: fiscal-year, label: FY{year}, start: {start}, end: \
             {end}}}\nstatistics:\n  t: {{r: [{figure}]}}\n---\n"
        ),
    );
}

/// The series of a publisher as published.
fn series(scratch: &Scratch, publisher: &str) -> serde_json::Value {
    serde_json::from_str(&scratch.read(&format!("public/{publisher}/series.json"))).unwrap()
}

/// The points of one indicator.
fn points(scratch: &Scratch, publisher: &str, indicator: &str) -> Vec<serde_json::Value> {
    let all = series(scratch, publisher);
    let series = all["comparisons"][0]["series"].as_array().unwrap();
    let one = series.iter().find(|series| series["indicator"] == indicator).expect(indicator);
    one["points"].as_array().unwrap().clone()
}

fn causes(point: &serde_json::Value) -> Vec<String> {
    let reasons = point["reasons"].as_array().cloned().unwrap_or_default();
    reasons.iter().map(|reason| reason["cause"].as_str().unwrap().to_owned()).collect()
}

/// A fiscal year of fifteen months between two of twelve.
fn fifteen_months(form: &str) -> Scratch {
    let scratch = archive(form);
    publisher(&scratch, "office", "");
    fiscal(&scratch, "office", "2020", ("2019-10-01", "2020-09-30"), "100");
    fiscal(&scratch, "office", "2021", ("2020-10-01", "2021-12-31"), "160");
    fiscal(&scratch, "office", "2022", ("2022-01-01", "2022-12-31"), "120");
    fiscal(&scratch, "office", "2023", ("2023-01-01", "2023-12-31"), "130");
    scratch
}

#[test]
fn a_period_of_another_length_breaks_a_series_and_says_so() {
    let scratch = fifteen_months(FISCAL);
    scratch.build();
    let points = points(&scratch, "office", "t.r.n");
    let standings: Vec<&str> = points.iter().map(|point| point["standing"].as_str().unwrap()).collect();
    assert_eq!(standings, ["first", "broken", "broken", "continues"]);
    assert_eq!(causes(&points[1]), ["period-length"]);
    assert_eq!(causes(&points[2]), ["period-length"]);
    assert!(points[1]["change"].is_null() && points[2]["change"].is_null());
    assert_eq!(points[3]["change"]["difference"], "10");
    let page = scratch.read("public/office/index.html");
    assert!(page.contains("Period of another length"), "{page}");
    assert!(scratch.read("public/zh/office/index.html").contains("期间长短不同"));
    let csv = scratch.read("public/office/figures.csv");
    let statuses: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').nth(12).unwrap()).collect();
    assert_eq!(statuses, ["A", "B", "B", "A"], "{csv}");
    assert!(csv.contains("period-length"), "{csv}");
}

#[test]
fn a_form_may_let_periods_of_unlike_length_be_compared_with_a_mark() {
    let scratch = fifteen_months(&format!("{FISCAL}unlike_periods: Stocks at the end of the year\n"));
    scratch.build();
    let points = points(&scratch, "office", "t.r.n");
    assert_eq!(points[1]["standing"], "differs");
    assert_eq!(points[1]["change"]["difference"], "60");
    assert_eq!(causes(&points[1]), ["period-length"]);
    assert!(scratch.read("public/office/index.html").contains("Stocks at the end of the year"));
    let told = archive(&format!("{FISCAL}unlike_periods: \"\"\n")).told(Language::En);
    assert!(told.contains("unlike_periods"), "{told}");
}

#[test]
fn years_that_begin_on_other_days_are_not_compared() {
    let scratch = archive(FISCAL);
    publisher(&scratch, "office", "");
    fiscal(&scratch, "office", "2020", ("2019-10-01", "2020-09-30"), "100");
    fiscal(&scratch, "office", "2022", ("2022-01-01", "2022-12-31"), "120");
    scratch.build();
    let points = points(&scratch, "office", "t.r.n");
    assert_eq!(
        (&points[1]["standing"], &*causes(&points[1]).concat()),
        (&"broken".into(), "period-position")
    );
}

#[test]
fn the_same_days_twice_and_overlapping_periods_are_errors() {
    for second in [("2019-10-01", "2020-09-30"), ("2020-09-01", "2021-08-31")] {
        let scratch = archive(FISCAL);
        publisher(&scratch, "office", "");
        fiscal(&scratch, "office", "2020", ("2019-10-01", "2020-09-30"), "100");
        fiscal(&scratch, "office", "2021", second, "100");
        let told = scratch.told(Language::En);
        assert!(told.contains("content/office/fy2021.md:2:1: error[report-periods-overlap]"), "{told}");
        assert!(told.contains("from 2019-10-01 to 2020-09-30"), "{told}");
    }
    let scratch = archive(&FISCAL.replace("fiscal-year", "span"));
    publisher(&scratch, "office", "");
    for span in ["2020-01-01--2020-06-30", "2020-06-30--2020-12-31"] {
        let report = "---\nform: f\nstatistics:\n  t: {r: [1]}\n---\n";
        scratch.write(&format!("content/office/{span}.md"), report);
    }
    assert!(scratch.told(Language::En).contains("error[report-periods-overlap]"));
}

/// Publishers whose fiscal year 2022 lies on two kinds of days.
fn unlike_days(form: &str) -> Scratch {
    let scratch = archive(form);
    for (id, days, figure) in [
        ("alpha", ("2021-10-01", "2022-09-30"), "40"),
        ("beta", ("2021-07-01", "2022-06-30"), "85"),
        ("gamma", ("2021-10-01", "2022-09-30"), "10"),
    ] {
        publisher(&scratch, id, "");
        fiscal(&scratch, id, "2022", days, figure);
    }
    scratch
}

#[test]
fn publishers_on_unlike_days_are_neither_added_ranked_nor_shared() {
    let scratch = unlike_days(FISCAL);
    scratch.build();
    let page = scratch.read("public/fy2022/index.html");
    for span in [
        "1 October 2021</time> to",
        "30 September 2022</time>: reports: 2",
        "30 June 2022</time>: reports: 1",
    ] {
        assert!(page.contains(span), "{span} in {page}");
    }
    assert!(!page.contains("135") && page.contains("<td class=\"number\">50"), "{page}");
    assert!(page.contains("reports: 2 of 3; left out 1: Period on other days"), "{page}");
    let indicator = scratch.read("public/indicators/f/t.r.n/index.html");
    let row = |publisher: &str| -> Vec<String> {
        let row = &indicator[indicator.find(&format!("/{publisher}/index.html\"")).unwrap()..];
        let cells = row.split("</tr>").next().unwrap().split("<td").skip(1);
        cells.map(|cell| cell.split_once('>').unwrap().1.split("</td>").next().unwrap().to_owned()).collect()
    };
    assert_eq!(row("alpha")[1..], ["1", "80.0%"]);
    assert_eq!(row("gamma")[1..], ["2", "20.0%"]);
    assert_eq!(row("beta")[1..], ["<small>Period on other days</small>", ""]);
}

#[test]
fn a_form_may_let_publishers_on_unlike_days_be_added_and_the_total_says_so() {
    let scratch = unlike_days(&format!("{FISCAL}unlike_periods: Counted together by law\n"));
    scratch.build();
    let page = scratch.read("public/fy2022/index.html");
    assert!(page.contains("reports: 3 of 3; of these 1: Period on other days"), "{page}");
    assert!(page.contains("135"), "{page}");
}

#[test]
fn the_days_of_a_period_are_those_of_most_reports_and_it_has_one_page() {
    let scratch = unlike_days(FISCAL);
    publisher(&scratch, "quarterly", "");
    let checked = scratch.check();
    assert!(!checked.has_errors());
    scratch.build();
    let page = scratch.read("public/fy2022/index.html");
    assert!(page.contains("datetime=\"2021-10-01\""), "{page}");
}

const EARLY: &str = "id: early
family: demo
title: Early
used: {kind: year, to: 2020}
tables:
  - id: t
    title: Cases
    columns: [{id: n, label: N}]
    rows: [{id: left, label: Left}, {id: right, label: Right}, {id: whole, label: Whole}]
";

const LATE: &str = "id: late
family: demo
title: Late
used: {kind: year, from: 2021}
tables:
  - id: t
    title: Cases
    aggregate: sum
    columns: [{id: n, label: N}]
    rows: [{id: joined, label: Joined}, {id: one, label: One}, {id: two, label: Two}]
crosswalk:
  early:
    - {relation: merged, from: [t.left, t.right], to: [t.joined], why: Two rows became one}
    - {relation: split, from: [t.whole], to: [t.one, t.two], why: One row became two}
key_figures: [t.joined.n]
";

/// Reports of both editions: the parts that were merged, and those of the split.
fn editions(merged: (&str, &str), split: (&str, &str)) -> Scratch {
    let scratch = archive(LATE);
    scratch.write("content/forms/early.yaml", EARLY);
    publisher(&scratch, "office", "");
    let report = |year: &str, form: &str, rows: String| {
        let text = format!("---\nform: {form}\nstatistics:\n  t: {{{rows}}}\n---\n");
        scratch.write(&format!("content/office/{year}.md"), text);
    };
    report("2020", "early", format!("left: [{}], right: [{}], whole: [5]", merged.0, merged.1));
    report("2021", "late", format!("joined: [4], one: [{}], two: [{}]", split.0, split.1));
    scratch
}

#[test]
fn parts_without_a_number_give_no_sum_and_the_cell_says_why() {
    for (parts, said) in [
        (("~", "~"), "blank + blank"),
        (("/", "/"), "/ + /"),
        (("suppressed", "3"), "suppressed + 3"),
        (("<1", "2"), "&lt;1 + 2"),
        (("1", "~"), "1 + blank"),
        (("/", "2"), "/ + 2"),
    ] {
        let scratch = editions(parts, ("1", "1"));
        scratch.build();
        let page = scratch.read("public/office/index.html");
        let row = &page[page.find("<tr id=\"years-1.t.joined.n\">").unwrap()..];
        let row = row.split("</tr>").next().unwrap();
        assert!(row.contains("<td class=\"no_sum first\">") && row.contains("no sum"), "{row}");
        assert!(row.contains(&format!("<small class=\"sum\">{said}</small>")), "{said}: {row}");
        let points = points(&scratch, "office", "t.joined.n");
        assert_eq!((&points[0]["kind"], points[0]["value"].is_null()), (&"no_sum".into(), true));
        assert!(points[1]["change"].is_null(), "{points:?}");
        assert!(causes(&points[1]).contains(&"hole".to_owned()), "{points:?}");
        assert!(page.contains("a part of it states no number"));
        // The page of the indicator shows it too.
        let indicator = scratch.read("public/indicators/demo/t.joined.n/index.html");
        assert!(indicator.contains(&format!("<small class=\"sum\">{said}</small>")), "{indicator}");
    }
}

#[test]
fn a_split_row_has_no_change_to_parts_of_which_one_states_no_number() {
    let scratch = editions(("1", "2"), ("~", "9"));
    scratch.build();
    let points = points(&scratch, "office", "t.whole.n");
    assert_eq!((&points[1]["kind"], points[1]["value"].is_null()), (&"no_sum".into(), true));
    assert!(points[1]["change"].is_null());
    assert_eq!(causes(&points[1]), ["split", "hole"]);
    // With both parts there are both.
    let scratch = editions(("1", "2"), ("3", "9"));
    scratch.build();
    let page = self::points(&scratch, "office", "t.whole.n");
    assert_eq!((&page[1]["value"], &page[1]["change"]["difference"]), (&"12".into(), &"7".into()));
}

#[test]
fn a_total_of_a_period_says_which_figures_are_no_number() {
    let scratch = archive(FISCAL);
    for (id, figure) in [("alpha", "40"), ("beta", "~"), ("gamma", "<5"), ("delta", "20")] {
        publisher(&scratch, id, "");
        fiscal(&scratch, id, "2022", ("2021-10-01", "2022-09-30"), figure);
    }
    scratch.build();
    let page = scratch.read("public/fy2022/index.html");
    assert!(page.contains("reports: 2 of 4; left out 2: No exact number"), "{page}");
    // A share of a sum with a hole says nothing.
    let indicator = scratch.read("public/indicators/f/t.r.n/index.html");
    assert!(
        !indicator.contains("66.7%") && indicator.contains("<small>No exact number</small>"),
        "{indicator}"
    );
}

#[test]
fn a_total_says_what_is_in_it_and_what_is_left_out() {
    let scratch = archive(&FISCAL.replace("fiscal-year", "year"));
    for (id, figure, more) in [
        ("alpha", "40", ""),
        ("alpha/part", "15", ""),
        ("beta", "20", "scope: Counts the branch offices\n"),
        ("gamma", "~", ""),
    ] {
        publisher(&scratch, id, "");
        let report = format!("---\nform: f\n{more}statistics:\n  t: {{r: [{figure}]}}\n---\n");
        scratch.write(&format!("content/{id}/2022.md"), report);
    }
    scratch.build();
    let page = scratch.read("public/2022/index.html");
    let said = "reports: 2 of 4; of these 1: Other scope; left out 1: within a whole that is in it; left out \
                1: No exact number";
    assert!(page.contains(said), "{page}");
    assert!(page.contains("<td class=\"number\">60"), "{page}");
}

#[test]
fn a_publisher_s_own_figure_always_stands_in_its_row_and_the_overlap_is_told() {
    let scratch = archive(&FISCAL.replace("fiscal-year", "year"));
    publisher(&scratch, "one", "succeeded_by: two\n");
    publisher(&scratch, "two", "");
    for (id, year, figure) in [("one", 2020, 10), ("one", 2021, 11), ("two", 2021, 77), ("two", 2022, 80)] {
        let report = format!("---\nform: f\nstatistics:\n  t: {{r: [{figure}]}}\n---\n");
        scratch.write(&format!("content/{id}/{year}.md"), report);
    }
    scratch.build();
    let values = |id: &str| -> Vec<String> {
        points(&scratch, id, "t.r.n").iter().map(|p| p["value"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(values("two"), ["10", "77", "80"]);
    assert_eq!(values("one"), ["10", "11"]);
    assert_eq!(causes(&points(&scratch, "two", "t.r.n")[1]), ["succession", "overlap"]);
    let indicator = scratch.read("public/indicators/f/t.r.n/index.html");
    let row = &indicator[indicator.find("/two/index.html\"").unwrap()..];
    let row = row.split("</tr>").next().unwrap();
    assert!(row.contains(">77</a>") && !row.contains(">11</a>"), "{row}");
    assert!(scratch.read("public/two/index.html").contains("Both publishers report on this period"));
    let told = scratch.told(Language::En);
    assert!(told.contains("content/two/2021.md:2:1: notice[publisher-succession-overlap]"), "{told}");
}

#[test]
fn there_is_no_share_and_no_percentage_where_a_figure_is_negative() {
    let scratch = archive(&FISCAL.replace("fiscal-year", "year"));
    for (id, last, now) in [("alpha", "30", "35"), ("beta", "-20", "-30"), ("gamma", "5", "5")] {
        publisher(&scratch, id, "");
        for (year, figure) in [(2021, last), (2022, now)] {
            let report = format!("---\nform: f\nstatistics:\n  t: {{r: [{figure}]}}\n---\n");
            scratch.write(&format!("content/{id}/{year}.md"), report);
        }
    }
    scratch.build();
    let indicator = scratch.read("public/indicators/f/t.r.n/index.html");
    assert!(!indicator.contains("%</td>"), "{indicator}");
    assert!(indicator.contains("<td class=\"number\">3</td>"), "the ranks stay: {indicator}");
    let change = points(&scratch, "beta", "t.r.n")[1]["change"].clone();
    assert_eq!((&change["difference"], change["percent"].is_null()), (&"-10".into(), true));
}

const TOTALS: &str = "id: f
title: F
used: {kind: year}
tables:
  - id: t
    title: Requests
    aggregate: sum
    columns: [{id: a, label: Granted}, {id: b, label: Refused}, {id: total, label: Total, total: true}]
    rows: [{id: overall, label: Agency Overall}]
key_figures: [t.overall.total]
";

/// A total that contradicts its parts in two of four years.
fn contradicted() -> Scratch {
    let scratch = archive(TOTALS);
    publisher(&scratch, "office", "");
    for (year, row) in [(2020, "1, 2, 3"), (2021, "10, 9, 23"), (2022, "40, 41, 83"), (2023, "40, 41, 81")] {
        let report = format!("---\nform: f\nstatistics:\n  t: {{overall: [{row}]}}\n---\n");
        scratch.write(&format!("content/office/{year}.md"), report);
    }
    scratch
}

#[test]
fn a_change_from_or_to_a_contradicted_figure_is_marked_and_its_line_dashed() {
    let scratch = contradicted();
    scratch.build();
    let points = points(&scratch, "office", "t.overall.total");
    for point in &points[1..] {
        assert_eq!(causes(point), ["contradicted"], "{point}");
        assert_eq!(point["change"]["contradicted"], true, "{point}");
    }
    let page = scratch.read("public/office/index.html");
    let row = &page[page.find("<tr id=\"years-1.t.overall.total\">").unwrap()..];
    let row = row.split("</tr>").next().unwrap();
    assert!(row.contains("<path class=\"doubtful\"") && !row.contains("class=\"pen\""), "{row}");
    let change = &row[row.find("<td class=\"change").unwrap()..];
    assert!(change.contains("−2") && change.contains("Rests on a contradicted figure"), "{change}");
    let index = scratch.read("public/index.html");
    assert!(
        index.contains("<path class=\"doubtful\"") && index.contains("stroke-dasharray=\"3 3\""),
        "{index}"
    );
    let csv = scratch.read("public/office/figures.csv");
    let noted = csv.lines().filter(|line| line.contains("contradicted")).count();
    assert_eq!(noted, 9, "{csv}");
}

#[test]
fn a_row_of_totals_is_named_by_what_it_is() {
    let scratch = contradicted();
    scratch.build();
    let page = scratch.read("public/office/index.html");
    let row = &page[page.find("<tr id=\"years-1.t.overall.total\">").unwrap()..];
    let head = row.split("</th>").next().unwrap();
    assert!(head.contains("Total"), "{head}");
}
