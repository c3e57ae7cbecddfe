import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { defaultSettings, type Settings } from '../../core/session/host.ts';
import { FilePicker } from '../import/file-picker.tsx';
import { setKeepExpectations } from '../keys/keep-expectations.ts';
import { Button } from '../kit/button.tsx';
import { type Store, useStore, viewIds } from '../store.ts';
import { capFields } from './cap-fields.ts';
import { Dialog } from './dialog.tsx';
import { frameMessages } from './messages.ts';
import { settingsMessages as words } from './settings-messages.ts';
import { setPreserveLog } from './toolbar.tsx';

/** Puts every setting back; what was played of the lessons is no setting, and stays. */
export function resetSettings(store: Store): void {
  const { lessonsDone, tourDone } = store.settings.value;
  setKeepExpectations(store, false);
  setPreserveLog(store, defaultSettings.preserveLog);
  store.changeSettings({ ...defaultSettings, lessonsDone, tourDone });
  store.announce(words.wasReset);
}

export function SettingsDialog() {
  const store = useStore();
  const { reveal, startView } = store.settings.value;
  const close = () => {
    store.overlay.value = null;
  };
  return (
    <Dialog title={frameMessages.settings} look="settings">
      <div class="dialog-body">
        <Part title={words.look}>
          <Choice setting="theme" label={words.theme} choices={words.themes} />
          <Choice setting="language" label={words.language} choices={words.languages} />
          <p class="mut">{words.languageNote}</p>
          <Check
            label={words.reveal}
            note={words.revealNote}
            checked={reveal}
            onChange={() => store.changeSettings({ reveal: !reveal })}
          />
        </Part>
        <Part title={words.time}>
          <Choice setting="times" label={words.times} choices={words.timesChoices} />
          <Choice setting="timeZone" label={words.timeZone} choices={words.timeZones} />
          <Choice setting="hours" label={words.hours} choices={words.hoursChoices} />
          <p class="mut">{words.timeNote}</p>
        </Part>
        <Part title={words.opening}>
          <Select
            label={words.startView}
            value={startView}
            options={[
              ['last', words.lastView],
              ...viewIds.map((id) => [id, frameMessages.tabs[id]] as const),
            ]}
            onSelect={(view) => store.changeSettings({ startView: view, lastView: store.view.value })}
          />
        </Part>
        <Part title={words.capture}>
          {store.host.kind === 'tab' ? null : <PreserveLog />}
          <CapFields />
        </Part>
        <Part title={words.stored}>
          <KeepExpectations />
          <p class="mut">{words.storedNote}</p>
        </Part>
        <div class="btns">
          <FilePicker labelled label={words.importLabel} onPicked={close} />
          <Button
            icon="terminal"
            onClick={() => {
              store.overlay.value = 'keyboard';
            }}
          >
            {frameMessages.keyboard}
          </Button>
          <Button
            icon="info"
            onClick={() => {
              close();
              store.tour.value = 0;
            }}
          >
            {words.tour}
          </Button>
          <span class="grow" />
          <Button look="quiet" icon="undo-2" onClick={() => resetSettings(store)}>
            {words.reset}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="setting-part" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div class="stack">{children}</div>
    </section>
  );
}

type Chosen = 'theme' | 'language' | 'times' | 'timeZone' | 'hours';

/** A setting with a few values, each a button. */
function Choice<S extends Chosen>({
  setting,
  label,
  choices,
}: {
  setting: S;
  label: string;
  choices: Readonly<Record<Settings[S], string>>;
}) {
  const { settings, changeSettings } = useStore();
  const values = Object.keys(choices) as Settings[S][];
  return (
    <fieldset class="setting">
      <legend>{label}</legend>
      <div class="btns">
        {values.map((value) => (
          <Button
            key={value}
            pressed={settings.value[setting] === value}
            onClick={() => changeSettings({ [setting]: value } as Pick<Settings, S>)}
          >
            {choices[value]}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}

function Check({
  label,
  note,
  checked,
  onChange,
}: {
  label: string;
  note?: string;
  checked: boolean;
  onChange: () => void;
}) {
  const id = useId();
  return (
    <div>
      <label class="chk">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={note === undefined ? undefined : id}
          onChange={onChange}
        />
        {label}
      </label>
      {note === undefined ? null : (
        <p id={id} class="mut under">
          {note}
        </p>
      )}
    </div>
  );
}

function Select<V extends string>({
  label,
  note,
  value,
  options,
  onSelect,
}: {
  label: string;
  note?: string;
  value: V;
  options: readonly (readonly [value: V, words: string])[];
  onSelect: (value: V) => void;
}) {
  const id = useId();
  return (
    <div class="setting">
      <label for={id}>{label}</label>
      <div>
        <select
          id={id}
          class="fld"
          value={value}
          aria-describedby={note === undefined ? undefined : `${id}-note`}
          onChange={(event) => onSelect(event.currentTarget.value as V)}
        >
          {options.map(([option, text]) => (
            <option key={option} value={option}>
              {text}
            </option>
          ))}
        </select>
        {note === undefined ? null : (
          <p id={`${id}-note`} class="mut">
            {note}
          </p>
        )}
      </div>
    </div>
  );
}

function PreserveLog() {
  const store = useStore();
  const preserveLog = useComputed(() => store.session.value.preserveLog).value;
  return (
    <Check
      label={words.preserveLog}
      checked={preserveLog}
      onChange={() => setPreserveLog(store, !preserveLog)}
    />
  );
}

/** How much of a capture is held. */
function CapFields() {
  const { settings, changeSettings } = useStore();
  const { caps } = settings.value;
  return (
    <>
      {capFields.map(({ cap, label, hint, steps, inWords }) => (
        <Select
          key={cap}
          label={label}
          note={hint}
          value={String(caps[cap])}
          // A cap that lies between two steps stays what it is until another one is chosen.
          options={[...new Set([...steps, caps[cap]])]
            .sort((a, b) => a - b)
            .map((step) => [String(step), inWords(step)] as const)}
          onSelect={(step) => changeSettings({ caps: { ...caps, [cap]: Number(step) } })}
        />
      ))}
    </>
  );
}

function KeepExpectations() {
  const store = useStore();
  const keep = store.settings.value.keepExpectations;
  return (
    <Check
      label={words.keep}
      note={words.keepNote}
      checked={keep}
      onChange={() => {
        setKeepExpectations(store, !keep);
        store.announce(keep ? words.forgotten : words.kept);
      }}
    />
  );
}
