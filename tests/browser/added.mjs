// What the scripts of the default theme add to its pages: larger text that is kept, links to copy, figures that are
// picked, groups that fold, a span of years.
//
//   node tests/browser/added.mjs SITE
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { launch } from "./chromium.mjs";
import { Verdict } from "./verdict.mjs";
import { serve } from "./server.mjs";
import { largestOf, pagesOf } from "./site.mjs";

const site = process.argv[2];
const pages = pagesOf(site);
const { origin, close } = await serve(site);
const verdict = new Verdict();
const browser = await launch();

// The largest page of a kind that holds all of what is asked for.
const pageWith = (kind, parts, without = "\0") => {
  const has = ({ html }) => parts.every((part) => html.includes(part)) && !html.includes(without);
  const [page] = largestOf(pages.filter((page) => page.kind === kind && page.language === "zh" && has(page)));
  if (!page) throw new Error(`the site has no page of the kind ${kind} with ${parts.join(", ")}`);
  return page;
};

// Tries something on a page of its own; an error of the script is a fault.
async function attempt(what, work, before = () => {}) {
  const faults = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: origin.slice(0, -1) });
  await context.addInitScript(before);
  const tab = await context.newPage();
  tab.setDefaultTimeout(5000);
  tab.on("pageerror", (error) => faults.push(String(error)));
  tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  const expect = (which, is, wanted) => {
    if (JSON.stringify(is) !== JSON.stringify(wanted)) faults.push(`${which}: ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`);
  };
  await work(tab, expect).catch((error) => faults.push(String(error).split("\n")[0]));
  await context.close();
  verdict.say(what, faults);
}

// Larger text. ----------------------------------------------------------------------------------------------------------
const report = pageWith("report", ['class="mark', "<thead>"]);
const size = (tab) => tab.evaluate(() => ({ text: parseFloat(getComputedStyle(document.querySelector("main p")).fontSize), pressed: document.querySelector(".text-size").getAttribute("aria-pressed") }));
const enlarge = (tab) => tab.click(".text-size");

await attempt("larger text is kept from page to page, until it is switched off", async (tab, expect) => {
  const index = `${origin}index.html`;
  await tab.goto(index);
  const usual = await size(tab);
  expect("at first", usual.pressed, "false");
  await enlarge(tab);
  const large = await size(tab);
  expect("pressed", [large.pressed, large.text > usual.text * 1.2], ["true", true]);
  await tab.goto(origin + report.name);
  expect("on another page", (await size(tab)).pressed, "true");
  await tab.goto(index);
  expect("and back", await size(tab), large);
  await enlarge(tab);
  await tab.goto(origin + report.name);
  expect("switched off", (await size(tab)).pressed, "false");
});
const toggles = (url) => async (tab, expect) => {
  await tab.goto(url);
  const usual = await size(tab);
  await enlarge(tab);
  expect("on", (await size(tab)).pressed, "true");
  await enlarge(tab);
  expect("off", await size(tab), usual);
};
await attempt("larger text from the disk", toggles(report.url));
await attempt("larger text where nothing may be kept", toggles(origin + report.name), () => {
  Object.defineProperty(globalThis, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });
});

// Links to copy. --------------------------------------------------------------------------------------------------------
const copied = (tab) => tab.evaluate(() => navigator.clipboard.readText());
await attempt("every heading and table of a report has a link that copies its address", async (tab, expect) => {
  await tab.goto(origin + report.name);
  const wanted = await tab.evaluate(() => [...document.querySelectorAll("main .body h2[id]")].filter((head) => head.checkVisibility()).map(({ id }) => id));
  const links = await tab.locator("main .permalink").evaluateAll((links) => links.map((link) => link.hash.slice(1)));
  expect("headings without a link", wanted.filter((id) => !links.includes(decodeURIComponent(id)) && !links.includes(encodeURIComponent(id))), []);
  expect("tables without a link", await tab.evaluate(() => [...document.querySelectorAll(".official")].filter((table) => !table.querySelector("caption .permalink")).length), 0);
  for (const [at, link] of (await tab.locator("main .permalink").all()).entries()) {
    await link.focus();
    await tab.keyboard.press("Enter");
    await tab.waitForFunction(() => document.querySelector(".toast").textContent !== "");
    expect("the clipboard", await copied(tab), `${origin}${report.name}#${links[at]}`);
    expect("what the link leads to", await tab.evaluate((id) => document.getElementById(decodeURIComponent(id)) !== null, links[at]), true);
  }
});
await attempt("without the clipboard of https it is copied all the same", async (tab, expect) => {
  await tab.goto(origin + report.name);
  await tab.locator("main .permalink").first().press("Enter");
  expect("the field is gone again", await tab.locator("body > textarea").count(), 0);
  await tab.focus("#x-site-q");
  await tab.keyboard.press("Control+V");
  expect("what is pasted", await tab.inputValue("#x-site-q"), tab.url());
}, () => Object.defineProperty(Navigator.prototype, "clipboard", { value: undefined }));

