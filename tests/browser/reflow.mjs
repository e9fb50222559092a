// Every kind of page on narrow screens, enlarged, and with the reader's own spacing: nothing is lost, cut off, laid
// over something else, or to be scrolled sideways.
//
//   node tests/browser/reflow.mjs SITE
import { launch } from "./chromium.mjs";
import { Verdict, each } from "./verdict.mjs";
import { measures, settings } from "./measures.mjs";
import { examplesOf, pagesOf } from "./site.mjs";

const verdict = new Verdict();
const browser = await launch();
await each(examplesOf(pagesOf(process.argv[2])), async (page) => {
  const faults = [];
  const context = await browser.newContext({ viewport: { width: 1280, height: 1024 }, reducedMotion: "reduce" });
  const tab = await context.newPage();
  await tab.goto(page.url);
  await tab.evaluate(measures);
  const whole = await tab.evaluate(() => shownWords());
  for (const [name, { viewport, css, press }] of Object.entries(settings)) {
    await tab.setViewportSize(viewport);
    if (css) await tab.evaluate((css) => own(css), css);
    const pressed = press && (await tab.locator(press).count());
    if (pressed) await tab.click(press);
    const found = await tab.evaluate((whole) => [...sideways(), ...cut(), ...overlaid(), ...lost(whole)], whole);
    const told = found.slice(0, 4).map((fault) => `${name}: ${fault}`);
    faults.push(...told, ...(found.length > 4 ? [`${name}: and ${found.length - 4} more`] : []));
    await tab.evaluate(() => own(""));
    if (pressed) await tab.click(press);
  }
  await context.close();
  verdict.say(`${page.kind} ${page.name}`, faults);
});
await browser.close();
verdict.end(`nothing lost, cut or overlaid: ${Object.keys(settings).join(", ")}`);
