import { effect } from '@preact/signals';
import type { Store } from '../store.ts';
import { isTwelveHours, timeStyle } from './time-words.ts';

/** Lets times be written as the person set it; returns what ends that. */
export function followTimes({ settings }: Pick<Store, 'settings'>): () => void {
  return effect(() => {
    const { timeZone, hours } = settings.value;
    timeStyle.value = { timeZone, hours };
    document.documentElement.dataset.hours = isTwelveHours.value ? '12' : '24';
  });
}
