/** The one store that every view reads: the session, the clock, the settings, and what is open on screen. */
import { batch, computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { TokenId } from '../core/find/seen.ts';
import type { FlowId } from '../core/flows/flow.ts';
import type { ExchangeId } from '../core/http/exchange.ts';
import type { KeyId } from '../core/jose/key.ts';
import type { LessonId } from '../core/lessons/act-ids.ts';
import type { Fact } from '../core/session/fact.ts';
import type { SessionHolder } from '../core/session/holder.ts';
import { defaultSettings, type Host, type Settings } from '../core/session/host.ts';
import type { Session } from '../core/session/session.ts';
import type { FilterVocabulary } from './filter/vocabulary.ts';
import type { RowAction } from './kit/row-action.ts';

/** The views in the order of their tabs. */
export const viewIds = ['tokens', 'requests', 'flows', 'storage', 'audit', 'keys', 'learn'] as const;
export type ViewId = (typeof viewIds)[number];

/** What a view can be asked to show when another one leads to it. */
export interface Selection {
  readonly tokens: TokenId | null;
  readonly requests: ExchangeId | null;
  readonly flows: FlowId | null;
  /** `StorageRow.key`. */
  readonly storage: string | null;
  /** Rule id of a finding. */
  readonly audit: string | null;
  readonly keys: KeyId | null;
  readonly learn: LessonId | null;
}

/** A line across the top of the panel: what came of an import, or what went wrong. */
export interface Told {
  readonly tone: 'info' | 'good' | 'warn' | 'error';
  readonly text: string;
}

/** The parts of a token's detail. */
export type TokenPane = 'claims' | 'findings' | 'signature' | 'journey' | 'raw';

/** What lies over the panel. */
export type Overlay = 'settings' | 'keyboard' | 'commands';

/** A menu over the row that it was asked for on; `at` in CSS pixels of the window. */
export interface OpenMenu {
  readonly at: { readonly x: number; readonly y: number };
  readonly actions: readonly RowAction[];
}

export interface Store {
  readonly session: ReadonlySignal<Session>;
  /** Milliseconds since the epoch; ticks each second while the panel is visible. */
  readonly now: ReadonlySignal<number>;
  readonly dispatch: (fact: Fact) => void;
  readonly host: Host;
  readonly settings: ReadonlySignal<Settings>;
  readonly changeSettings: (change: Partial<Settings>) => void;
  readonly view: Signal<ViewId>;
  readonly selection: ReadonlySignal<Selection>;
  /** Selects without leaving the view that is shown. */
  readonly select: <V extends ViewId>(view: V, item: Selection[V]) => void;
  /** Goes to a view and selects there: a link from one view to another. */
  readonly open: <V extends ViewId>(view: V, item?: Selection[V]) => void;
  readonly tokenPane: Signal<TokenPane>;
  /** The filter text of each view. */
  readonly filters: Readonly<Record<ViewId, Signal<string>>>;
  /** What the shown view lets people filter by; set by `useFilter`. */
  readonly vocabulary: Signal<FilterVocabulary | null>;
  readonly overlay: Signal<Overlay | null>;
  /** The context menu that is open. */
  readonly menu: Signal<OpenMenu | null>;
  /** The step of the tour that is shown, from 0; null while none is. */
  readonly tour: Signal<number | null>;
  /** Shown across the panel until it is dismissed or replaced. */
  readonly told: Signal<Told | null>;
  /** Text of the polite live region, with a count so that the same words are read again. */
  readonly spoken: ReadonlySignal<{ text: string; times: number }>;
  readonly announce: (text: string) => void;
  /** Ends the subscription and the clock. */
  readonly dispose: () => void;
}

export interface StoreEnv {
  readonly holder: SessionHolder;
  readonly host: Host;
  /** Milliseconds since the epoch. Where it is given the clock stands: the gallery and tests freeze it. */
  readonly now?: () => number;
}

/** Lets the clock of the store tick, each second while the document is visible; returns what stops it. */
function startClock(tick: () => void): () => void {
  const run = () => {
    if (document.visibilityState !== 'hidden') tick();
  };
  const timer = setInterval(run, 1000);
  document.addEventListener('visibilitychange', run);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', run);
  };
}

