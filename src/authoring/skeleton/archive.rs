//! The beginning of an archive: one publisher, one report, one page, with comments that teach; and what a
//! code host needs to check and publish it.

use super::File;
use crate::text::message::Language;

/// A small archive that builds as it is.
pub(crate) fn archive(language: Language) -> Vec<File> {
    let texts = match language {
        Language::Zh => [
            ("annals.yaml", include_str!("archive/zh/annals.yaml")),
            ("content/county/index.md", include_str!("archive/zh/index.md")),
            ("content/county/2024.md", include_str!("archive/zh/2024.md")),
            ("content/pages/about.md", include_str!("archive/zh/about.md")),
        ],
        Language::En => [
            ("annals.yaml", include_str!("archive/en/annals.yaml")),
            ("content/county/index.md", include_str!("archive/en/index.md")),
            ("content/county/2024.md", include_str!("archive/en/2024.md")),
            ("content/pages/about.md", include_str!("archive/en/about.md")),
        ],
    };
    files(&texts)
}

/// What git, GitHub and GitLab need. The hook lies in a folder of its own and not in `.git/hooks`: there it
/// would not be shared, and no one would see what it does.
pub(crate) fn hosting(language: Language) -> Vec<File> {
    let texts = match language {
        Language::Zh => [
            (".gitignore", include_str!("archive/zh/gitignore")),
            (".githooks/pre-commit", include_str!("archive/zh/pre-commit")),
            (".github/workflows/pages.yml", include_str!("archive/zh/pages.yml")),
            (".gitlab-ci.yml", include_str!("archive/zh/gitlab-ci.yml")),
        ],
        Language::En => [
            (".gitignore", include_str!("archive/en/gitignore")),
            (".githooks/pre-commit", include_str!("archive/en/pre-commit")),
            (".github/workflows/pages.yml", include_str!("archive/en/pages.yml")),
            (".gitlab-ci.yml", include_str!("archive/en/gitlab-ci.yml")),
        ],
    };
    files(&texts)
}

fn files(texts: &[(&str, &str)]) -> Vec<File> {
    let file = |&(path, text): &(&str, &str)| File {
        path: path.to_owned(),
        text: text.to_owned(),
        runs: path.ends_with("/pre-commit"),
    };
    texts.iter().map(file).collect()
}
