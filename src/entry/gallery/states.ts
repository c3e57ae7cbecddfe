/** Every state of the panel that is worth a look, each made of facts as the panel would get them. */
import type { Scene } from '../../core/find/scene.ts';
import { buildScene } from '../../core/find/scene-building.ts';
import { parseRawExchange } from '../../core/http/raw-exchange.ts';
import { writeReport } from '../../core/report/write-report.ts';
import type { Fact } from '../../core/session/fact.ts';
import type { Host } from '../../core/session/host.ts';
import { findings, tokenCount, tokenRow } from '../../core/session/selectors.ts';
import { addWaivers, reviewOf } from '../../ui/audit/review.ts';
import { readSavedReport } from '../../ui/audit/saved-report.ts';
import { runningImport } from '../../ui/import/running-import.ts';
import type { Store, TokenPane } from '../../ui/store.ts';
import { busyScene } from './busy-scene.ts';
import { openReplayed, showReplayTab } from './replay.ts';
import { tidewaterScene } from './scene.ts';
import { now, tidewater } from './tidewater.ts';

export interface PanelState {
  readonly id: string;
  readonly title: string;
  readonly host?: Host['kind'];
  readonly facts: () => Promise<{ now: number; facts: readonly Fact[] }>;
  /** What is open on screen. */
  readonly open?: (store: Store) => void;
  /** What a person does after it is drawn. */
  readonly act?: () => Promise<void> | void;
}

const only =
  (...facts: Fact[]) =>
  async () => ({ now, facts });

/** The whole day; `keys` says which keys are in the ring, `also` what comes on top. */
function day(keys: 'all' | 'none', also: readonly Fact[] = []): PanelState['facts'] {
  return async () => {
    const { tokens, issuer, stranger, secret } = await tidewater();
    const scene = buildScene(tidewaterScene(tokens));
    const facts: Fact[] = [{ type: 'exchanges-captured', exchanges: scene.exchanges }];
    if (scene.storage) facts.push({ type: 'storage-read', reading: scene.storage });
    if (keys === 'all') facts.push({ type: 'keys-added', keys: [issuer, stranger, secret] });
    return { now, facts: [...facts, ...also] };
  };
}

/** Hundreds of requests with one token. */
async function busyHour(): ReturnType<PanelState['facts']> {
  const { tokens } = await tidewater();
  const scene = buildScene(busyScene(tokens));
  const facts: Fact[] = [{ type: 'exchanges-captured', exchanges: scene.exchanges }];
  if (scene.storage) facts.push({ type: 'storage-read', reading: scene.storage });
  return { now, facts };
}

/** The page fetched the keys of its issuer. */
const keySetScene: Scene = {
  title: 'a key set',
  exchanges: [
    {
      request: 'GET https://id.tidewater.example/.well-known/jwks.json',
      status: 200,
      responseHeaders: ['Content-Type: application/json'],
      responseBody:
        '{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"tw-2026-04","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}',
    },
  ],
};

/** What `curl -v` printed for a request with the expired token. */
async function pastedFailure(): ReturnType<PanelState['facts']> {
  const { tokens } = await tidewater();
  const text = [
    '$ curl -v https://api.tidewater.example/v1/invoices',
    '> GET /v1/invoices HTTP/2',
    '> Host: api.tidewater.example',
    `> Authorization: Bearer ${tokens.expired}`,
    '> ',
    '< HTTP/2 401',
    '< date: Sat, 14 Mar 2026 14:39:53 GMT',
    '< www-authenticate: Bearer error="invalid_token"',
    '< ',
  ].join('\n');
  const raw = parseRawExchange(text, now);
  if (raw === null) throw new Error('the gallery cannot read its own transcript');
  return { now, facts: [{ type: 'exchanges-captured', exchanges: raw.exchanges }] };
}

/** A single token pasted into an otherwise empty panel. */
const pasted =
  (name: string): PanelState['facts'] =>
  async () => {
    const { tokens } = await tidewater();
    return { now, facts: [{ type: 'text-pasted', text: tokens[name] ?? '', at: now }] };
  };

/** Opens the first token that `is` fits, at one of its panes. */
function token(is: (row: ReturnType<typeof tokenRow>) => boolean, pane: TokenPane): PanelState['open'] {
  return (store) => {
    const session = store.session.value;
    const ids = Array.from({ length: tokenCount(session) }, (_, id) => id);
    store.open('tokens', ids.find((id) => is(tokenRow(session, id))) ?? 0);
    store.tokenPane.value = pane;
  };
}

const expired = (row: ReturnType<typeof tokenRow>) => row.expiresAt !== null && row.expiresAt < now;
const failed = (row: ReturnType<typeof tokenRow>) => row.signature === 'failed';
const signedWithSecret = (row: ReturnType<typeof tokenRow>) => row.alg === 'HS256';

