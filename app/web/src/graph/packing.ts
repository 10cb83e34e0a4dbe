// Long addresses are packed, so that a view of hundreds of entities still fits into a link.
const LONGEST = 3000;

/** The address's query; packed into one parameter where it would be very long. */
export async function pack(parameters: Record<string, string>): Promise<string> {
  const plain = new URLSearchParams(parameters).toString();
  if (plain.length <= LONGEST) return plain;
  const { graph = "", ...rest } = parameters;
  const bytes = await through(new TextEncoder().encode(JSON.stringify(rest)), new CompressionStream("deflate-raw"));
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  const packed = btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return new URLSearchParams({ graph, z: packed }).toString();
}

/** The parameters of an address that may be packed. */
export async function unpack(parameters: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const { z, ...rest } = parameters;
  if (!z) return rest;
  try {
    const text = atob(z.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const opened = await through(bytes, new DecompressionStream("deflate-raw"));
    return { ...(JSON.parse(new TextDecoder().decode(opened)) as Record<string, string>), ...rest };
  } catch {
    return rest;
  }
}

const MOST_BYTES = 4_000_000;

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > MOST_BYTES) throw new Error("The address holds too much.");
    parts.push(value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
