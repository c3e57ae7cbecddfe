import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnosis, LadderStep, StepId } from '../../../src/core/diagnose/diagnosis.ts';
import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { at } from '../../../src/core/session/log.ts';
import { requestCount } from '../../../src/core/session/selectors.ts';
import { RequestsView } from '../../../src/ui/requests/requests-view.tsx';
import { drawView, recordingHost } from './draw-view.tsx';

const scene: Scene = {
  title: 'a good call, then one that is refused, then a page of the site',
  tokens: {
    t: {
      header: { alg: 'RS256', typ: 'at+jwt' },
      claims: { iss: 'https://id.example', sub: 'anna', exp: 1768478000 },
    },
  },
  exchanges: [
    {
      request: 'GET https://api.example/orders?page=1',
      requestHeaders: ['Authorization: Bearer $t', 'Cookie: sid=s3cr3t-cookie', 'X-Tenant: one'],
      status: 200,
      at: -90,
    },
    {
      request: 'GET https://api.example/orders?access_token=$t',
      requestHeaders: ['Authorization: Bearer $t', 'X-Tenant: two'],
      status: 401,
      responseHeaders: ['WWW-Authenticate: Bearer error="invalid_token"'],
      at: -10,
    },
    { request: 'GET https://www.example/', status: 404 },
  ],
};

const steps: readonly StepId[] = [
  'credential-sent',
  'well-formed',
  'signature',
  'time-window',
  'recipient',
  'not-revoked',
  'permission',
];

function expiredDiagnosis(change: Partial<Diagnosis> = {}): Diagnosis {
  const outcomes: LadderStep['outcome'][] = ['passed', 'passed', 'unknown', 'failed'];
  return {
    exchange: 1,
    token: 0,
    cause: 'expired',
    also: ['challenge-missing'],
    confidence: 'certain',
    headline: 'Expired 3 min 12 s before the server saw it',
    ladder: steps.map((step, index) => ({
      step,
      outcome: outcomes[index] ?? 'not-reached',
      evidence:
        step === 'time-window'
          ? [{ text: 'exp is 3 min 12 s before Date.', place: { kind: 'claim', token: 0, name: 'exp' } }]
          : [],
    })),
    evidence: [
      {
        text: 'The challenge says invalid_token.',
        place: { kind: 'response-header', exchange: 1, name: 'WWW-Authenticate' },
      },
    ],
    rightStatus: { status: 401, acceptable: [401], asSent: true, why: 'Nobody is named any more.' },
    fix: 'Send the newer token.',
    next: ['Verify the signature with a key.'],
    rivals: [{ cause: 'revoked', headline: 'Was revoked', because: 'Its exp is enough.' }],
    ...change,
  };
}

const draw = (change: Partial<Diagnosis> = {}, host = recordingHost()) =>
  drawView(RequestsView, { scene, diagnoses: [expiredDiagnosis(change)], host });
const rows = () =>
  within(screen.getByRole('grid', { name: 'Requests' }))
    .getAllByRole('row')
    .slice(1);
const openRow = (index: number) => fireEvent.click(rows()[index] as HTMLElement);
const openPane = (name: string) => fireEvent.click(screen.getByRole('tab', { name }));

afterEach(cleanup);

