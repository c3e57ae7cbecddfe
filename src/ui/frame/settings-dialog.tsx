import { useComputed } from '@preact/signals';
import type { RefObject } from 'preact';
import { useId } from 'preact/hooks';
import type { Settings } from '../../core/session/host.ts';
import { FilePicker } from '../import/file-picker.tsx';
import { Button, IconButton } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { frameMessages as words } from './messages.ts';
import { setPreserveLog } from './toolbar.tsx';

const themes: readonly Settings['theme'][] = ['auto', 'light', 'dark'];

export function SettingsDialog({
  dialog,
  openKeyMap,
}: {
  dialog: RefObject<HTMLDialogElement | null>;
  openKeyMap: () => void;
}) {
  const store = useStore();
  const id = useId();
  const settings = store.settings.value;
  const preserveLog = useComputed(() => store.session.value.preserveLog).value;
  const close = () => dialog.current?.close();

  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id}>
      <div class="ttl">
        <h2 id={id} class="grow">
          {words.settings}
        </h2>
        <IconButton icon="x" label={words.close} onClick={close} />
      </div>
      <div class="pad stack">
        <fieldset class="btns">
          <legend>{words.theme}</legend>
          {themes.map((theme) => (
            <Button
              key={theme}
              pressed={settings.theme === theme}
              onClick={() => store.changeSettings({ theme })}
            >
              {words.themes[theme]}
            </Button>
          ))}
        </fieldset>
        <label class="chk">
          <input
            type="checkbox"
            checked={settings.reveal}
            onChange={() => store.changeSettings({ reveal: !settings.reveal })}
          />
          {words.reveal}
        </label>
        <label class="chk">
          <input type="checkbox" checked={preserveLog} onChange={() => setPreserveLog(store, !preserveLog)} />
          {words.preserveLogLong}
        </label>
        <div class="btns">
          <FilePicker labelled onPicked={close} />
          <Button
            icon="terminal"
            onClick={() => {
              close();
              openKeyMap();
            }}
          >
            {words.keyboard}
          </Button>
        </div>
        <p class="mut">{words.settingsNote}</p>
      </div>
    </dialog>
  );
}
