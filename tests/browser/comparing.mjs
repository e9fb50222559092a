// The page for comparing, as a reader uses it: from a server and from the disk, in Chromium and in Firefox.
//
//   node tests/browser/comparing.mjs SITE
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { Verdict } from "./verdict.mjs";

const site = resolve(process.argv[2]);
const { origin, close } = await serve(site);
const verdict = new Verdict();
const PAGE = "en/compare/index.html";
const AGENCIES = ["Federal Trade Commission", "National Science Foundation"];
const RECEIVED = "us-foia/requests.overall.received", COSTS = "us-foia/fees.overall.percentage";
const BOTH = `p=ftc,nsf&i=${RECEIVED}`;

// What the tables of the page show: heads, and each line.
const shown = () => Array.from(document.querySelectorAll(".compare-tables table"), (table) =>
  Array.from(table.rows, (row) => Array.from(row.cells, (cell) => cell.textContent.trim().replace(/\s+/g, " "))));

// --- Chromium ----------------------------------------------------------------------------------------------------------

const browser = await launch();
async function attempt(what, work, { width = 1280, where = origin } = {}) {
  const faults = [];
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce", acceptDownloads: true });
  const tab = await context.newPage();
  tab.setDefaultTimeout(8000);
  tab.on("pageerror", (error) => faults.push(String(error)));
  tab.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  tab.on("request", (request) => request.url().startsWith(where) || /^(blob|data):/.test(request.url()) || faults.push(`asked of elsewhere: ${request.url()}`));
  const expect = (which, is, wanted) => {
    if (JSON.stringify(is) !== JSON.stringify(wanted)) faults.push(`${which}: ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`);
  };
  await work(tab, expect, where + PAGE).catch((error) => faults.push(String(error).split("\n")[0]));
  await context.close();
  verdict.say(what, faults);
}
const DISK = pathToFileURL(join(site, "/")).href;
const ready = (tab) => tab.waitForSelector(".compare-tables tbody tr");
const option = (tab, what, name) => tab.locator(`[data-what=${what}] [role=option]`).filter({ hasText: name }).first();

for (const where of [origin, DISK]) {
  const from = where === DISK ? "from the disk" : "from a server";
  await attempt(`chosen by mouse, kept in the address, ${from}`, async (tab, expect, page) => {
    await tab.goto(page);
    for (const name of AGENCIES) {
      await tab.fill("#x-compare-publishers", name.slice(0, 7));
      await option(tab, "publishers", name).click();
    }
    await tab.fill("#x-compare-indicators", "received in fiscal");
    await option(tab, "indicators", "Requests Received in Fiscal Year").click();
    await ready(tab);
    const [table] = await tab.evaluate(shown);
    expect("publishers", table.slice(1).map(([name]) => name), AGENCIES);
    const last = table[0].indexOf("FY2024");
    expect("FY2024", table.slice(1).map((row) => row[last]), ["1938", "424"]);
    expect("address", decodeURIComponent(new URL(tab.url()).search), `?${BOTH}`);
    await tab.reload();
    await ready(tab);
    expect("after loading again", (await tab.evaluate(shown))[0], table);
    await tab.locator(".compare-chips button").first().click();
    await tab.waitForFunction(() => document.querySelectorAll(".compare-tables tbody tr").length === 1);
    await tab.goBack();
    await tab.waitForFunction(() => document.querySelectorAll(".compare-tables tbody tr").length === 2);
    expect("and back", (await tab.evaluate(shown))[0], table);
  }, { where });
}

await attempt("chosen by keyboard", async (tab, expect, page) => {
  await tab.goto(page);
  await tab.focus("#x-compare-publishers");
  await tab.keyboard.type("science");
  await tab.keyboard.press("ArrowDown");
  await tab.keyboard.press("Space");
  await tab.focus("#x-compare-indicators");
  await tab.keyboard.type("received in fiscal");
  await tab.keyboard.press("Enter");
  await ready(tab);
  expect("address", decodeURIComponent(new URL(tab.url()).search), `?p=nsf&i=${RECEIVED}`);
});

await attempt("a span has its change, a break its reason", async (tab, expect, page) => {
  await tab.goto(`${page}?p=ftc,nsf&i=${RECEIVED},${COSTS}&from=fy2015&to=fy2024`);
  await tab.waitForFunction(() => document.querySelectorAll(".compare-tables table").length === 2);
  const [received, costs] = await tab.evaluate(shown);
  expect("periods", [received[0][1], received[0].includes("FY2014"), received[0].includes("FY2024")], ["FY2015", false, true]);
  expect("the change", received[1].at(-3), "+407+26.6%");
  expect("no change across a break", costs[1].some((text) => text.startsWith("not comparable")), true);
  const notes = await tab.evaluate(() => document.querySelector(".compare-tables").textContent);
  expect("its reason", notes.includes("Other unit"), true);
  await tab.selectOption("#x-compare-from", "fy2023");
  await tab.waitForFunction(() => new URLSearchParams(location.search).get("from") === "fy2023");
  expect("a shorter span", (await tab.evaluate(shown))[1][1].at(-2), "+0.1400+20%");
});

