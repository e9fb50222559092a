// Decap CMS with its local backend: one figure, the title and the prose of reports changed, a report begun.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { archive, ended } from "./archive.mjs";
import { open } from "./pages.mjs";

const [annals, folder, work] = process.argv.slice(2);
const held = archive(annals, folder);

// A port that is free now.
const port = await new Promise(found => {
  const probe = createServer().listen(0, "127.0.0.1", () => {
    const { port } = probe.address();
    probe.close(() => found(port));
  });
});
const backend = spawn("node", [path.join(work, "node_modules/decap-server/dist/index.js")], {
  env: { ...process.env, MODE: "fs", PORT: port, BIND_HOST: "127.0.0.1", GIT_REPO_DIRECTORY: folder },
  stdio: "ignore",
});
const api = `http://127.0.0.1:${port}/api/v1`;
const { page, address, close } = await open(
  path.join(folder, "admin"),
  { "https://unpkg.com/decap-cms@3.16.3/": path.join(work, "decap-cms/") },
  (name, text) => name === "config.yml" ? text.replace("local_backend: true", `local_backend: {url: "${api}"}`) : text,
);

const text = () => page.locator("textarea[id^=text-field]");

// Opens a report, past what the page remembers of earlier ones, writes something else in its place, and waits until it is saved.
const change = async (collection, name, changed) => {
  await page.goto(`${address}#/collections/${collection}/entries/${name}`);
  await page.reload();
  await text().waitFor({ timeout: 60_000 });
  const before = await text().inputValue();
  await text().fill(changed(before));
  await publish();
  return before;
};

const publish = async () => {
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("menuitem", { name: "Publish now", exact: true }).click();
  await page.getByText("Changes saved").first().waitFor({ timeout: 60_000 });
};

try {
  await page.goto(address);
  await page.getByRole("button", { name: "Login" }).click({ timeout: 120_000 });
  await page.getByRole("link", { name: /Federal Trade Commission|FTC/ }).first().waitFor({ timeout: 60_000 });

  // What stands in a report is replaced as text, and the file differs in that alone, byte for byte.
  const trials = [
    ["one figure", "ftc-us-foia", "ftc/fy2025", "2.50", "2.60"],
    ["only the title", "ftc-us-foia", "ftc/fy2025", "A report that is hard to keep", "Another title"],
    ["only the prose", "ftc-us-foia", "ftc/fy2025", "Last line without an end", "Last line without an end."],
    ["a figure among rows as lists", "nsf-us-foia", "nsf/fy2023", null, null],
    ["a Chinese report", "yiyuan-traffic-police-cn-ogi-2019", "yiyuan-traffic-police/2020", "31393", "31394"],
    ["another edition's table", "hongze-district-cn-ogi-2021", "huaian-city/hongze-district/2024", "9487", "9488"],
  ];
  for (const [what, collection, name, was, now] of trials) {
    const file = `content/${name}.md`;
    const sought = was ?? held.read(file).match(/overall: \[(\d+),/)[1];
    const put = now ?? `${Number(sought) + 1}`;
    const before = await change(collection, path.basename(name), text => text.replace(sought, put));
    assert.equal(before, held.committed(file), `${what}: the file is shown as it is`);
    assert.equal(held.read(file), ended(held.committed(file).replace(sought, put)), what);
    assert.deepEqual(held.changed(), [file], `${what}: no other file`);
    held.restore();
    console.log(`decap: ${what}: nothing else differs`);
  }

  // A new report, begun with every row of the form.
  await page.goto(`${address}#/collections/huaian-city-cn-ogi-2021/new`);
  await text().waitFor();
  await page.locator("input[id^=period-field]").fill("2025");
  const beginning = await text().inputValue();
  assert.match(beginning, /^---\nform: cn-ogi-2021\n[\s\S]*\ndraft: true\n/);
  await text().fill(held.committed("content/huaian-city/2024.md"));
  await publish();
  assert.equal(held.read("content/huaian-city/2025.md"), held.committed("content/huaian-city/2024.md"));
  assert.deepEqual(held.changed(), ["content/huaian-city/2025.md"]);
  held.check();
  console.log("decap: a new report: the file says what was typed");
} catch (failure) {
  console.error((await page.locator("body").innerText()).slice(0, 1500));
  throw failure;
} finally {
  await close();
  backend.kill();
}
