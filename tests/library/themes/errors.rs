//! What a template does wrong is told with its place and with the names that there are.

use crate::support::Scratch;
use annals::Diagnostic;
use annals::Language;
use annals::PublishError;

/// The archive of the golden site with a theme of these files.
pub(super) fn themed(files: &[(&str, &str)]) -> Scratch {
    let archive = Scratch::copy_of("tests/golden/archive");
    let site = archive.read("annals.yaml");
    archive.write("annals.yaml", format!("{site}theme: plain\n"));
    archive.write("themes/plain/strings/en.yaml", "{}\n");
    for (path, text) in files {
        archive.write(&format!("themes/plain/{path}"), text);
    }
    archive
}

/// The one error of a theme: the text it points at, and what is told.
fn only(archive: &Scratch) -> (String, Diagnostic) {
    let checked = archive.check();
    assert!(!checked.has_errors(), "{}", archive.told(Language::En));
    let checked = annals::try_templates(checked);
    let errors: Vec<&Diagnostic> =
        checked.diagnostics.iter().filter(|told| told.code.0 == "theme-bad-template").collect();
    let [error] = errors[..] else { panic!("{errors:#?}") };
    let place = error.place.unwrap();
    let file = checked.sources.file(place.file);
    assert!(file.path.starts_with("themes/plain/"), "{}", file.path);
    (file.text[place.start as usize..place.end as usize].to_owned(), error.clone())
}

/// What is told of an ordinary page made of this template: where, what, and what to do.
fn page(template: &str) -> (String, String, String) {
    let (at, told) = only(&themed(&[("page.html", template)]));
    (at, told.message.en, told.remedy.unwrap().en)
}

#[test]
fn a_field_that_does_not_exist_is_told_with_those_that_do() {
    let (at, message, remedy) = page("<h1>\n{{ view.titel }}</h1>");
    assert_eq!((at.as_str(), message.as_str()), ("view.titel", "`view` has no `titel`"));
    assert_eq!(remedy, "did you mean `title`? `view` has: title, language, preamble, sections, footnotes");
    let (_, told) = only(&themed(&[("page.html", "{{ page.tittle }}")]));
    assert_eq!(told.message.zh, "`page` 没有 `tittle`");
    assert!(told.remedy.unwrap().zh.starts_with("是不是 `title`？`page` 有：title、"));
    for indexed in ["{{ site[\"titel\"] }}", "{{ site['titel'] }}"] {
        let (_, message, remedy) = page(indexed);
        assert_eq!(message, "`site` has no `titel`");
        assert!(remedy.starts_with("did you mean `title`? `site` has: title, description"), "{remedy}");
    }
}

#[test]
fn what_a_variable_of_a_loop_holds_is_known() {
    let fields = "`s` has: heading, anchor, text, body";
    for (template, at) in [
        ("{% for s in view.sections %}{{ s.boddy }}{% endfor %}", "s.boddy"),
        ("{% for s in view.sections %}{% if s.boddy %}x{% endif %}{% endfor %}", "s.boddy"),
        ("{% for s in view.sections %}{{ s.heading ~ s.boddy|upper }}{% endfor %}", "s.boddy"),
        ("{% for s in view.sections if s.boddy %}x{% endfor %}", "s.boddy"),
        ("{% for s in view.sections %}\n{% set b = s.boddy %}\n{{ b }}{% endfor %}", "s.boddy"),
        ("{% macro m(s) %}{{ s.boddy }}{% endmacro %}{{ m(view.sections[0]) }}", "s.boddy"),
        ("{% for s in view.sections %}{% include 'part-own.html' %}{% endfor %}", "s.boddy"),
    ] {
        let archive = themed(&[("page.html", template), ("part-own.html", "<p>{{ s.boddy }}</p>")]);
        let (place, told) = only(&archive);
        assert_eq!((place.as_str(), told.message.en.as_str()), (at, "`s` has no `boddy`"), "{template}");
        let remedy = told.remedy.unwrap().en;
        let (guess, known) = remedy.split_once("? ").unwrap();
        assert_eq!(guess, "did you mean `body`", "{template}");
        let mut known: Vec<&str> = known.trim_start_matches("`s` has: ").split(", ").collect();
        known.sort_unstable();
        let mut expected: Vec<&str> = fields.trim_start_matches("`s` has: ").split(", ").collect();
        expected.sort_unstable();
        assert_eq!(known, expected, "{template}");
    }
    // What stands before the name may be no name itself.
    let (_, message, remedy) = page("{{ (view.sections|first).boddy }}");
    assert_eq!(message, "`…` has no `boddy`");
    assert!(remedy.contains("`body`"), "{remedy}");
}

#[test]
fn cells_of_a_table_name_their_fields_too() {
    let walk = "{% for s in view.sections %}{% for t in s.tables %}{% for b in t.blocks %}{% for r in b.rows \
        %}\
                {% for c in r.cells %}{{ c.txt }}{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor \
                %}";
    let (at, told) = only(&themed(&[("report.html", walk)]));
    assert_eq!(at, "c.txt");
    assert!(
        told.remedy.unwrap().en.starts_with("did you mean `text`? `c` has: text, id, span, kind, value,")
    );
}