describe('list of requests', () => {
  it('says of each what became of it', () => {
    draw();
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringMatching(/GET.*\/orders\?page=1200.*Accepted/),
      expect.stringMatching(/\/orders.*401.*Expired 3 min 12 s before the server saw it/),
      expect.stringMatching(/404.*Not about identity/),
    ]);
  });

  it('never draws a token that travels in a URL', () => {
    const { container } = draw();
    openRow(1);
    expect(container.textContent).toContain('access_token=REDACTED');
    expect(container.textContent).not.toContain('eyJ');
  });

  it('shows what went through a socket, masked, and says where its messages were not told', () => {
    const { container, holder } = draw();
    const first = at(holder.state.exchanges, 0);
    if (first === undefined) throw new Error('the scene has exchanges');
    const { id: _, ...good } = first;
    const bearer = good.request.headers[0]?.value.replace('Bearer ', '') ?? '';
    const socket = {
      ...good,
      request: { ...good.request, url: 'wss://api.example/live', headers: [] },
      response: { ...good.response, status: 101 },
    };
    const frames = [{ direction: 'sent', at: good.startedAt, text: `{"token":"${bearer}"}` }] as const;
    act(() => holder.dispatch({ type: 'exchanges-captured', exchanges: [{ ...socket, frames }, socket] }));
    openRow(3);
    openPane('Headers');
    const shown = within(screen.getByRole('region', { name: 'Messages' }));
    expect(shown.getByText(/"token"/)).toBeTruthy();
    expect(container.textContent).not.toContain(bearer);
    openRow(4);
    expect(screen.getByText(/None were told, so none were searched/)).toBeTruthy();
  });

  it('filters by status, cause and what was carried, and says what it hides', async () => {
    const { store } = draw();
    store.filters.requests.value = 'status:4xx';
    await waitFor(() => expect(rows()).toHaveLength(2));
    store.filters.requests.value = 'has:diagnosis cause:expired';
    await waitFor(() => expect(rows()).toHaveLength(1));
    store.filters.requests.value = 'host:nowhere';
    expect(await screen.findByText('Nothing matches this filter')).toBeTruthy();
    expect(screen.getByText(/3 requests are hidden by/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Clear filter' }));
    expect(store.filters.requests.value).toBe('');
  });

  it('takes what arrives under a filter, and what a later answer made of an earlier request', async () => {
    const { store, holder } = draw();
    store.filters.requests.value = 'status:401';
    await waitFor(() => expect(rows()).toHaveLength(1));
    const first = at(holder.state.exchanges, 0);
    if (first === undefined) throw new Error('the scene has exchanges');
    const { id: _, ...again } = { ...first, response: { ...first.response, status: 401 } };
    holder.dispatch({
      type: 'exchanges-captured',
      exchanges: [again, { ...again, response: first.response }],
    });
    await waitFor(() => expect(rows()).toHaveLength(2));
    holder.state.derived.diagnoses.set(3, {
      ...expiredDiagnosis(),
      exchange: 3,
      headline: 'Was revoked meanwhile',
    });
    holder.dispatch({ type: 'recording-set', recording: false });
    expect(await screen.findByText('Was revoked meanwhile')).toBeTruthy();
  });

  it('copies a row without credentials by Ctrl-C and by its menu', async () => {
    const { host } = draw();
    openRow(0);
    fireEvent.keyDown(rows()[0] as HTMLElement, { key: 'c', ctrlKey: true });
    await waitFor(() => expect(host.copyText.mock.lastCall?.[0]).toMatch(/^curl --url .*REDACTED/s));
    fireEvent.contextMenu(rows()[1] as HTMLElement);
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Copy URL, without credentials' }));
    await waitFor(() =>
      expect(host.copyText.mock.lastCall?.[0]).toBe('https://api.example/orders?access_token=REDACTED'),
    );
  });

  it('goes back on Escape', async () => {
    const { store } = draw();
    openRow(1);
    fireEvent.keyDown(screen.getByRole('tab', { name: 'Diagnosis' }), { key: 'Escape' });
    await waitFor(() => expect(store.selection.value.requests).toBeNull());
  });

  it('offers a reload while there is nothing, and to resume while paused', () => {
    const empty = drawView(RequestsView);
    fireEvent.click(screen.getByRole('button', { name: 'Reload page' }));
    expect(empty.host.reloadPage).toHaveBeenCalledOnce();
    cleanup();
    const paused = drawView(RequestsView, { facts: [{ type: 'recording-set', recording: false }] });
    fireEvent.click(screen.getByRole('button', { name: 'Resume' }));
    expect(paused.holder.state.recording).toBe(true);
  });
});

