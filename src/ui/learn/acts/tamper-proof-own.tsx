import { useState } from 'preact/hooks';
import { decodeToken } from '../../../core/jose/decode.ts';
import type { Jws } from '../../../core/jose/token.ts';
import { verifyToken } from '../../../core/jose/verify.ts';
import { changedParts, writePart } from '../../../core/lessons/build-token.ts';
import { useLatest } from '../../kit/use-latest.ts';
import { useStore } from '../../store.ts';
import { canEdit, startingText } from '../../tokens/edited-text.ts';
import { SignatureBadge } from '../../tokens/signature-badge.tsx';
import { TextField } from '../text-field.tsx';
import { ColouredToken } from './coloured-token.tsx';
import { tamperMessages, ownTokenMessages as words } from './tamper-proof-messages.ts';

/** The captured token's parts. What is edited keeps its signature, which then seals something else. */
export function OwnTokenParts({ jws, onEdited }: { jws: Jws | null; onEdited: () => void }) {
  return jws === null || !canEdit(jws) ? (
    <p class="full sub">{words.cannot}</p>
  ) : (
    <Parts jws={jws} onEdited={onEdited} />
  );
}

function Parts({ jws, onEdited }: { jws: Jws; onEdited: () => void }) {
  const { keys } = useStore().session.value;
  const [header, setHeader] = useState(() => startingText(jws, 'header'));
  const [claims, setClaims] = useState(() => startingText(jws, 'claims'));
  const parts = {
    header: encode(header, startingText(jws, 'header'), jws.parts[0]),
    claims: encode(claims, startingText(jws, 'claims'), jws.parts[1]),
  };
  const token = `${parts.header.encoded}.${parts.claims.encoded}.${jws.parts[2]}`;
  const changed = changedParts(jws.parts.join('.'), token);
  const verification = useLatest(
    () => verifyToken(decodeToken(token), keys, { knownSigningInput: () => jws.signingInput }),
    [token, keys],
  );
  const edit = (take: (text: string) => void) => (text: string) => {
    take(text);
    onEdited();
  };
  return (
    <>
      <p class="full">{words.note}</p>
      <div class="stack start">
        <TextField
          label={tamperMessages.fields.header}
          value={header}
          rows={4}
          colour="ch"
          limit={20_000}
          fault={parts.header.fault}
          onChange={edit(setHeader)}
        />
        <TextField
          label={tamperMessages.fields.claims}
          value={claims}
          rows={8}
          colour="cp"
          limit={100_000}
          fault={parts.claims.fault}
          onChange={edit(setClaims)}
        />
      </div>
      <section class="stack start" aria-label={words.yours}>
        <h3>{words.yours}</h3>
        <ColouredToken token={token} />
        <div role="status" class="stack">
          <p>{changed.length === 0 ? words.asIs : words.edited}</p>
          {verification === null ? null : <SignatureBadge verification={verification} />}
          {verification === null ? null : <p class="sub">{verification.reason}</p>}
        </div>
      </section>
      <p class="full sub">{words.goesOn}</p>
    </>
  );
}

/** A part that was not touched stays letter by letter; one that is no part for now stays as it was captured. */
function encode(text: string, start: string, captured: string): { encoded: string; fault: string } {
  if (text === start) return { encoded: captured, fault: '' };
  const written = writePart(text);
  return 'fault' in written
    ? { encoded: captured, fault: written.fault }
    : { encoded: written.encoded, fault: '' };
}
