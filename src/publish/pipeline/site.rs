//! The files of a site: all of them for a build, one of them for a preview.

use super::checked::Checked;
use super::costs::Output;
use crate::export::Published;
use crate::model::archive::Attached;
use crate::model::id::PublisherId;
use crate::model::site::Redirects;
use crate::pages::address::{self, Route};
use crate::pages::compare;
use crate::pages::data::{DataFile, Dialect, Extent, OpenData};
use crate::pages::llms;
use crate::pages::redirects;
use crate::pages::search;
use crate::pages::sitemap::Sitemap;
use crate::pages::theme::{TemplateError, Theme};
use crate::pages::view::{self, Model};
use crate::publish::ledger::LedgerFile;
use crate::publish::output::File;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::Arc;

/// What the files of a site are made of.
pub(crate) struct Site<'a> {
    model: Model<'a>,
    data: OpenData<'a>,
    theme: &'a Theme,
    checked: &'a Checked,
}

type Made<'a> = File<'a, TemplateError>;

impl<'a> Site<'a> {
    /// The site of an archive without errors.
    pub(crate) fn of(checked: &'a Checked) -> Self {
        let model = checked.model();
        let data = OpenData::new(model.archive, model.findings, Arc::clone(&model.comparisons));
        Self { model, data, theme: &checked.theme, checked }
    }

