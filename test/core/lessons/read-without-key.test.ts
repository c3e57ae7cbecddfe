import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encryptDirectly, generateContentKey } from '../../../src/core/jose/encrypt.ts';
import { protectionOf } from '../../../src/core/lessons/protection.ts';
import { markSensitive, readWithoutKey } from '../../../src/core/lessons/read-without-key.ts';

const now = Date.UTC(2026, 2, 14);
const encode = (text: string) => Buffer.from(text).toString('base64url');
const token = (claims: object, header: object = { alg: 'HS256', typ: 'at+jwt' }) =>
  `${encode(JSON.stringify(header))}.${encode(JSON.stringify(claims))}.c2lnbmF0dXJl`;

describe('without a key', () => {
  it('a signed token is read as a whole', () => {
    expect(readWithoutKey(` ${token({ sub: 'ada' })}\n`)).toMatchObject({
      kind: 'token',
      header: { alg: 'HS256' },
      claims: { sub: 'ada' },
    });
  });

  it('of an encrypted token only the header is read', async () => {
    const jwe = await encryptDirectly('{"sub":"ada"}', await generateContentKey());
    expect(readWithoutKey(jwe)).toMatchObject({ kind: 'sealed', header: { enc: 'A256GCM' }, claims: null });
  });

  it.each([
    ['a payload alone', encode('{"email":"ada@tidewater.example"}'), 'json'],
    ['a text', encode('grüße'), 'text'],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]).toString('base64url'), 'bytes'],
    ['JSON that nobody encoded', '{"sub":"ada"}', 'plain'],
    ['something else', 'what is this?', 'unreadable'],
    ['dots alone', '...', 'unreadable'],
    ['nothing', '  ', 'nothing'],
  ])('%s is told from the rest', (_, text, kind) => {
    expect(readWithoutKey(text).kind).toBe(kind);
  });

  it('what is not clean base64url is told', () => {
    expect(readWithoutKey('YWJj ZA==').problems.length).toBeGreaterThan(0);
    expect(readWithoutKey('a').problems).toEqual([expect.stringContaining('length')]);
  });

  it('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const reading = readWithoutKey(text);
        markSensitive(reading, now);
        markSensitive(readWithoutKey(encode(text)), now);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the marks', () => {
  const marksOf = (claims: object, header?: object) =>
    [...markSensitive(readWithoutKey(token(claims, header)), now)].map(([name, found]) => [
      name,
      found[0]?.rule,
    ]);

  it('are those of the audit’s rules', () => {
    expect(
      marksOf({
        sub: 'ada',
        role: 'user',
        email: 'ada@tidewater.example',
        card_number: '4111 1111 1111 1111',
        diagnosis: 'asthma',
        profile: { db_password: 'x', password: 'correct horse' },
      }),
    ).toEqual(
      expect.arrayContaining([
        ['email', 'personal-data'],
        ['card_number', 'payment-data'],
        ['diagnosis', 'special-category'],
        ['profile', 'secret-in-claims'],
      ]),
    );
  });

  it('leave alone what anyone may read', () => {
    expect(marksOf({ iss: 'https://login.tidewater.example', sub: 'ada', role: 'user', exp: 1 })).toEqual([]);
  });

  it('come for claims without a header too', () => {
    const reading = readWithoutKey(encode('{"phone_number":"+44 7700 900123"}'));
    expect([...markSensitive(reading, now).keys()]).toEqual(['phone_number']);
  });
});

describe('protection', () => {
  it('a signature stops changes and not readers; encryption stops both; HTTPS does, but only on the way', () => {
    expect(protectionOf('jws', 'http')).toEqual({ readers: 'anyone', changers: 'key' });
    expect(protectionOf('jwe', 'http')).toEqual({ readers: 'key', changers: 'key' });
    expect(protectionOf('base64url', 'http')).toEqual(protectionOf('json', 'http'));
    expect(protectionOf('json', 'https')).toEqual({ readers: 'ends', changers: 'ends' });
    expect(protectionOf('jws', 'https')).toEqual({ readers: 'ends', changers: 'key' });
  });
});
