import { useRef } from 'preact/hooks';
import { Button, IconButton } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { importMessages as words } from './messages.ts';
import { takeFile } from './take-text.ts';

/** Opens the browser's file dialog. The input itself is hidden; the button stands for it. */
export function FilePicker({
  labelled = false,
  label = words.open,
  primary = false,
  className = '',
  inputId,
  onPicked,
}: {
  labelled?: boolean;
  /** The word on the button, where it is labelled. */
  label?: string;
  primary?: boolean;
  className?: string;
  /** Id of the input, for who clicks it from elsewhere. */
  inputId?: string;
  onPicked?: () => void;
}) {
  const store = useStore();
  const input = useRef<HTMLInputElement>(null);
  const pick = () => input.current?.click();
  return (
    <>
      <input
        ref={input}
        id={inputId}
        type="file"
        hidden
        accept=".har,.json,.pem,.jwk,.jwks,.txt,application/json,text/plain"
        onChange={async () => {
          const files = [...(input.current?.files ?? [])];
          onPicked?.();
          for (const file of files) await takeFile(store, file);
          if (input.current) input.current.value = '';
        }}
      />
      {labelled ? (
        <Button icon="upload" look={primary ? 'primary' : 'plain'} onClick={pick}>
          {label}
        </Button>
      ) : (
        <IconButton icon="upload" label={words.openLong} className={className} onClick={pick} />
      )}
    </>
  );
}
