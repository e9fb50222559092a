// The site opened from the disk, as from a USB stick: every page without script, and some of each kind with it.
//
//   node tests/browser/disk.mjs SITE
//
// Without script the links are followed from index.html: they lead to every page there is, and each to a file and a
// place on it.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launch } from "./chromium.mjs";
import { Verdict, each } from "./verdict.mjs";
import { examplesOf, pagesOf } from "./site.mjs";

const verdict = new Verdict();
const pages = pagesOf(process.argv[2]);
const byPath = new Map(pages.map((page) => [page.path, page]));
const idsOf = (page) => (page.ids ??= new Set([...page.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)));
const browser = await launch();

// Opens a page and gathers what goes wrong with it.
async function open(tab, page) {
  const faults = [];
  const fault = (text) => faults.push(text);
  const console = (message) => message.type() === "error" && fault(`the console says: ${message.text()}`);
  // A tab is used again: what the page before had not loaded when it was left is no fault of this one.
  const left = (request) => request.failure().errorText === "net::ERR_ABORTED";
  const failed = (request) => left(request) || fault(`not loaded: ${request.url()}`);
  const asked = (request) => request.url().startsWith("file:") || request.url().startsWith("data:") || fault(`asked of elsewhere: ${request.url()}`);
  tab.on("console", console).on("pageerror", fault).on("requestfailed", failed).on("request", asked);
  await tab.goto(page.url);
  const unstyled = await tab.evaluate(() =>
    [...document.querySelectorAll("link[rel=stylesheet]")].filter(({ sheet }) => !sheet).map(({ href }) => href).concat(document.styleSheets.length ? [] : ["any"]),
  );
  unstyled.forEach((href) => fault(`style sheet not applied: ${href}`));
  const [x, y] = await tab.evaluate(() => [scrollX, scrollY]);
  if (x || y) fault(`does not open at its top: scrolled by ${x}, ${y}`);
  tab.off("console", console).off("pageerror", fault).off("requestfailed", failed).off("request", asked);
  return faults;
}

function follow(link) {
  const url = new URL(link);
  const path = fileURLToPath(new URL(url.pathname, "file:"));
  if (!existsSync(path)) return "no such file";
  const page = byPath.get(path);
  const id = decodeURIComponent(url.hash.slice(1));
  if (!page) return path.endsWith("/") ? "a folder, which a disk does not open" : "";
  return id && !idsOf(page).has(id) ? "no such place on the page" : "";
}

const plain = await browser.newContext({ javaScriptEnabled: false });
const tabs = [];
const visited = new Set();
let next = pages.filter(({ name }) => name === "index.html");
while (next.length) {
  next.forEach(({ path }) => visited.add(path));
  const found = new Set();
  await each(next, async (page) => {
    const tab = tabs.pop() ?? (await plain.newPage());
    const faults = await open(tab, page);
    const links = await tab.evaluate(() => [...document.querySelectorAll("a[href], form[action]")].map(({ href, action }) => href ?? action));
    for (const link of new Set(links.filter((link) => link.startsWith("file:")))) {
      const wrong = follow(link);
      if (wrong) faults.push(`${wrong}: ${link}`);
      else found.add(fileURLToPath(new URL(new URL(link).pathname, "file:")));
    }
    // What does nothing without script must not be offered.
    faults.push(
      ...(await tab.evaluate(() =>
        [...document.querySelectorAll("button, input, select, [role=button]")].filter((control) => control.checkVisibility() && !control.form?.hasAttribute("action")).map((control) => `does nothing without script: ${control.outerHTML.slice(0, 100)}`),
      )),
    );
    tabs.push(tab);
    verdict.say(`without script: ${page.name}`, faults);
  });
  next = [...found].filter((path) => !visited.has(path)).flatMap((path) => byPath.get(path) ?? []);
}
const unreached = pages.filter(({ path, kind }) => !visited.has(path) && kind !== "404");
verdict.say("every page is reached by links from the first", unreached.map(({ name }) => name));
await plain.close();

const scripted = await browser.newContext();
await each(examplesOf(pages), async (page) => {
  const tab = await scripted.newPage();
  verdict.say(`with script: ${page.name}`, await open(tab, page));
  await tab.close();
});
await browser.close();
verdict.end("from the disk, without script and with");
