// Opens a report in Chromium as its readers do and prints, as JSON, what a test then judges.
// node page.mjs CHROMIUM FILE.html FOLDER_FOR_PICTURES [looks]
// With "looks" it only looks at the page and does not use it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [, , executablePath, file, pictures, part] = process.argv;
const address = pathToFileURL(file).href;
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const found = { axe: {}, requests: [], errors: [], wide: {} };

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync"],
});

async function open(settings = {}, suffix = "") {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...settings });
  const page = await context.newPage();
  page.setDefaultTimeout(120000);
  page.on("request", (request) => { if (!request.url().startsWith(address)) found.requests.push(request.url()); });
  page.on("pageerror", (error) => found.errors.push(String(error)));
  page.on("console", (line) => { if (line.type() === "error") found.errors.push(line.text()); });
  await page.goto(address + suffix);
  return page;
}

const looks = {
  light: {},
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 360, height: 780 } },
  forced: { forcedColors: "active" },
};
for (const [name, settings] of Object.entries(looks)) {
  const page = await open(settings);
  await page.evaluate(axe);
  const judged = await page.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] }), TAGS);
  found.axe[name] = {
    violations: judged.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target).slice(0, 3).join(" | ")}`),
    passes: judged.passes.length,
  };
  found.wide[name] = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: name !== "narrow" });
  await page.context().close();
}

if (part === "looks") {
  await browser.close();
  console.log(JSON.stringify(found));
  process.exit(0);
}

{ // every element that takes the focus can be seen, wherever one tabs
  const page = await open();
  found.covered = [];
  found.focused = 0;
  await page.evaluate(() => document.documentElement.style.setProperty("scroll-behavior", "auto"));
  const count = await page.evaluate(() => document.querySelectorAll("a, button, input, select, summary").length);
  for (const key of ["Tab", "Shift+Tab"]) {
    for (let step = 0; step < count; step += 1) {
      await page.keyboard.press(key);
      const seen = await page.evaluate(() => {
        const one = document.activeElement;
        if (!one || one === document.body) return null;
        const box = one.getClientRects()[0];
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        const fine = top && (one === top || one.contains(top) || top.contains(one) || one.labels?.[0]?.contains(top));
        return fine ? "" : `${one.tagName} ${one.textContent.slice(0, 40)} at ${Math.round(box.top)}`;
      });
      if (seen === null) break;
      found.focused += 1;
      if (seen) found.covered.push(seen);
    }
  }
  await page.context().close();
}

{ // filters, their state in the address, links into the report, and keys
  const page = await open();
  const shown = () => page.evaluate(() => [...document.querySelectorAll("[data-kinds]")].filter((one) => !one.hidden).map((one) => one.id));
  const all = await shown();
  const kind = await page.evaluate(() => {
    const [first] = document.querySelectorAll("[data-kinds]");
    return document.querySelector("[name=kind]").options[Number(first.dataset.kinds.split(" ").at(-1))].value;
  });
  await page.selectOption("select[name=kind]", kind);
  const filtered = await shown();
  const carrying = await page.evaluate((name) => [...document.querySelectorAll("[data-kinds]")].filter((one) => one.dataset.kinds.split(" ").some((at) => document.querySelector("[name=kind]").options[Number(at)].value === name)).map((one) => one.id), kind);
  await page.reload();
  const reloaded = await shown();
  const query = new URL(page.url()).search;
  await page.click("button[type=reset]");
  await page.waitForFunction(() => !location.search);
  const cleared = await shown();
  await page.fill("input[type=search]", "no such words anywhere");
  const none = await shown();
  const said = await page.textContent("output");
  const body = await page.evaluate(() => [...document.querySelectorAll("select[name=body] option")].at(-1).value);
  await page.fill("input[type=search]", "");
  await page.selectOption("select[name=body]", body);
  const ofBody = await shown();
  found.filters = { all, kind, filtered, carrying, reloaded, query, cleared, none, said, body, ofBody };
  await page.context().close();

  const last = all.at(-1);
  const linked = await open({}, `?kind=no-such-kind&q=nothing#${last}`);
  found.linked = await linked.evaluate(() => {
    const target = document.querySelector(":target");
    const box = target?.getBoundingClientRect();
    const bar = document.querySelector("form.filter").getBoundingClientRect();
    return { id: target?.id, hidden: target?.hidden, focused: document.activeElement === target, clear: box?.top >= bar.bottom - 1 || box?.bottom <= innerHeight };
  });
  await linked.context().close();

  const keyed = await open();
  const active = () => keyed.evaluate(() => document.activeElement?.id || document.activeElement?.name || "");
  const pressed = [];
  for (const key of ["j", "j", "k", "/"]) { await keyed.keyboard.press(key); pressed.push(await active()); }
  await keyed.keyboard.type("jk");
  const typed = await keyed.inputValue("input[type=search]");
  await keyed.fill("input[type=search]", "");
  await keyed.uncheck("input[name=keys]");
  const before = await active();
  await keyed.keyboard.press("j");
  found.keys = { pressed, typed, before, after: await active(), query: new URL(keyed.url()).search };
  await keyed.context().close();
}

{ // without scripts the whole report is there, and nothing that would need them
  const page = await open({ javaScriptEnabled: false });
  found.silent = { articles: await page.locator("[data-kinds]:visible").count(), filter: await page.locator("form.filter:visible").count() };
  await page.screenshot({ path: `${pictures}/silent.png` });
  await page.context().close();
}

{ // what is filtered away or folded up on the screen is printed all the same
  const page = await open({}, "?q=nothing");
  await page.emulateMedia({ media: "print" });
  found.print = await page.evaluate(() => ({
    hidden: [...document.querySelectorAll("[data-kinds], h2, h3, table, details ul, .notice")].filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).map((one) => one.id || one.tagName),
    filter: document.querySelector("form.filter").checkVisibility(),
  }));
  await page.pdf({ path: `${pictures}/print.pdf`, preferCSSPageSize: true });
  await page.context().close();
}

await browser.close();
console.log(JSON.stringify(found));
