import { useId, useState } from 'preact/hooks';
import { Button } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { FilePicker } from './file-picker.tsx';
import { importMessages as words } from './messages.ts';
import { takeText } from './take-text.ts';

/** Where a token, a HAR or a key can be pasted; a paste is read at once, typed text on the button. */
export function ImportBox({ label, action }: { label: string; action: string }) {
  const store = useStore();
  const id = useId();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  const read = async (what: string) => {
    const told = await takeText(store, words.pastedName, what);
    setRefused(told.tone === 'error');
    if (told.tone !== 'error') setText('');
  };
  return (
    <div class="import-box">
      <label class="l" for={id}>
        {label}
      </label>
      <textarea
        id={id}
        class="ta"
        rows={4}
        spellcheck={false}
        autocomplete="off"
        aria-invalid={refused}
        value={text}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setRefused(false);
        }}
        onPaste={(event) => {
          const pasted = event.clipboardData?.getData('text/plain') ?? '';
          if (text !== '' || pasted.trim() === '') return;
          event.preventDefault();
          // A very long text would only make the field slow; it is read, not shown.
          setText(pasted.slice(0, 20_000));
          void read(pasted);
        }}
      />
      <div class="btns">
        <FilePicker labelled primary />
        <Button disabled={text.trim() === ''} onClick={() => void read(text)}>
          {action}
        </Button>
      </div>
    </div>
  );
}
