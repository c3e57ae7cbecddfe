/** What lies over the panel, one at a time; each is fetched when it is first wanted. */
import type { ComponentType } from 'preact';
import { loadView } from '../kit/load-view.tsx';
import { type Overlay, useStore } from '../store.ts';

const overlays: Readonly<Record<Overlay, ComponentType>> = {
  settings: loadView(async () => (await import('./settings-dialog.tsx')).SettingsDialog),
  keyboard: loadView(async () => (await import('./key-map.tsx')).KeyMap),
  commands: loadView(async () => (await import('./palette.tsx')).Palette),
};

export function Overlays() {
  const open = useStore().overlay.value;
  if (open === null) return null;
  const Overlay = overlays[open];
  return <Overlay key={open} />;
}
