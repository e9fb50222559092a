// Sveltia CMS with its local repository: the browser's own folder of files stands in for the folder that a person
// picks, since no one can pick one in a browser without windows.
import assert from "node:assert/strict";
import path from "node:path";
import { archive, ended } from "./archive.mjs";
import { open } from "./pages.mjs";

const [annals, folder, work] = process.argv.slice(2);
const held = archive(annals, folder);
// The guide's page with the other system's program.
const files = [
  "content/ftc/index.md", "content/ftc/fy2025.md", "content/ftc/fy2024.md", "content/huaian-city/2024.md",
  "content/huaian-city/index.md", "content/yiyuan-traffic-police/2020.md",
];

const { page, address, close } = await open(
  path.join(folder, "admin"),
  { "https://unpkg.com/@sveltia/cms@0.221.1/": path.join(work, "node_modules/@sveltia/cms/") },
  (name, text) => name === "index.html"
    ? text.replace("https://unpkg.com/decap-cms@3.16.3/dist/decap-cms.js", "https://unpkg.com/@sveltia/cms@0.221.1/dist/sveltia-cms.js")
    : text,
);

// Puts files into the browser's folder, or reads one.
const put = (name, text) => page.evaluate(async ([name, text]) => {
  let at = await navigator.storage.getDirectory();
  const parts = name.split("/");
  for (const part of parts.slice(0, -1)) at = await at.getDirectoryHandle(part, { create: true });
  const out = await (await at.getFileHandle(parts.at(-1), { create: true })).createWritable();
  await out.write(text);
  await out.close();
}, [name, text]);
const get = name => page.evaluate(async name => {
  let at = await navigator.storage.getDirectory();
  const parts = name.split("/");
  for (const part of parts.slice(0, -1)) at = await at.getDirectoryHandle(part);
  return await (await (await at.getFileHandle(parts.at(-1))).getFile()).text();
}, name);

const text = () => page.getByRole("textbox", { name: "Report" });

try {
  await page.addInitScript(() => { window.showDirectoryPicker = () => navigator.storage.getDirectory(); });
  await page.goto(address);
  await put(".git/config", "");
  for (const file of files) await put(file, held.committed(file));
  await page.getByRole("button", { name: /Work with Local Repository/ }).click({ timeout: 60_000 });
  await page.waitForTimeout(3000);

  const trials = [
    ["one figure", "ftc-us-foia", "ftc/fy2025", "2.50", "2.60"],
    ["only the title", "ftc-us-foia", "ftc/fy2024", "FTC FOIA Annual Report", "Another title"],
    ["a Chinese report", "yiyuan-traffic-police-cn-ogi-2019", "yiyuan-traffic-police/2020", "31393", "31394"],
  ];
  for (const [what, collection, name, was, now] of trials) {
    await page.goto(`${address}#/collections/${collection}/entries/${path.basename(name)}`);
    await text().waitFor({ timeout: 30_000 });
    const before = await text().inputValue();
    await text().fill(before.replace(was, now));
    await page.getByRole("button", { name: /^(Save|Publish)$/ }).click();
    const file = `content/${name}.md`;
    for (let tries = 0; tries < 60 && await get(file) === held.committed(file); tries++) await page.waitForTimeout(500);
    assert.equal(await get(file), ended(held.committed(file).replace(was, now)), what);
    console.log(`sveltia: ${what}: nothing else differs`);
  }
} catch (failure) {
  console.error((await page.locator("body").innerText()).slice(0, 1500));
  throw failure;
} finally {
  await close();
}
