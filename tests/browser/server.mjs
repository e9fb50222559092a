// A web server for a built site, on this machine alone.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";

const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json" };

// Where a page may be cut on its way: after each part of its head and after the beginning of what it says.
const PART = /(?<=<\/nav>|<\/form>|<\/header>|<\/h1>|<p class="site-title">.*<\/p>)/;

// Sends a page part by part, with so many milliseconds between them that a browser shows each before the next.
async function inParts(answer, page, between) {
  for (const part of page.toString().split(PART)) {
    answer.write(part);
    await new Promise((rested) => setTimeout(rested, between));
  }
  answer.end();
}

// Its address, and how to end it. What is no page may come some milliseconds late, and pages in parts.
export async function serve(folder, { late = 0, parts = false } = {}) {
  const site = resolve(folder);
  const server = createServer((request, answer) => {
    const path = join(site, decodeURIComponent(new URL(request.url, "http://site").pathname));
    const type = types[extname(path)];
    if (!type || !existsSync(path)) return answer.writeHead(404).end();
    answer.setHeader("content-type", `${type}; charset=utf-8`);
    const content = readFileSync(path);
    if (type !== "text/html") setTimeout(() => answer.end(content), late);
    else if (parts) inParts(answer, content, late + 50);
    else answer.end(content);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { origin: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
