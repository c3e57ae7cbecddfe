import { useState } from 'preact/hooks';
import { useStore } from '../store.ts';
import { IconButton } from './button.tsx';
import { kitMessages } from './messages.ts';
import { Mono } from './mono.tsx';

/** Hides the middle of a credential: enough is left to tell two apart, never enough to use one. */
export function maskText(text: string): string {
  const tail = text.length >= 24 ? text.slice(-4) : '';
  return `••••••••${tail}`;
}

/** A token, cookie value or other credential, masked until it is revealed here or by the setting. */
export function Masked({
  text,
  what,
  shown,
}: {
  text: string;
  /** Names it on the button: "Show the Authorization header". */
  what: string;
  /** How much of a very long text is drawn once revealed, in UTF-16 units. */
  shown?: number;
}) {
  const { settings } = useStore();
  const [choice, setChoice] = useState<boolean | null>(null);
  const revealed = choice ?? settings.value.reveal;
  const limit = shown ?? 20_000;
  return (
    <span class="masked">
      <Mono className="wrap">
        {revealed ? text.slice(0, limit) + (text.length > limit ? '…' : '') : maskText(text)}
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
