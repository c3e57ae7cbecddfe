import { describe, expect, it } from 'vitest';
import type { StorageRow } from '../../../src/core/session/rows.ts';
import { fixFor } from '../../../src/ui/storage/storage-fix.ts';

function row(change: Partial<StorageRow>): StorageRow {
  return {
    key: 'k',
    origin: 'https://app.example',
    area: 'cookie',
    name: 'sid',
    tokens: [0],
    readableByScript: 'yes',
    flags: { httpOnly: true, secure: true, sameSite: 'Lax', expires: 'Session' },
    expiresAt: null,
    worst: null,
    risk: '',
    change: '',
    twins: [],
    ...change,
  };
}

describe('header to paste', () => {
  it('is not needed for a well-kept cookie', () => {
    expect(fixFor(row({}))).toBeNull();
  });

  it.each([
    [
      { httpOnly: false, secure: true, sameSite: 'Strict', expires: 'Session' },
      'sid=…; HttpOnly; Secure; SameSite=Strict',
    ],
    [
      { httpOnly: true, secure: true, sameSite: 'None', expires: 'Session' },
      'sid=…; HttpOnly; Secure; SameSite=Lax',
    ],
    [
      { httpOnly: true, secure: true, sameSite: '', expires: 'Session' },
      'sid=…; HttpOnly; Secure; SameSite=Lax',
    ],
  ])('adds what %o lacks', (flags, header) => {
    expect(fixFor(row({ flags }))?.header).toBe(`Set-Cookie: ${header}`);
  });

  it('holds one header only, whatever the page called the entry', () => {
    const header = fixFor(
      row({ area: 'local-storage', name: 'a;b=c\r\nSet-Cookie: evil=1, __Host-x', flags: null }),
    )?.header;
    expect(header).toMatch(/^Set-Cookie: __Host-[\w-]+=…; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  });

  it('does not prefix a prefixed name twice', () => {
    expect(fixFor(row({ name: '__Secure-sid', flags: null }))?.header).toContain('__Host-sid=…');
  });
});
