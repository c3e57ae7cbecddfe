import { cleanup, fireEvent, screen, waitFor } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { NewExchange } from '../../../src/core/http/exchange.ts';
import { parseHar, writeHar } from '../../../src/core/http/har.ts';
import { verifyAll } from '../../../src/core/session/verify-pending.ts';
import { audit } from '../../../src/entry/cli/audit.ts';
import { version } from '../../../src/entry/cli/version.ts';
import { AuditView } from '../../../src/ui/audit/audit-view.tsx';
import { drawView, recordingHost } from '../requests/draw-view.tsx';

const har = writeHar(
  buildScene({
    title: 'an expired token in a URL, refused; one with a name in it, taken',
    tokens: {
      old: { header: { alg: 'HS256', typ: 'at+jwt' }, claims: { sub: 'u', exp: 1768478220 } },
      named: { header: { alg: 'none' }, claims: { name: 'Ada', iss: 'http://10.0.0.1/' } },
    },
    exchanges: [
      { request: 'GET https://app.example/', status: 200 },
      {
        request: 'GET https://api.example/orders?access_token=$old',
        status: 401,
        responseHeaders: [
          'Date: Thu, 15 Jan 2026 12:00:00 GMT',
          'WWW-Authenticate: Bearer error="invalid_token"',
        ],
      },
      {
        request: 'GET https://api.example/me',
        requestHeaders: ['Authorization: Bearer $named'],
        status: 200,
      },
    ],
  }).exchanges as readonly NewExchange[],
);

afterEach(cleanup);

describe('the exports of the panel', () => {
  it.each([
    ['Markdown', 'markdown'],
    ['HTML', 'html'],
    ['JSON', 'json'],
    ['SARIF', 'sarif'],
  ])('are the bytes that the command line prints: %s', async (button, format) => {
    const parsed = parseHar(har);
    if ('error' in parsed) throw new Error(parsed.error);
    const host = { ...recordingHost(), version };
    const { store, holder } = drawView(AuditView, {
      host,
      facts: [
        { type: 'exchanges-captured', exchanges: parsed.exchanges },
        { type: 'capture-imported', name: 'capture', notes: parsed.notes },
      ],
    });
    // The devtools page checks signatures beside the panel.
    await verifyAll(holder);
    fireEvent.click(screen.getByRole('button', { name: button }));
    await waitFor(() => expect(host.saveFile).toHaveBeenCalledOnce());
    const [, , exported] = host.saveFile.mock.lastCall ?? [];

    let printed = '';
    await audit(['capture', '--format', format], {
      readInput: async () => har,
      isFile: () => true,
      writeFile: async () => {},
      out: (text) => {
        printed += text;
      },
      err: () => {},
      progress: () => {},
      now: () => store.now.peek(),
    });
    expect(printed.length).toBeGreaterThan(1000);
    expect(exported).toBe(printed);
  });
});
