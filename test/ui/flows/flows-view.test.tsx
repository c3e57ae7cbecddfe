import { cleanup, fireEvent, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { FlowsView } from '../../../src/ui/flows/flows-view.tsx';
import { codeFlow } from '../../core/flows/flows-of.ts';
import { drawView } from '../requests/draw-view.tsx';

afterEach(cleanup);

const failedFlow = codeFlow({ status: 400, answer: '{"error":"invalid_client"}' });
const draw = (exchanges = codeFlow()) => drawView(FlowsView, { scene: { title: 'sign-ins', exchanges } });
const rows = () => within(screen.getByRole('grid', { name: 'Flows' })).getAllByRole('row');
const openFirst = () => fireEvent.click(screen.getByText('Sign-in (code)'));
const detail = () => within(screen.getByRole('region', { name: 'Flow details' }));

describe('the list of flows', () => {
  it('says what to do while there is none', () => {
    drawView(FlowsView, { scene: { title: 'nothing' } });
    expect(screen.getByText('No sign-in yet')).toBeDefined();
  });

  it('names the flow, its client and what came of it', () => {
    draw();
    expect(rows().map(({ textContent }) => textContent)).toContainEqual(
      expect.stringMatching(/Sign-in \(code\).*app.*id\.example.*Completed/),
    );
  });

  it('says in the list why one failed', () => {
    draw(failedFlow);
    expect(screen.getByText('The client could not prove who it is')).toBeDefined();
  });
});

describe('a flow', () => {
  it('is drawn message by message, and each leads to its request', () => {
    const { store } = draw();
    openFirst();
    const said = within(detail().getByRole('region', { name: 'Messages' })).getAllByRole('listitem');
    expect(said.map(({ textContent }) => textContent)).toEqual([
      'Browser to Provider: GET /authorize code client_id redirect_uri state code_challenge',
      'Provider: The person is at the provider (5 s)',
      'Provider to Browser: 302 state code in the query',
      'Browser to App: GET /cb state code',
      'App to Browser: 200',
      'App to Provider: POST /token authorization_code client_id redirect_uri code code_verifier',
      'Provider to App: 200 access_token refresh_token',
    ]);
    fireEvent.click(within(said[5] as HTMLElement).getByRole('button'));
    expect([store.view.value, store.selection.value.requests]).toEqual(['requests', 3]);
  });

  it('is drawn to scale where that is wanted: the time of the person is a pause, each message has its time', () => {
    draw();
    openFirst();
    const spacing = within(detail().getByRole('group', { name: 'Spacing' }));
    expect(spacing.getByRole('button', { name: 'Evenly' }).getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(spacing.getByRole('button', { name: 'To scale' }));
    expect(spacing.getByRole('button', { name: 'To scale' }).getAttribute('aria-pressed')).toBe('true');
    const picture = within(detail().getByRole('region', { name: 'Messages' }));
    expect(picture.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'Browser to Provider: GET /authorize code client_id redirect_uri state code_challenge+0 s',
      '5 s – the person is at the provider',
      'Provider to Browser: 302 state code in the query+5 s',
      'Browser to App: GET /cb state code+6 s',
      'App to Browser: 200+6 s',
      'App to Provider: POST /token authorization_code client_id redirect_uri code code_verifier+7 s',
      'Provider to App: 200 access_token refresh_token+7 s',
    ]);
    expect(picture.getByText(/Pauses over 1.5 s are cut short/)).toBeDefined();
  });

  it('tells in its list of steps how much time went by', () => {
    draw();
    openFirst();
    expect(detail().getByText(/5 s later/)).toBeDefined();
  });

  it('stops where it failed and says what to do, with the clause', () => {
    draw(failedFlow);
    fireEvent.click(screen.getByText('The client could not prove who it is'));
    expect(detail().getByRole('heading', { name: 'The client could not prove who it is' })).toBeDefined();
    expect(detail().getByText(/Look at client_id/)).toBeDefined();
    expect(detail().getByText('RFC 6749 §5.2').getAttribute('href')).toContain('rfc6749');
  });

  it('leads from a cookie that did not come back to the request that began the sign-in', () => {
    const [ask, login, callback] = codeFlow();
    const begin = {
      request: 'GET https://app.example/login',
      status: 302,
      responseHeaders: [`Location: ${ask?.request.replace('GET ', '')}`, 'Set-Cookie: sid=1; Path=/login'],
      at: -1,
    };
    const { store } = draw([begin, ask, login, { ...callback, status: 400 }] as ReturnType<typeof codeFlow>);
    fireEvent.click(screen.getByText(/^The cookie sid, set when the sign-in began, did not come back/));
    fireEvent.click(detail().getByRole('button', { name: 'See how the sign-in began' }));
    expect([store.view.value, store.selection.value.requests]).toEqual(['requests', 0]);
  });

  it('lists its checks, those that failed first, each failed one with its clause and a way into the audit', () => {
    const { store } = draw(codeFlow({ back: 'code=c-1&state=other' }));
    fireEvent.click(screen.getByText('Another state came back than was sent'));
    const checks = within(detail().getByRole('region', { name: 'Checks' })).getAllByRole('listitem');
    expect(checks[0]?.textContent).toContain('The state that came back is not the one that was sent: failed');
    expect(checks.at(-1)?.textContent).toContain('passed');
    fireEvent.click(within(checks[0] as HTMLElement).getByRole('button', { name: /state that came back/ }));
    expect([store.view.value, store.selection.value.audit]).toEqual(['audit', 'state-not-returned']);
  });

  it('leads from a check that failed to the lesson, and from a token that was handed out to the token', () => {
    const exchanges = codeFlow({ back: 'code=c-1&state=other', answer: '{"access_token":"$access"}' });
    const tokens = { access: { claims: { sub: 'ada' } } };
    const { store } = drawView(FlowsView, { scene: { title: 'sign-ins', tokens, exchanges } });
    fireEvent.click(screen.getByText('Another state came back than was sent'));
    const [failed] = within(detail().getByRole('region', { name: 'Checks' })).getAllByRole('listitem');
    fireEvent.click(within(failed as HTMLElement).getByRole('button', { name: /Learn why/ }));
    expect([store.view.value, store.selection.value.learn]).toEqual(['learn', 'sign-in']);
    fireEvent.click(detail().getByRole('button', { name: /Token request/ }));
    fireEvent.click(detail().getByRole('button', { name: 'Open the token' }));
    expect([store.view.value, store.selection.value.tokens]).toEqual(['tokens', 0]);
  });

  it('explains each parameter, and masks those that are secrets', () => {
    draw();
    openFirst();
    fireEvent.click(detail().getByRole('button', { name: /Token request/ }));
    const step = within(detail().getByRole('region', { name: /Token request/ }));
    expect(
      step.getByText(/Only who began the sign-in has it|only who began the sign-in has it/),
    ).toBeDefined();
    expect(step.getByText('authorization_code')).toBeDefined();
    expect(document.body.innerHTML).not.toContain('dBjftJeZ4CVP');
    fireEvent.click(step.getByRole('button', { name: 'Show code_verifier' }));
    expect(document.body.innerHTML).toContain('dBjftJeZ4CVP');
  });
});
