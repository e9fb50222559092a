//! Charts: the pen is down between comparable figures and nowhere else, every figure is drawn, and the SVG is
//! well formed whatever the words and numbers are. An XML parser that is not ours reads what we wrote.

use crate::analysis::comparable::Standing;
use crate::model::figure::Decimal;
use crate::pages::chart::{Chart, Point, Words};
use proptest::prelude::*;
use roxmltree::{Document, Node};

const WORDS: Words<'static> = Words {
    title: "Requests",
    description: "From 1 to 2",
    broken: "not comparable",
    differs: "definition differs",
    sum: "added up",
    doubtful: "contradicted",
};

fn chart<'c>(points: &[Point<'c>]) -> Chart<'c> {
    Chart { id: "c", words: WORDS, points: points.to_vec() }
}

fn point(label: &str, number: Option<Decimal>) -> Point<'_> {
    Point {
        label,
        number,
        unit: None,
        standing: Standing::Continues,
        gap: false,
        sum: false,
        doubtful: false,
    }
}

fn numbers(numbers: &[&'static str]) -> Vec<Point<'static>> {
    const LABELS: [&str; 6] = ["2019", "2020", "2021", "2022", "2023", "2024"];
    LABELS.iter().zip(numbers).map(|(label, number)| point(label, number.parse().ok())).collect()
}

/// Both charts of a series, parsed by `read`.
fn both(points: &[Point<'_>], mut read: impl FnMut(&Document<'_>, &str)) {
    let chart = chart(points);
    for svg in [chart.spark().unwrap(), chart.line().unwrap()] {
        read(&Document::parse(&svg).unwrap_or_else(|wrong| panic!("{wrong}\n{svg}")), &svg);
    }
}

fn of_class<'a>(svg: &'a Document<'a>, class: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    svg.descendants().filter(move |node| node.attribute("class") == Some(class))
}

/// A length in tenths, read without a fraction.
fn tenths(text: &str) -> i64 {
    let (whole, tenth) = text.split_once('.').unwrap_or((text, "0"));
    let sign = if whole.starts_with('-') { -1 } else { 1 };
    whole.parse::<i64>().unwrap() * 10 + sign * tenth.parse::<i64>().unwrap()
}

fn length(node: &Node<'_, '_>, name: &str) -> i64 {
    tenths(node.attribute(name).unwrap())
}

/// The lines of the pen, each as its corners.
fn lines(svg: &Document<'_>) -> Vec<Vec<(i64, i64)>> {
    of_pen(svg, "pen")
}

/// The lines of a class of pen: `pen` or `doubtful`.
fn of_pen(svg: &Document<'_>, class: &str) -> Vec<Vec<(i64, i64)>> {
    let drawn = of_class(svg, class).map(|pen| pen.attribute("d").unwrap().to_owned()).collect::<String>();
    let line = |line: &str| line.split('L').map(corner).collect();
    drawn.split('M').filter(|line| !line.is_empty()).map(line).collect()
}

fn corner(text: &str) -> (i64, i64) {
    let (x, y) = text.split_once(' ').unwrap();
    (tenths(x), tenths(y))
}

/// The dots of a line chart with the period each names.
fn dots(svg: &Document<'_>) -> Vec<(String, i64, i64)> {
    let circles = svg.descendants().filter(|node| node.has_tag_name("circle"));
    circles
        .filter_map(|circle| {
            let title = circle.children().find(|child| child.has_tag_name("title"))?.text()?;
            let period = title.split(' ').next()?.to_owned();
            Some((period, length(&circle, "cx"), length(&circle, "cy")))
        })
        .collect()
}

fn rules(svg: &Document<'_>) -> Vec<i64> {
    let x = |rule: Node<'_, '_>| corner(rule.attribute("d").unwrap()[1..].split('V').next().unwrap()).0;
    of_class(svg, "break").map(x).collect()
}

/// Whether the step to a point may be drawn: said here once more, from the rules and not from the code.
fn may_join(points: &[Point<'_>], at: usize) -> bool {
    let (before, here) = (&points[at - 1], &points[at]);
    before.number.is_some()
        && here.number.is_some()
        && !here.gap
        && here.standing != Standing::First
        && here.standing < Standing::Gap
        && before.unit == here.unit
}

const PERIODS: [&str; 24] = [
    "2001", "2002", "2003", "2004", "2005", "2006", "2007", "2008", "2009", "2010", "2011", "2012", "2013",
    "2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024",
];

fn any_points() -> impl Strategy<Value = Vec<Point<'static>>> {
    let number = prop_oneof![
        2 => Just(None),
        6 => (0_i64..3000).prop_map(|n| Some(Decimal::from(n))),
        2 => (any::<i64>(), 0_u32..9).prop_map(|(n, scale)| Some(Decimal::new(n, scale))),
    ];
    let standing = prop_oneof![
        1 => Just(Standing::First),
        9 => Just(Standing::Continues),
        2 => Just(Standing::Differs),
        1 => Just(Standing::Gap),
        2 => Just(Standing::Broken),
    ];
    let unit = prop_oneof![9 => Just("requests"), 1 => Just("%")].prop_map(Some);
    let parts = (number, standing, unit, any_flag(), any_flag(), any_flag());
    prop::collection::vec(parts, 1..PERIODS.len()).prop_map(|parts| {
        let parts = PERIODS.iter().zip(parts);
        parts
            .map(|(&label, (number, standing, unit, gap, sum, doubtful))| Point {
                label,
                number,
                unit,
                standing,
                gap,
                sum,
                doubtful,
            })
            .collect()
    })
}

fn any_flag() -> impl Strategy<Value = bool> {
    prop::bool::weighted(0.1)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_pen_is_down_between_comparable_figures_and_nowhere_else(points in any_points()) {
        prop_assume!(points.iter().any(|point| point.number.is_some()));
        let mut runs: Vec<usize> = Vec::new();
        for at in (0..points.len()).filter(|&at| points[at].number.is_some()) {
            match runs.last_mut() {
                Some(run) if at > 0 && may_join(&points, at) => *run += 1,
                _ => runs.push(1),
            }
        }
        let expected: usize = runs.into_iter().map(|run| run - 1).sum();
        both(&points, |svg, text| {
            let (solid, dashed) = (lines(svg), of_pen(svg, "doubtful"));
            let steps = |lines: &[Vec<(i64, i64)>]| lines.iter().map(|line| line.len() - 1).sum::<usize>();
            let joined = (1..points.len()).filter(|&at| may_join(&points, at));
            let doubtful = joined.filter(|&at| points[at].doubtful).count();
            assert_eq!((steps(&solid), steps(&dashed)), (expected - doubtful, doubtful), "{text}");
            let lines = [solid, dashed].concat();
            for x in rules(svg) {
                let crossed = lines.iter().any(|line| line[0].0 < x && x < line[line.len() - 1].0);
                assert!(!crossed, "a line crosses the break at {x}: {text}");
            }
        });
    }

    #[test]
    fn every_number_is_drawn_at_its_period_and_nothing_else(points in any_points()) {
        prop_assume!(points.iter().any(|point| point.number.is_some()));
        let svg = chart(&points).line().unwrap();
        let svg = Document::parse(&svg).unwrap();
        let dots = dots(&svg);
        let drawn: Vec<&str> = dots.iter().map(|(period, ..)| period.as_str()).collect();
        let with_number = points.iter().filter(|point| point.number.is_some());
        prop_assert_eq!(drawn, with_number.map(|point| point.label).collect::<Vec<_>>());
        // Lines turn only at dots, and the dots stand from left to right within the chart.
        let frame = svg.root_element().attribute("viewBox").unwrap();
        let frame: Vec<i64> = frame.split(' ').map(tenths).collect();
        prop_assert!(lines(&svg).concat().iter().all(|&(x, y)| dots.iter().any(|d| (d.1, d.2) == (x, y))));
        prop_assert!(dots.windows(2).all(|pair| pair[0].1 < pair[1].1));
        let inside = |x: i64, y: i64| (0..=frame[2]).contains(&x) && (0..=frame[3]).contains(&y);
        prop_assert!(dots.iter().all(|&(_, x, y)| inside(x, y)));
        // Under one unit a greater number never stands lower.
        let found = |dot: &(String, i64, i64)| {
            points.iter().find(|point| point.label == dot.0).copied().unwrap()
        };
        if points.iter().all(|point| point.unit == points[0].unit) {
            for (one, other) in dots.iter().flat_map(|one| dots.iter().map(move |other| (one, other))) {
                prop_assert!(found(one).number > found(other).number || one.2 >= other.2);
            }
        }
    }

    #[test]
    fn any_words_make_well_formed_xml(hostile in any::<String>(), id in "[a-z.]{1,9}") {
        let words = Words {
            title: &hostile,
            description: &hostile,
            broken: &hostile,
            differs: &hostile,
            sum: &hostile,
            doubtful: &hostile,
        };
        let mut points = numbers(&["1", "2", "3", "4"]);
        for point in &mut points {
            (point.label, point.unit, point.sum) = (hostile.as_str(), Some(hostile.as_str()), true);
        }
        points[1].standing = Standing::Broken;
        points[2].standing = Standing::Differs;
        let chart = Chart { id: &id, words, points };
        for svg in [chart.spark().unwrap(), chart.line().unwrap()] {
            let svg = Document::parse(&svg).unwrap();
            let tags = ["svg", "title", "desc", "g", "path", "circle", "text"];
            let mut elements = svg.descendants().filter(Node::is_element);
        prop_assert!(elements.all(|element| tags.contains(&element.tag_name().name())));
        }
    }
}

#[test]
fn markup_in_words_stays_words() {
    let words = Words { title: "<script>alert('1')</script> & \"x\"\u{7}", ..WORDS };
    let svg = Chart { id: "a\"b", words, points: numbers(&["1"]) }.line().unwrap();
    assert!(!svg.contains("<script"));
    let svg = Document::parse(&svg).unwrap();
    let title = svg.root_element().first_element_child().unwrap();
    assert_eq!(title.text(), Some("<script>alert('1')</script> & \"x\"\u{fffd}"));
    assert_eq!(title.attribute("id"), Some("a\"b-title"));
}

#[test]
fn a_chart_says_what_it_is() {
    let svg = chart(&numbers(&["1", "2"])).line().unwrap();
    {
        let svg = Document::parse(&svg).unwrap();
        let root = svg.root_element();
        assert_eq!(root.attribute("role"), Some("img"));
        assert_eq!(root.attribute("aria-labelledby"), Some("c-title c-desc"));
        let named =
            |id: &str| svg.descendants().find(|node| node.attribute("id") == Some(id)).unwrap().text();
        assert_eq!(named("c-title"), Some("Requests"));
        assert_eq!(named("c-desc"), Some("From 1 to 2"));
    }
    let silent = Chart { words: Words { description: "", ..WORDS }, ..chart(&numbers(&["1"])) };
    assert!(silent.line().unwrap().contains("aria-labelledby=\"c-title\""));
    assert!(!silent.line().unwrap().contains("<desc"));
    // Whoever hears a row has heard its figures.
    assert!(silent.spark().unwrap().contains("aria-hidden=\"true\""));
    assert!(!silent.spark().unwrap().contains("<title"));
}

#[test]
fn nothing_to_draw_is_no_chart() {
    for points in [vec![], numbers(&["", ""])] {
        assert_eq!(chart(&points).spark(), None);
        assert_eq!(chart(&points).line(), None);
    }
}

#[test]
fn one_number_is_a_dot() {
    both(&numbers(&["37"]), |svg, text| {
        assert!(lines(svg).is_empty(), "{text}");
        assert_eq!(svg.descendants().filter(|node| node.has_tag_name("circle")).count(), 1);
    });
}

#[test]
fn equal_numbers_are_a_level_line_and_zeros_lie_on_the_ground() {
    let height = |points: &[&'static str]| {
        let mut heights = Vec::new();
        both(&numbers(points), |svg, _| {
            let line = lines(svg).concat();
            assert!(line.iter().all(|corner| corner.1 == line[0].1));
            heights.push(line[0].1);
        });
        heights
    };
    let (fives, zeros) = (height(&["5", "5", "5"]), height(&["0", "0", "0"]));
    assert!(fives.iter().zip(&zeros).all(|(five, zero)| five < zero), "{fives:?} {zeros:?}");
}

#[test]
fn the_axis_has_round_numbers_from_zero() {
    let texts = |points: &[&'static str]| -> Vec<String> {
        let svg = chart(&numbers(points)).line().unwrap();
        let svg = Document::parse(&svg).unwrap();
        let texts = svg.descendants().filter(|node| node.has_tag_name("text")).filter_map(|node| node.text());
        texts.map(str::to_owned).take_while(|text| !text.starts_with("20")).collect()
    };
    assert_eq!(texts(&["1184", "1938"]), ["0", "500", "1,000", "1,500", "2,000"]);
    assert_eq!(texts(&["0.0761", "0.0088"]), ["0", "0.02", "0.04", "0.06", "0.08"]);
    assert_eq!(texts(&["1", "0"]), ["0", "1"]);
    assert_eq!(texts(&["0", "0"]), ["0", "1"]);
    assert_eq!(texts(&["-12.5", "8"]), ["−15", "−10", "−5", "0", "5", "10"]);
}

#[test]
fn the_last_figure_is_written_out_with_its_decimals() {
    let svg = chart(&numbers(&["0.8000", "0.8400", ""])).line().unwrap();
    let svg = Document::parse(&svg).unwrap();
    assert_eq!(of_class(&svg, "last").next().unwrap().text(), Some("0.8400"));
}

#[test]
fn numbers_of_any_size_have_a_place() {
    let (most, least) = (Decimal::MAX, Decimal::MIN);
    let tiny = Decimal::new(1, 28);
    for numbers in [[most, least], [most, most], [least, least], [tiny, tiny], [tiny, most]] {
        let points = [point("2023", Some(numbers[0])), point("2024", Some(numbers[1]))];
        both(&points, |svg, text| {
            let line = lines(svg).concat();
            assert_eq!(line.len(), 2, "{text}");
            assert_eq!(line[0].1.cmp(&line[1].1), numbers[1].cmp(&numbers[0]), "{numbers:?}: {text}");
        });
    }
}

#[test]
fn a_break_is_labelled_and_a_new_unit_has_a_scale_of_its_own() {
    let mut points = numbers(&["0.0131", "0.0088", "0.8", "1.89"]);
    for (at, point) in points.iter_mut().enumerate() {
        point.unit = Some(if at < 2 { "fraction" } else { "percent" });
    }
    points[2].standing = Standing::Broken;
    both(&points, |svg, text| {
        assert_eq!(rules(svg).len(), 1, "{text}");
        assert_eq!(lines(svg).len(), 2);
    });
    let svg = chart(&points).line().unwrap();
    for words in ["not comparable", "0.015 fraction", "2.0 percent"] {
        assert!(svg.contains(words), "{words}: {svg}");
    }
}

#[test]
fn a_sum_made_here_is_hollow_and_a_differing_definition_marked_and_joined() {
    let mut points = numbers(&["1", "2", "3"]);
    points[1].standing = Standing::Differs;
    points[2].sum = true;
    let svg = chart(&points).line().unwrap();
    assert!(svg.contains("added up") && svg.contains("definition differs"));
    let svg = Document::parse(&svg).unwrap();
    assert_eq!(lines(&svg).iter().map(Vec::len).collect::<Vec<_>>(), [3]);
    assert_eq!(of_class(&svg, "differs").count(), 1);
    let hollow =
        |node: &Node<'_, '_>| node.attribute("fill").is_some_and(|fill| fill.contains("--chart-paper"));
    assert_eq!(svg.descendants().filter(hollow).count(), 1);
}

#[test]
fn equal_input_makes_equal_bytes() {
    let points = numbers(&["1", "20", "", "5"]);
    assert_eq!(chart(&points).line(), chart(&points).line());
    assert_eq!(chart(&points).spark(), chart(&points).spark());
}
