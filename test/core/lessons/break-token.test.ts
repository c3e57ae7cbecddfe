import { describe, expect, it } from 'vitest';
import { decodeToken } from '../../../src/core/jose/decode.ts';
import { generateSigningKey } from '../../../src/core/jose/sign.ts';
import type { Jws } from '../../../src/core/jose/token.ts';
import { breakToken, tellChanged, tellEdit } from '../../../src/core/lessons/break-token.ts';

const { privateKey } = await generateSigningKey('HS256');
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const tokenOf = (header: object, claims: object) =>
  decodeToken(`${encode(header)}.${encode(claims)}.c2ln`) as Jws;
const now = Date.UTC(2026, 0, 15, 12, 5);
const told = (text: string, issued: string) =>
  tellChanged(text, issued)
    .map((run) => (run.look === 'edit' ? `[${run.text}]` : run.text))
    .join('');

describe('a token that is broken', () => {
  it('gets a member that it did not have', async () => {
    const { edits, text } = await breakToken(
      tokenOf({ alg: 'RS256' }, { sub: 'x' }),
      'admin',
      privateKey,
      now,
    );
    expect(edits).toEqual([{ part: 'payload', before: '', after: '"role":"admin"' }]);
    expect((decodeToken(text) as Jws).claims).toEqual({ sub: 'x', role: 'admin' });
  });

  it('lives a day longer, or a day from now without an exp', async () => {
    const longer = async (claims: object) =>
      (decodeToken((await breakToken(tokenOf({ alg: 'HS256' }, claims), 'exp', privateKey, now)).text) as Jws)
        .claims?.exp;
    expect(await longer({ exp: 1000 })).toBe(87_400);
    expect(await longer({})).toBe(now / 1000 + 86_400);
    expect(await longer({ exp: 'soon' })).toBe(now / 1000 + 86_400);
  });

  it('is not waited for when it has expired already, or never does', async () => {
    const sentAt = async (claims: object) =>
      (await breakToken(tokenOf({ alg: 'HS256' }, claims), 'wait', privateKey, now)).sentAt;
    expect(await sentAt({ exp: 1000 })).toBe(now);
    expect(await sentAt({})).toBe(now);
  });

  it('says nothing of what is as it was', async () => {
    const admin = tokenOf({ alg: 'HS256' }, { role: 'admin' });
    expect((await breakToken(admin, 'admin', privateKey, now)).edits).toEqual([]);
  });
});

describe('a changed token in short', () => {
  it('marks the first characters that differ, part by part', () => {
    expect(told('aaaaaaaa.bbbbbbbbbbbbbbbXYZZZZZ.cc', 'aaaaaaaa.bbbbbbbbbbbbbbbbbbbbbb.cc')).toBe(
      'aaaaa….bbbbb…bbbb[XYZZZ]….cc',
    );
    expect(told('aXa.b.', 'aaa.b.c')).toBe('a[Xa].b.');
    expect(told('a.bb.c', 'a.b.c')).toBe('a.b[b].c');
  });

  it('shows a member before and after', () => {
    const runs = tellEdit({ part: 'header', before: '"alg":"RS256"', after: '"alg":"none"' });
    expect(runs.map(({ text, look }) => [text, look])).toEqual([
      ['"alg":"RS256"', 'header'],
      [' → ', 'plain'],
      ['"alg":"none"', 'edit'],
    ]);
  });
});
