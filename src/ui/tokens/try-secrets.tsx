import { useEffect, useRef, useState } from 'preact/hooks';
import { readKeys } from '../../core/jose/key-reading.ts';
import type { WeakSecret } from '../../core/jose/weak-secrets.ts';
import type { SecretSearch } from '../../core/session/host.ts';
import type { TokenDetail } from '../../core/session/selectors.ts';
import { Button } from '../kit/button.tsx';
import { Masked } from '../kit/masked.tsx';
import { Box } from '../kit/notice.tsx';
import { useStore } from '../store.ts';
import { knownSecretMessages as words } from './signature-messages.ts';

type State =
  | { readonly name: 'idle' | 'cancelled' | 'failed' }
  | { readonly name: 'running' | 'none'; readonly tried: number; readonly total: number };

/** Whether an HMAC token was signed with a secret that everyone knows; asked for by the person, as it takes a second of work. Keyed by the token. */
export function TrySecrets({ detail }: { detail: TokenDetail }) {
  const { host, dispatch, session, announce } = useStore();
  const { id, token } = detail.seen;
  const [state, setState] = useState<State>({ name: 'idle' });
  const search = useRef<SecretSearch | null>(null);
  const found = session.value.weakSecrets.get(id);
  useEffect(() => () => stop(search), []);

  if (found) return <Found found={found} verified={detail.verification.outcome === 'verified'} />;

  const run = async () => {
    const progress = { tried: 0, total: 0 };
    setState({ name: 'running', ...progress });
    const mine = host.searchWeakSecret(token.text, (tried, total) => {
      Object.assign(progress, { tried, total });
      if (search.current === mine) setState({ name: 'running', tried, total });
    });
    search.current = mine;
    const answer = await mine.result.then(
      (secret) => ({ secret }),
      () => null,
    );
    // Cancelled, or another token is shown by now.
    if (search.current !== mine) return;
    search.current = null;
    if (answer?.secret) dispatch({ type: 'weak-secret-found', token: id, found: answer.secret });
    announce(answer === null ? words.failed : answer.secret ? words.found : words.none(progress.total));
    setState(answer === null ? { name: 'failed' } : { name: 'none', ...progress, tried: progress.total });
  };
  const cancel = () => {
    stop(search);
    setState({ name: 'cancelled' });
  };
  return (
    <section class="try-secrets" aria-label={words.title}>
      <div class="btns">
        {state.name === 'running' ? (
          <>
            <progress aria-label={words.progress} max={state.total || 1} value={state.tried} />
            <Button onClick={cancel}>{words.cancel}</Button>
          </>
        ) : (
          <Button icon="key-round" onClick={() => void run()}>
            {words.start}
          </Button>
        )}
      </div>
      <p class="sub">{tell(state)}</p>
    </section>
  );
}

function tell(state: State): string {
  switch (state.name) {
    case 'running':
      return state.total === 0 ? words.starting : words.running(state.tried, state.total);
    case 'none':
      return words.none(state.total);
    default:
      return words[state.name];
  }
}

function stop(search: { current: SecretSearch | null }): void {
  const running = search.current;
  search.current = null;
  running?.cancel();
}

function Found({ found, verified }: { found: WeakSecret; verified: boolean }) {
  const { dispatch } = useStore();
  const use = async () => {
    const keys = await readKeys(found.secret, { encoding: found.encoding });
    dispatch({ type: 'keys-added', keys });
  };
  return (
    <Box tone="error" title={words.found}>
      <p>{words.foundNote}</p>
      <p>
        {found.secret === '' ? words.empty : <Masked text={found.secret} what={words.secret} />}{' '}
        <span class="sub">{words.readAs[found.encoding]}</span>
      </p>
      {verified ? null : (
        <Button icon="plus" onClick={() => void use()}>
          {words.use}
        </Button>
      )}
    </Box>
  );
}