// Figures. --------------------------------------------------------------------------------------------------------------
// The words of a cell without its marks.
const at = (tab) =>
  tab.evaluate(() => {
    const cell = document.activeElement;
    const { left, top } = cell.getBoundingClientRect();
    const own = cell.cloneNode(true);
    own.querySelectorAll("a, small").forEach((mark) => mark.remove());
    return { id: cell.id, name: cell.localName, words: own.textContent.trim(), left: Math.round(left + scrollX), top: Math.round(top + scrollY), row: cell.parentNode.rowIndex };
  });
await attempt("a figure is reached, told, copied and left by keyboard", async (tab, expect) => {
  await tab.goto(origin + report.name);
  expect(
    "tables whose figures are not one stop",
    await tab.evaluate(() => [...document.querySelectorAll(".official")].filter((table) => [...table.querySelectorAll("td")].filter((cell) => cell.tabIndex === 0).length !== 1).length),
    0,
  );
  const sizes = await tab.locator(".official").evaluateAll((tables) => tables.map((table) => (table.tHead ? table.querySelectorAll("td[id]").length : 0)));
  const table = tab.locator(".official").nth(sizes.indexOf(Math.max(...sizes)));
  const bar = tab.locator(".picked");
  await table.locator("td[tabindex='0']").focus();
  const first = await at(tab);
  await tab.keyboard.press("ArrowRight");
  const right = await at(tab);
  expect("to the right", [right.row, right.left > first.left], [first.row, true]);
  await tab.keyboard.press("ArrowDown");
  const below = await at(tab);
  expect("down", [below.left, below.top > right.top], [right.left, true]);
  expect("the stop goes along", await table.locator("td[tabindex='0']").evaluateAll((cells) => cells.map(({ id }) => id)), [below.id]);
  expect("the figure is told", await bar.locator("b").textContent(), below.words);
  const heads = await tab.evaluate(() => document.activeElement.headers.split(" ").length);
  expect("under its heads", (await bar.locator("p").textContent()).split(" · ").length, heads);
  await tab.keyboard.press("Enter");
  expect("Enter leads to the button", await tab.evaluate(() => document.querySelector(".picked button") === document.activeElement), true);
  await tab.keyboard.press("Enter");
  await tab.waitForFunction(() => document.querySelector(".toast").textContent !== "");
  expect("the clipboard", decodeURIComponent(await copied(tab)), `${origin}${report.name}#${below.id}`);
  await tab.keyboard.press("Escape");
  expect("Escape leads back", (await at(tab)).id, below.id);
  expect("and closes", await bar.isVisible(), false);
  await tab.keyboard.press("ArrowUp");
  expect("up", (await at(tab)).id, right.id);
  await tab.keyboard.press("ArrowLeft");
  expect("to the left", (await at(tab)).id, first.id);
  await tab.keyboard.press("ArrowLeft");
  expect("no further", (await at(tab)).id, first.id);
  const last = table.locator("td[id]").last();
  await last.click();
  expect("a click picks", (await at(tab)).id, await last.getAttribute("id"));
  await bar.locator("button").last().click();
  expect("and its button closes", await bar.isVisible(), false);
});

// Details that are closed would hide their tables from what is tried.
const unfoldDetails = (tab) => tab.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));

// Groups that fold. -----------------------------------------------------------------------------------------------------
// The rows of each table: the level of a head, null for a line, and whether it is in sight.
const rows = (tab) =>
  tab.locator(".compared").evaluateAll((tables) =>
    tables.map((table) =>
      [...table.tBodies].flatMap(({ rows }) => [...rows]).map((row) => ({ head: row.classList.contains("group") ? Number((row.className.match(/level-(\d)/) ?? ["", 0])[1]) : null, seen: row.checkVisibility() })),
    ),
  );
