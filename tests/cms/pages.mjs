// The folder admin/ on a web server, and Chromium in it, which gets what the page fetches from elsewhere out of folders.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".yml": "text/yaml", ".wasm": "application/wasm" };

// `packages` says which folder stands for which address; `change` may change what a file of admin/ says.
export const open = async (admin, packages, change = (_, text) => text) => {
  const server = createServer((request, answer) => {
    const name = decodeURIComponent(new URL(request.url, "http://site").pathname).slice(1) || "index.html";
    const file = path.join(admin, name);
    if (!existsSync(file)) return answer.writeHead(404).end();
    answer.writeHead(200, { "content-type": `${types[path.extname(file)]}; charset=utf-8` });
    answer.end(change(name, readFileSync(file, "utf8")));
  });
  await new Promise(ready => server.listen(0, "127.0.0.1", ready));
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
  await page.route(/^https?:\/\/(?!127\.0\.0\.1|localhost)/, (route, request) => {
    for (const [address, folder] of Object.entries(packages)) {
      if (!request.url().startsWith(address)) continue;
      const file = path.join(folder, request.url().slice(address.length));
      if (existsSync(file)) return route.fulfill({ path: file, contentType: types[path.extname(file)] });
    }
    return route.abort();
  });
  page.on("dialog", dialog => dialog.accept());
  page.on("pageerror", error => console.error(`the page: ${error.message}`));
  const address = `http://localhost:${server.address().port}/`;
  return { page, address, close: async () => { await browser.close(); server.close(); } };
};
