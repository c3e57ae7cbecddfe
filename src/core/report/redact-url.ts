/** URLs and form bodies without secrets: names stay, values under a secret's name become stand-ins. */
import type { Mask } from './mask.ts';
import { isSecretName } from './redact-request.ts';

/** User information, path, query and fragment; text that is no URL is searched for tokens. */
export function maskUrl(url: string, mask: Mask): string {
  const parts = /^([a-z][a-z0-9+.-]{0,20}:\/\/)?([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is.exec(url);
  if (parts === null) return mask.text(url, 'URL');
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] = parts;
  const at = authority.lastIndexOf('@');
  return [
    scheme,
    at < 0
      ? mask.text(authority, 'URL')
      : `${mask.secret(authority.slice(0, at), 'URL')}@${authority.slice(at + 1)}`,
    mask.text(path, 'URL'),
    query && `?${maskPairs(query.slice(1), mask)}`,
    fragment && maskFragment(fragment, mask),
  ].join('');
}

/** `#/callback?access_token=…`: a router's fragment has a query of its own. */
function maskFragment(fragment: string, mask: Mask): string {
  const question = fragment.indexOf('?');
  const from = question < 0 ? 1 : question + 1;
  return mask.text(fragment.slice(0, from), 'URL') + maskPairs(fragment.slice(from), mask);
}

/** `a=1&b=2`, the form of queries, of fragments and of form bodies. */
export function maskPairs(text: string, mask: Mask): string {
  return text
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const name = pair.slice(0, Math.max(equals, 0));
      const value = pair.slice(equals + 1);
      const place = `parameter ${name}`;
      const masked =
        isSecretName(name) && !isHarmlessName(name) ? mask.value(value, place) : mask.text(value, place);
      return pair.slice(0, equals + 1) + masked;
    })
    .join('&');
}

/** Names that sound like a secret's and say only something about one: `token_type`, `session_expires_at`. */
export function isHarmlessName(name: string): boolean {
  return /(types?|expir\w{0,10}|ttl|lifetime|methods?|supported|alg|expires_?(in|at))$/i.test(
    name.slice(0, 200),
  );
}
