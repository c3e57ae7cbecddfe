import { effect, signal } from '@preact/signals';
import type { Store } from '../store.ts';

/** Shows the panel as the person set it, else as DevTools shows itself, else as the system does; follows all three. */
export function followTheme({ host, settings }: Pick<Store, 'host' | 'settings'>): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  const outside = signal({ host: host.themeName(), dark: system.matches });
  const look = () => {
    outside.value = { host: host.themeName(), dark: system.matches };
  };
  host.onThemeChange(look);
  system.addEventListener('change', look);
  const stop = effect(() => {
    const chosen = [settings.value.theme, outside.value.host].find((theme) => theme !== 'auto');
    document.documentElement.dataset.theme = chosen ?? (outside.value.dark ? 'dark' : 'light');
  });
  return () => {
    stop();
    system.removeEventListener('change', look);
  };
}
