// Questions to /api/v1; on a published site, to the files that lie beside the pages.
import type { Build, Kind, List, PredicateInfo } from "./answers.ts";
import { answersAt } from "./published/mark.ts";
import { texts } from "./texts.ts";

const SERVICE = "api/v1/";

type Value = string | number | null | undefined;
export type Question = Record<string, Value | Value[]>;

/** A question that the service refused; the message is its own advice. */
export class Refusal extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** The address of a question. */
export function question(path: string, parameters: Question = {}): string {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const one of [value].flat()) if (one !== undefined && one !== null && one !== "") all.append(name, String(one));
  }
  return `${SERVICE}${path}${all.size ? `?${all}` : ""}`;
}

/** The answer. Raises Refusal, or an Error where the service does not answer at all. */
export function ask<T>(path: string, parameters: Question = {}, signal?: AbortSignal): Promise<T> {
  return answer<T>(question(path, parameters), { signal: signal ?? null });
}

/** The answer to a question that has a body. */
export function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const headers = { "Content-Type": "application/json" };
  return answer<T>(question(path), { method: "POST", body: JSON.stringify(body), headers, signal: signal ?? null });
}

/** The file that answers a question with a body. */
export async function postForFile(path: string, body: unknown): Promise<Blob> {
  const headers = { "Content-Type": "application/json", Accept: "*/*" };
  return (await answered(question(path), { method: "POST", body: JSON.stringify(body), headers })).blob();
}

let key: string | null = null;

/** Bear a key from now on: it may write, and sees what is not public. It is kept nowhere but in this page. */
export function useKey(given: string | null): void {
  key = given;
}

let brought: Record<string, unknown> | undefined;

/** What the service told with the page itself, once: a later question wants a newer answer. */
function withPage(address: string): unknown {
  brought ??= JSON.parse(document.getElementById("answers")?.textContent ?? "{}") as Record<string, unknown>;
  if (!Object.hasOwn(brought, address)) return undefined;
  const answer = brought[address];
  delete brought[address];
  return answer;
}

async function answer<T>(address: string, options: RequestInit): Promise<T> {
  if (answersAt()) return fromFiles<T>(address, options);
  const held = key ? undefined : withPage(address);
  if (held !== undefined) return held as T;
  return (await answered(address, options)).json() as Promise<T>;
}

async function answered(address: string, options: RequestInit): Promise<Response> {
  const bearing: Record<string, string> = key ? { Authorization: `Bearer ${key}` } : {};
  let found: Response;
  try {
    found = await fetch(address, { ...options, headers: { Accept: "application/json", ...bearing, ...options.headers } });
  } catch (error) {
    if (isAbort(error)) throw error;
    throw new Error(texts.unreachable, { cause: error });
  }
  if (found.ok) return found;
  const problem = (await found.json().catch(() => ({}))) as { detail?: string };
  throw new Refusal(problem.detail || `${found.status} ${found.statusText}`, found.status);
}

async function fromFiles<T>(address: string, { body, signal }: RequestInit): Promise<T> {
  const { published } = await import("./published/answering.ts");
  const found = await published<T>(address.slice(SERVICE.length), typeof body === "string" ? JSON.parse(body) : undefined);
  signal?.throwIfAborted();
  return found;
}

/** Whether a question ended because nobody waits for it any more. */
export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}

/** What an error says. */
export function told(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Kinds and predicates by name, in the reader's language. */
export class Words {
  constructor(
    private readonly nodes: Readonly<Record<string, Kind>>,
    private readonly predicates: Readonly<Record<string, PredicateInfo>>,
  ) {}

  get kinds(): Kind[] {
    return Object.values(this.nodes);
  }

  kind(type: string): Kind | undefined {
    return this.nodes[type];
  }

  label(type: string): string {
    return texts.kindNames[type]?.[0] ?? this.nodes[type]?.label ?? type;
  }

  plural(type: string): string {
    return texts.kindNames[type]?.[1] ?? this.nodes[type]?.plural ?? type;
  }

  /** How a predicate reads from its subject. */
  active(predicate: string): string {
    return texts.predicateNames[predicate]?.[0] ?? this.predicates[predicate]?.active ?? predicate;
  }

  /** How a predicate reads from its object. */
  passive(predicate: string): string {
    return texts.predicateNames[predicate]?.[1] ?? this.predicates[predicate]?.passive ?? predicate;
  }

  group(predicate: string): string {
    return this.predicates[predicate]?.group ?? "influence";
  }

  /** Whether it is done on a day, not held since one. */
  event(predicate: string): boolean {
    return this.predicates[predicate]?.event ?? false;
  }

  /** The predicates in the order of the schema. */
  get order(): string[] {
    return Object.keys(this.predicates);
  }
}

let asked: Promise<Words> | undefined;
let built: Promise<List<Build>> | undefined;

/** The words for kinds and predicates, asked for once. */
export function schema(): Promise<Words> {
  asked ??= ask<{ nodes: Kind[]; predicates: PredicateInfo[] }>("schema").then(
    (read) =>
      new Words(
        Object.fromEntries(read.nodes.map((kind) => [kind.name, kind])),
        Object.fromEntries(read.predicates.map((predicate) => [predicate.name, predicate])),
      ),
  );
  return asked;
}

/** The builds of the case; those who ask at the same time share one answer. */
export function builds(): Promise<List<Build>> {
  built ??= ask<List<Build>>("builds").finally(() => {
    built = undefined;
  });
  return built;
}

/** The path of an entity's questions. */
export function entityPath(id: string): string {
  return `entities/${encodeURIComponent(id)}`;
}
