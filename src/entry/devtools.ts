/** Runs from the moment DevTools opens: captures, holds the session, and offers the panel. */
import './trusted-types.ts';
import { devtoolsApi } from '../browser/devtools-api.ts';
import { readKeptCookies } from '../browser/kept-cookies.ts';
import { captureNetwork } from '../browser/network-capture.ts';
import { readPageUrl } from '../browser/page-evaluation.ts';
import { readPageStorage } from '../browser/page-storage.ts';
import { offerPanel } from '../browser/panel-link.ts';
import { loadSettings } from '../browser/settings-store.ts';
import { keepStorageRead } from '../browser/storage-watch.ts';
import { holdSession } from '../core/session/holder.ts';
import { keepVerified } from '../core/session/verify-pending.ts';
import { restoreExpectations } from './restore-expectations.ts';
import { watchFaults } from './watch-faults.ts';

const devtools = devtoolsApi();
const holder = holdSession();
watchFaults(holder, 'the devtools page');

const { network, inspectedWindow } = devtools;
captureNetwork(
  { network, inspectedWindow, readPageUrl: () => readPageUrl(inspectedWindow), now: Date.now },
  holder,
);
keepStorageRead(holder, () => readPageStorage(inspectedWindow, Date.now, readKeptCookies));
keepVerified(holder);
offerPanel(devtools, 'Claimcheck', 'icons/icon-32.png', 'panel.html', holder);

const { preserveLog, caps } = await loadSettings();
holder.dispatch({ type: 'caps-set', caps });
holder.dispatch({ type: 'preserve-log-set', preserveLog });
await restoreExpectations(holder);
