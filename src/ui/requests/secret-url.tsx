import { useState } from 'preact/hooks';
import { redactUrl } from '../../core/report/redact-request.ts';
import { IconButton } from '../kit/button.tsx';
import { kitMessages } from '../kit/messages.ts';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { useStore } from '../store.ts';
import { requestMessages as words } from './messages.ts';

/** URLs longer than this, in UTF-16 units, are cut for the screen. */
const maxShown = 8000;
const maxDrawn = 25_000;

/** Text with secrets in it: shown without them until they are asked for. */
export function SecretText({
  whole,
  redacted,
  what,
}: {
  whole: string;
  redacted: string;
  /** Names what is hidden, on the button. */
  what: string;
}) {
  const { settings } = useStore();
  const [choice, setChoice] = useState<boolean | null>(null);
  if (whole === redacted)
    return (
      <Mono className="wrap">
        <PlainText text={whole} limit={maxDrawn} />
      </Mono>
    );
  const revealed = choice ?? settings.value.reveal;
  return (
    <span class="masked">
      <Mono className="wrap">
        <PlainText text={revealed ? whole : redacted} limit={maxDrawn} />
      </Mono>
      <IconButton
        icon={revealed ? 'eye-off' : 'eye'}
        label={revealed ? kitMessages.mask(what) : kitMessages.reveal(what)}
        pressed={revealed}
        onClick={() => setChoice(!revealed)}
      />
    </span>
  );
}

export function SecretUrl({ url }: { url: string }) {
  const whole = url.slice(0, maxShown);
  return <SecretText whole={whole} redacted={redactUrl(whole)} what={words.headers.urlSecrets} />;
}
