// A built site, as the tests in a browser see it: its pages, and a few of them that show all there is.
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

// Every page of the site: where it lies, its language, and its kind as its <body> says.
export function pagesOf(folder) {
  const site = resolve(folder);
  return readdirSync(site, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .sort()
    .map((name) => {
      const path = join(site, name);
      const html = readFileSync(path, "utf8");
      const [, language] = html.match(/<html lang="([a-z]+)/) ?? [];
      const [, kind] = html.match(/<body class="kind-([^" ]+)/) ?? [];
      return { path, html, language, kind, name: relative(site, path).split(sep).join("/"), url: pathToFileURL(path).href };
    });
}

// Of each kind and language the largest page, and then as many as it takes until every element and class that pages
// of the kind have, in any language, is on one of them.
export function examplesOf(pages) {
  const chosen = largestOf(pages);
  const seen = new Set();
  const isNew = ({ kind, html }) => {
    const marks = marksOf(html).map((mark) => `${kind} ${mark}`);
    const some = marks.some((mark) => !seen.has(mark));
    marks.forEach((mark) => seen.add(mark));
    return some;
  };
  chosen.forEach(isNew);
  chosen.push(...pages.toSorted((a, b) => b.html.length - a.html.length).filter(isNew));
  return chosen.toSorted((a, b) => a.name.localeCompare(b.name));
}

// The largest page of each kind and language.
export function largestOf(pages) {
  return byKind(pages).map((group) =>
    group.reduce((large, page) => (page.html.length > large.html.length ? page : large)),
  );
}

function byKind(pages) {
  const groups = new Map();
  for (const page of pages) {
    const key = `${page.kind} ${page.language}`;
    groups.set(key, [...(groups.get(key) ?? []), page]);
  }
  return [...groups.values()];
}

function marksOf(html) {
  const tags = html.match(/<[a-z][a-z0-9]*/g) ?? [];
  const classes = [...html.matchAll(/ class="([^"]*)"/g)].flatMap(([, names]) => names.split(/\s+/));
  return [...new Set([...tags, ...classes])];
}
