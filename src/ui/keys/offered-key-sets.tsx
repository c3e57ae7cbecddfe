import { useState } from 'preact/hooks';
import { KeyError } from '../../core/jose/key-error.ts';
import { readKeys } from '../../core/jose/key-reading.ts';
import { type OfferedKeySet, offeredKeySets } from '../../core/session/selectors.ts';
import { Button } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { useStore } from '../store.ts';
import { keyMessages } from './messages.ts';

const words = keyMessages.offered;

/** JWK Sets that the page itself fetched, each to be taken into the keyring with one click; nothing is asked for anew. */
export function OfferedKeySets() {
  const store = useStore();
  const offered = offeredKeySets(store.session.value);
  const [failures, setFailures] = useState<Readonly<Record<string, string>>>({});
  if (offered.length === 0) return null;

  const take = async ({ url, text }: OfferedKeySet) => {
    try {
      const keys = await readKeys(text, { source: { kind: 'traffic', url } });
      const before = store.session.value.keys.length;
      store.dispatch({ type: 'keys-added', keys });
      const added = store.session.value.keys.length - before;
      store.announce(added === 0 ? keyMessages.known : words.taken(added));
      if (added === 0) setFailures((known) => ({ ...known, [url]: keyMessages.known }));
    } catch (error) {
      const reason = error instanceof KeyError ? error.message : keyMessages.cannotRead;
      setFailures((known) => ({ ...known, [url]: reason }));
    }
  };
  return (
    <section class="add-here" aria-label={words.title}>
      <h3>{words.title}</h3>
      <p class="sub">{words.note}</p>
      <ul class="offered">
        {offered.map((one) => (
          <li key={one.url}>
            <code class="m ell grow" title={one.url}>
              <PlainText text={one.url} limit={300} />
            </code>
            {one.keysAt === '' ? (
              <Button icon="plus" onClick={() => void take(one)} title={words.useOf(one.url)}>
                {words.use}
              </Button>
            ) : (
              <CopyButton label={words.copyAddressOf(one.url)} text={one.keysAt}>
                {words.copyAddress}
              </CopyButton>
            )}
            {one.keysAt === '' ? null : (
              <span class="sub">
                <PlainText text={words.elsewhere(one.keysAt)} limit={400} />
              </span>
            )}
            {failures[one.url] ? (
              <span class="sub" role="status">
                {failures[one.url]}
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
