import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { depthLimit, type JsonValue, ownMember, parseJson } from '../../../src/core/jose/json.ts';
import { scanJson } from '../../../src/core/jose/json-scan.ts';
import { hasShared, listShared, sharedPath } from '../../shared.ts';

const codesOf = (text: string) =>
  parseJson(text).problems.map(({ code, pointer }) => `${code} ${pointer}`.trim());

describe('parseJson', () => {
  it('gives the value of plain JSON and nothing to tell', () => {
    const parsed = parseJson('{"iss":"joe","exp":1300819380,"http://example.com/is_root":true}');
    expect(parsed.value).toEqual({ iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true });
    expect(parsed.problems).toEqual([]);
  });

  it('tells duplicate members by their place and takes the last', () => {
    const parsed = parseJson('{"a":{"sub":"alice","x":[1,{"y":1,"y":2}],"sub":"admin"}}');
    expect(parsed.value).toEqual({ a: { sub: 'admin', x: [1, { y: 2 }] } });
    expect(parsed.problems.map(({ pointer }) => pointer)).toEqual(['/a/x/1/y', '/a/sub']);
  });

  it('finds a duplicate that is spelled with an escape, or hidden behind a short number', () => {
    expect(codesOf('{"sub":1,"s\\u0075b":2}')).toEqual(['duplicate-member /sub']);
    expect(codesOf('{"a":1,"a":2,"n":1e15}')).toEqual(['duplicate-member /a']);
  });

  it('keeps __proto__ and constructor as plain data and tells them', () => {
    const { value, problems } = parseJson('{"__proto__":{"admin":true},"constructor":1}');
    const object = value as Record<string, JsonValue>;
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect(ownMember(object, '__proto__')).toEqual({ admin: true });
    expect(ownMember(object, 'toString')).toBeUndefined();
    expect(problems.map(({ code }) => code)).toEqual(['inherited-name', 'inherited-name']);
  });

  it('keeps numbers that a double rounds, as they were written', () => {
    const { exactNumbers } = parseJson(
      '{"id":9007199254740993,"ok":9007199254740994,"list":[1e400,0.1,1.10,1e3,12345678901234567890.5]}',
    );
    expect([...exactNumbers]).toEqual([
      ['/id', '9007199254740993'],
      ['/list/0', '1e400'],
      ['/list/4', '12345678901234567890.5'],
    ]);
  });

  it('tells lone surrogates, written out or escaped', () => {
    expect(codesOf('{"a":"\\ud800"}')).toEqual(['lone-surrogate /a']);
    expect(codesOf('{"a":"\ud800"}')).toEqual(['lone-surrogate /a']);
    expect(codesOf('{"a":"\\ud83d\\ude00"}')).toEqual([]);
  });

  it('says where text stops being JSON', () => {
    expect(parseJson('{"a":1,}').problems[0]?.data).toEqual({
      at: 7,
      error: 'a member name in double quotes is missing here',
    });
    expect(parseJson('{"a":"b').problems[0]?.data).toEqual({ at: 7, error: 'the text ends too early' });
    expect(parseJson("{'a':1}").problems[0]?.data.at).toBe(1);
  });

  it('cuts what is nested beyond the limit, and says so', () => {
    const hopeless = parseJson(`${'['.repeat(600_000)}${']'.repeat(600_000)}`);
    expect(hopeless.value).toBeUndefined();
    expect(hopeless.problems.map(({ code }) => code)).toEqual(['too-deep']);
    // Brackets within a string nest nothing.
    expect(parseJson(JSON.stringify('["\\'.repeat(600_000))).problems).toEqual([]);
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    const { value, problems } = parseJson(deep);
    expect(problems.map(({ code }) => code)).toEqual(['too-deep']);
    let depth = 0;
    for (let at = value; typeof at === 'object' && at !== null; at = ownMember(at as never, 'a')) depth++;
    expect(depth).toBe(depthLimit);
    expect(JSON.stringify(value).length).toBeLessThan(1000);
  });

  it('agrees with the platform on what is JSON', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '"a"',
      '1',
      '-',
      '0',
      '.5',
      'e9',
      'null',
      'tru',
      ' ',
      '\\',
      '\n',
      '\\u00e9',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 10 }), (list) => {
        const text = list.join('');
        let accepted = true;
        try {
          JSON.parse(text);
        } catch {
          accepted = false;
        }
        expect(scanJson(text, 100).errorAt < 0).toBe(accepted);
        expect(parseJson(text).value !== undefined).toBe(accepted);
      }),
      { numRuns: 3000 },
    );
  });

  it('has nothing to tell of what a serializer wrote', () => {
    const values = fc.jsonValue({ maxDepth: 4, noUnicodeString: false });
    fc.assert(
      fc.property(values, (value) => {
        const text = JSON.stringify(value);
        const told = parseJson(text).problems.filter(({ code }) => code !== 'inherited-name');
        const loneOrRounded = told.every(
          ({ code }) => code === 'lone-surrogate' || code === 'inexact-number',
        );
        expect(loneOrRounded).toBe(true);
        expect(parseJson(text).value).toEqual(JSON.parse(text));
      }),
    );
  });
});

describe.skipIf(!hasShared('vectors/json-testsuite'))('JSONTestSuite', () => {
  const folder = 'vectors/json-testsuite/test_parsing';
  const files = hasShared(folder) ? listShared(folder) : [];
  const read = (file: string) => {
    const bytes = readFileSync(sharedPath(`${folder}/${file}`));
    try {
      return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    } catch {
      return null;
    }
  };

  it('parses every y_ and refuses every n_, in one voice', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const text = read(file);
      const value = text === null ? undefined : parseJson(text).value;
      const scanned = text !== null && scanJson(text, 1_000_000).errorAt < 0;
      if (file.startsWith('y_') && (value === undefined || !scanned)) wrong.push(file);
      if (file.startsWith('n_') && (value !== undefined || scanned)) wrong.push(file);
    }
    expect(files.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('gives the place of the fault for every n_ that is text', () => {
    const silent = files.filter((file) => {
      const text = file.startsWith('n_') ? read(file) : null;
      return text !== null && !parseJson(text).problems.some(({ code }) => code === 'not-json');
    });
    expect(silent).toEqual([]);
  });
});