describe('diagnosis', () => {
  it('is a region whose one heading is the headline, with how sure it is', () => {
    draw();
    openRow(1);
    const region = screen.getByRole('region', { name: 'Diagnosis' });
    expect(within(region).getByRole('heading').textContent).toBe(
      'Expired 3 min 12 s before the server saw it',
    );
    expect(within(region).getByText('Certain')).toBeTruthy();
  });

  it('shows the seven checks in words, not by colour alone', () => {
    draw();
    openRow(1);
    const checks = within(screen.getByRole('list', { name: 'What the server checks' })).getAllByRole(
      'listitem',
    );
    expect(checks.map((one) => one.querySelector('.w')?.textContent)).toEqual([
      'Credential sent: passed.',
      'Well-formed: passed.',
      'Signature: unknown.',
      'Time window: failed here.',
      'Issuer, audience: not reached.',
      'Revoked?: not reached.',
      'Permission: not reached.',
    ]);
  });

  it('says which status was right: green as sent, amber otherwise', () => {
    draw();
    openRow(1);
    expect(screen.getByRole('heading', { name: 'Status should be 401: it is' }).closest('.okb')).toBeTruthy();
    cleanup();
    draw({
      rightStatus: { status: 403, acceptable: [403], asSent: false, why: 'The server knows who asks.' },
    });
    openRow(1);
    expect(
      screen.getByRole('heading', { name: 'Status should be 403: it was 401' }).closest('.wrn'),
    ).toBeTruthy();
  });

  it('names fix, next steps, what is true as well, and why rivals lost', () => {
    const { container } = draw();
    openRow(1);
    for (const text of ['Send the newer token.', 'Verify the signature with a key.', 'Its exp is enough.']) {
      expect(screen.getByText(text)).toBeTruthy();
    }
    expect(container.textContent).toContain('no WWW-Authenticate header');
    expect(container.querySelector('details')?.open).toBe(false);
  });

  it('leads from evidence to the claim and to the header', () => {
    const { store } = draw();
    openRow(1);
    fireEvent.click(screen.getByRole('button', { name: 'The challenge says invalid_token.' }));
    expect(screen.getByRole('tab', { name: 'Headers' }).getAttribute('aria-selected')).toBe('true');
    expect(document.activeElement?.textContent).toContain('WWW-Authenticate');
    openPane('Diagnosis');
    fireEvent.click(screen.getByRole('button', { name: 'exp is 3 min 12 s before Date.' }));
    expect([store.view.value, store.selection.value.tokens, store.tokenPane.value]).toEqual([
      'tokens',
      0,
      'claims',
    ]);
  });

  it('leads to Keys where the signature is open', () => {
    const { store } = draw();
    openRow(1);
    fireEvent.click(screen.getByRole('button', { name: 'Verify with a key' }));
    expect(store.view.value).toBe('keys');
  });

  it('claims nothing for a request that went well', () => {
    draw();
    openRow(0);
    const region = screen.getByRole('region', { name: 'Diagnosis' });
    expect(within(region).getByRole('heading').textContent).toBe('Accepted');
    expect(region.textContent).toContain('That alone does not show that it checked the token');
  });

  it('does not say that nothing was sent where the capture does not tell', () => {
    const answer = buildScene({
      title: '',
      exchanges: [{ request: 'GET https://api.example/', status: 200 }],
    });
    const exchanges = answer.exchanges.map((one) => ({
      ...one,
      request: { ...one.request, headers: [], unseen: true as const },
    }));
    drawView(RequestsView, { facts: [{ type: 'exchanges-captured', exchanges }] });
    expect(rows()[0]?.textContent).toContain('not captured');
    openRow(0);
    const region = screen.getByRole('region', { name: 'Diagnosis' });
    expect(region.textContent).toContain('What the request carried was not captured');
    openPane('Headers');
    expect(screen.getByText(/only the answer is known/)).toBeTruthy();
  });

  it('has words for whatever is seen beside the cause', () => {
    draw({ also: ['no-such-route', 'refresh-race', 'signature-invalid'] });
    openRow(1);
    expect(screen.getByText(/path or the method does not exist/)).toBeTruthy();
    expect(screen.getByText(/Two refreshes/)).toBeTruthy();
    expect(screen.getByText('Signature does not match')).toBeTruthy();
  });

  it('makes characters that cannot be seen visible', () => {
    draw({ headline: 'Signed in as \u202eexe.anna' });
    openRow(1);
    expect(screen.getByRole('region', { name: 'Diagnosis' }).textContent).toContain('\\u202Eexe.anna');
  });
});

