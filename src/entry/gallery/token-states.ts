import { buildScene } from '../../core/find/scene-building.ts';
import type { Fact } from '../../core/session/fact.ts';
import { tokenCount, tokenRow } from '../../core/session/selectors.ts';
import type { TokenPane } from '../../ui/store.ts';
import { busyScene } from './busy-scene.ts';
import { elementOf } from './hands.ts';
import { day, type PanelState } from './panel-state.ts';
import { now, tidewater } from './tidewater.ts';

/** Hundreds of requests with one token. */
async function busyHour(): ReturnType<PanelState['facts']> {
  const { tokens } = await tidewater();
  const scene = buildScene(busyScene(tokens));
  const facts: Fact[] = [{ type: 'exchanges-captured', exchanges: scene.exchanges }];
  if (scene.storage) facts.push({ type: 'storage-read', reading: scene.storage });
  return { now, facts };
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

export const tokenStates: readonly PanelState[] = [
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
];
