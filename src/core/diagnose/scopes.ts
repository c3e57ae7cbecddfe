/** Scopes of a token and what a route seems to need. */
import { isJsonObject, type JsonObject, ownMember } from '../jose/json.ts';

/** The scopes that a claims set grants, in the usual spellings (RFC 8693 §4.2 and those of common providers). */
export function scopesIn(claims: JsonObject | null): string[] {
  const values = ['scope', 'scp', 'scopes', 'permissions'].map((name) => ownMember(claims, name));
  return values.flatMap((value): string[] => {
    if (typeof value === 'string')
      return value
        .slice(0, 4096)
        .split(/[\s,]+/)
        .filter(Boolean);
    if (Array.isArray(value))
      return value.filter((one): one is string => typeof one === 'string').slice(0, 256);
    return isJsonObject(value) ? Object.keys(value).slice(0, 256) : [];
  });
}

/** Words that a scope or a path is made of, in lower case and without a plural s. */
function wordsOf(text: string): Set<string> {
  const words = text
    .slice(0, 2048)
    .toLowerCase()
    .split(/[^a-z]+/);
  return new Set(words.filter((word) => word.length > 2).map((word) => word.replace(/s$/, '')));
}

/**
 * Whether the resource that `path` names is missing from `scopes`, where scopes do name the resources of
 * `goodPaths`: the sign of a scope that was not granted.
 */
export function lacksScopeFor(
  path: string,
  scopes: readonly string[],
  goodPaths: readonly string[],
): boolean {
  const granted = new Set(scopes.flatMap((scope) => [...wordsOf(scope)]));
  const named = (one: string) => [...wordsOf(one)].some((word) => granted.has(word));
  return goodPaths.some(named) && !named(path);
}
