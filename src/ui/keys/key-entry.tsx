import { useId, useRef, useState } from 'preact/hooks';
import { KeyError } from '../../core/jose/key-error.ts';
import { readKeys, recogniseKey } from '../../core/jose/key-reading.ts';
import { Button } from '../kit/button.tsx';
import { Icon } from '../kit/icon.tsx';
import { useStore } from '../store.ts';
import { keyMessages as words } from './messages.ts';

type Encoding = keyof typeof words.encodings;
const encodings = Object.keys(words.encodings) as readonly Encoding[];

/** What recognised text would otherwise be: asked only where the text itself does not say. */
const isSecret = (encoding: string | null) =>
  encoding === 'utf8' || encoding === 'base64' || encoding === 'base64url' || encoding === 'hex';

/** What went wrong, and with which text and encoding: it says nothing about what is written since. */
const noFault = { of: '', message: '' };

/** A field for one key, however it is written: says what it sees while it is typed, and what is wrong where it is wrong. */
export function KeyEntry({ rows }: { rows: number }) {
  const store = useStore();
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [encoding, setEncoding] = useState<Encoding>('auto');
  const [fault, setFault] = useState(noFault);
  const [over, setOver] = useState(false);
  const blank = text.trim() === '';
  const written = `${encoding} ${text}`;
  const failure = fault.of === written ? fault.message : '';
  const seen = blank ? null : recogniseKey(text);

  const fail = (message: string) => setFault({ of: written, message });
  const change = (next: string) => {
    setText(next);
    setFault(noFault);
  };
  const add = async () => {
    try {
      const keys = await readKeys(text, { encoding });
      const before = store.session.value.keys.length;
      store.dispatch({ type: 'keys-added', keys });
      const added = store.session.value.keys.length - before;
      store.announce(added === 0 ? words.known : words.added(added, keys[0]?.description ?? ''));
      store.select('keys', keys[0]?.id ?? null);
      // What was written in the meantime is another key.
      setText((now) => (now === text ? '' : now));
    } catch (error) {
      fail(error instanceof KeyError ? error.message : words.cannotRead);
    }
  };
  const takeFile = async (from: File | undefined) => {
    if (!from) return;
    try {
      change(await from.text());
    } catch {
      fail(words.unreadableFile);
    }
  };

  return (
    <form
      class="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!blank) void add();
      }}
    >
      <div>
        <label class="l" for={id}>
          {words.pasteLabel}
        </label>
        <textarea
          id={id}
          class={over ? 'ta over' : 'ta'}
          rows={rows}
          spellcheck={false}
          autocomplete="off"
          value={text}
          aria-invalid={failure !== ''}
          aria-describedby={`${id}-said`}
          onInput={(event) => change(event.currentTarget.value)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            setOver(false);
            const [dropped] = event.dataTransfer?.files ?? [];
            if (!dropped) return;
            event.preventDefault();
            void takeFile(dropped);
          }}
        />
      </div>
      <div id={`${id}-said`}>
        {failure === '' ? null : (
          <p class="det bad" role="alert">
            <Icon name="circle-x" />
            <span>
              <b>{failure}</b> {words.nothingSaved}
            </span>
          </p>
        )}
        {failure === '' && seen && encoding === 'auto' && seen.sentence !== '' ? (
          <p class={seen.encoding === null ? 'det wrn' : 'det'}>
            <Icon name={seen.encoding === null ? 'circle-alert' : 'circle-check'} />
            <span lang="en">{seen.sentence}</span>
          </p>
        ) : null}
      </div>
      <div class="btns">
        {seen && isSecret(seen.encoding) ? (
          <label class="read-as">
            <span class="sub">{words.read}</span>
            <select
              class="fld"
              value={encoding}
              onChange={(event) => setEncoding(event.currentTarget.value as Encoding)}
            >
              {encodings.map((one) => (
                <option key={one} value={one}>
                  {words.encodings[one]}
                </option>
              ))}
            </select>
          </label>
        ) : null}
        <button type="submit" class="btn pri" disabled={blank}>
          <Icon name="key-round" />
          {words.addAndVerify}
        </button>
        <Button look="quiet" icon="file-up" onClick={() => file.current?.click()}>
          {words.openFile}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={words.openFile}
          onChange={() => {
            void takeFile(file.current?.files?.[0]);
            if (file.current) file.current.value = '';
          }}
        />
      </div>
    </form>
  );
}
