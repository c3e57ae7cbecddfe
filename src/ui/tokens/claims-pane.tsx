import { claimMeaning, headerMeaning } from '../../core/jose/claim-meaning.ts';
import type { JsonObject } from '../../core/jose/json.ts';
import type { Jws, SdJwt, Token } from '../../core/jose/token.ts';
import { claimsOf, headerOf } from '../../core/jose/token.ts';
import type { TokenDetail } from '../../core/session/selectors.ts';
import { loadView } from '../kit/load-view.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Term } from '../kit/term.tsx';
import { formatInstant } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { Lifeline } from './lifeline.tsx';
import { MemberRow, PartHeading } from './member-row.tsx';
import { tokenMessages as words } from './messages.ts';
import { Problems } from './problems.tsx';

const DecryptedPart = loadView(async () => (await import('./decrypted-part.tsx')).DecryptedPart);

/** Header and payload, member by member, each with what it means for this token; then the signature in one line. */
export function ClaimsPane({ detail }: { detail: TokenDetail }) {
  const { token } = detail.seen;
  return (
    <>
      {token.format === 'jwe' || claimsOf(token) === null ? null : <Lifeline row={detail.row} />}
      <Problems problems={token.problems} />
      <HeaderPart header={headerOf(token)} />
      <PayloadPart token={token} issuer={detail.row.issuer} />
      {token.format === 'sd-jwt' ? <Disclosures token={token} /> : null}
      {token.format === 'sd-jwt' && token.keyBinding ? <KeyBinding token={token.keyBinding} /> : null}
      {token.format === 'jws' && token.nested ? (
        <NestedPart token={token.nested} issuer={detail.row.issuer} />
      ) : null}
      {token.format === 'jwe' ? <DecryptedPart detail={detail} /> : null}
      <SignaturePart token={token} detail={detail} />
      <p class="pad mut">{words.kindReason(token.kindReason)}</p>
    </>
  );
}

function HeaderPart({ header }: { header: JsonObject | null }) {
  return (
    <section aria-label={words.parts.header}>
      <PartHeading
        part="h"
        title={<Term id="jose-header">{words.parts.header}</Term>}
        note={words.partNotes.header}
      />
      {header === null ? (
        <p class="pad sub">{words.noHeader}</p>
      ) : (
        <dl>
          {Object.entries(header).map(([name, value]) => (
            <MemberRow
              key={name}
              part="h"
              name={name}
              value={value}
              meaning={headerMeaning(name, value).text}
            />
          ))}
        </dl>
      )}
    </section>
  );
}

function PayloadPart({ token, issuer }: { token: Token; issuer: string }) {
  const now = useStore().now.value;
  const claims = claimsOf(token);
  const exact = jwsOf(token)?.exactNumbers;
  return (
    <section aria-label={words.parts.payload}>
      <PartHeading
        part="p"
        title={<Term id="claims-set">{words.parts.payload}</Term>}
        note={token.format === 'jwe' ? words.partNotes.encrypted : words.partNotes.payload}
      />
      {claims === null ? (
        <PayloadText token={token} />
      ) : (
        <dl>
          {Object.entries(claims).map(([name, value]) => (
            <MemberRow
              key={name}
              part="p"
              name={name}
              value={value}
              exact={exact?.get(`/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)}
              meaning={claimMeaning(name, value, { now, issuer, writeInstant: formatInstant }).text}
            />
          ))}
        </dl>
      )}
    </section>
  );
}

function PayloadText({ token }: { token: Token }) {
  if (token.format === 'jwe') return null;
  if (token.format === 'jws' && token.payloadText !== null && token.payloadText !== '' && !token.nested) {
    return (
      <code class="code">
        <PlainText text={token.payloadText} />
      </code>
    );
  }
  const why =
    token.format === 'malformed'
      ? words.unreadable
      : token.format === 'jws' && token.detached
        ? words.detached
        : words.noClaims;
  return <p class="pad sub">{why}</p>;
}

function Disclosures({ token }: { token: SdJwt }) {
  return (
    <section aria-label={words.parts.disclosure}>
      <PartHeading part="p" title={words.parts.disclosure} note={words.partNotes.disclosures} />
      <dl>
        {token.disclosures.map((one) => (
          <MemberRow
            key={one.text}
            part="p"
            name={one.name ?? '[ ]'}
            value={one.value}
            meaning={one.matched ? '' : words.undisclosed}
          />
        ))}
      </dl>
    </section>
  );
}

/** What the holder signed for this one presentation. */
function KeyBinding({ token }: { token: Jws }) {
  const now = useStore().now.value;
  return (
    <section aria-label={words.parts['key-binding']}>
      <PartHeading part="p" title={words.parts['key-binding']} note={words.partNotes.keyBinding} />
      <dl>
        {Object.entries(token.claims ?? {}).map(([name, value]) => (
          <MemberRow
            key={name}
            part="p"
            name={name}
            value={value}
            meaning={claimMeaning(name, value, { now, issuer: '', writeInstant: formatInstant }).text}
          />
        ))}
      </dl>
    </section>
  );
}

/** One level is shown; what is nested deeper can be copied from there and pasted. */
function NestedPart({ token, issuer }: { token: Token; issuer: string }) {
  return (
    <div class="nested">
      <p class="pad sub">{words.partNotes.nested}</p>
      <HeaderPart header={headerOf(token)} />
      <PayloadPart token={token} issuer={issuer} />
    </div>
  );
}

function SignaturePart({ token, detail }: { token: Token; detail: TokenDetail }) {
  const text = jwsOf(token)?.signatureText;
  if (text === undefined) return null;
  const bytes = Math.floor((text.length * 3) / 4);
  return (
    <section aria-label={words.parts.signature}>
      <PartHeading
        part="s"
        title={<Term id="signature">{words.parts.signature}</Term>}
        note={
          bytes === 0
            ? words.partNotes.unsigned
            : words.partNotes.signature(bytes, words.signatures[detail.verification.code])
        }
      />
    </section>
  );
}

function jwsOf(token: Token): Jws | null {
  if (token.format === 'jws') return token;
  return token.format === 'sd-jwt' ? token.issuerJwt : null;
}
