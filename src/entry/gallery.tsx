import { render } from 'preact';
import { holdSession } from '../core/session/holder.ts';
import { verifyAll } from '../core/session/verify-pending.ts';
import { chooseLanguage, speakLanguage } from '../ui/locale/speak-language.ts';
import { elementOf } from './gallery/hands.ts';
import { galleryHost } from './gallery/host.ts';
import './gallery/gallery.css';
import type { PanelState } from './gallery/panel-state.ts';

/** Shows one state of the panel: `?state=tokens&theme=dark&lang=de`. Says on the root element when it is drawn. */
async function showState(
  root: HTMLElement,
  state: PanelState,
  theme: 'light' | 'dark' | 'auto',
): Promise<void> {
  const holder = holdSession();
  const { now, facts } = await state.facts();
  for (const fact of facts) holder.dispatch(fact);
  await verifyAll(holder);
  const { createStore } = await import('../ui/store.ts');
  const { mountStore } = await import('../ui/panel.tsx');
  const store = createStore({ holder, host: galleryHost(theme, state.host), now: () => now });
  state.open?.(store);
  mountStore(root, store);
  await nextFrame();
  await elementOf('#view > :not([aria-busy])');
  await state.act?.();
  await nextFrame();
  document.documentElement.dataset.ready = state.id;
}

const nextFrame = () =>
  new Promise<void>((resume) => requestAnimationFrame(() => requestAnimationFrame(() => resume())));

/** Every state in a frame of its own, for a person who leafs through; `?list` leaves the frames out. */
function showAll(root: HTMLElement, framed: boolean): void {
  render(
    <main class="gallery">
      {panelStates.map(({ id, title }) => (
        <figure key={id}>
          <figcaption>
            <a href={`?state=${id}`}>{title}</a>
          </figcaption>
          {framed ? <iframe src={`?state=${id}`} title={title} loading="lazy" /> : null}
        </figure>
      ))}
    </main>,
    root,
  );
}

const root = document.getElementById('panel');
const wanted = new URLSearchParams(location.search);
await speakLanguage(chooseLanguage('auto', wanted.get('lang') ?? 'en'));
// Only now: the modules of the panel read their words when they are evaluated.
const { panelStates } = await import('./gallery/states.ts');
const state = panelStates.find(({ id }) => id === wanted.get('state'));
const theme = wanted.get('theme');
if (root && state) void showState(root, state, theme === 'dark' || theme === 'light' ? theme : 'auto');
else if (root) showAll(root, !wanted.has('list'));
