/** Everything that the palette offers, as data: what is selected, then the frame's commands, then what else the panel can do. */
import { actIds, pageIds } from '../../core/lessons/act-ids.ts';
import type { Settings } from '../../core/session/host.ts';
import { copyAudit, reportFiles, saveAudit } from '../audit/export-audit.ts';
import { perform } from '../kit/row-action.ts';
import { actMessages } from '../learn/act-messages.ts';
import { learnMessages } from '../learn/messages.ts';
import { readPageStorage } from '../storage/read-storage.ts';
import type { Store } from '../store.ts';
import { type Command, frameCommands, viewCommands } from './commands.ts';
import { paletteMessages as words } from './palette-messages.ts';
import { selectedActions } from './selected-actions.ts';
import { resetSettings } from './settings-dialog.tsx';
import { settingsMessages } from './settings-messages.ts';
import { importInputId, setPreserveLog } from './toolbar.tsx';

export type Group = keyof typeof words.groups;

export interface Offered extends Command {
  readonly group: Group;
}

/** In the order in which an empty palette lists them. */
export async function paletteCommands(store: Store): Promise<readonly Offered[]> {
  const selected = (await selectedActions(store)).map((action) => ({
    title: action.label,
    act: () => void perform(store, action),
  }));
  const groups: Readonly<Record<Group, readonly Command[]>> = {
    selected,
    views: viewCommands(store).map((view) => ({ ...view, title: words.goTo(view.title) })),
    filter: filterCommands(store),
    capture: captureCommands(store),
    files: fileCommands(store),
    settings: settingCommands(store),
    learn: learnCommands(store),
  };
  return Object.entries(groups).flatMap(([group, commands]) =>
    commands.map((command) => ({ ...command, group: group as Group })),
  );
}

function filterCommands(store: Store): readonly Command[] {
  const filter = store.filters[store.view.value];
  if (store.vocabulary.value === null) return [];
  const clear = {
    title: words.clearFilter,
    act: () => {
      filter.value = '';
    },
  };
  return [
    { ...frameCommands(store).filter, title: words.focusFilter },
    ...(filter.value === '' ? [] : [clear]),
  ];
}

function captureCommands(store: Store): readonly Command[] {
  const { host } = store;
  const { record, clear } = frameCommands(store);
  if (host.kind === 'tab') return [clear];
  const { traceWrites } = host;
  const { preserveLog } = store.session.value;
  return [
    record,
    clear,
    { title: words.reload, act: () => host.reloadPage() },
    { title: words.readStorage, act: () => void readPageStorage(store) },
    ...(traceWrites === undefined ? [] : [{ title: words.traceWrites, act: () => void traceWrites() }]),
    {
      title: preserveLog ? words.doNotPreserve : words.preserve,
      act: () => setPreserveLog(store, !preserveLog),
    },
  ];
}

function fileCommands(store: Store): readonly Command[] {
  const keyCount = store.session.value.keys.length;
  const forget = { title: words.forgetKeys, act: () => store.dispatch({ type: 'keys-forgotten' }) };
  return [
    { title: words.import, act: () => document.getElementById(importInputId)?.click() },
    frameCommands(store).export,
    { title: words.copyReport, act: () => void copyAudit(store) },
    ...reportFiles.map((file) => ({
      title: words.report(file.word),
      act: () => void saveAudit(store, file),
    })),
    { title: words.addKey, act: () => store.open('keys', null) },
    ...(keyCount === 0 ? [] : [forget]),
  ];
}

function settingCommands(store: Store): readonly Command[] {
  const { theme, reveal, times, timeZone } = store.settings.value;
  const { settings, keyboard } = frameCommands(store);
  const change = (title: string, to: Partial<Settings>): Command => ({
    title,
    act: () => store.changeSettings(to),
  });
  const themes = (['auto', 'light', 'dark'] as const).filter((one) => one !== theme);
  return [
    settings,
    keyboard,
    ...themes.map((one) => change(words.theme(settingsMessages.themes[one]), { theme: one })),
    change(reveal ? words.mask : words.reveal, { reveal: !reveal }),
    times === 'clock' ? change(words.ago, { times: 'ago' }) : change(words.clock, { times: 'clock' }),
    timeZone === 'utc' ? change(words.local, { timeZone: 'local' }) : change(words.utc, { timeZone: 'utc' }),
    {
      title: words.tour,
      act: () => {
        store.tour.value = 0;
      },
    },
    { title: words.reset, act: () => resetSettings(store) },
  ];
}

function learnCommands(store: Store): readonly Command[] {
  return [
    ...actIds.map((id) => ({ title: actMessages[id].title, act: () => store.open('learn', id) })),
    ...pageIds.map((id) => ({ title: learnMessages.pages[id], act: () => store.open('learn', id) })),
  ];
}
