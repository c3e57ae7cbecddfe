import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { accepted, call, scene } from '../../../src/core/diagnose/example-scenes.ts';
import { glossary } from '../../../src/core/lessons/glossary.ts';
import { misconceptions } from '../../../src/core/lessons/misconceptions.ts';
import { FullPicturePage } from '../../../src/ui/learn/full-picture-page.tsx';
import { GlossaryPage } from '../../../src/ui/learn/glossary-page.tsx';
import { LessonLink } from '../../../src/ui/learn/lesson-link.tsx';
import { MisconceptionsPage } from '../../../src/ui/learn/misconceptions-page.tsx';
import { SeeIt } from '../../../src/ui/learn/see-it.tsx';
import { drawView } from '../requests/draw-view.tsx';

afterEach(cleanup);

describe('the glossary', () => {
  it('shows every term with its clause, and goes to the act that explains it', () => {
    const { store } = drawView(GlossaryPage);
    expect(screen.getAllByRole('term')).toHaveLength(glossary.length);
    const audience = within(screen.getByText('Audience (aud)').parentElement as HTMLElement);
    expect(audience.getByRole('link', { name: 'RFC 7519 §4.1.3' }).getAttribute('href')).toBe(
      'https://www.rfc-editor.org/rfc/rfc7519#section-4.1.3',
    );
    fireEvent.click(audience.getByRole('button', { name: 'Act 6: Server validation' }));
    expect([store.view.value, store.selection.value.learn]).toEqual(['learn', 'validation']);
  });

  it('is narrowed by the filter, by name, meaning or clause', async () => {
    const { store } = drawView(GlossaryPage);
    store.filters.learn.value = 'httponly';
    expect(await screen.findByText(/1 of \d+ terms/)).toBeDefined();
    store.filters.learn.value = '"RFC 9449"';
    await waitFor(() => expect(screen.getByRole('term').textContent).toBe('DPoP'));
    store.filters.learn.value = 'zebra';
    fireEvent.click(await screen.findByRole('button', { name: 'Clear the filter' }));
    expect(await screen.findByText(`${glossary.length} terms.`)).toBeDefined();
  });
});

describe('the misconceptions', () => {
  it('give no reason before the judgement', () => {
    const { container } = drawView(MisconceptionsPage);
    for (const { why } of misconceptions)
      for (const reason of why) expect(container.textContent).not.toContain(reason);
  });

  it.each(misconceptions.map((one) => [one.claim, one] as const))('%s', (claim, { answer, why }) => {
    drawView(MisconceptionsPage);
    const box = within(screen.getByRole('region', { name: claim }));
    const labels = { true: 'True', false: 'False', depends: 'It depends' };
    fireEvent.click(box.getByRole('button', { name: answer === 'true' ? 'False' : 'True' }));
    expect(box.getByRole('status').textContent).toContain(`It is: ${labels[answer].toLowerCase()}`);
    expect(box.getByText(why[0] ?? '')).toBeDefined();
    fireEvent.click(box.getByRole('button', { name: labels[answer] }));
    expect(box.getByRole('status').textContent).toContain('Right');
    expect(box.getByRole('button', { name: /^Act \d/ })).toBeDefined();
  });
});

describe('the full picture', () => {
  it('draws both ways from the login to the refresh, with a token that is really signed', async () => {
    drawView(FullPicturePage);
    const session = within(screen.getByRole('region', { name: 'The session way' }));
    expect(session.getAllByRole('listitem').at(-1)?.textContent).toContain('401');
    const token = within(await screen.findByRole('region', { name: 'The token way' }));
    const said = (await token.findAllByRole('listitem')).map(({ textContent }) => textContent ?? '');
    expect(said[1]).toMatch(/eyJhb….eyJpc….[\w-]{5}… and a refresh token/);
    expect(said.findIndex((one) => one.includes('401'))).toBeLessThan(
      said.findIndex((one) => one.includes('/token')),
    );
  });

  it('compares them step by step', () => {
    drawView(FullPicturePage);
    const steps = within(screen.getByRole('table', { name: 'Step by step' }))
      .getAllByRole('rowheader')
      .map(({ textContent }) => textContent);
    expect(steps).toEqual(['Log in', 'Store', 'Send', 'Verify', 'Expire', 'Refresh', 'Log out']);
  });
});

describe('links between acts and traffic', () => {
  it('lead from a verdict and from a finding to the act that explains it', () => {
    const { store } = drawView(() => (
      <>
        <LessonLink cause="expired" />
        <LessonLink rule="web-storage" />
        <LessonLink rule="made-up-by-a-report" />
      </>
    ));
    expect(screen.getAllByRole('button')).toHaveLength(2);
    fireEvent.click(screen.getByRole('button', { name: /Learn why.*Act 9: Expiry, refresh, revocation/ }));
    expect(store.selection.value.learn).toBe('expiry');
    fireEvent.click(screen.getByRole('button', { name: /Learn why.*Act 8: Where the token lives/ }));
    expect(store.selection.value.learn).toBe('storage');
  });

  it('lead from an act to the traffic, filtered to what it is about', () => {
    const { store } = drawView(() => <SeeIt lesson="no-memory" />, {
      scene: scene('a refusal', [call(401, '')]),
    });
    fireEvent.click(screen.getByRole('button', { name: 'See it in your traffic' }));
    expect([store.view.value, store.filters.requests.value]).toEqual(['requests', 'status:401']);
  });

  it('are left out while nothing was captured', () => {
    drawView(() => <SeeIt lesson="no-memory" />);
    expect(screen.queryByRole('button')).toBeNull();
    cleanup();
    drawView(() => <SeeIt lesson="drill" />, { scene: accepted });
    expect(screen.getByRole('button')).toBeDefined();
  });
});