/** The view that a panel opens with; one that is no more is as good as the first. */
function startViewOf({ startView, lastView }: Settings): ViewId {
  const wanted = startView === 'last' ? lastView : startView;
  return viewIds.find((id) => id === wanted) ?? 'tokens';
}

export function createStore({ holder, host, now: frozen }: StoreEnv): Store {
  const session = signal(holder.state);
  const readClock = frozen ?? Date.now;
  const now = signal(readClock());
  const settings = signal<Settings>(defaultSettings);
  const selection = signal<Selection>({
    tokens: null,
    requests: null,
    flows: null,
    storage: null,
    audit: null,
    keys: null,
    learn: null,
  });
  const view = signal<ViewId>('tokens');
  const tour = signal<number | null>(null);
  const told = signal<Told | null>(null);
  const spoken = signal({ text: '', times: 0 });

  const unsubscribe = holder.subscribe(() => {
    // A new capture counts its tokens and requests from 0 again: what was selected is gone.
    if (holder.state.derived !== session.value.derived) {
      selection.value = {
        ...selection.value,
        tokens: null,
        requests: null,
        flows: null,
        storage: null,
        audit: null,
      };
      told.value = null;
    }
    session.value = holder.state;
  });
  const stopClock = frozen
    ? () => {}
    : startClock(() => {
        now.value = readClock();
      });
  let touched = false;
  const changeSettings: Store['changeSettings'] = (change) => {
    touched = true;
    settings.value = { ...settings.peek(), ...change };
    if (change.caps) holder.dispatch({ type: 'caps-set', caps: change.caps });
    host.saveSettings(settings.peek()).catch(() => {}); // kept for this panel even where it cannot be stored
  };
  host.loadSettings().then(
    (loaded) => {
      if (touched) return;
      batch(() => {
        settings.value = { ...defaultSettings, ...loaded };
        // What was opened meanwhile, by a link or a hand, stays open.
        if (view.value === 'tokens') view.value = startViewOf(settings.value);
        if (!settings.value.tourDone) tour.value = 0;
      });
      holder.dispatch({ type: 'caps-set', caps: settings.value.caps });
    },
    () => {}, // unreadable settings: the defaults stand
  );

  const stopRemembering = effect(() => {
    const { startView, lastView } = settings.value;
    if (startView === 'last' && view.value !== lastView) changeSettings({ lastView: view.value });
  });

  const select: Store['select'] = (where, item) => {
    selection.value = { ...selection.value, [where]: item };
  };
  return {
    session,
    now,
    dispatch: (fact) => holder.dispatch(fact),
    host,
    settings: computed(() => settings.value),
    changeSettings,
    view,
    selection,
    select,
    open(where, item) {
      if (item !== undefined) select(where, item);
      view.value = where;
    },
    tokenPane: signal<TokenPane>('claims'),
    filters: {
      tokens: signal(''),
      requests: signal(''),
      flows: signal(''),
      storage: signal(''),
      audit: signal(''),
      keys: signal(''),
      learn: signal(''),
    },
    vocabulary: signal<FilterVocabulary | null>(null),
    overlay: signal<Overlay | null>(null),
    menu: signal<OpenMenu | null>(null),
    tour,
    told,
    spoken,
    announce(text) {
      spoken.value = { text, times: spoken.value.times + 1 };
    },
    dispose() {
      unsubscribe();
      stopRemembering();
      stopClock();
    },
  };
}

export const StoreContext = createContext<Store | null>(null);

/** The store of the panel that this component is drawn in. */
export function useStore(): Store {
  const store = useContext(StoreContext);
  if (!store) throw new Error('No store: draw this inside <StoreContext.Provider>');
  return store;
}
