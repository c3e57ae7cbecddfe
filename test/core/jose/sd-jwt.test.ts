import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import type { SdJwt } from '../../../src/core/jose/token.ts';
import { hasShared, listShared, readShared } from '../../shared.ts';

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hash = (text: string, alg = 'sha256') => createHash(alg).update(text).digest('base64url');
const issue = (claims: unknown) => `${encode({ alg: 'ES256', typ: 'dc+sd-jwt' })}.${encode(claims)}.c2ln`;
const decode = (text: string) => decodeToken(text) as SdJwt;
const codesOf = (token: SdJwt) =>
  token.problems.map(({ code, part, pointer }) => `${part}${pointer}: ${code}`);

/** The disclosures of RFC 9901 §4.2.1 and §4.2.2, and their digests of §4.2.3. */
const family = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
const familyDigest = 'X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0';
const country = 'WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0';
const countryDigest = 'w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs';

describe('SD-JWT', () => {
  it('matches the disclosures of RFC 9901 §4.2 to their digests and puts the claims in place', () => {
    const claims = {
      _sd: [familyDigest, 'decoy'],
      _sd_alg: 'sha-256',
      nationalities: [{ '...': countryDigest }, { '...': 'decoy2' }, 'DE'],
    };
    const token = decode(`${issue(claims)}~${family}~${country}~`);
    expect(
      token.disclosures.map(({ name, value, digest, matched }) => [name, value, digest, matched]),
    ).toEqual([
      ['family_name', 'Möbius', familyDigest, true],
      [null, 'FR', countryDigest, true],
    ]);
    expect(token.disclosedClaims).toEqual({ nationalities: ['FR', 'DE'], family_name: 'Möbius' });
    expect(token.problems).toEqual([]);
    expect(token.kind).toBe('sd-jwt');
  });

  it('finds disclosures within disclosures', () => {
    const street = encode(['s1', 'street', 'Main St']);
    const address = encode(['s2', 'address', { _sd: [hash(street)], country: 'US' }]);
    const token = decode(`${issue({ _sd: [hash(address)] })}~${street}~${address}~`);
    expect(token.disclosedClaims).toEqual({ address: { street: 'Main St', country: 'US' } });
    expect(token.problems).toEqual([]);
  });

  it('hashes with what _sd_alg names, and says when it cannot', () => {
    const name = encode(['s', 'name', 'Ann']);
    expect(
      decode(`${issue({ _sd_alg: 'sha-512', _sd: [hash(name, 'sha512')] })}~${name}~`).disclosedClaims,
    ).toEqual({ name: 'Ann' });
    const unknown = decode(`${issue({ _sd_alg: 'sha-9', _sd: ['x'] })}~${name}~`);
    expect(codesOf(unknown)).toEqual(['payload/_sd_alg: sd-alg-unknown']);
    expect(unknown.disclosures[0]?.matched).toBe(false);
  });

  const name = encode(['s', 'name', 'Ann']);
  const element = encode(['s', 'FR']);
  it.each([
    ['no digest refers to it', { sub: 'a' }, [name], ['disclosure/0: disclosure-unmatched']],
    [
      'the same twice',
      { _sd: [hash(name)] },
      [name, name],
      ['disclosure/1: disclosure-repeated', 'disclosure/0: disclosure-unmatched'],
    ],
    [
      'a digest twice',
      { _sd: [hash(name)], a: { _sd: [hash(name)] } },
      [name],
      ['payload/_sd/0: digest-repeated'],
    ],
    [
      'the claim is there already',
      { name: 'Bob', _sd: [hash(name)] },
      [name],
      ['payload/name: claim-disclosed-twice'],
    ],
    ['an element used as a member', { _sd: [hash(element)] }, [element], ['payload/_sd/0: disclosure-kind']],
    [
      'a claim named _sd',
      { _sd: [hash(encode(['s', '_sd', []]))] },
      [encode(['s', '_sd', []])],
      ['disclosure/0: disclosure-name'],
    ],
    ['no array', { _sd: [hash(encode({}))] }, [encode({})], ['disclosure/0: disclosure-malformed']],
    [
      'no JSON',
      { sub: 'a' },
      ['eyJ'],
      [
        'disclosure/0: base64url-dirty',
        'disclosure/0: not-json',
        'disclosure/0: disclosure-malformed',
        'disclosure/0: disclosure-unmatched',
      ],
    ],
    ['a digest that is no string', { _sd: [5] }, [], ['payload/_sd/0: digest-not-text']],
  ])('tells: %s', (_, claims, disclosures, expected) => {
    const told = codesOf(decode([issue(claims), ...disclosures, ''].join('~')));
    expect(told.filter((code) => code !== 'payload/_sd: wrong-type')).toEqual(expected);
  });

  it('checks what the key-binding JWT was made for', () => {
    const presentation = `${issue({ _sd: [hash(name)] })}~${name}~`;
    const bind = (claims: object) =>
      `${encode({ alg: 'ES256', typ: 'kb+jwt' })}.${encode({ iat: 1, aud: 'v', nonce: 'n', ...claims })}.c2ln`;
    const bound = decode(presentation + bind({ sd_hash: hash(presentation) }));
    expect(bound.keyBinding?.kind).toBe('key-binding');
    expect(bound.problems).toEqual([]);
    expect(codesOf(decode(presentation + bind({ sd_hash: hash('other') })))).toEqual([
      'key-binding/sd_hash: sd-hash-mismatch',
    ]);
    expect(codesOf(decode(presentation + bind({})))).toEqual(['key-binding/sd_hash: sd-hash-missing']);
  });

  it('tells a missing ~ at the end', () => {
    expect(codesOf(decode(`${issue({})}~${name}`))).toContain('key-binding: no-trailing-tilde');
  });

  it('reads the JSON serialization with its disclosures (RFC 9901 §8)', () => {
    const [header, payload, signature] = issue({ _sd: [hash(name)] }).split('.');
    const json = { payload, protected: header, signature, header: { disclosures: [name] } };
    expect(decode(JSON.stringify(json)).disclosedClaims).toEqual({ name: 'Ann' });
    const general = {
      payload,
      signatures: [{ protected: header, signature, header: { disclosures: [name] } }],
    };
    expect(decode(JSON.stringify(general)).disclosedClaims).toEqual({ name: 'Ann' });
  });

  it('keeps a disclosed __proto__ as a claim of its own', () => {
    const evil = encode(['s', '__proto__', { admin: true }]);
    const { disclosedClaims } = decode(`${issue({ _sd: [hash(evil)] })}~${evil}~`);
    expect(Object.keys(disclosedClaims ?? {})).toEqual(['__proto__']);
    expect(Object.getPrototypeOf(disclosedClaims)).toBe(Object.prototype);
  });
});

