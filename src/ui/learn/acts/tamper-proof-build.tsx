import { ownString } from '../../../core/jose/json.ts';
import type { SigningKeys } from '../../../core/jose/sign.ts';
import type { Verification } from '../../../core/jose/verification.ts';
import type { BuiltToken, PartName } from '../../../core/lessons/build-token.ts';
import { SignatureBadge } from '../../tokens/signature-badge.tsx';
import { TextField } from '../text-field.tsx';
import { ColouredToken } from './coloured-token.tsx';
import type { EditedPart } from './tamper-proof.tsx';
import { tamperMessages as words } from './tamper-proof-messages.ts';

export const designs = ['HS256', 'ES256', 'RS256', 'Ed25519'] as const;
export type Design = (typeof designs)[number];

/** What a person edits: both parts, and the key. */
export function TokenFields({
  design,
  header,
  claims,
  secret,
  keys,
  onHeader,
  onClaims,
  onSecret,
}: {
  design: Design;
  header: EditedPart;
  claims: EditedPart;
  secret: string;
  /** null while they are being made. */
  keys: SigningKeys | null;
  onHeader: (text: string) => void;
  onClaims: (text: string) => void;
  onSecret: (text: string) => void;
}) {
  return (
    <div class="stack start">
      <TextField
        label={words.fields.header}
        value={header.text}
        fault={header.fault}
        colour="ch"
        limit={4000}
        onChange={onHeader}
      />
      <TextField
        label={words.fields.claims}
        value={claims.text}
        fault={claims.fault}
        rows={8}
        colour="cp"
        limit={20_000}
        onChange={onClaims}
      />
      {design === 'HS256' ? (
        <div>
          <TextField
            label={words.fields.secret}
            value={secret}
            limit={1000}
            colour="cs"
            onChange={onSecret}
          />
          <p class="mut">{words.bits(keys?.privateKey.bits ?? 0)}</p>
        </div>
      ) : (
        <div class="stack">
          <p class="sub">{words.pair.private}</p>
          <p class="sub">{words.pair.public}</p>
          <code class="code">{keys?.publicJwk ? JSON.stringify(keys.publicJwk) : '…'}</code>
        </div>
      )}
    </div>
  );
}

/** The steps from the two texts to the token, as they come out. */
export function TokenSteps({
  built,
  changed,
  isHidden,
}: {
  built: (BuiltToken & { readonly design: Design; readonly verification: Verification }) | null;
  changed: readonly PartName[];
  isHidden: boolean;
}) {
  return (
    <section class="mini aside" aria-label={words.steps.title}>
      <h3 class="sect">{words.steps.title}</h3>
      {isHidden || built === null ? (
        <p class="pad" role="status">
          {isHidden ? words.guessFirst : '…'}
        </p>
      ) : (
        <>
          <Steps built={built} />
          <div class="pad stack" role="status">
            {built.fault === '' ? (
              <>
                <p>
                  {words.changed(changed)}
                  {built.design === 'ES256' && changed.length === 1 ? ` ${words.randomised}` : ''}
                </p>
                <p>
                  <span class="sub">
                    {words.checked} {words.checkedWith[built.design === 'HS256' ? 'secret' : 'public']}:
                  </span>{' '}
                  <SignatureBadge verification={built.verification} />
                </p>
              </>
            ) : (
              <p class="fail">{built.fault}</p>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function Steps({
  built: { header, claims, signature, token, design },
}: {
  built: BuiltToken & { design: Design };
}) {
  const alg = ownString(header.value, 'alg');
  const { steps } = words;
  return (
    <ol class="build">
      <li>
        <p class="sub">{steps.json}</p>
        <p class="m ch">{header.json}</p>
        <p class="m cp">{claims.json}</p>
      </li>
      <li>
        <p class="sub">{steps.encoded}</p>
        <p class="m ch">{header.encoded}</p>
        <p class="m cp">{claims.encoded}</p>
      </li>
      <li>
        <p class="sub">{steps.input}</p>
        <p>
          <ColouredToken token={`${header.encoded}.${claims.encoded}`} />
        </p>
      </li>
      {token === '' ? null : (
        <>
          <li>
            <p class="sub">
              {signature === '' ? steps.none : design === 'HS256' ? steps.hmac(alg) : steps.signed(alg)}
            </p>
            <p class="m cs">{signature}</p>
          </li>
          <li>
            <section aria-label={steps.token}>
              <h4>{steps.token}</h4>
              <ColouredToken token={token} />
            </section>
          </li>
        </>
      )}
    </ol>
  );
}
