// An archive with one report of more figures than a page shows: its tables stand on several.
//
//   node tests/browser/large.mjs FOLDER
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [folder] = process.argv.slice(2);
const write = (path, text) => {
  mkdirSync(join(folder, path, ".."), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const tables = ["received", "answered", "pending", "appealed"], offices = 40;
const columns = Array.from({ length: 24 }, (_, at) => ({ id: `c${at}`, label: `Kind ${at + 1}` }));
const rows = [{ id: "offices", label: "Office", open: true }, { id: "all", label: "All offices", total: true }];
const section = (table) => (table === "received" ? "inflow" : "outcome");
write("annals.yaml", "title: {en: Large reports, zh: 大型报告}\nlanguages: [en, zh]\n");
// JSON is YAML.
write("content/forms/f.yaml", JSON.stringify({
  id: "f", title: "A form of many offices", used: { kind: "year" },
  sections: [{ id: "inflow", title: "What came in" }, { id: "outcome", title: "What became of it" }],
  tables: tables.map((id) => ({ id, title: `Requests ${id}`, section: section(id), unit: "requests", columns, rows })),
}));
write("content/office/index.md", "---\nname: {en: A ministry, zh: 某部}\n---\n");
for (const year of [2023, 2024]) {
  const names = Object.fromEntries(Array.from({ length: offices }, (_, at) => [`o${at}`, `Office ${at + 1}`]));
  const statistics = {};
  for (const table of tables) {
    const line = (figure) => Object.fromEntries(columns.map(({ id }, at) => [id, figure(at)]));
    statistics[table] = {};
    for (let office = 0; office < offices; office += 1) statistics[table][`o${office}`] = line((at) => office * at + year % 7);
    const sum = (at) => Array.from({ length: offices }, (_, office) => office * at + year % 7).reduce((a, b) => a + b);
    // One total of the last table is wrong: its finding is told on the page of that table.
    statistics[table].all = line((at) => sum(at) + (table === "appealed" && at === 3 ? 1 : 0));
  }
  const front = { form: "f", rows: Object.fromEntries(tables.map((table) => [table, names])), statistics,
    notes: [{ on: "pending.all.c2", text: "Counted anew at the end of the year" }] };
  write(`content/office/${year}.md`, `---\n${JSON.stringify(front)}\n---\nEach office counts by itself.\n`);
}
