// A figure of the view, as the YAML file that `vendorgraph figure` draws.
import type { Words } from "../api.ts";
import type { Explorer } from "./explorer.ts";

export function offerFigure(_explorer: Explorer, _words: Words): void {}
