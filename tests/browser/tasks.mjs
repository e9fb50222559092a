// What readers come for: sixteen tasks, each in at most two steps from the page where one would begin, in Chromium and in
// Firefox, from a server and from the disk. What is read off the page is held against the open data.
//
//   node tests/browser/tasks.mjs SITE
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { launch } from "./chromium.mjs";
import { serve } from "./server.mjs";
import { Verdict } from "./verdict.mjs";

const site = resolve(process.argv[2]);
const { origin, close } = await serve(site);
const DISK = pathToFileURL(join(site, "/")).href;
const verdict = new Verdict();
const MOST = 2;

// --- what is true ------------------------------------------------------------------------------------------------------

const fields = (line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, field]) => field.replace(/^"|"$/g, "").replace(/""/g, '"'));
const [columns, ...lines] = readFileSync(join(site, "data/figures.csv"), "utf8").trim().split("\r\n").map(fields);
const figures = lines.map((line) => Object.fromEntries(columns.map((column, at) => [column, line[at]])));
const figure = (publisher, period, address) =>
  figures.find((one) => one.publisher === publisher && one.period === period && `${one.table_id}.${one.row_id}.${one.column_id}` === address);
const value = (...which) => figure(...which).value;
const RECEIVED = "requests.overall.received";
const signed = (number) => (number > 0n ? "+" : "\u2212") + String(number > 0n ? number : -number);
const growth = (publisher, from, to) => signed(BigInt(value(publisher, to, RECEIVED)) - BigInt(value(publisher, from, RECEIVED)));
// The publishers of a period by a figure, the largest first.
const byFigure = (period, address) =>
  figures.filter((one) => one.period === period && `${one.table_id}.${one.row_id}.${one.column_id}` === address && one.value)
    .sort((a, b) => (BigInt(b.value) > BigInt(a.value) ? 1 : -1)).map((one) => one.publisher);

// --- a reader, the same in both browsers -------------------------------------------------------------------------------

class Reader {
  steps = 0;
  constructor(tab, where) {
    this.tab = tab;
    this.where = where;
  }
  begin(path) {
    return this.tab.goto(this.where + path);
  }
  // Waits until a function of the page finds something, and gives it.
  async see(find, given) {
    for (let tries = 0; tries < 200; tries++) {
      const found = await this.tab.evaluate(find, given).catch(() => null);
      if (found !== null && found !== undefined && found !== false) return found;
      await new Promise((done) => setTimeout(done, 40));
    }
    throw new Error(`not seen: ${String(find).slice(0, 120)} ${JSON.stringify(given ?? "")}`);
  }
  // Marks the first element of a kind with some words, so that both drivers can use it.
  async mark(selector, words) {
    await this.see(([selector, words]) => {
      document.querySelectorAll("[data-task]").forEach((one) => one.removeAttribute("data-task"));
      const found = [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(words) && one.getClientRects().length);
      if (found) found.dataset.task = "";
      return Boolean(found);
    }, [selector, words]);
    return "[data-task]";
  }
  async click(selector, words = "") {
    this.steps += 1;
    // What was marked may be drawn anew before it is clicked.
    for (let tries = 1; ; tries++) {
      const marked = await this.mark(selector, words);
      try {
        return await this.tab.click(marked, { timeout: 3000 });
      } catch (error) {
        if (tries === 4) throw error;
      }
    }
  }
  // To type, and to press Enter, is one step.
  async search(selector, words) {
    this.steps += 1;
    await this.tab.click(selector);
    await this.tab.type(selector, words);
    await this.tab.keyboard.press("Enter");
  }
  async choose(selector, value) {
    this.steps += 1;
    await (this.tab.selectOption ? this.tab.selectOption(selector, value) : this.tab.select(selector, value));
  }
  // What a page copies or saves, instead of the clipboard and the disk.
  catch() {
    return this.tab.evaluate(() => {
      globalThis.taken = [];
      Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text) => taken.push(text) } });
      URL.createObjectURL = (blob) => { blob.text().then((text) => taken.push(text)); return "#taken"; };
    });
  }
  taken() {
    return this.see(() => taken[0]);
  }
  // The file that a link leads to.
  file(selector, words) {
    this.steps += 1;
    return this.see(([selector, words]) => [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(words))?.href, [selector, words])
      .then((href) => readFileSync(join(site, decodeURIComponent(href.slice(this.where.length))), "utf8"));
  }
}
// The words of a cell of a row of a table, without marks.
const words = (row) => row.replace(/\s+/g, " ").trim();

