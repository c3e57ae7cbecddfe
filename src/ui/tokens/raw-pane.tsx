import { useState } from 'preact/hooks';
import type { Token } from '../../core/jose/token.ts';
import { Button } from '../kit/button.tsx';
import { CopyButton } from '../kit/copy-button.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { useStore } from '../store.ts';
import { tokenMessages } from './messages.ts';
import { shareText } from './share-text.ts';

const words = tokenMessages.raw;

/** Parts of the text with their colours; `secret` is what makes the token usable and is masked. */
export interface RawPart {
  readonly text: string;
  readonly colour: 'ch' | 'cp' | 'cs' | '';
  readonly secret: boolean;
}

export function rawParts(token: Token): readonly RawPart[] {
  const colours = ['ch', 'cp', 'cs'] as const;
  if (token.format === 'jws' && token.serialization === 'compact') {
    return token.parts.map((text, index) => ({ text, colour: colours[index] ?? '', secret: index === 2 }));
  }
  if (token.format === 'jwe' && token.serialization === 'compact') {
    return token.parts.map((text, index) => ({
      text,
      colour: index === 0 ? 'ch' : index === 3 ? 'cp' : 'cs',
      secret: index > 0,
    }));
  }
  if (token.format === 'sd-jwt') {
    const rest = token.text.slice(token.issuerJwt.text.length);
    return [
      ...rawParts(token.issuerJwt),
      ...(rest === '' ? [] : [{ text: rest, colour: '' as const, secret: true }]),
    ];
  }
  return [{ text: token.text, colour: '', secret: false }];
}

export function RawPane({ token }: { token: Token }) {
  const store = useStore();
  const [choice, setChoice] = useState<boolean | null>(null);
  const revealed = choice ?? store.settings.value.reveal;
  const parts = rawParts(token);
  const share = shareText(token);
  return (
    <div class="pad stack">
      <div class="btns">
        <CopyButton label={words.token} text={token.text}>
          {words.token}
        </CopyButton>
        {share === null ? null : (
          <CopyButton label={words.share} text={share}>
            {words.share}
          </CopyButton>
        )}
        {token.format === 'jws' && token.serialization === 'compact' ? (
          <>
            <CopyButton label={words.header} text={token.parts[0]}>
              {words.header}
            </CopyButton>
            <CopyButton label={words.payload} text={token.parts[1]}>
              {words.payload}
            </CopyButton>
          </>
        ) : null}
        <Button icon={revealed ? 'eye-off' : 'eye'} pressed={revealed} onClick={() => setChoice(!revealed)}>
          {revealed ? words.hideSignature : words.showSignature}
        </Button>
      </div>
      <div class="jwt tint">
        {parts.map(({ text, colour, secret }, index) => (
          <span key={index}>
            {index > 0 && !text.startsWith('~') ? <span class="dot">.</span> : null}
            <span class={colour}>
              {secret && !revealed ? (
                '•'.repeat(Math.min(24, text.length))
              ) : (
                <PlainText text={text} limit={20_000} />
              )}
            </span>
          </span>
        ))}
      </div>
      <p class="mut">{words.warning}</p>
    </div>
  );
}
