import { describe, expect, it } from 'vitest';
import { parseAuthorization } from '../../../src/core/http/authorization.ts';

const codes = (value: string) => parseAuthorization(value).problems.map(({ code }) => code);

describe('parseAuthorization', () => {
  it('parts scheme and credentials, with the place of the credentials', () => {
    const value = '  bearer   abc.def.ghi ';
    const read = parseAuthorization(value);
    expect(read).toMatchObject({ scheme: 'bearer', credentials: 'abc.def.ghi', problems: [] });
    expect(value.slice(...read.span)).toBe('abc.def.ghi');
  });

  it.each([
    'Bearer mF_9.B5f-4.1JqM',
    'Bearer cn389ncoiwuencr/+~==',
    'DPoP eyJ.eyJ.sig',
    'Token abc',
    'Basic dTpw',
    'Negotiate YII=',
    'Digest username="Mufasa", realm="x"',
    'AWS4-HMAC-SHA256 Credential=AKIA/20130524/us-east-1/s3/aws4_request, SignedHeaders=host',
  ])('finds nothing wrong with %s', (value) => {
    expect(codes(value)).toEqual([]);
  });

  it.each([
    ['', ['empty']],
    ['   ', ['empty']],
    ['Bearer', ['credentials-missing']],
    ['Bearer ', ['credentials-missing']],
    ['Bearer undefined', ['placeholder']],
    ['Bearer null', ['placeholder']],
    ['Bearer [object Object]', ['placeholder']],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the very mistake
    ['Bearer ${token}', ['placeholder']],
    ['Bearer {{access_token}}', ['placeholder']],
    ['Bearer <token>', ['placeholder']],
    ['eyJhbGciOiJIUzI1NiJ9.e30.c2ln', ['scheme-missing']],
    ['_ZyL1ZdD9ZdiUfDskb3M20uMW4XX28gWirBbcUx6UzH', ['scheme-missing']],
    ['Bearer Bearer abc', ['scheme-doubled']],
    ['Bearer: abc', ['scheme-colon']],
    ['Bearer "abc"', ['quoted']],
    ['Bearer \u201cabc\u201d', ['smart-quotes']],
    ['Bearer abc, Bearer def', ['comma']],
    ['Bearer abc\ndef', ['newline']],
    ['Bearer abc def', ['space-inside']],
    ['Bearer abcé', ['non-ascii']],
    ['Bearer ab*c', ['not-token68']],
  ])('tells what is wrong with %j', (value, expected) => {
    expect(codes(value)).toEqual(expected);
  });

  it('never repeats the credentials in a message', () => {
    const { problems } = parseAuthorization('Bearer "s3cr3t", s3cr3t\n');
    expect(problems.length).toBeGreaterThan(0);
    expect(JSON.stringify(problems)).not.toContain('s3cr3t');
  });

  it('takes long hostile values in no time', () => {
    for (const piece of ['Bearer ', '"', ' ', '${', '<', ',']) {
      expect(parseAuthorization(piece.repeat(500_000)).problems.length).toBeGreaterThan(0);
    }
  });
});
