/** Every state of the panel that is worth a look, each made of facts as the panel would get them. */
import { auditStates } from './audit-states.ts';
import { flowStates } from './flow-states.ts';
import { frameStates } from './frame-states.ts';
import { keyStates } from './key-states.ts';
import { learnPageStates } from './learn-page-states.ts';
import { learnStates } from './learn-states.ts';
import type { PanelState } from './panel-state.ts';
import { requestStates } from './request-states.ts';
import { storageStates } from './storage-states.ts';
import { tokenStates } from './token-states.ts';
import { viewStates } from './view-states.ts';

export const panelStates: readonly PanelState[] = [
  ...frameStates,
  ...tokenStates,
  ...requestStates,
  ...flowStates,
  ...storageStates,
  ...auditStates,
  ...keyStates,
  ...learnStates,
  ...learnPageStates,
  ...viewStates,
];
