// Whether every language says all that English says, with the same {places}. Run by build.mjs; alone: node texts.mjs
import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Tables whose English words come from the service: a translation has more rows than English. */
const OPEN = new Set(["kindNames", "predicateNames", "conflictKinds", "reasons"]);

/** What is wrong with the languages in a folder, one line each. */
export async function faultsOf(folder) {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".json"));
  const read = async (name) => JSON.parse(await readFile(join(folder, name), "utf8"));
  const english = await read("en.json");
  const found = files.map(async (name) => faults(english, await read(name), "").map((fault) => `${name}: ${fault}`));
  return (await Promise.all(found)).flat();
}

function faults(english, other, at) {
  if (typeof english === "string") return places(english) === places(other) ? [] : [`${at} has other {places} than in English`];
  const missing = Object.keys(english).filter((key) => !Object.hasOwn(other, key));
  const unknown = OPEN.has(at) ? [] : Object.keys(other).filter((key) => !Object.hasOwn(english, key));
  const shared = Object.keys(english).filter((key) => Object.hasOwn(other, key));
  return [
    ...missing.map((key) => `${path(at, key)} is missing`),
    ...unknown.map((key) => `${path(at, key)} is not in English`),
    ...shared.flatMap((key) =>
      typeof english[key] === typeof other[key]
        ? faults(english[key], other[key], path(at, key))
        : [`${path(at, key)} is of another kind than in English`],
    ),
  ];
}

function places(text) {
  return [...new Set(text.match(/\{\w+\}/g))].sort().join();
}

function path(at, key) {
  return at ? `${at}.${key}` : key;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = await faultsOf(process.argv[2] ?? join(dirname(process.argv[1]), "src/texts"));
  for (const fault of found) console.error(fault);
  process.exitCode = found.length ? 1 : 0;
}
