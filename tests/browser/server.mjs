// A web server for a built site, on this machine alone.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";

const types = { ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".json": "application/json" };

// Its address, and how to end it. What is no page may come some milliseconds late.
export async function serve(folder, { late = 0 } = {}) {
  const site = resolve(folder);
  const server = createServer((request, answer) => {
    const path = join(site, decodeURIComponent(new URL(request.url, "http://site").pathname));
    const type = types[extname(path)];
    if (!type || !existsSync(path)) return answer.writeHead(404).end();
    const send = () => answer.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(readFileSync(path));
    if (late && type !== "text/html") setTimeout(send, late);
    else send();
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { origin: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}
