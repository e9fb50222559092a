// Searching the example in a real browser, opened from the disk as from a USB stick.
//
//   node tests/browser/search.mjs SITE
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const site = resolve(process.argv[2]);
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
let failures = 0;
const expect = (what, is, wanted) => {
  const good = wanted instanceof RegExp ? wanted.test(is) : JSON.stringify(is) === JSON.stringify(wanted);
  failures += !good;
  console.log(`${good ? "ok    " : "FAILED"}  ${what}${good ? "" : `: ${JSON.stringify(is)}, not ${wanted}`}`);
};
const address = (path) => new URL(path, pathToFileURL(join(site, "/"))).href;

// A search page, and what it shows once it has answered.
const open = async (path, options = {}) => {
  const page = await (await browser.newContext(options)).newPage();
  page.on("pageerror", (error) => expect(`no error on ${path}`, String(error), ""));
  page.on("console", (line) => line.type() === "error" && expect(`nothing refused on ${path}`, line.text(), ""));
  await page.goto(path.startsWith("http") ? path : address(path));
  return page;
};
const shown = async (page) => {
  await page.waitForFunction(() => {
    const status = document.querySelector(".search-status");
    return status.textContent && !status.textContent.endsWith("…");
  });
  await page.waitForTimeout(350);
  return page.evaluate(() => ({
    status: document.querySelector(".search-status").textContent,
    advice: document.querySelector(".search-advice").textContent,
    kinds: [...document.querySelectorAll(".result-kind")].map((kind) => kind.textContent),
    titles: [...document.querySelectorAll(".results h3")].map((title) => title.textContent),
    facts: [...document.querySelectorAll(".result-facts")].map((facts) => facts.innerText),
    links: [...document.querySelectorAll(".results a")].map((link) => link.href),
    marks: [...document.querySelectorAll(".results mark")].map((mark) => mark.textContent),
    excerpts: [...document.querySelectorAll(".excerpt")].map((excerpt) => excerpt.textContent),
  }));
};
const ask = async (page, text) => {
  await page.fill("#x-q", text);
  await page.press("#x-q", "Enter");
  return shown(page);
};

