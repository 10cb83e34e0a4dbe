// Builds the pages into dist/: scripts bundled, the rest copied, the licences of what is bundled beside them.
import { copyFile, mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { faultsOf } from "./texts.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "node_modules/.pages");
const BUNDLED = ["cytoscape", "elkjs"];

const faults = await faultsOf(join(here, "src/texts"));
if (faults.length) throw new Error(`Texts that do not fit:\n${faults.join("\n")}`);
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const usual = { absWorkingDir: here, outdir: out, bundle: true, minify: true, target: "es2022", legalComments: "none", logLevel: "warning" };
const scripts = { format: "esm", splitting: true, chunkNames: "part-[hash]", metafile: true };
const { metafile } = await build({ ...usual, ...scripts, entryPoints: { page: "src/page.ts" } });
await build({ ...usual, entryPoints: { "layout-worker": "src/layout/worker.ts" }, format: "iife" });
const early = await build({ ...usual, entryPoints: ["src/early.ts"], format: "iife", write: false });
await build({ ...usual, entryPoints: { style: "styles/style.css" } });
await copyFile(join(here, "node_modules/elkjs/lib/elk-worker.min.js"), join(out, "elk-worker.js"));
await copyFile(join(here, "icon.svg"), join(out, "icon.svg"));
await writeFile(join(out, "index.html"), withEarly(withPreloads(await readFile(join(here, "index.html"), "utf8"))));
await writeFile(join(out, "THIRD-PARTY.txt"), await notices());
await rm(join(here, "dist"), { recursive: true, force: true });
await rename(out, join(here, "dist"));

/** The page with the script inside it that may not wait; app/pages.py has browsers trust its very text. */
function withEarly(page) {
  const named = '<script src="src/early.ts"></script>';
  if (!page.includes(named)) throw new Error(`index.html lacks ${named}`);
  return page.replace(named, () => `<script>${early.outputFiles[0].text.trim()}</script>`);
}

/** The page with links to all parts that its script begins with, so that they come at once and not one after another. */
function withPreloads(page) {
  const name = (path) => path.slice(path.lastIndexOf("/") + 1);
  const outputs = Object.fromEntries(Object.entries(metafile.outputs).map(([path, told]) => [name(path), told]));
  const wanted = new Set(["page.js"]);
  for (const part of wanted) {
    for (const { path, kind } of outputs[part].imports) if (kind === "import-statement") wanted.add(name(path));
  }
  wanted.delete("page.js");
  const links = [...wanted].sort().map((part) => `<link rel="modulepreload" href="static/${part}">\n`).join("");
  const script = page.indexOf('<script type="module"');
  return page.slice(0, script) + links + page.slice(script);
}

/** The name, version, licence and licence text of each library whose code is in dist/. */
async function notices() {
  const parts = ["The pages contain code of these libraries, unchanged but for being bundled and shortened.\n"];
  for (const name of BUNDLED) {
    const folder = join(here, "node_modules", name);
    const about = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
    const source = about.repository?.url?.replace(/^git\+/, "") ?? about.homepage;
    parts.push(`${"=".repeat(78)}\n${name} ${about.version}\nSource: ${source}\n${terms(about.license)}\n`);
    parts.push(await readFile(join(folder, file), "utf8"));
  }
  return parts.join("\n");
}

function terms(licence) {
  const [first, ...others] = licence.split(" OR ");
  return others.length ? `Licence: ${first} (chosen from: ${licence})` : `Licence: ${first}`;
}
