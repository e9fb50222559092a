//! The program speaks one language at a time: in its help, and to those whose input method spoilt a command.

use super::{annals, clean, run, said};
use crate::support::Scratch;

/// Every command that has help, with those below it.
const COMMANDS: [&[&str]; 23] = [
    &[],
    &["build"],
    &["serve"],
    &["check"],
    &["verify"],
    &["new"],
    &["new", "archive"],
    &["new", "publisher"],
    &["new", "publishers"],
    &["new", "report"],
    &["import"],
    &["export"],
    &["publish"],
    &["fix"],
    &["upgrade"],
    &["accept"],
    &["figures"],
    &["diff"],
    &["forms"],
    &["schema"],
    &["completions"],
    &["man"],
    &["explain"],
];

#[test]
fn help_is_in_the_language_that_is_spoken() {
    let folder = Scratch::new();
    for command in COMMANDS {
        let help = run(folder.root(), &[command, &["--help", "--lang", "en"]].concat());
        assert_eq!((help.code, help.err.as_str()), (0, ""), "{command:?}");
        assert!(help.out.is_ascii(), "{command:?}: {}", help.out);
        assert!(help.out.contains(&["Usage: annals", &command.join(" ")].join(" ").trim_end().to_owned()));
        let help = run(folder.root(), &[&["--lang", "zh"], command, &["--help"]].concat());
        assert_eq!((help.code, help.err.as_str()), (0, ""), "{command:?}");
        assert!(help.out.contains(&["用法: annals", &command.join(" ")].join(" ").trim_end().to_owned()));
        // Words of the parser itself: none is left in English.
        for english in [
            "Usage",
            "Options",
            "Arguments",
            "Commands",
            "OPTIONS",
            "COMMAND",
            "Print ",
            "default",
            "possible",
        ] {
            assert!(!help.out.contains(english), "{command:?} says {english}: {}", help.out);
        }
        let unexplained = help
            .out
            .lines()
            .skip_while(|line| !line.starts_with("选项"))
            .find(|line| line.starts_with("  ") && line.is_ascii());
        assert_eq!(unexplained, None, "{command:?}");
    }
}

#[test]
fn arguments_are_explained_in_their_order() {
    for language in ["en", "zh"] {
        let help = run(Scratch::new().root(), &["figures", "--help", "--lang", language]).out;
        let explained = |name: &str| help.find(&format!("\n  [{name}]")).unwrap();
        assert!(explained("PUBLISHER") < explained("INDICATOR"), "{help}");
    }
}

#[test]
fn help_of_the_whole_program_names_each_command() {
    let help = run(Scratch::new().root(), &["--help", "--lang", "zh"]);
    for command in COMMANDS.iter().filter_map(|command| command.first()) {
        assert!(help.out.contains(&format!("\n  {command} ")), "{command}: {}", help.out);
    }
}

#[test]
fn the_locale_decides_where_nothing_is_said() {
    let folder = Scratch::new();
    for (locale, words) in [("zh_CN.UTF-8", "生成网站"), ("de_DE.UTF-8", "Build the site")] {
        let help = said(&annals(folder.root(), &["build", "--help"]).env("LC_ALL", locale).output().unwrap());
        assert!(help.out.contains(words), "{locale}: {}", help.out);
    }
    let help = said(
        &annals(folder.root(), &["build", "--help", "--lang=en"]).env("LC_ALL", "zh_CN").output().unwrap(),
    );
    assert!(help.out.contains("Build the site"), "{}", help.out);
}

#[test]
fn what_an_input_method_spoilt_is_told_as_it_has_to_be_typed() {
    let clean = clean();
    let cases: [(&[&str], &str); 7] = [
        (&["check", "——strict"], "annals check --strict"),
        (&["check　--strict"], "annals check --strict"),
        (&["ｃｈｅｃｋ"], "annals check"),
        (&["serve", "--port", "８０８０"], "annals serve --port 8080"),
        (&["export", "bureau", "２０２４", "--to", "xlsx"], "annals export bureau 2024 --to xlsx"),
        (&["figures", "ｂｕｒｅａｕ"], "annals figures bureau"),
        // It would be taken for the folder's name.
        (&["new", "archive", "——git"], "annals new archive --git"),
    ];
    for (arguments, meant) in cases {
        for (language, words) in [("en", "type: "), ("zh", "写作：")] {
            let said = run(clean.root(), &[arguments, &["--lang", language]].concat());
            assert_eq!(said.code, 2, "{arguments:?}: {}", said.out);
            assert!(
                said.err.contains(&format!("{words}{meant} --lang {language}\n")),
                "{arguments:?}: {}",
                said.err
            );
        }
    }
    assert!(!clean.path("——git").exists());
}

#[test]
fn chinese_words_in_a_command_are_no_slip() {
    let clean = clean();
    let said =
        run(clean.root(), &["new", "publisher", "county", "--name", "沭阳县（本级）——试点", "--lang", "zh"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(clean.read("content/county/index.md").contains("沭阳县（本级）——试点"));
}

#[test]
fn the_version_names_the_program() {
    let said = run(Scratch::new().root(), &["--version"]);
    assert_eq!(said.code, 0);
    assert!(said.out.starts_with(&format!("annals {}", env!("CARGO_PKG_VERSION"))), "{}", said.out);
}