    /// Every file: pages, reports as documents, open data, charts, what is searched and compared, the theme's
    /// assets, attachments, moved addresses, the sitemap, the list for machines, the ledger.
    pub(crate) fn files(&self) -> Vec<Made<'_>> {
        let archive = self.model.archive;
        let mut files = Vec::new();
        for language in &archive.site.languages {
            files.extend(Route::all(archive).into_iter().map(|route| self.page(route, language)));
        }
        files.extend(Published::all(archive).map(|document| self.document(document)));
        let is_figures = |file: &DataFile| matches!(file, DataFile::Figures(..));
        let others = DataFile::all(archive).into_iter().filter(|file| !is_figures(file));
        files.extend(others.map(|file| self.data_file(file)));
        files.extend(DataFile::figures_together(archive).into_iter().flat_map(|some| self.figures(some)));
        if let Some(index) = self.checked.search_index() {
            files.extend(index.pieces(archive).into_iter().map(|piece| self.piece(index, piece)));
        }
        for publisher in archive.publishers.ids().filter(|&publisher| view::has_chart(archive, publisher)) {
            files.extend(archive.site.languages.iter().map(|language| self.chart(publisher, language)));
        }
        files.extend(compare::Piece::all(archive).into_iter().map(|piece| self.compared(piece)));
        files.extend(self.theme.assets().map(|(path, bytes)| self.asset(path, bytes)));
        files.extend(archive.attachments.iter().map(|attached| self.attachment(attached)));
        files.extend(archive.site.redirects.iter().map(|&kind| self.redirects(kind)));
        files.extend(Sitemap::all(archive).into_iter().filter_map(|file| self.sitemap(file)));
        files.extend(llms::is_published(archive).then(|| self.llms()));
        files.extend(LedgerFile::all(archive).map(|file| self.ledger_file(file)));
        files
    }

    /// The file at a path of the site; `None` where there is none.
    pub(crate) fn file(&self, path: &str) -> Option<Made<'_>> {
        let archive = self.model.archive;
        if let Some((route, language)) = address::find(archive, path) {
            return Some(self.page(route, language));
        }
        if path.starts_with("search/")
            && let Some(index) = self.checked.search_index()
            && let Some(piece) = index.find(archive, path)
        {
            return Some(self.piece(index, piece));
        }
        if path.starts_with("compare/") {
            let mut pieces = compare::Piece::all(archive).into_iter();
            if let Some(piece) = pieces.find(|piece| piece.path(archive) == path) {
                return Some(self.compared(piece));
            }
        }
        if let Some(wanted) = path.strip_prefix("assets/") {
            return self
                .theme
                .assets()
                .find(|(path, _)| *path == wanted)
                .map(|(path, bytes)| self.asset(path, bytes));
        }
        let attached = archive.attachments.iter().find(|a| address::attachment_path(archive, a) == path);
        if let Some(attached) = attached {
            return Some(self.attachment(attached));
        }
        if path.starts_with("sitemap")
            && let Some(file) = Sitemap::all(archive).into_iter().find(|file| file.path() == path)
        {
            return self.sitemap(file);
        }
        if path == llms::PATH && llms::is_published(archive) {
            return Some(self.llms());
        }
        if let Some(&kind) = archive.site.redirects.iter().find(|&&kind| redirects::path(kind) == path) {
            return Some(self.redirects(kind));
        }
        if path.starts_with("ledger/")
            && let Some(file) = LedgerFile::all(archive).find(|file| file.path(archive) == path)
        {
            return Some(self.ledger_file(file));
        }
        let drawn = archive.publishers.ids().filter(|_| path.ends_with("/chart.svg"));
        for publisher in drawn.filter(|&publisher| view::has_chart(archive, publisher)) {
            let at = |language: &&String| address::chart_path(archive, publisher, language) == path;
            if let Some(language) = archive.site.languages.iter().find(at) {
                return Some(self.chart(publisher, language));
            }
        }
        if let Some(document) = Published::all(archive).find(|document| document.path(archive) == path) {
            return Some(self.document(document));
        }
        let data = DataFile::all(archive).into_iter().find(|file| file.path(archive) == path)?;
        Some(self.data_file(data))
    }

    /// Renders a page of every kind; what fails there would fail in a build.
    pub(crate) fn trial(&self) -> Vec<TemplateError> {
        let archive = self.model.archive;
        let mut routes = Route::all(archive);
        let mut tried = BTreeSet::new();
        routes.retain(|route| tried.insert(route.kind()));
        let languages = archive.site.languages.iter();
        let pages =
            languages.flat_map(|language| routes.iter().map(move |&route| self.page(route, language)));
        pages.filter_map(|page| page.bytes().ok()?.err()).collect()
    }

    fn page<'s>(&'s self, route: Route, language: &'s str) -> Made<'s> {
        let path = address::path(self.model.archive, route, language);
        self.rendered(Output::Pages(route.kind()), path, move || {
            let (frame, view) = view::view(&self.model, route, language);
            self.theme.render(&frame, view).map(String::into_bytes)
        })
    }

    fn chart<'s>(&'s self, publisher: PublisherId, language: &'s str) -> Made<'s> {
        let path = address::chart_path(self.model.archive, publisher, language);
        self.rendered(Output::Charts, path, move || {
            Ok(view::chart_file(&self.model, publisher, language).unwrap_or_default().into_bytes())
        })
    }

    fn data_file(&self, file: DataFile) -> Made<'_> {
        self.streamed(Output::Data, file.path(self.model.archive), move |into| self.data.write(file, into))
    }

    /// The files of figures that are made in one go.
    fn figures(&self, figures: Vec<(Extent, Dialect)>) -> Vec<Made<'_>> {
        let path = |&(extent, dialect): &(Extent, Dialect)| {
            DataFile::Figures(extent, dialect).path(self.model.archive)
        };
        let paths = figures.iter().map(path).collect();
        File::together(paths, move |into| {
            let write = || self.data.write_figures(&figures, into);
            self.checked.costs.output(Output::Data, write)
        })
    }

    fn document(&self, document: Published<'a>) -> Made<'_> {
        let path = document.path(self.model.archive);
        self.streamed(Output::Documents, path, move |into| document.write(&self.model, into))
    }

    fn piece(&self, index: &'a search::Index, piece: search::Piece<'a>) -> Made<'_> {
        self.rendered(Output::Search, piece.path(), move || Ok(index.write(self.model.archive, piece)))
    }

    fn compared<'s>(&'s self, piece: compare::Piece<'s>) -> Made<'s> {
        let path = piece.path(self.model.archive);
        self.rendered(Output::Compare, path, move || Ok(piece.write(&self.model)))
    }

    fn ledger_file(&self, file: LedgerFile) -> Made<'_> {
        let archive = self.model.archive;
        self.rendered(Output::Ledger, file.path(archive), move || {
            Ok(self.checked.ledger.text(archive, self.model.sources, file).into_bytes())
        })
    }

    fn asset<'s>(&'s self, path: &str, bytes: &'s [u8]) -> Made<'s> {
        self.rendered(Output::Others, format!("assets/{path}"), move || Ok(bytes.to_vec()))
    }

    fn attachment(&self, attached: &Attached) -> Made<'_> {
        let path = address::attachment_path(self.model.archive, attached);
        File::copied(path, attached.attachment.file.clone())
    }

    fn redirects(&self, kind: Redirects) -> Made<'_> {
        self.rendered(Output::Others, redirects::path(kind).to_owned(), move || {
            Ok(redirects::text(self.model.archive, kind).into_bytes())
        })
    }

    fn sitemap(&self, file: Sitemap) -> Option<Made<'_>> {
        let base = self.model.archive.site.base.as_ref()?;
        let write = move || Ok(file.write(self.model.archive, base).into_bytes());
        Some(self.rendered(Output::Others, file.path(), write))
    }

    fn llms(&self) -> Made<'_> {
        let write = move || Ok(llms::text(self.model.archive).into_bytes());
        self.rendered(Output::Others, llms::PATH.to_owned(), write)
    }

    /// A file whose bytes are made when they are needed.
    fn rendered<'s>(
        &'s self,
        output: Output,
        path: String,
        render: impl Fn() -> Result<Vec<u8>, TemplateError> + Send + Sync + 's,
    ) -> Made<'s> {
        File::rendered(path, move || self.checked.costs.output(output, &render))
    }

    /// A file that may be too large for memory.
    fn streamed<'s>(
        &'s self,
        output: Output,
        path: String,
        write: impl Fn(&mut dyn Write) -> io::Result<()> + Send + Sync + 's,
    ) -> Made<'s> {
        File::streamed(path, move |into| self.checked.costs.output(output, || write(into)))
    }
}
