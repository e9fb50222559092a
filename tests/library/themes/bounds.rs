//! What a template may take, whatever it writes: one diagnostic, and never a crash.

use super::errors::themed;

/// What is told of a 404 page that is made of this template: once, whatever it does on how many pages.
fn told(template: &str) -> Vec<String> {
    let checked = annals::try_templates(themed(&[("404.html", template)]).check());
    let of_theme = checked.diagnostics.iter().filter(|told| told.code.0 == "theme-bad-template");
    of_theme.map(|told| told.message.en.clone()).collect()
}

fn refused(template: &str) -> String {
    let told = told(template);
    assert_eq!(told.len(), 1, "{told:?}");
    told.concat()
}

fn allowed(template: &str) {
    assert_eq!(told(template), [""; 0]);
}

#[test]
fn a_template_has_so_many_bytes_and_signs() {
    allowed(&"x".repeat(65_536));
    assert!(refused(&"x".repeat(65_537)).contains("more than 65,536 bytes"));
    allowed(&"(".repeat(4_000));
    assert!(refused(&"(".repeat(4_001)).contains("more than 4,000 brackets"));
    // As deep as an expression can be within them, of which the engine makes a tree.
    allowed(&format!("{{{{ {}1 }}}}", "-".repeat(60_000)));
    allowed(&format!("{{{{ {}1 }}}}", "not ".repeat(16_000)));
}

#[test]
fn a_page_takes_so_many_steps() {
    allowed("{% for i in range(1000) %}{% for j in range(300) %}.{% endfor %}{% endfor %}");
    for template in [
        "{% for i in range(9999) %}{% for j in range(9999) %}.{% endfor %}{% endfor %}",
        "{% for i in range(99999) %}{{ \"x\"*100000 }}{% endfor %}",
        "{{ \"%1000000000d\"|format(1) }}",
        "{{ range(99999)|list|join(\"x\"*100000) }}",
        "{{ (\"x\"*1000000)|replace(\"x\", \"y\"*1000000) }}",
        "{{ (\"x\"*1000000)|list|join(\"y\"*1000) }}",
    ] {
        assert!(refused(template).contains("more than 3,000,000 steps"), "{template}");
    }
    assert!(refused("{{ t(\"total_of\", n=[1], m=1) }}").contains("texts and numbers"));
}

#[test]
fn values_lie_in_one_another_so_deep() {
    allowed(&format!("{{% set l = [] %}}{}", "{% set l = [l] %}".repeat(1_300)));
    let macros = "{% macro f(l, n) %}{% if n > 0 %}{{ f([l], n - 1) }}{% endif %}{% endmacro %}";
    allowed(&format!("{macros}{{{{ f([], 8) }}}}"));
    assert!(refused(&format!("{macros}{{{{ f([], 40) }}}}")).contains("recursion limit"));
    // A value that holds itself, and one that is as long as the number of atoms.
    assert!(
        refused("{% set ns = namespace() %}{% set ns.a = ns %}{{ ns }}").contains("no function `namespace`")
    );
    let doubled = "{% set l = [l, l] %}".repeat(60);
    assert!(refused(&format!("{{% set l = [1] %}}{doubled}{{{{ l }}}}")).contains("is no text"));
    // As deep as loops that call themselves can make one.
    let deep = "{% set l = [l] %}".repeat(1_300);
    allowed(&format!(
        "{{% for x in [[]] recursive %}}{{% set l = x %}}{deep}{{% if loop.depth < 90 %}}{{{{ loop([l]) }}}}\
         {{% else %}}{{{{ l == [] }}}}{{% endif %}}{{% endfor %}}"
    ));
}
