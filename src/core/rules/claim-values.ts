/** Walks the values of a claims set: what the rules about claims look at. */
import type { JsonObject, JsonValue } from '../jose/json.ts';

export interface ClaimValue {
  /** Names from the top, parted by `/`. */
  readonly path: string;
  /** Name of the member that holds it; in a list, of the list. */
  readonly name: string;
  readonly value: JsonValue;
}

/** At most so many values are looked at; a claims set beyond that is reported as oversized elsewhere. */
const maxValues = 2000;

/** One rule after the other asks for the values of the same claims set. */
let walked: { readonly claims: JsonObject; readonly values: readonly ClaimValue[] } | null = null;

/** Every value in the claims set but the set itself. Breadth first, so that depth cannot exhaust the stack. */
export function valuesIn(claims: JsonObject): readonly ClaimValue[] {
  if (walked?.claims !== claims) walked = { claims, values: walk(claims) };
  return walked.values;
}

function walk(claims: JsonObject): ClaimValue[] {
  const queue: ClaimValue[] = [{ path: '', name: '', value: claims }];
  for (let next = 0; next < queue.length && next < maxValues; next += 1) {
    const { path, name, value } = queue[next] as ClaimValue;
    if (typeof value !== 'object' || value === null) continue;
    const list = Array.isArray(value);
    for (const [key, member] of Object.entries(value)) {
      if (queue.length >= maxValues) break;
      queue.push({ path: path === '' ? key : `${path}/${key}`, name: list ? name : key, value: member });
    }
  }
  return queue.slice(1);
}

/** The claim at the top that the path begins with: what a view can jump to. */
export function topOf(path: string): string {
  return path.split('/', 1)[0] ?? path;
}

/** A claim's name without case and separators, for looking it up. */
export function plainName(name: string): string {
  return name
    .slice(0, 100)
    .toLowerCase()
    .replace(/[_\-.\s]/g, '');
}