describe('other panes', () => {
  it('masks credentials and cookies until they are asked for', () => {
    const { container } = draw();
    openRow(0);
    openPane('Headers');
    expect(container.textContent).not.toContain('eyJ');
    expect(container.textContent).not.toContain('s3cr3t-cookie');
    fireEvent.click(screen.getByRole('button', { name: 'Show value of sid' }));
    expect(container.textContent).toContain('s3cr3t-cookie');
    expect(container.textContent).not.toContain('eyJ');
  });

  it('copies without credentials unless told otherwise', () => {
    const { host } = draw();
    openRow(0);
    fireEvent.click(screen.getByRole('button', { name: 'Copy as cURL' }));
    expect(host.copyText.mock.lastCall?.[0]).toContain('Authorization: Bearer REDACTED');
    fireEvent.click(screen.getByRole('checkbox', { name: 'Include credentials' }));
    expect(screen.getByText(/treat the copy like a password/)).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'Copy as fetch' }));
    expect(host.copyText.mock.lastCall?.[0]).toMatch(/"Bearer eyJ/);
  });

  it('leads to the token', () => {
    const { store } = draw();
    openRow(0);
    openPane('Token');
    fireEvent.click(screen.getByRole('button', { name: 'Open in Tokens' }));
    expect([store.view.value, store.selection.value.tokens]).toEqual(['tokens', 0]);
  });

  it('sets the request against the last good one: token, claims, headers, cookies; secrets masked', () => {
    const { container, store } = draw();
    openRow(1);
    openPane('Compare');
    const table = screen.getByRole('table', { name: 'Differences' });
    const compared = within(table)
      .getAllByRole('row')
      .map((row) => row.textContent);
    expect(compared).toEqual(expect.arrayContaining([expect.stringMatching(/Header x-tenant.*one.*two/i)]));
    expect(compared).toEqual(expect.arrayContaining([expect.stringMatching(/Cookie sid.*not there/)]));
    expect(container.textContent).not.toContain('s3cr3t-cookie');
    fireEvent.click(screen.getByRole('button', { name: 'Open the last good request' }));
    expect(store.selection.value.requests).toBe(0);
  });

  it('says where the request was made and opens the line', async () => {
    const host = recordingHost();
    const { holder } = drawView(RequestsView, { host, scene });
    const frame = {
      functionName: 'load',
      url: 'https://www.example/a/app.js?v=1',
      lineNumber: 122,
      columnNumber: 4,
    };
    const exchange = at(holder.state.exchanges, 0);
    if (exchange === undefined) throw new Error('the scene has exchanges');
    const last = requestCount(holder.state);
    holder.dispatch({ type: 'exchanges-captured', exchanges: [{ ...exchange, initiator: [frame] }] });
    await waitFor(() => expect(rows()).toHaveLength(last + 1));
    openRow(last);
    openPane('Initiator');
    expect(screen.getByText('Sent by app.js:123')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: 'app.js:123' }));
    expect(host.openSource).toHaveBeenCalledWith(frame.url, 122);
  });
});
