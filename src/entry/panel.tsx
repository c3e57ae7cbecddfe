/** The panel in DevTools: the views over the session that the devtools page holds. */
import './trusted-types.ts';
import { createExtensionHost } from '../browser/extension-host.ts';
import { receiveSession } from '../browser/panel-link.ts';
import { readCapture } from './read-capture.ts';
import { searchWeakSecret } from './search-weak-secret.ts';
import { speakAsSet } from './speak-as-set.ts';

const root = document.getElementById('panel');
if (root === null) throw new Error('panel.html has no #panel');

const session = receiveSession();
await speakAsSet();
const { mountPanel } = await import('../ui/panel.tsx');
const unmount = mountPanel(root, {
  holder: await session,
  host: createExtensionHost({ searchWeakSecret, readCapture }),
});
// The holder outlives this document and must not call into it once it is gone.
window.addEventListener('pagehide', unmount);
