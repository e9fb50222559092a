// yaml-language-server with the schema of reports, over standard input and output as editors speak to it.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [schema, content] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const server = spawn("node", [path.join(here, "node_modules/yaml-language-server/bin/yaml-language-server"), "--stdio"]);
const settings = { yaml: { yamlVersion: "1.2", validate: true, hover: true, completion: true, schemas: { [pathToFileURL(schema).href]: "*.yaml" } } };

let number = 0;
const asked = new Map();
const told = new Map();
const send = message => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
};
const notify = (method, params) => send({ method, params });
const ask = (method, params) => new Promise(answered => {
  asked.set(++number, answered);
  send({ id: number, method, params });
});
let read = Buffer.alloc(0);
server.stdout.on("data", part => {
  read = Buffer.concat([read, part]);
  for (;;) {
    const head = read.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(read.subarray(0, head))[1]);
    if (read.length < head + 4 + length) return;
    const message = JSON.parse(read.subarray(head + 4, head + 4 + length));
    read = read.subarray(head + 4 + length);
    if (message.method === "workspace/configuration") {
      send({ id: message.id, result: message.params.items.map(item => settings[item.section] ?? null) });
    } else if (message.method && message.id !== undefined) send({ id: message.id, result: null });
    else if (message.method === "textDocument/publishDiagnostics") told.get(message.params.uri)?.(message.params.diagnostics);
    else asked.get(message.id)?.(message.result);
  }
});
// Whatever hangs ends here.
const limit = setTimeout(() => { console.error("no answer within 300 s"); process.exit(1); }, 300_000);

await ask("initialize", { processId: process.pid, rootUri: null, capabilities: { workspace: { configuration: true } } });
notify("initialized", {});
notify("workspace/didChangeConfiguration", { settings });

// Opens a text as a file of the archive; what the server finds wrong.
let files = 0;
const opened = async text => {
  const uri = pathToFileURL(`/archive/content/office/${++files}.yaml`).href;
  const found = new Promise(answered => told.set(uri, answered));
  notify("textDocument/didOpen", { textDocument: { uri, languageId: "yaml", version: 1, text } });
  return { uri, found: await found };
};
// A place in a text: where a mark is, which is taken out.
const at = (text, mark) => {
  const before = text.slice(0, text.indexOf(mark)).split("\n");
  return { text: text.replace(mark, ""), position: { line: before.length - 1, character: before.at(-1).length } };
};

const reports = readdirSync(content, { recursive: true })
  .filter(file => file.endsWith(".md"))
  .map(file => [file, /^---\n([\s\S]*?)^---$/m.exec(readFileSync(path.join(content, file), "utf8"))?.[1]])
  .filter(([, front]) => front && /^form: /m.test(front));
assert.ok(reports.length >= 43);
for (const [file, front] of reports) {
  assert.deepEqual((await opened(front)).found.map(fault => fault.message), [], file);
}
console.log(`yaml-language-server: ${reports.length} reports without a fault`);

const [, front] = reports.find(([file]) => file.startsWith("yiyuan"));
const { found } = await opened(front.replace("decisions: 61906", 'decisions: "61,9o6"'));
const line = front.slice(0, front.indexOf("decisions: 61906")).split("\n").length - 1;
assert.ok(found.some(fault => fault.range.start.line === line), JSON.stringify(found));
console.log("yaml-language-server: a slip is marked in its line");

const labels = async marked => {
  const { text, position } = at(marked, "|");
  const { uri } = await opened(text);
  const answer = await ask("textDocument/completion", { textDocument: { uri }, position });
  return (answer.items ?? answer).map(item => item.label);
};
assert.ok((await labels("form: |\n")).includes("cn-ogi-2021"), "forms are offered");
assert.ok((await labels("form: us-foia\nstatistics:\n  |\n")).includes("response_times"), "tables are offered");
assert.ok((await labels("form: us-foia\nstatistics:\n  personnel:\n    overall:\n      |\n")).includes("total_staff"), "columns are offered");
console.log("yaml-language-server: forms, tables and columns are offered");

const { text, position } = at("form: us-foia\nstatistics:\n  personnel:\n    ove|rall: {total_staff: 24.00}\n", "|");
const { uri } = await opened(text);
const hover = await ask("textDocument/hover", { textDocument: { uri }, position });
assert.match(JSON.stringify(hover), /Agency Overall/);
console.log("yaml-language-server: a row shows its printed words");
clearTimeout(limit);
server.kill();