await attempt("groups of a comparison fold, each what stands under it and no more", async (tab, expect) => {
  await tab.goto(origin + pageWith("publisher", ['class="group', "level-1"]).name);
  await unfoldDetails(tab);
  const whole = await rows(tab);
  let folds = 0;
  for (const [number, lines] of whole.entries()) {
    const heads = lines.flatMap(({ head }, at) => (head === null ? [] : [at]));
    const buttons = tab.locator(".compared").nth(number).locator(".fold");
    expect("a button for each head", await buttons.count(), heads.length);
    for (const [which, from] of heads.entries()) {
      folds += 1;
      const end = lines.findIndex(({ head }, at) => at > from && head !== null && head <= lines[from].head);
      const wanted = lines.map((_, at) => at <= from || (end >= 0 && at >= end));
      await buttons.nth(which).press("Enter");
      expect("folded", await buttons.nth(which).getAttribute("aria-expanded"), "false");
      const seen = (await rows(tab))[number].map(({ seen }) => seen);
      expect(`rows wrongly seen or hidden by head ${which} of table ${number}`, wanted.flatMap((is, at) => (seen[at] === is ? [] : [at])), []);
      await buttons.nth(which).press("Space");
      expect("unfolded", await buttons.nth(which).getAttribute("aria-expanded"), "true");
    }
    // What is folded within stays folded when what it is in is unfolded.
    const inner = heads.findIndex((from) => lines[from].head > 0);
    const outer = heads.findLastIndex((from, which) => which < inner && lines[from].head < lines[heads[inner]].head);
    if (inner < 0 || outer < 0) continue;
    await buttons.nth(inner).press("Enter");
    const folded = await rows(tab);
    await buttons.nth(outer).press("Enter");
    await buttons.nth(outer).press("Enter");
    expect("what is folded within stays so", JSON.stringify(await rows(tab)) === JSON.stringify(folded), true);
    await buttons.nth(inner).press("Enter");
  }
  expect("there are groups", folds > 0, true);
  expect("at last all is there again", JSON.stringify(await rows(tab)) === JSON.stringify(whole), true);
});

// A span of years. ------------------------------------------------------------------------------------------------------
// Which columns each table shows: a number where all its rows agree.
const columns = (tab, under) =>
  tab.locator(`${under} .compared`).evaluateAll((tables) =>
    tables.map((table) => {
      const sets = [...table.rows].filter((row) => !row.classList.contains("group")).map((row) => [...row.cells].flatMap((cell, at) => (cell.checkVisibility() ? [at] : [])).join(" "));
      return sets.every((set) => set === sets[0]) ? sets[0] : "the rows differ";
    }),
  );
for (const [kind, under] of [["publisher", ".comparison:has(.span-of-years)"], ["indicator", "main"]]) {
  const page = pageWith(kind, ["compared", "fy2008"]);
  await attempt(`a span of years on ${page.name}`, async (tab, expect) => {
    await tab.goto(origin + page.name);
    await unfoldDetails(tab);
    const bar = tab.locator(".span-of-years").first();
    const [from, to] = [bar.locator("select").first(), bar.locator("select").last()];
    const whole = await columns(tab, under);
    const ids = await to.locator("option").evaluateAll((options) => options.map(({ value }) => value));
    const years = ids.length;
    const all = whole[0].split(" ").length;
    const changed = kind === "publisher" ? [years + 1] : [];
    expect("there are tables, all of the same columns", [whole.length > 0, new Set(whole).size], [true, 1]);
    expect("all years at first", [await from.inputValue(), await to.inputValue()], ["", ids[years - 1]]);
    const heads = await tab.locator(`${under} .compared thead`).first().locator("th").evaluateAll((heads) => heads.map((head) => (head.querySelector("a") ?? head).textContent));
    expect("the years are the heads", [await from.locator("option").allTextContents(), await to.locator("option").allTextContents()], [["\u5168\u90e8", ...heads.slice(1, years + 1)], heads.slice(1, years + 1)]);
    const shows = async (which, ...wanted) => expect(which, [...new Set(await columns(tab, under))], [wanted.join(" ")]);
    const range = (start, end) => Array.from({ length: end - start }, (_, at) => start + at);
    await from.selectOption(ids[years - 3]);
    await shows("the last three, and what stands after them", 0, ...range(years - 2, all));
    expect("how many are hidden is told", (await bar.locator("[role=status]").textContent()).includes(`${years - 3}`), true);
    expect("the address", new URL(tab.url()).search, `?from=${ids[years - 3]}`);
    await from.selectOption("");
    await to.selectOption(ids[2]);
    await shows("the first three, and no place", 0, 1, 2, 3, ...changed);
    await from.selectOption(ids[5]);
    await shows("past the other end it takes that along, and one period has no change", 0, 6);
    await from.selectOption(ids[2]);
    await shows("from one to another", 0, ...range(3, 7), ...changed);
    expect("and said so", [await from.inputValue(), await to.inputValue(), new URL(tab.url()).search], [ids[2], ids[5], `?from=${ids[2]}&to=${ids[5]}`]);
    for (const address of [tab.url(), `${origin}${page.name}?from=${ids[5]}&to=${ids[2]}`]) {
      await tab.goto(address);
      await unfoldDetails(tab);
      await shows(`kept in the address ${address}`, 0, ...range(3, 7), ...changed);
    }
    await from.selectOption("");
    await to.selectOption(ids[years - 1]);
    expect("all again", await columns(tab, under), whole);
    expect("nothing is told", [await bar.locator("[role=status]").textContent(), new URL(tab.url()).search], ["", ""]);
    await tab.goto(`${origin}${page.name}?from=1066&to=%3Cb%3E`);
    await unfoldDetails(tab);
    expect("an address of something else", await columns(tab, under), whole);
  });
}
await attempt("a span is there to choose where there is more than one", async (tab, expect) => {
  for (const page of pages.filter(({ kind, html }) => kind === "publisher" && html.includes("class=\"compared\""))) {
    await tab.goto(origin + page.name);
    const [wanted, bars] = await tab.evaluate(() => [...document.querySelectorAll("section.comparison")].map((section) => section.querySelectorAll(".compared").length ? [section.querySelector(".compared").tHead.rows[0].cells.length - 2 > 2, Boolean(section.querySelector(".span-of-years"))] : [false, false]).reduce(([a, b], [c, d]) => [[...a, c], [...b, d]], [[], []]));
    expect(page.name, bars, wanted);
  }
});