/** A view is fetched when it is first shown: what it holds comes a few frames later. */
async function elementOf<E extends HTMLElement = HTMLElement>(selector: string): Promise<E> {
  for (;;) {
    const element = document.querySelector<E>(selector);
    if (element) return element;
    await new Promise(requestAnimationFrame);
  }
}

/** Types into a field as a person does, so that the panel reacts. */
async function type(selector: string, text: string): Promise<void> {
  const field = await elementOf<HTMLInputElement | HTMLTextAreaElement>(selector);
  field.focus();
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

export const panelStates: readonly PanelState[] = [
  { id: 'empty', title: 'Nothing captured yet', host: 'devtools', facts: only() },
  {
    id: 'empty-paused',
    title: 'Paused',
    host: 'devtools',
    facts: only({ type: 'recording-set', recording: false }),
  },
  { id: 'empty-tab', title: 'The ordinary tab', host: 'tab', facts: only() },
  {
    id: 'tokens',
    title: 'Tokens: claims of an expired one',
    facts: day('all'),
    open: token(expired, 'claims'),
  },
  { id: 'tokens-list', title: 'Tokens: nothing chosen', facts: day('all') },
  { id: 'tokens-findings', title: 'Tokens: findings', facts: day('all'), open: token(expired, 'findings') },
  {
    id: 'tokens-verified',
    title: 'Tokens: signature verified',
    facts: day('all'),
    open: token(expired, 'signature'),
  },
  {
    id: 'tokens-hmac',
    title: 'Tokens: HMAC recomputed',
    facts: day('all'),
    open: token(signedWithSecret, 'signature'),
  },
  {
    id: 'tokens-failed',
    title: 'Tokens: payload changed',
    facts: day('all'),
    open: token(failed, 'signature'),
  },
  { id: 'tokens-no-key', title: 'Tokens: no key yet', facts: day('none'), open: token(expired, 'signature') },
  { id: 'tokens-journey', title: 'Tokens: journey', facts: day('all'), open: token(expired, 'journey') },
  {
    id: 'tokens-journey-busy',
    title: 'Tokens: journey of a busy token',
    facts: busyHour,
    open: token(expired, 'journey'),
  },
  {
    id: 'tokens-journey-long',
    title: 'Tokens: journey of a year',
    facts: day('all'),
    open: token(({ subject }) => subject === 'svc-reports', 'journey'),
  },
  {
    id: 'tokens-journey-pasted',
    title: 'Tokens: journey of a pasted token',
    facts: pasted('fresh'),
    open: token(() => true, 'journey'),
  },
  {
    id: 'tokens-journey-hostile',
    title: 'Tokens: journey of hostile text',
    facts: pasted('hostile'),
    open: token(() => true, 'journey'),
  },
  {
    id: 'tokens-known-secret',
    title: 'Tokens: a secret that everyone knows',
    facts: day('none'),
    open: (store) => {
      token(signedWithSecret, 'signature')?.(store);
      store.dispatch({
        type: 'weak-secret-found',
        token: store.selection.value.tokens ?? 0,
        found: { secret: 'keyboard cat', encoding: 'utf8' },
      });
    },
  },
  {
    id: 'tokens-edit',
    title: 'Tokens: edited and signed anew',
    facts: day('all'),
    open: token(signedWithSecret, 'signature'),
    act: async () => {
      (await elementOf('.detail-body button.fold')).click();
      (
        await elementOf<HTMLFormElement>('.detail-body form:has([aria-label="Result of signing"])')
      ).requestSubmit();
      await elementOf('[aria-label="Result of signing"] .jwt');
    },
  },
  { id: 'tokens-raw', title: 'Tokens: raw', facts: day('all'), open: token(expired, 'raw') },
  {
    id: 'tokens-broken',
    title: 'Tokens: broken text',
    facts: pasted('broken'),
    open: token(() => true, 'claims'),
  },
  {
    id: 'tokens-hostile',
    title: 'Tokens: hostile text',
    facts: pasted('hostile'),
    open: token(() => true, 'claims'),
  },
  {
    id: 'tokens-encrypted',
    title: 'Tokens: encrypted',
    facts: pasted('encrypted'),
    open: token(() => true, 'claims'),
  },
  {
    id: 'tokens-filtered',
    title: 'Tokens: nothing matches',
    facts: day('all'),
    open: (store) => {
      store.filters.tokens.value = 'is:expired kind:refresh';
    },
  },
  {
    id: 'filter',
    title: 'Filter suggestions',
    facts: day('all'),
    act: () => type('#filter', 'is:'),
  },
  {
    id: 'requests',
    title: 'Requests: expired',
    facts: day('all'),
    open: (store) => openRequest(store, 401),
  },
  {
    id: 'requests-403',
    title: 'Requests: not allowed',
    facts: day('all'),
    open: (store) => openRequest(store, 403),
  },
  {
    id: 'requests-replay',
    title: 'Requests: a replay that found something',
    facts: day('all'),
    open: openReplayed,
    act: showReplayTab,
  },
  {
    id: 'requests-list',
    title: 'Requests: nothing chosen',
    facts: day('none'),
    open: (store) => store.open('requests'),
  },
  {
    id: 'requests-pasted',
    title: 'Requests: pasted from a terminal',
    host: 'tab',
    facts: pastedFailure,
    open: (store) => openRequest(store, 401),
  },
  { id: 'storage', title: 'Storage', facts: day('all'), open: (store) => store.open('storage') },
  {
    id: 'storage-unreadable',
    title: 'Storage: page not inspectable',
    host: 'devtools',
    facts: only({
      type: 'storage-unreadable',
      reason: 'Extensions are kept out of this page by the browser.',
    }),
    open: (store) => store.open('storage'),
  },
  { id: 'audit', title: 'Audit', facts: day('all'), open: (store) => store.open('audit') },
  {
    id: 'audit-waive',
    title: 'Audit: a finding is being waived',
    facts: day('all'),
    open: (store) => store.open('audit'),
    act: async () => {
      (await elementOf<HTMLButtonElement>('.rbody-text .btn')).click();
      await type('form.waive input', 'The legacy app needs it until it moves to cookies.');
    },
  },
  {
    id: 'audit-reviewed',
    title: 'Audit: waived, and compared with a saved report',
    facts: day('all'),
    open: reviewed,
    act: async () => {
      await elementOf('.waived-part .fold');
      for (const fold of document.querySelectorAll<HTMLElement>('.audit-main .fold')) fold.click();
    },
  },
  {
    id: 'import',
    title: 'A large capture is being imported',
    host: 'tab',
    facts: day('all'),
    open: (store) => {
      runningImport(store).value = {
        name: 'a-whole-afternoon-of-tidewater.example.har',
        phase: 'reading',
        progress: [176e6, 312e6],
        cancel: () => {},
      };
    },
  },
  {
    id: 'audit-empty',
    title: 'Audit: nothing yet',
    host: 'devtools',
    facts: only(),
    open: (store) => store.open('audit'),
  },
  {
    id: 'keys',
    title: 'Keys',
    facts: day('all'),
    open: (store) => store.open('keys', store.session.value.keys[0]?.id ?? null),
    act: () =>
      type(
        'textarea',
        '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----',
      ),
  },
  {
    id: 'keys-offered',
    title: 'Keys: seen in the traffic, and what an API expects',
    facts: day('none', [
      { type: 'exchanges-captured', exchanges: buildScene(keySetScene).exchanges },
      {
        type: 'expectation-set',
        origin: 'https://api.tidewater.example',
        expectation: {
          issuer: 'https://id.tidewater.example',
          audiences: ['invoices'],
          algorithms: ['RS256'],
          leewaySeconds: 60,
        },
      },
    ]),
    open: (store) => store.open('keys'),
  },
  { id: 'keys-empty', title: 'Keys: none yet', facts: only(), open: (store) => store.open('keys') },
  {
    id: 'keys-bad',
    title: 'Keys: one that cannot be read',
    facts: day('none'),
    open: (store) => store.open('keys'),
    act: async () => {
      await type('textarea', '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQ');
      await new Promise(requestAnimationFrame);
      document.querySelector<HTMLFormElement>('form')?.requestSubmit();
    },
  },
  {
    id: 'settings',
    title: 'Settings',
    facts: day('all'),
    act: () => document.querySelector<HTMLButtonElement>('button[aria-label="Settings"]')?.click(),
  },
  {
    id: 'keyboard',
    title: 'Keyboard map',
    facts: day('all'),
    act: () => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '?', bubbles: true }));
    },
  },
];

