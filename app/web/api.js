// Questions to /api/v1.
import texts from "./texts.en.js";

/** The address of a question. */
export function question(path, parameters = {}) {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) if (one !== undefined && one !== null && one !== "") all.append(name, one);
  }
  return `api/v1/${path}${all.size ? `?${all}` : ""}`;
}

/** The answer; an Error whose message is the service's own advice where it refuses. */
export async function ask(path, parameters = {}, signal = undefined) {
  let answer;
  try {
    answer = await fetch(question(path, parameters), { headers: { Accept: "application/json" }, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error(texts.unreachable, { cause: error });
  }
  if (answer.ok) return answer.json();
  const problem = await answer.json().catch(() => ({}));
  throw Object.assign(new Error(problem.detail || `${answer.status} ${answer.statusText}`), { status: answer.status });
}

let asked;
/** Kinds and predicates by name, asked for once. */
export function schema() {
  asked ??= ask("schema").then((read) => ({
    nodes: Object.fromEntries(read.nodes.map((kind) => [kind.name, kind])),
    predicates: Object.fromEntries(read.predicates.map((predicate) => [predicate.name, predicate])),
  }));
  return asked;
}
