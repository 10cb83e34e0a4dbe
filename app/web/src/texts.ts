// The texts of the page in the reader's language: one file a language, English the measure of all.
import en from "./texts/en.ts";

export type Texts = typeof en;

/** Every language there is, by its code, in its own name. */
export const LANGUAGES: Readonly<Record<string, string>> = { en: "English", es: "Español" };

const KEPT = "vendorgraph.language";

/** The texts. Set once, before anything is shown. */
export let texts: Texts = en;

/** Read the texts of the language that this reader chose, or that the browser asks for. */
export async function loadTexts(): Promise<void> {
  const [language] = [kept(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())].filter(
    (code) => code && Object.hasOwn(LANGUAGES, code),
  );
  if (language === "es") texts = (await import("./texts/es.ts")).default;
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
