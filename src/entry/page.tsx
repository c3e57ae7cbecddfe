/** The panel as an ordinary tab, with a session of its own: drop a HAR, paste a token, or follow a link to the drill. */
import './trusted-types.ts';
import { createTabHost } from '../browser/tab-host.ts';
import { holdSession } from '../core/session/holder.ts';
import { keepVerified } from '../core/session/verify-pending.ts';
import { readCapture } from './read-capture.ts';
import { restoreExpectations } from './restore-expectations.ts';
import { searchWeakSecret } from './search-weak-secret.ts';
import { speakAsSet } from './speak-as-set.ts';
import { watchFaults } from './watch-faults.ts';

const root = document.getElementById('panel');
if (root === null) throw new Error('page.html has no #panel');

await speakAsSet();
const { mountStore } = await import('../ui/panel.tsx');
const { createStore } = await import('../ui/store.ts');
const { openDrillOf } = await import('../ui/learn/drill-seed.ts');

const holder = holdSession();
watchFaults(holder, 'the panel in a tab');
keepVerified(holder);
const store = createStore({ holder, host: createTabHost({ searchWeakSecret, readCapture }) });
openDrillOf(store, location.hash);
addEventListener('hashchange', () => openDrillOf(store, location.hash));
mountStore(root, store);
void restoreExpectations(holder);
