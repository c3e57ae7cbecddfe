import { useId } from 'preact/hooks';

/** A labelled line, or several, of text of the wire; read-only where nothing listens. `fault` says what is wrong with it. */
export function TextField({
  label,
  value,
  rows = 1,
  limit = 10_000,
  fault = '',
  colour = '',
  onChange,
}: {
  label: string;
  value: string;
  rows?: number;
  /** In UTF-16 units. */
  limit?: number;
  fault?: string;
  /** `ch`, `cp` or `cs`: which part of a token it is. */
  colour?: '' | 'ch' | 'cp' | 'cs';
  onChange?: (value: string) => void;
}) {
  const id = useId();
  const shared = {
    id,
    value,
    maxLength: limit,
    readOnly: onChange === undefined,
    spellcheck: false,
    autocomplete: 'off',
    'aria-invalid': fault !== '',
    'aria-describedby': fault === '' ? undefined : `${id}-fault`,
  };
  return (
    <div>
      <label class="l" for={id}>
        {label}
      </label>
      {rows === 1 ? (
        <input
          {...shared}
          type="text"
          class={`fld wide m ${colour}`}
          onInput={(event) => onChange?.(event.currentTarget.value)}
        />
      ) : (
        <textarea
          {...shared}
          class={`ta ${colour}`}
          rows={rows}
          onInput={(event) => onChange?.(event.currentTarget.value)}
        />
      )}
      {fault === '' ? null : (
        <p id={`${id}-fault`} class="fail">
          {fault}
        </p>
      )}
    </div>
  );
}
