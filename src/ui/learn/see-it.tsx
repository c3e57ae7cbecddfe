import type { PlayedId } from '../../core/lessons/act-ids.ts';
import { sights } from '../../core/lessons/links.ts';
import { Button } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { pageMessages as words } from './page-messages.ts';

/** From a lesson to what it is about in the person's own capture; nothing where nothing was captured. */
export function SeeIt({ lesson }: { lesson: PlayedId }) {
  const store = useStore();
  const { view, filter } = sights[lesson];
  const { exchanges, tokens, storage } = store.session.value;
  if (exchanges.length + tokens.length === 0 && storage === null) return null;
  return (
    <Button
      look="quiet"
      icon="scan-search"
      onClick={() => {
        store.filters[view].value = filter;
        store.open(view);
      }}
    >
      {words.seeIt}
    </Button>
  );
}
