/** Where in a JSON text a place lies, as a JSON Pointer (RFC 6901). */

interface Level {
  /** Member name, or index. */
  key: string | number;
  readonly isArray: boolean;
}

const deepest = 200;

/**
 * The pointers of the innermost values around `offsets` (ascending), in one pass. Tolerates text that is no JSON: the
 * pointer is then the best guess. '' for the document itself.
 */
export function jsonPointersAt(text: string, offsets: readonly number[]): string[] {
  const pointers: string[] = [];
  const levels: Level[] = [];
  let lost = 0; // levels below `deepest`
  let at = 0;
  let nameStart = -1;
  const take = (until: number) => {
    while (pointers.length < offsets.length && (offsets[pointers.length] as number) < until)
      pointers.push(toPointer(levels));
  };
  while (at < text.length && pointers.length < offsets.length) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      const end = endOfString(text, at);
      const level = levels.at(-1);
      if (lost === 0 && level && !level.isArray && nameStart === -1) {
        level.key = unquote(text.slice(at, end));
        nameStart = at;
      } else take(end);
      at = end;
      continue;
    }
    if (code === 0x7b || code === 0x5b) {
      take(at);
      if (levels.length >= deepest) lost += 1;
      else levels.push({ key: code === 0x5b ? 0 : '', isArray: code === 0x5b });
      nameStart = -1;
    } else if (code === 0x7d || code === 0x5d) {
      take(at);
      if (lost > 0) lost -= 1;
      else levels.pop();
      nameStart = 0;
    } else if (code === 0x2c) {
      take(at);
      const level = levels.at(-1);
      if (lost === 0 && level?.isArray) level.key = (level.key as number) + 1;
      nameStart = -1;
    }
    at += 1;
  }
  take(Number.POSITIVE_INFINITY);
  return pointers;
}

function toPointer(levels: readonly Level[]): string {
  return levels.map(({ key }) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function unquote(literal: string): string {
  try {
    return String(JSON.parse(literal));
  } catch {
    return literal.slice(1, -1);
  }
}

function endOfString(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return at + 1;
  }
  return text.length;
}
