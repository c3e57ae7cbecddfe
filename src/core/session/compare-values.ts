/** `a=1; b=2` as a map. A repeated name keeps all its values, in order: which one a server reads is not ours to say. */
export function pairsOf(text: string, separator: ';' | '&'): Map<string, string> {
  const map = new Map<string, string>();
  for (const pair of text.split(separator)) {
    const trimmed = pair.trim();
    if (trimmed === '') continue;
    const equals = trimmed.indexOf('=');
    const name = equals < 0 ? trimmed : trimmed.slice(0, equals);
    const value = equals < 0 ? '' : trimmed.slice(equals + 1);
    const before = map.get(name);
    map.set(name, before === undefined ? value : `${before}, ${value}`);
  }
  return map;
}

export function isJsonObject(value: unknown): value is { readonly [member: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