type Frame = { readonly _sd?: readonly (string | number)[]; readonly _sd_decoy?: number } & {
  readonly [name: string]: unknown;
};

/** Issues as the vectors' frames say: a digest for each name in `_sd`, frames within frames. Path → disclosure. */
function frame(value: unknown, by: Frame, path: string, disclosures: Map<string, string>): unknown {
  const hidden = new Set((by._sd ?? []).map(String));
  const inner = (name: string, item: unknown) =>
    frame(item, (by[name] ?? {}) as Frame, `${path}/${name}`, disclosures);
  const hide = (name: string, parts: unknown[]) => {
    const text = encode([`salt${path}/${name}`, ...parts]);
    disclosures.set(`${path}/${name}`, text);
    return hash(text);
  };
  if (Array.isArray(value)) {
    return value.map((item, index) => {
      const name = String(index);
      return hidden.has(name) ? { '...': hide(name, [inner(name, item)]) } : inner(name, item);
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  const shown: Record<string, unknown> = {};
  const digests: string[] = [];
  for (const [name, item] of Object.entries(value)) {
    if (hidden.has(name)) digests.push(hide(name, [name, inner(name, item)]));
    else shown[name] = inner(name, item);
  }
  return digests.length > 0 ? { ...shown, _sd: digests } : shown;
}

const isPicked = (frames: unknown, path: string) => {
  let at = frames;
  for (const step of path.split('/').slice(1))
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[step] : undefined;
  return at !== undefined;
};

describe.skipIf(!hasShared('vectors/sd-jwt-js-vectors'))('claims and frames of sd-jwt-js', () => {
  const vectors = ['core', 'sd-jwt-vc'].flatMap((folder) => {
    const path = `vectors/sd-jwt-js-vectors/packages/${folder}/test`;
    return hasShared(path)
      ? listShared(path).map(
          (file) => [`${folder}/${file}`, JSON.parse(readShared(`${path}/${file}`))] as const,
        )
      : [];
  });

  it.each(vectors)(
    '%s: whole, and as presented',
    (_, { claims, disclosureFrame, presentationFrames, presentedClaims }) => {
      const disclosures = new Map<string, string>();
      const issuerJwt = issue(frame(claims, disclosureFrame, '', disclosures));
      const whole = decode([issuerJwt, ...disclosures.values(), ''].join('~'));
      expect(whole.disclosedClaims).toEqual(claims);
      expect(whole.problems).toEqual([]);
      const picked = [...disclosures]
        .filter(([path]) => isPicked(presentationFrames, path))
        .map(([, text]) => text);
      const presented = decode([issuerJwt, ...picked, ''].join('~'));
      expect(presented.disclosedClaims).toMatchObject(presentedClaims);
      expect(presented.problems).toEqual([]);
    },
  );
});

describe.skipIf(!hasShared('vectors/wild-tokens'))('SD-JWTs in the wild', () => {
  it('match every disclosure that they carry', () => {
    const wild = JSON.parse(readShared('vectors/wild-tokens/tokens.json')) as {
      kind: string;
      token: string;
    }[];
    const tokens = wild.filter(({ kind }) => kind === 'sd-jwt').map(({ token }) => decode(token));
    expect(tokens.length).toBeGreaterThan(0);
    for (const token of tokens) expect(token.disclosures.filter(({ matched }) => !matched)).toEqual([]);
  });
});