/** One finding waived, one waiver that has ended, and a report that knew some findings and one that is gone. */
function reviewed(store: Store): void {
  const all = findings(store.session.value);
  const [first] = all;
  addWaivers(reviewOf(store), [
    {
      rule: first?.rule ?? '',
      place: '*',
      reason: 'Accepted by the security board; mended with the move to cookies.',
      until: now + 40 * 86_400_000,
    },
    {
      rule: 'exp-missing',
      place: 'https://api.tidewater.example *',
      reason: 'A spike.',
      until: now - 86_400_000,
    },
  ]);
  const report = JSON.parse(
    writeReport(
      'json',
      { name: 'capture', session: store.session.value },
      { version: '', now, showValues: false, waivers: [], baseline: null },
    ),
  );
  report.findings = [
    ...report.findings.slice(2),
    {
      rule: 'plain-http',
      place: 'http://old.tidewater.example authorization Authorization',
      message: 'A token travels without encryption.',
      undecided: false,
    },
  ];
  reviewOf(store).saved.value = readSavedReport('claimcheck-audit-march.json', JSON.stringify(report));
  store.open('audit');
}

function openRequest(store: Store, status: number): void {
  const { exchanges } = store.session.value;
  const found = exchanges.items
    .slice(0, exchanges.length)
    .findLast(({ response }) => response.status === status);
  store.open('requests', found?.id ?? null);
}