#[test]
fn a_value_without_fields_says_what_it_is() {
    let (_, told) = only(&themed(&[("report.html", "{{ view.previous.label }}")]));
    assert_eq!(told.message.en, "`view.previous` is none on this page, so it has no `label`");
    assert_eq!(told.remedy.unwrap().en, "ask for it first: {% if view.previous %}…{% endif %}");
    let (_, message, remedy) = page("{{ view.sections.title }}");
    assert_eq!(message, "`view.sections` is a list, it has no `title`");
    assert_eq!(remedy, "go through it: {% for x in view.sections %}…{% endfor %}");
    let (_, message, remedy) = page("{{ view.title.text }}");
    assert_eq!(message, "`view.title` is a plain value (string), it has no `text`");
    assert_eq!(remedy, "print it as it is: {{ view.title }}");
}

#[test]
fn other_names_are_told_with_those_that_exist() {
    for (template, at, message, remedy) in [
        (
            "{{ veiw.title }}",
            "veiw",
            "there is no `veiw` here",
            "did you mean `view`? there are: view, official, page, site",
        ),
        (
            "{% for s in view.sections %}{{ lop.index }}{% endfor %}",
            "lop",
            "there is no `lop` here",
            "did you mean `loop`? there are: loop, official, page, s, site, view",
        ),
        (
            "{{ dat(page.title) }}",
            "dat(page.title)",
            "there is no function `dat`",
            "did you mean `date`? there are: date, asset, cells",
        ),
        (
            "{{ view.title|uper }}",
            "uper",
            "there is no filter `uper`",
            "did you mean `upper`? there are: upper, ",
        ),
        (
            "{{ view.title is defind }}",
            "defind",
            "there is no test `defind`",
            "did you mean `defined`? there are: defined, ",
        ),
        (
            "{% include 'part-fidning.html' %}",
            "include 'part-fidning.html'",
            "there is no template part-fidning.html",
            "did you mean `part-finding.html`? there are: part-finding.html, ",
        ),
        (
            "{% extends 'bas.html' %}",
            "extends 'bas.html'",
            "there is no template bas.html",
            "did you mean `base.html`? there are: base.html, ",
        ),
        (
            "{{ asset('style.cs') }}",
            "asset('style.cs')",
            "there is no assets/style.cs",
            "did you mean `style.css`? there are: style.css, ",
        ),
    ] {
        let told = page(template);
        assert_eq!((told.0.as_str(), told.1.as_str()), (at, message));
        assert!(told.2.starts_with(remedy), "{template}: {}", told.2);
    }
}

#[test]
fn a_missing_word_names_its_file_in_every_language_that_lacks_it() {
    let archive = themed(&[("page.html", "{{ t('grettings') }}"), ("strings/en.yaml", "greetings: Hello\n")]);
    let checked = annals::try_templates(archive.check());
    let told: Vec<(&str, &str)> = checked
        .diagnostics
        .iter()
        .map(|told| (told.message.en.as_str(), told.remedy.as_ref().unwrap().en.as_str()))
        .collect();
    assert_eq!(told.len(), 2, "the golden archive has two languages: {told:?}");
    let of = |language: &str| {
        let file = format!("strings/{language}.yaml has no 'grettings'");
        told.iter().find(|(message, _)| *message == file).unwrap_or_else(|| panic!("{told:?}")).1
    };
    assert!(of("en").starts_with("did you mean `greetings`? the nearest are: greetings, "), "{}", of("en"));
    assert!(of("zh").ends_with("new words go into the theme's strings/zh.yaml"), "{}", of("zh"));
}

#[test]
fn a_mistake_on_many_pages_is_told_once() {
    let archive = themed(&[("base.html", "{{ page.titel }}{% block main %}{% endblock %}")]);
    let (at, _) = only(&archive);
    assert_eq!(at, "page.titel");
    let checked = archive.check();
    let Err(PublishError::Templates(errors)) = annals::publish(&checked, &archive.path("public")) else {
        panic!()
    };
    let checked = checked.with_template_errors(errors);
    assert_eq!(checked.diagnostics.len(), 1, "{:?}", checked.diagnostics);
}

#[test]
fn the_filters_and_tests_that_are_told_exist() {
    for (kind, template) in [("filter", "{{ 1|nofilter }}"), ("test", "{{ 1 is notest }}")] {
        let (_, _, remedy) = page(template);
        let names: Vec<&str> = remedy.split_once("there are: ").unwrap().1.split(", ").collect();
        assert!(names.len() > 30, "{names:?}");
        let is = |name: &&str| format!("<i>{{{{ '{name}' is {kind} }}}}</i>");
        let all: String = names.iter().map(is).collect();
        let archive = themed(&[("page.html", &all)]);
        let page = std::fs::read_to_string(archive.build().join("method/index.html")).unwrap();
        assert_eq!(page.matches("<i>True</i>").count(), names.len(), "{names:?}: {page}");
    }
}