// What the built pages say, tags and tables left out: a scan to hold the answers against.
const prose = (path) => [...readFileSync(join(site, path), "utf8").matchAll(/<div class="prose[^"]*">([^]*?)<\/div>/g)].map(([, html]) => html.replace(/<[^>]+>/g, "")).join(" ");

const zh = await open("search/index.html");
let found = await ask(zh, "行政处罚");
expect("行政处罚 is found", found.status, /^共 \d+ 项$/);
expect("行政处罚: a row of the form comes first", found.kinds[0], "指标");
expect("行政处罚 is marked", found.marks.includes("行政处罚"), true);
const reports = found.links.filter((link) => /\/\d{4}\/index\.html/.test(link)).map((link) => decodeURI(link).split("#")[0]);
expect("reports that are found say it", reports.length > 0 && reports.every((link) => prose(link.slice(address("").length)).includes("行政处罚")), true);
expect("a result leads to its words", found.links.some((link) => link.includes("#:~:text=%E8%A1%8C")), true);
expect("every result is there", found.links.every((link) => existsSync(new URL(link.split("#")[0]))), true);
expect("the words are in the address", new URL(zh.url()).searchParams.get("q"), "行政处罚");

found = await ask(zh, "洪泽");
expect("洪泽: the publisher comes first", [found.kinds[0], found.titles[0]], ["机关", "淮安市洪泽区人民政府"]);
expect("洪泽: its reports are found", found.facts.filter((facts) => facts.includes("报告") && facts.includes("淮安市洪泽区人民政府")).length, 2);
found = await ask(zh, "结转");
expect("结转 finds figures and rows of forms first", found.kinds.slice(0, 2), ["指标", "指标"]);
expect("结转: the figure itself comes first", found.links[0], /indicators\/cn-ogi\/requests\.carried_out\.total\/index\.html/);
const row = found.links.find((link) => /forms\/[^/]+\/index\.html#indicator-requests\./.test(link));
expect("结转: a row is a place on the form's page", row === undefined, false);
const anchor = new URL(row);
expect("結转: the place is there", readFileSync(new URL(anchor.href.split("#")[0]), "utf8").includes(`id="${anchor.hash.slice(1)}"`), true);
found = await ask(zh, "洪泽 行政");
const both = found.links.filter((link) => link.includes("hongze-district/20")).length;
expect("two words: both are needed", [both, found.links.some((link) => /ftc|nsf/.test(link))], [2, false]);
found = await ask(zh, "洪泽 鑫淼焱");
expect("two words: where none has both, those that have one", [found.titles[0], /没有同时含有/.test(found.advice)], ["淮安市洪泽区人民政府", true]);
found = await ask(zh, "洪泽 行政");
expect("two words: nothing is said where both are found", found.advice, "");
expect("a radical is the character that it looks like", (await ask(zh, "⾏政")).status, (await ask(zh, "行政")).status);
expect("full width is half width", (await ask(zh, "２０２４")).status, (await ask(zh, "2024")).status);
found = await ask(zh, "罚");
expect("one character is a beginning", found.titles.length > 0, true);
found = await ask(zh, "鑫淼焱");
expect("nothing is said to be nothing", [found.status, found.titles.length], ["没有找到", 0]);
expect("and what to do then", found.advice, /少写几个词/);

// With results the page has to be as good as without.
await ask(zh, "行政");
for (const [colorScheme, width] of [["light", 1280], ["dark", 390]]) {
  await zh.emulateMedia({ colorScheme });
  await zh.setViewportSize({ width, height: 900 });
  await zh.evaluate(readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const faults = await zh.evaluate(() => axe.run(document, { preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  expect(`axe-core with results, ${colorScheme}`, faults.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), []);
  expect(`no scrolling sideways at ${width}`, await zh.evaluate(() => document.documentElement.scrollWidth - innerWidth), 0);
}
const before = (await shown(zh)).titles.length;
await zh.click(".search-more");
await zh.waitForFunction((before) => document.querySelectorAll(".results li").length > before, before);
expect("more: the first new result has the focus", await zh.evaluate((before) => document.activeElement === document.querySelectorAll(".results h3 a")[before], before), true);

// Filters, and the way back.
found = await ask(zh, "政府信息");
await zh.selectOption("#x-kind", "report");
await zh.selectOption("#x-publisher", "hongze-district");
await zh.selectOption("#x-year", "2023");
found = await shown(zh);
expect("filters: one report", [found.status, found.links.length], ["共 1 项", 1]);
expect("filters: the right one", found.links[0], /hongze-district\/2023\/index\.html/);
expect("filters are in the address", new URL(zh.url()).search, /kind=report.*|year=2023/);
await zh.goBack();
await zh.goBack();
await zh.goBack();
found = await shown(zh);
expect("back: without filters", [await zh.inputValue("#x-kind"), found.titles.length > 1], ["", true]);
await zh.selectOption("#x-sort", "date");
found = await shown(zh);
const years = found.links.map((link) => Number(/\/(\d{4})\/index/.exec(link)?.[1] ?? 0));
expect("by date: the newest first", years, [...years].sort((a, b) => b - a));

// An address can be given to others; the keyboard.
const given = await open("search/index.html?q=%E6%B4%AA%E6%B3%BD&kind=publisher");
found = await shown(given);
expect("?q= is answered", [found.titles[0], await given.inputValue("#x-q")], ["淮安市洪泽区人民政府", "洪泽"]);
await given.evaluate(() => document.activeElement.blur());
await given.keyboard.press("/");
expect("/ leads to the field", [await given.evaluate(() => document.activeElement.id), await given.inputValue("#x-q")], ["x-q", "洪泽"]);

// From the head of any page, in either language.
const en = await open("en/ftc/fy2024/index.html");
await en.fill("#x-site-q", "exemption");
await en.press("#x-site-q", "Enter");
await en.waitForURL(/\/en\/search\/index\.html\?q=exemption/);
found = await shown(en);
expect("exemption is found", found.status, /^\d+ results$/);
expect("exemption: in English", found.titles.some((title) => /exemption/i.test(title)), true);
expect("exemption: links stay in English", found.links.every((link) => link.includes("/en/")), true);
expect("a last word is a beginning", (await ask(en, "exempt")).titles.length >= found.titles.length, true);
expect("accents and ligatures do not matter", (await ask(en, "éxe\u0301mption oﬃce")).status, (await ask(en, "exemption office")).status);
expect("capitals do not matter", (await ask(en, "EXEMPTION")).status, found.status);
found = await ask(en, "xyzzy");
expect("nothing, in English", [found.status, /fewer words/.test(found.advice)], ["Nothing was found", true]);
found = await ask(en, "行政处罚");
expect("Chinese on the English page", found.titles.length > 0, true);

// Without script the page says how to find things.
const plain = await open("search/index.html", { javaScriptEnabled: false });
expect("without script: no form", await plain.isVisible(".search-form"), false);
expect("without script: in words", await plain.textContent(".search-plain"), /不用搜索，也能找到/);
expect("without script: links to years", await plain.locator(".search-periods a").count() > 10, true);

// On a server a few words around the hit are shown.
const server = createServer((request, answer) => {
  const path = join(site, decodeURIComponent(request.url.split("?")[0]));
  const type = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" }[path.split(".").pop()];
  if (!type || !existsSync(path)) return answer.writeHead(404).end();
  answer.writeHead(200, { "Content-Type": `${type}; charset=utf-8` }).end(readFileSync(path));
}).listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));
const served = await open(`http://127.0.0.1:${server.address().port}/search/index.html?q=${encodeURIComponent("行政处罚")}&kind=report`);
await shown(served);
await served.waitForSelector(".excerpt");
found = await shown(served);
expect("served: words around the hit", found.excerpts.length > 0 && found.excerpts.every((excerpt) => excerpt.includes("行政处罚")), true);

await browser.close();
server.close();
process.exit(failures ? 1 : 0);