// --- the tasks ---------------------------------------------------------------------------------------------------------

// The line of an indicator on a publisher's page: its change as it stands there.
const changeOf = (address) => {
  const line = document.querySelector(`.comparison tr[id$="${address}"]`);
  const head = line && line.closest("table").tHead.querySelector(".change");
  const change = line && line.querySelector(".change");
  return head && /\d/.test(head.textContent) && change ? [head.textContent, change.firstChild.textContent + [...change.querySelectorAll(":scope > i")].map((i) => i.textContent).join("")] : null;
};
const compared = () => {
  const rows = [...document.querySelectorAll(".compare-tables tbody tr")];
  return rows.length > 1 ? rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim())) : null;
};

const TASKS = {
  "how NSF's requests changed since 2015": async (reader, expect) => {
    await reader.begin("en/nsf/index.html");
    await reader.click("main a", "Received, Processed and Pending FOIA Requests");
    await reader.choose(".span-of-years select", "fy2015");
    const [head, change] = await reader.see(changeOf, RECEIVED);
    expect("head", /FY2015.*FY2024/.test(head), true);
    expect("change", change, growth("nsf", "fy2015", "fy2024"));
  },
  "how the FTC's requests changed between two years, sent as a link": async (reader, expect) => {
    await reader.begin("en/ftc/index.html?from=fy2010&to=fy2020");
    const [, change] = await reader.see(changeOf, RECEIVED);
    expect("change", change, growth("ftc", "fy2010", "fy2020"));
  },
  "which agency received most in FY2024": async (reader, expect) => {
    await reader.begin("en/index.html");
    await reader.search("#x-site-q", "requests received in fiscal year");
    await reader.click("main a", "Requests Received in Fiscal Year");
    const ranks = await reader.see(() => {
      const rows = [...document.querySelectorAll(".kind-indicator .compared tbody tr:not(.group)")];
      return rows.length ? rows.map((row) => [row.querySelector("th a").getAttribute("href").split("/").at(-2), [...row.cells].at(-2).textContent.trim()]) : null;
    });
    expect("first", ranks.find(([, rank]) => rank === "1")[0], byFigure("fy2024", RECEIVED)[0]);
    expect("agencies", ranks.length, byFigure("fy2024", RECEIVED).length);
  },
  "a table of the FTC for all years as CSV": async (reader, expect) => {
    await reader.begin("en/ftc/index.html");
    const file = await reader.file("a[type='text/csv']", "Received");
    const [head, ...records] = file.replace("\ufeff", "").trim().split("\r\n").map(fields);
    const at = (name) => head.indexOf(name);
    const own = records.filter((one) => one[at("row_id")] === "overall" && one[at("column_id")] === "received");
    expect("years", own.map((one) => one[at("value")]), figures.filter((one) => one.publisher === "ftc" && `${one.table_id}.${one.row_id}.${one.column_id}` === RECEIVED).map((one) => one.value));
    expect("named", own.every((one) => one[at("publisher_name")] === "Federal Trade Commission" && one[at("column_name")].length > 0), true);
  },
  "\u5bbf\u8fc1 beside \u6dee\u5b89 in 2024": async (reader, expect) => {
    await reader.begin("compare/index.html?i=cn-ogi-2021/requests.new_received.total&from=2024&to=2024");
    for (const [city, id] of [["\u5bbf\u8fc1\u5e02", "suqian-city"], ["\u6dee\u5b89\u5e02", "huaian-city"]]) {
      await reader.click("[data-what=publishers] [role=option]", city);
      expect(`${id} in the address`, decodeURIComponent(reader.tab.url()).includes(id) || reader.where === DISK, true);
    }
    const rows = await reader.see(compared);
    expect("figures", rows.map((row) => row[1].match(/^\d+/)[0]).sort(), ["suqian-city", "huaian-city"].map((city) => value(city, "2024", "requests.new_received.total")).sort());
  },
  "a figure cited after GB/T 7714": async (reader, expect) => {
    await reader.begin("huaian-city/2024/index.html");
    await reader.catch();
    await reader.click(".official td[id='requests.new_received.total']");
    await reader.click(".picked button", "GB/T 7714");
    const cited = await reader.taken();
    const printed = figure("huaian-city", "2024", "requests.new_received.total").as_printed;
    for (const part of ["\u6dee\u5b89\u5e02", "2024", `: ${printed}`, "[R/OL]", "\u653f\u5e9c\u4fe1\u606f\u516c\u5f00\u5e74\u62a5\u6863\u6848", "huaian-city/2024/#requests.new_received.total"]) {
      expect(`${part} in ${cited}`, cited.includes(part), true);
    }
    expect("day", /\[\d{4}-\d\d-\d\d\]/.test(cited), true);
  },
  "a figure cited after the APA": async (reader, expect) => {
    await reader.begin("en/nsf/fy2019/index.html");
    await reader.catch();
    await reader.click(`.official td[id='${RECEIVED}']`);
    await reader.click(".picked button", "APA");
    const cited = await reader.taken();
    for (const part of ["National Science Foundation. (", "2019", `: ${figure("nsf", "fy2019", RECEIVED).as_printed}`, "Retrieved ", `nsf/fy2019/#${RECEIVED}`, "Disclosure Report Archive"]) {
      expect(`${part} in ${cited}`, cited.includes(part), true);
    }
  },
  "a link to a figure": async (reader, expect) => {
    await reader.begin("en/nsf/fy2019/index.html");
    await reader.catch();
    await reader.click(`.official td[id='${RECEIVED}']`);
    await reader.click(".picked button", "Copy link");
    expect("address", (await reader.taken()).endsWith(`#${RECEIVED}`), true);
  },
  "who has not reported on 2024, or without a date": async (reader, expect) => {
    await reader.begin("en/2024/index.html");
    await reader.click("main a[href*='reporting/']");
    const rows = await reader.see(() => {
      const rows = [...document.querySelectorAll("main table tbody tr")];
      return rows.length && location.pathname.includes("reporting") ? rows.map((row) => row.textContent) : null;
    });
    const told = readFileSync(join(site, "data/reporting.csv"), "utf8").trim().split("\r\n").map(fields);
    const at = (name) => told[0].indexOf(name);
    const of = (timing) => told.filter((one) => one[at("period")] === "2024" && one[at("timing")] === timing).length;
    const words = { absent: "ot in the archive", undated: "ndated" };
    for (const [timing, said] of Object.entries(words)) expect(timing, rows.filter((row) => row.includes(said)).length, of(timing));
    expect("some are neither in time nor late", of("absent") + of("undated") > 0, true);
  },
  "the largest Chinese agency by requests in 2024": async (reader, expect) => {
    await reader.begin("2024/index.html");
    await reader.click("main .key-figures th:nth-child(2) button");
    const first = await reader.see(() => document.querySelector("th[aria-sort=descending]") && document.querySelector("main table tbody tr:not(.group) th a").getAttribute("href").split("/").at(-3));
    expect("first", first, byFigure("2024", "requests.new_received.total")[0]);
  },
  "reports about \u884c\u653f\u5904\u7f5a": async (reader, expect) => {
    await reader.begin("index.html");
    await reader.search("#x-site-q", "\u884c\u653f\u5904\u7f5a");
    const found = await reader.see(() => { const links = [...document.querySelectorAll("main ol a, main .results a")]; return links.length ? links.map((link) => link.getAttribute("href")) : null; });
    expect("reports are found", found.filter((href) => /20\d\d\/index\.html/.test(href)).length > 0, true);
  },
  "NSF in FY2019": async (reader, expect) => {
    await reader.begin("en/index.html");
    await reader.search("#x-site-q", "National Science Foundation FY2019");
    await reader.click("main a[href*='nsf/fy2019/']");
    expect("figure", await reader.see((id) => document.getElementById(id)?.textContent.trim().replace(/\D.*$/, ""), RECEIVED), value("nsf", "fy2019", RECEIVED));
  },
  "every figure of the archive as one file": async (reader, expect) => {
    await reader.begin("en/data/index.html");
    const file = await reader.file("main a[type='text/csv']", "figures.csv");
    expect("records", file.trim().split("\r\n").length - 1 > 1000, true);
  },
  "one report as JSON": async (reader, expect) => {
    await reader.begin("en/nsf/fy2019/index.html");
    const report = JSON.parse(await reader.file("main a[type='application/json']", "figures.json"));
    const found = report.tables.flatMap((table) => table.figures ?? table.rows ?? []);
    expect("figures", found.length > 100, true);
  },
  "a comparison as CSV": async (reader, expect) => {
    await reader.begin(`en/compare/index.html?p=ftc,nsf&i=us-foia/${RECEIVED}&from=fy2019&to=fy2024`);
    await reader.see(compared);
    await reader.catch();
    await reader.click(".compare-bar button[name=csv]");
    const taken = (await reader.taken()).replace("\ufeff", "").trim().split("\r\n").map(fields);
    expect("lines", taken.length, 1 + 2 * 6);
    expect("the last", taken.at(-1).includes(value("nsf", "fy2024", RECEIVED)), true);
  },
  "why two years cannot be compared": async (reader, expect) => {
    await reader.begin("en/ftc/index.html");
    await reader.click(".compared td.broken .note-ref.break");
    expect("the reason is in sight", await reader.see(() => document.querySelector(".breaks li:target")?.textContent.length > 20), true);
  },
};

