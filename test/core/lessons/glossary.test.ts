import { describe, expect, it } from 'vitest';
import { actIds } from '../../../src/core/lessons/act-ids.ts';
import { findTerm, glossary } from '../../../src/core/lessons/glossary.ts';
import { misconceptions } from '../../../src/core/lessons/misconceptions.ts';

/** What people meet on screen and must be able to look up. */
const wanted =
  'claim claims-set jose-header jws jwe jwk jwk-set signature hmac issuer audience bearer challenge scope nonce numericdate leeway thumbprint refresh-token access-token id-token pkce dpop csrf xss cors preflight origin site httponly secure samesite host-prefix session rotation blocklist 401 403';

describe('the glossary', () => {
  it.each(wanted.split(' '))('has %s', (id) => {
    expect(findTerm(id)?.name).toBeTruthy();
  });

  it.each(glossary.map((term) => [term.id, term] as const))(
    '%s: one plain line, a clause and an act',
    (id, { meaning, spec, act }) => {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(meaning.length).toBeLessThanOrEqual(120);
      expect(meaning).toMatch(/[.]$/);
      expect(meaning).not.toMatch(/\b(in)?valid\b/i); // decoded is not verified
      expect(spec.url).toMatch(/^https:\/\//);
      expect(actIds).toContain(act);
    },
  );

  it('stands in the order of the alphabet, so that a term is found by eye', () => {
    const names = glossary.map(({ name }) => name.toLowerCase());
    expect(names).toEqual([...names].sort());
  });
});

describe('the misconceptions', () => {
  it('are three, each with reasons, a clause and the act that settles it', () => {
    expect(misconceptions.map(({ act }) => act)).toEqual(['not-secret', 'storage', 'expiry']);
    for (const { why, specs } of misconceptions) {
      expect(why.length).toBeGreaterThan(2);
      expect(specs.length).toBeGreaterThan(0);
    }
  });
});
