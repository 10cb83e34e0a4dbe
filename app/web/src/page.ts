// The page: shows what the address asks for.
import { start } from "./start.ts";
import { loadTexts } from "./texts.ts";

await loadTexts();
start();
