/** The panel as an ordinary tab, with a session of its own: drop a HAR, paste a token. */
import './trusted-types.ts';
import { createTabHost } from '../browser/tab-host.ts';
import { holdSession } from '../core/session/holder.ts';
import { keepVerified } from '../core/session/verify-pending.ts';
import { mountPanel } from '../ui/panel.tsx';
import { readCapture } from './read-capture.ts';
import { searchWeakSecret } from './search-weak-secret.ts';

const root = document.getElementById('panel');
if (root === null) throw new Error('page.html has no #panel');

const holder = holdSession();
keepVerified(holder);
mountPanel(root, { holder, host: createTabHost({ searchWeakSecret, readCapture }) });
