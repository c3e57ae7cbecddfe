import type { ComponentType } from 'preact';
import type { Summary } from '../../core/session/selectors.ts';
import { loadView } from '../kit/load-view.tsx';
import type { ViewId } from '../store.ts';
import { TokensView } from '../tokens/tokens-view.tsx';

/** Id of the element that shows the open view; its tabs point at it. */
export const viewPanelId = 'view';

export interface ViewEntry {
  readonly id: ViewId;
  readonly View: ComponentType;
  /** What the tab counts. */
  readonly problems: (summary: Summary) => number;
}

const RequestsView = loadView(async () => (await import('../requests/requests-view.tsx')).RequestsView);
const FlowsView = loadView(async () => (await import('../flows/flows-view.tsx')).FlowsView);
const StorageView = loadView(async () => (await import('../storage/storage-view.tsx')).StorageView);
const AuditView = loadView(async () => (await import('../audit/audit-view.tsx')).AuditView);
const LearnView = loadView(async () => (await import('../learn/learn-view.tsx')).LearnView);
const KeysView = loadView(async () => (await import('../keys/keys-view.tsx')).KeysView);

/** The views in the order of their tabs. */
export const views: readonly [ViewEntry, ...ViewEntry[]] = [
  { id: 'tokens', View: TokensView, problems: ({ problems }) => problems.tokens },
  { id: 'requests', View: RequestsView, problems: ({ problems }) => problems.requests },
  { id: 'flows', View: FlowsView, problems: ({ problems }) => problems.flows },
  { id: 'storage', View: StorageView, problems: ({ problems }) => problems.storage },
  { id: 'audit', View: AuditView, problems: ({ problems }) => problems.audit },
  { id: 'keys', View: KeysView, problems: () => 0 },
  { id: 'learn', View: LearnView, problems: () => 0 },
];
