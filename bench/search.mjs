// The first query of a reader on a phone: a processor four times as slow, 1.6 Mbit/s, 150 ms to the server.
//
//   node bench/search.mjs SITE [QUERY…]
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { chromium } from "playwright-core";

const [given, ...asked] = process.argv.slice(2);
const site = resolve(given);
const queries = asked.length ? asked : ["行政处罚", "政府信息公开", "结转", "洪泽", "罚", "2016", "行政复议 培训"];
const types = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml" };
const server = createServer((request, answer) => {
  const path = join(site, decodeURIComponent(request.url.split("?")[0]));
  const type = types[path.split(".").pop()];
  if (!type || !existsSync(path)) return answer.writeHead(404).end();
  answer.writeHead(200, { "Content-Type": `${type}; charset=utf-8`, "Content-Encoding": "gzip" }).end(gzipSync(readFileSync(path)));
}).listen(0, "127.0.0.1");
await new Promise((listening) => server.once("listening", listening));

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const query of queries) {
  // A new context each time: nothing is in its cache.
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const control = await page.context().newCDPSession(page);
  await control.send("Network.enable");
  await control.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  await control.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  // Excerpts come after the results and are not waited for.
  await page.addInitScript(() => { window.fetch = () => new Promise(() => {}); });
  let loaded = [];
  control.on("Network.responseReceived", ({ requestId, response }) => loaded.push({ requestId, url: response.url }));
  const sizes = new Map();
  control.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(requestId, encodedDataLength));
  const began = Date.now();
  await page.goto(`http://127.0.0.1:${server.address().port}/search/index.html`);
  await page.waitForSelector("#x-year option:nth-child(2)", { state: "attached" });
  const opened = Date.now() - began;
  await page.waitForTimeout(200);
  const size = (some) => `${(some.reduce((sum, { requestId }) => sum + (sizes.get(requestId) ?? 0), 0) / 1000).toFixed(1)} kB`;
  const first = loaded;
  loaded = [];
  const took = await page.evaluate((query) => new Promise((done) => {
    const field = document.getElementById("x-q"), start = performance.now();
    const shown = () => {
      const status = document.querySelector(".search-status").textContent;
      if (/\d/.test(status) ? document.querySelector(".results li") : status && !status.endsWith("…")) done([performance.now() - start, status]);
      else setTimeout(shown, 5);
    };
    field.value = query;
    field.form.requestSubmit();
    shown();
  }), query);
  const terms = loaded.filter(({ url }) => url.includes("/terms/")), documents = loaded.filter(({ url }) => url.includes("/documents/"));
  console.log(`${query}: the page and its head in ${opened} ms (${size(first)}); ${took[1]} in ${Math.round(took[0])} ms, for which ${terms.length} shards (${size(terms)}) and ${documents.length} pieces of titles (${size(documents)}) were loaded`);
  // Once more, with everything at hand: what the processor alone takes.
  const again = await page.evaluate((query) => new Promise((done) => {
    const field = document.getElementById("x-q"), list = document.querySelector(".results"), start = performance.now();
    new MutationObserver(() => list.children.length && done(performance.now() - start)).observe(list, { childList: true });
    field.value = query;
    field.form.requestSubmit();
    setTimeout(() => done(-1), 5000);
  }), query);
  if (again >= 0) console.log(`    asked again: ${Math.round(again)} ms`);
  await page.context().close();
}
await browser.close();
server.close();
