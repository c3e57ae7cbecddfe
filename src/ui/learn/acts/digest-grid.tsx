import { toHex } from '../../../core/lessons/fingerprint.ts';

/** A digest as hex digits in their places; those of `changed` are filled and underlined. One picture for a screen reader. */
export function DigestGrid({
  label,
  digest,
  changed = [],
}: {
  label: string;
  digest: Uint8Array | null;
  changed?: readonly boolean[];
}) {
  const hex = digest === null ? '' : toHex(digest);
  return (
    <div class="dig" role="img" aria-label={`${label}: ${hex}`}>
      {[...hex.padEnd(64, '·')].map((digit, index) => (
        <span key={index} class={changed[index] ? 'df' : undefined}>
          {digit}
        </span>
      ))}
    </div>
  );
}