// --- in each browser, from each place ----------------------------------------------------------------------------------

async function walk(browser, open, where) {
  for (const [task, work] of Object.entries(TASKS)) {
    const faults = [];
    const expect = (which, is, wanted) => {
      if (JSON.stringify(is) !== JSON.stringify(wanted)) faults.push(`${which}: ${JSON.stringify(is)}, not ${JSON.stringify(wanted)}`);
    };
    const { tab, leave } = await open();
    const reader = new Reader(tab, where);
    tab.on("pageerror", (error) => faults.push(String(error)));
    await work(reader, expect).catch((error) => faults.push(String(error).split("\n")[0]));
    if (reader.steps > MOST) faults.push(`${reader.steps} steps`);
    await leave();
    verdict.say(`${task} (${browser}, ${where === DISK ? "from the disk" : "from a server"})`, faults);
  }
}

const chromium = await launch();
const firefox = await puppeteer.launch({ browser: "firefox", executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr", headless: true });
for (const where of [origin, DISK]) {
  await walk("Chromium", async () => {
    const context = await chromium.newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: "reduce" });
    const tab = await context.newPage();
    tab.setDefaultTimeout(8000);
    return { tab, leave: () => context.close() };
  }, where);
  await walk("Firefox", async () => {
    const tab = await firefox.newPage();
    await tab.setViewport({ width: 1280, height: 900 });
    return { tab, leave: () => tab.close() };
  }, where);
}
await chromium.close();
await firefox.close();
close();
verdict.end("tasks of readers");
