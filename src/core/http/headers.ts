import type { HttpHeader } from './exchange.ts';

/** All values of the fields called `name`, in their order; field names are case-insensitive (RFC 9110 §5.1). */
export function headerValues(headers: readonly HttpHeader[], name: string): string[] {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  for (const header of headers) {
    if (header.name.length === wanted.length && header.name.toLowerCase() === wanted)
      values.push(header.value);
  }
  return values;
}

/** The first value of the fields called `name`; undefined where there is none. */
export function headerValue(headers: readonly HttpHeader[], name: string): string | undefined {
  return headerValues(headers, name)[0];
}
