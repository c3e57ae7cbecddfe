const colours = ['ch', 'cp', 'cs'];

/** A compact token in the colours of its parts, broken where it must be. */
export function ColouredToken({ token }: { token: string }) {
  return (
    <span class="m letters">
      {token.split('.').map((part, index) => (
        <span key={index}>
          {index === 0 ? '' : '.'}
          <span class={colours[index]}>{part}</span>
        </span>
      ))}
    </span>
  );
}
