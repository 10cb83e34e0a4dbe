// The texts of the page in the reader's language: one JSON file a language, English the measure of all.
import en from "./texts/en.json";

type Table = Readonly<Record<string, string>>;
type Tables<Name extends string> = Readonly<Record<Name, Table>>;
type English = typeof en;

/** Which texts there are. Tables are asked for by words of the service, so that any key may be looked up in them. */
export type Texts = Omit<English, TopTable | Named | "beside" | "contractList" | "graph" | "review"> &
  Tables<TopTable> &
  Readonly<Record<Named, Readonly<Record<string, readonly string[]>>>> & {
    beside: Omit<English["beside"], "verdicts"> & Tables<"verdicts">;
    contractList: Omit<English["contractList"], "orders"> & Tables<"orders">;
    graph: Omit<English["graph"], GraphTable> & Tables<GraphTable>;
    review: Omit<English["review"], ReviewTable> & Tables<ReviewTable>;
  };

type TopTable =
  | "badges"
  | "conflictKinds"
  | "counts"
  | "countsOne"
  | "groups"
  | "levels"
  | "modalities"
  | "qualifierNames"
  | "qualifiers"
  | "reasons"
  | "sourceKinds"
  | "statusLine";
/** Names of kinds and predicates, one and many, to and fro; English ones come from the schema. */
type Named = "kindNames" | "predicateNames";
type GraphTable = "layouts" | "parts" | "statuses";
type ReviewTable = "done" | "keys" | "kinds";

/** Every language there is, by its code: its own name, and its texts, fetched when they are asked for. */
const READ: Readonly<Record<string, { name: string; texts: () => Promise<{ default: Texts }> }>> = {
  en: { name: "English", texts: async () => ({ default: en }) },
  es: { name: "Español", texts: () => import("./texts/es.json") },
};

/** The languages by their codes, each in its own name. */
export const LANGUAGES: Table = Object.fromEntries(Object.entries(READ).map(([code, { name }]) => [code, name]));

const KEPT = "vendorgraph.language";

/** The texts. Set once, before anything is shown. */
export let texts: Texts = en;

/** Read the texts of the language that this reader chose, or that the browser asks for. */
export async function loadTexts(): Promise<void> {
  const wanted = [kept(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  const language = wanted.find((code) => code && Object.hasOwn(READ, code));
  if (language) texts = (await READ[language]?.texts())?.default ?? en;
}

/** Keep the choice of a language; it holds from the next load on. */
export function chooseLanguage(code: string): void {
  try {
    localStorage.setItem(KEPT, code);
  } catch {
    // Storage may be forbidden: then the browser's language holds.
  }
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEPT);
  } catch {
    return null;
  }
}
