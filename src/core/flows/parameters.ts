/** Parameters of OAuth messages: in a query, a fragment, a form, or as the members of a JSON object. */
import { decodePercent } from '../find/percent.ts';
import type { HttpBody } from '../http/exchange.ts';
import { isJsonObject, parseJson } from '../jose/json.ts';

export type Parameters = ReadonlyMap<string, string>;

export const noParameters: Parameters = new Map();

const longestText = 65_536;
const mostParameters = 500;

/** application/x-www-form-urlencoded; of a repeated name the first counts. */
export function readForm(text: string): Parameters {
  const form = new Map<string, string>();
  if (text.length > longestText) return form;
  for (const pair of text.split('&', mostParameters)) {
    const equals = pair.indexOf('=');
    const name = decode(equals < 0 ? pair : pair.slice(0, equals));
    if (name !== '' && !form.has(name)) form.set(name, equals < 0 ? '' : decode(pair.slice(equals + 1)));
  }
  return form;
}

const decode = (text: string) => decodePercent(text.replaceAll('+', ' '));

/** Query and fragment of a URL. */
export interface UrlParts {
  /** Without query and fragment. */
  readonly base: string;
  readonly query: Parameters;
  readonly fragment: Parameters;
}

export function readUrl(url: string): UrlParts {
  if (url.length > longestText) return { base: '', query: noParameters, fragment: noParameters };
  const hash = url.indexOf('#');
  const head = hash < 0 ? url : url.slice(0, hash);
  const mark = head.indexOf('?');
  return {
    base: mark < 0 ? head : head.slice(0, mark),
    query: mark < 0 ? noParameters : readForm(head.slice(mark + 1)),
    fragment: hash < 0 ? noParameters : readForm(url.slice(hash + 1)),
  };
}

/** A form, or the text, number and true/false members of a JSON object; nothing for any other body. */
export function readBody(body: HttpBody): Parameters {
  if (body.state !== 'text' || body.text.length > longestText) return noParameters;
  const text = body.text.trimStart();
  if (!text.startsWith('{'))
    return text.includes('=') && !text.startsWith('<') ? readForm(text) : noParameters;
  const { value } = parseJson(text);
  if (!isJsonObject(value)) return noParameters;
  const members = Object.entries(value).slice(0, mostParameters);
  return new Map(
    members.flatMap(([name, member]) =>
      typeof member === 'object' && member !== null ? [] : [[name, String(member)] as const],
    ),
  );
}

/** The value, or '' where it is missing. */
export function textOf(parameters: Parameters, name: string): string {
  return parameters.get(name) ?? '';
}

/** Words of a parameter that a space parts (RFC 6749 §3.1.1, §3.3). */
export function wordsOf(parameters: Parameters, name: string): readonly string[] {
  return textOf(parameters, name)
    .split(' ', 200)
    .filter((word) => word !== '');
}

/** A URL as requests spell it, without query and fragment: `https://app.example` is asked for as `https://app.example/`. */
export function baseOf(url: string): string {
  return readUrl(URL.canParse(url) ? new URL(url).href : url).base;
}

/** The words of response_type; some providers part theirs by commas. */
export function responseTypesOf(parameters: Parameters): readonly string[] {
  return textOf(parameters, 'response_type')
    .split(/[ ,]/, 20)
    .filter((word) => word !== '');
}
