const threeParts: readonly string[] = ['ch', 'cp', 'cs'];

/** A compact token in the colours of its parts, broken where it must be. `colours` for one that has other parts than a JWS. */
export function ColouredToken({
  token,
  colours = threeParts,
}: {
  token: string;
  colours?: readonly string[];
}) {
  return (
    <span class="m letters">
      {token.split('.').map((part, index) => (
        <span key={index}>
          {index === 0 ? '' : '.'}
          <span class={colours[index] || undefined}>{part}</span>
        </span>
      ))}
    </span>
  );
}
