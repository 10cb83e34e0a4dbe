// Workers under a policy that requires Trusted Types: only the two scripts of this page become workers.

interface Policy {
  createScriptURL(address: string): unknown;
}
interface Factory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): Policy;
}

const OURS = ["static/layout-worker.js", "static/elk-worker.js"];
let policy: Policy | undefined;

/** A worker that runs one of our own scripts. */
export function workerAt(address: string): Worker {
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
  policy ??= factory?.createPolicy("vendorgraph-workers", { createScriptURL: ours });
  return new Worker((policy ? policy.createScriptURL(address) : ours(address)) as string);
}

function ours(address: string): string {
  if (!OURS.includes(address)) throw new TypeError("No such worker.");
  return address;
}
