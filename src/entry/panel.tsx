/** The panel in DevTools: the views over the session that the devtools page holds. */
import './trusted-types.ts';
import { createExtensionHost } from '../browser/extension-host.ts';
import { watchExtension } from '../browser/extension-life.ts';
import { receiveSession } from '../browser/panel-link.ts';
import { readCapture } from './read-capture.ts';
import { searchWeakSecret } from './search-weak-secret.ts';
import { speakAsSet } from './speak-as-set.ts';
import { watchFaults } from './watch-faults.ts';

const root = document.getElementById('panel');
if (root === null) throw new Error('panel.html has no #panel');

const session = receiveSession();
await speakAsSet();
const { mountStore } = await import('../ui/panel.tsx');
const { createStore } = await import('../ui/store.ts');
const { failureMessages: words } = await import('../ui/frame/failure-messages.ts');

/** A devtools page that lives hands its session over at once. */
const waiting = setTimeout(() => {
  root.textContent = words.noSession;
}, 5000);
const holder = await session;
clearTimeout(waiting);
root.textContent = '';

watchFaults(holder, 'the panel');
const store = createStore({ holder, host: createExtensionHost({ searchWeakSecret, readCapture }) });
watchExtension(() => {
  store.told.value = { tone: 'error', text: words.extensionGone };
});
const unmount = mountStore(root, store);
// The holder outlives this document and must not call into it once it is gone.
window.addEventListener('pagehide', unmount);