// The change over a span is what the page for comparing says of the same series, whose figures it reads from elsewhere.
const pieces = {};
const context = vm.createContext({ annals_compare: (name, content) => { pieces[name] = content; } });
for (const file of ["assets/compare-figures.js", ...readdirSync(join(site, "compare"), { recursive: true }).filter((name) => name.endsWith(".js")).map((name) => join("compare", name))]) {
  vm.runInContext(readFileSync(join(site, file), "utf8"), context);
}
const rules = context.annals_figures;
// The series of an indicator of a publisher: its points, and the periods they are of.
const seriesOf = (publisher, address) => {
  const piece = Object.entries(pieces).find(([name, { series }]) => name.startsWith(`${publisher}/`) && series && Object.hasOwn(series, address))?.[1];
  return piece && { points: piece.series[address].map((one) => rules.point(one, address)), periods: piece.reports.map(([period]) => period) };
};
// The changes of a page in short: the number, the percentage, and how many words of doubt stand beside them.
const changes = (rows) => rows.map((row) => {
  const cell = row.lastElementChild, plain = (text) => text.replace("\u2212", "-").replace("+", "");
  const number = [...cell.childNodes].filter(({ nodeName }) => nodeName !== "SMALL").map(({ textContent }) => textContent).join("");
  const percent = cell.querySelector("small:not(.doubtful)")?.textContent.replace("%", "") ?? "null";
  const doubts = cell.querySelectorAll("small.doubtful").length;
  return [row.id.replace(/^years-\d+\./, ""), cell.matches(".broken") ? "broken" : number ? `${plain(number)} ${plain(percent)} ${doubts}` : "none"];
});
await attempt("the change over a span is that of the page for comparing", async (tab, expect) => {
  let held = 0;
  for (const page of pages.filter(({ kind, language, html }) => ["publisher", "years"].includes(kind) && language === "zh" && html.includes("data-period"))) {
    await tab.goto(origin + page.name);
    const ids = await tab.evaluate(() => [...document.querySelector(".comparison").querySelectorAll(".span-of-years select:last-of-type option")].map(({ value }) => value));
    for (const [first, last] of [[0, ids.length - 1], [0, 1], [Math.floor(ids.length / 3), ids.length - 2], [ids.length - 3, ids.length - 1]]) {
      if (first < 0 || last <= first || last >= ids.length) continue;
      await tab.goto(`${origin}${page.name}?from=${ids[first]}&to=${ids[last]}`);
      await tab.waitForFunction(() => /\d.*\d/.test(document.querySelector(".compared thead .change").textContent));
      for (const [address, shown] of await tab.locator(".compared tbody tr[id]").evaluateAll(changes)) {
        const series = seriesOf(page.name.split("/")[0], address);
        if (!series) continue;
        const [from, to] = [first, last].map((at) => series.periods.indexOf(ids[at]));
        const { lacks, difference, percent, differs, doubtful } = rules.change(series.points, from, to);
        const wanted = lacks ? (lacks === "bridge" ? "broken" : "none") : `${difference} ${percent} ${Number(differs) + Number(doubtful)}`;
        expect(`${page.name} ${address} from ${ids[first]} to ${ids[last]}`, shown, wanted);
        held += 1;
      }
    }
  }
  expect("many are held against it", held > 100, true);
});

await browser.close();
close();
verdict.end("what the scripts add");