await attempt("CSV and SVG are what the page shows", async (tab, expect, page) => {
  await tab.goto(`${page}?${BOTH}&from=fy2023`);
  await ready(tab);
  const [csv] = await Promise.all([tab.waitForEvent("download"), tab.click("[name=csv]")]);
  const lines = readFileSync(await csv.path(), "utf8").replace("\ufeff", "").trim().split("\r\n").map((line) => line.split(","));
  expect("lines", lines.length, 5);
  expect("figures", lines.slice(1).map((line) => [line[0], line[5], line[7]]), [["ftc", "fy2023", "1820"], ["ftc", "fy2024", "1938"], ["nsf", "fy2023", "339"], ["nsf", "fy2024", "424"]]);
  await tab.goto(`${page}?${BOTH}`);
  await ready(tab);
  const button = tab.locator(".compare-tables button").last();
  const [svg] = await Promise.all([tab.waitForEvent("download"), button.click()]);
  const drawn = readFileSync(await svg.path(), "utf8");
  expect("a picture", [drawn.startsWith("<svg") || drawn.startsWith("<?xml"), drawn.includes("Federal Trade Commission"), drawn.includes("compare/")], [true, true, true]);
});

await attempt("what the address says is taken for no more than it is", async (tab, expect, page) => {
  const hostile = encodeURIComponent("<img src=x onerror=alert(1)>");
  await tab.goto(`${page}?p=${hostile},__proto__,ftc&i=constructor,${RECEIVED}&from=${hostile}&to=1e9&sort=x`);
  await ready(tab);
  expect("what is known", (await tab.evaluate(shown))[0].length, 2);
  expect("no picture", await tab.locator("main img").count(), 0);
  expect("what is not known is said", await tab.locator(".compare-faults li").count() > 0, true);
});

await attempt("a narrow screen is not scrolled sideways", async (tab, expect, page) => {
  await tab.goto(`${page}?${BOTH}`);
  await ready(tab);
  expect("width", await tab.evaluate(() => document.documentElement.scrollWidth), 390);
}, { width: 390 });

await attempt("ten by ten load little and answer at once", async (tab, expect, page) => {
  let bytes = 0;
  tab.on("response", async (response) => { if (/\/compare\/.*\.js$/.test(response.url())) bytes += (await response.body()).length; });
  await tab.goto(page);
  const all = await tab.evaluate(() => new Promise((done) => {
    const script = document.createElement("script");
    const before = window.annals_compare;
    window.annals_compare = (name, head) => { window.annals_compare = before; done({ p: head.publishers.slice(0, 10).map(([id]) => id), i: head.indicators.slice(0, 10).map(([id]) => id) }); };
    script.src = document.getElementById("x-compare").dataset.pieces + "head.en.js?again";
    document.head.append(script);
  }));
  bytes = 0;
  await tab.goto(`${page}?p=${all.p.slice(0, 9)}&i=${all.i}`);
  await tab.waitForFunction(() => document.querySelectorAll(".compare-tables table").length >= 5);
  await tab.waitForTimeout(300);
  expect("below 200 kB", bytes < 200_000 || bytes, true);
  const slow = await tab.context().newCDPSession(tab);
  await slow.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const took = await tab.evaluate(() => new Promise((done) => {
    const began = performance.now();
    document.querySelector(".compare-chips button").click();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)));
  }));
  if (process.env.JUDGE_TIMES) expect("within 200 ms", took < 200 || took, true);
  console.log(`        ${bytes} bytes, ${Math.round(took)} ms`);
});
await browser.close();

// --- Firefox -----------------------------------------------------------------------------------------------------------

const firefox = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true });
for (const where of [origin, DISK]) {
  const faults = [];
  const tab = await firefox.newPage();
  tab.on("pageerror", (error) => faults.push(String(error)));
  tab.on("console", (line) => line.type() === "error" && faults.push(line.text()));
  try {
    await tab.goto(`${where}${PAGE}?${BOTH}`);
    await tab.waitForSelector(".compare-tables tbody tr");
    const [table] = await tab.evaluate(shown);
    const last = table[0].indexOf("FY2024");
    if (table[1][last] !== "1938" || table[2][last] !== "424") faults.push(JSON.stringify(table));
    await tab.click(".compare-chips button");
    await tab.waitForFunction(() => document.querySelectorAll(".compare-tables tbody tr").length === 1);
    const search = decodeURIComponent(new URL(tab.url()).search);
    if (search !== `?p=nsf&i=${RECEIVED}`) faults.push(`the address is ${search}`);
  } catch (error) {
    faults.push(String(error).split("\n")[0]);
  }
  await tab.close();
  verdict.say(`in Firefox, ${where === DISK ? "from the disk" : "from a server"}`, faults);
}
await firefox.close();
close();
verdict.end("the page for comparing");
