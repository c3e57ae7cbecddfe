import { useStore } from '../store.ts';
import { formatAgo, formatClock, formatInstant } from './time-words.ts';

/** When something was, as lists write it: the clock, or how long ago; the tooltip has all of it. */
export function ListTime({ at }: { at: number }) {
  const { settings, now } = useStore();
  const text = settings.value.times === 'ago' ? formatAgo(at, now.value) : formatClock(at);
  return (
    <span class="num mut" title={formatInstant(at)}>
      {text}
    </span>
  );
}
