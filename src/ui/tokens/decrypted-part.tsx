import { useState } from 'preact/hooks';
import { claimMeaning } from '../../core/jose/claim-meaning.ts';
import { claimsOf, headerOf } from '../../core/jose/decode.ts';
import type { Decryption } from '../../core/jose/decrypt.ts';
import { type JsonObject, ownMember } from '../../core/jose/json.ts';
import type { Token } from '../../core/jose/token.ts';
import type { TokenDetail } from '../../core/session/selectors.ts';
import { keyName } from '../keys/key-name.ts';
import { Button } from '../kit/button.tsx';
import { Box } from '../kit/notice.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { formatInstant } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { decryptedMessages as words } from './decrypted-messages.ts';
import { MemberRow, PartHeading } from './member-row.tsx';

/** What an encrypted token holds, with the key that opened it; or why it stays closed. */
export function DecryptedPart({ detail }: { detail: TokenDetail }) {
  const { token, id } = detail.seen;
  const decryption = useStore().session.value.decryptions.get(id);
  if (decryption === undefined) return <p class="pad sub">{words.pending}</p>;
  if (decryption.outcome === 'not-decrypted') {
    return (
      <div class="pad stack">
        <Box tone="info" icon="lock" title={words.closed}>
          <p lang="en">
            <PlainText text={decryption.reason} limit={1000} />
          </p>
          {decryption.code === 'count-too-high' ? <AllowCount detail={detail} /> : null}
        </Box>
      </div>
    );
  }
  return (
    <>
      <OpenedWith decryption={decryption} />
      <Contents decryption={decryption} issuer={issuerOf(decryption)} />
      {token.format === 'jwe' && decryption.nested ? <Nested token={decryption.nested} /> : null}
    </>
  );
}

type Decrypted = Extract<Decryption, { outcome: 'decrypted' }>;

const issuerOf = ({ claims }: Decrypted) => {
  const issuer = ownMember(claims, 'iss');
  return typeof issuer === 'string' ? issuer : '';
};

function OpenedWith({ decryption }: { decryption: Decrypted }) {
  const key = useStore().session.value.keys.find(({ id }) => id === decryption.key);
  return (
    <div class="pad stack">
      <Box tone="good" icon="lock-open" title={words.opened(key ? keyName(key) : words.aKey)}>
        <p lang="en">{decryption.reason}</p>
      </Box>
    </div>
  );
}

function Contents({ decryption, issuer }: { decryption: Decrypted; issuer: string }) {
  if (decryption.claims !== null)
    return <Claims claims={decryption.claims} issuer={issuer} title={words.claims} />;
  if (decryption.nested !== null) return null;
  return decryption.text === null ? (
    <p class="pad sub">{words.bytes(decryption.plaintext.length)}</p>
  ) : (
    <code class="code">
      <PlainText text={decryption.text} />
    </code>
  );
}

function Claims({ claims, issuer, title }: { claims: JsonObject; issuer: string; title: string }) {
  const now = useStore().now.value;
  return (
    <section aria-label={title}>
      <PartHeading part="p" title={title} note={words.note} />
      <dl>
        {Object.entries(claims).map(([name, value]) => (
          <MemberRow
            key={name}
            part="p"
            name={name}
            value={value}
            meaning={claimMeaning(name, value, { now, issuer, writeInstant: formatInstant }).text}
          />
        ))}
      </dl>
    </section>
  );
}

/** The signed token within: an inspector shows what it says, and takes it in as a token of its own on request. */
function Nested({ token }: { token: Token }) {
  const { dispatch, now } = useStore();
  const claims = claimsOf(token);
  const issuer = ownMember(claims, 'iss');
  const alg = ownMember(headerOf(token), 'alg');
  return (
    <div class="nested">
      <p class="pad sub">
        {words.nested(typeof alg === 'string' ? alg : '–')}{' '}
        <Button
          look="quiet"
          onClick={() => dispatch({ type: 'text-pasted', text: token.text, at: now.value })}
        >
          {words.takeOut}
        </Button>
      </p>
      {claims === null ? null : (
        <Claims claims={claims} issuer={typeof issuer === 'string' ? issuer : ''} title={words.claims} />
      )}
    </div>
  );
}

/** More iterations than this are no care any more: they take minutes. */
const mostAllowed = 10_000_000;

/** A password-based token that asks for much work is tried only when the person says so. */
function AllowCount({ detail: { seen } }: { detail: TokenDetail }) {
  const { session, dispatch } = useStore();
  const [running, setRunning] = useState(false);
  const count = ownMember(headerOf(seen.token), 'p2c');
  if (typeof count !== 'number' || count > mostAllowed) return null;
  const allow = async () => {
    setRunning(true);
    const { keys, keyring, verifications } = session.value;
    const { decryptToken } = await import('../../core/jose/decrypt.ts');
    const decryption = await decryptToken(seen.token, keys, { mostIterations: count });
    const verification = verifications.get(seen.id);
    if (verification)
      dispatch({ type: 'verified', keyring, results: [{ token: seen.id, verification, decryption }] });
    setRunning(false);
  };
  return (
    <Button disabled={running} onClick={() => void allow()}>
      {words.allow}
    </Button>
  );
}
