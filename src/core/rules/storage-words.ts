/** What the rules about storage say of a token's place. */
import type { StorageArea } from '../find/stored.ts';
import type { Evidence } from '../http/evidence.ts';
import type { TokenKind } from '../jose/token.ts';
import type { StoredToken } from './rule.ts';

export const areaWords: Readonly<Record<StorageArea, string>> = {
  'local-storage': 'localStorage',
  'session-storage': 'sessionStorage',
  'document-cookie': 'document.cookie',
  'indexed-db': 'IndexedDB',
  'cache-storage': 'Cache Storage',
  global: 'a global of the page',
  'inline-html': 'the page’s HTML',
  'window-name': 'window.name',
  'history-state': 'history.state',
  'page-url': 'the page’s URL',
};

/** Places that outlive the page: what is left there was left behind. */
export const lastingAreas: ReadonlySet<StorageArea> = new Set([
  'local-storage',
  'session-storage',
  'document-cookie',
  'indexed-db',
  'cache-storage',
  'window-name',
]);

/** Kinds of tokens that let someone in; the others open nothing by themselves. */
export const credentialKinds: ReadonlySet<TokenKind> = new Set([
  'access',
  'refresh',
  'session',
  'id',
  'unknown',
]);

export function storedEvidence({ entry, origin }: StoredToken): Evidence {
  return {
    text: `${areaWords[entry.area]} of ${origin}, ${entry.name.slice(0, 80)}`,
    place: { kind: 'storage', origin, name: entry.name },
  };
}

/** "signed token" where the kind is not known. */
export function kindWord(kind: TokenKind): string {
  return kind === 'unknown' ? 'signed' : kind;
}
