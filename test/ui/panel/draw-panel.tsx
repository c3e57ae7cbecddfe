import { act, configure } from '@testing-library/preact';
import { afterEach } from 'vitest';
import type { Scene } from '../../../src/core/find/scene.ts';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import type { WeakSecret } from '../../../src/core/jose/weak-secrets.ts';
import { holdSession, type SessionHolder } from '../../../src/core/session/holder.ts';
import {
  defaultSettings,
  type Expectations,
  type Host,
  type Settings,
} from '../../../src/core/session/host.ts';
import { keepVerified } from '../../../src/core/session/verify-pending.ts';
import { mountPanel } from '../../../src/ui/panel.tsx';

// Views are fetched when they are first shown; on a busy machine that takes its time.
configure({ asyncUtilTimeout: 10_000 });

export interface Search {
  readonly token: string;
  readonly report: (tried: number, total: number) => void;
  readonly end: (found: WeakSecret | null) => void;
  cancelled: boolean;
}

/** What the panel asked of the world. */
export interface Asked {
  readonly copied: string[];
  readonly saved: { name: string; text: string }[];
  readonly settings: Settings[];
  /** Each time that expectations were kept: all that is kept from then on. */
  readonly expectations: Expectations[];
  /** Searches for a known secret; a test reports and ends them as a worker would. */
  readonly searches: Search[];
  reloads: number;
}

function recordingHost(kind: Host['kind'], asked: Asked, settings: Settings): Host {
  return {
    kind,
    version: '1.2.3',
    readStorage: async () => ({ failed: true, code: 'unsupported', reason: 'No page in this test.' }),
    reloadPage: () => {
      asked.reloads += 1;
    },
    openSource: async () => false,
    copyText: async (text) => {
      asked.copied.push(text);
    },
    saveFile: (name, _mediaType, text) => {
      asked.saved.push({ name, text });
    },
    searchWeakSecret: (token, report) => {
      let end: Search['end'] = () => {};
      const result = new Promise<WeakSecret | null>((resolve) => {
        end = resolve;
      });
      const search: Search = { token, report, end, cancelled: false };
      asked.searches.push(search);
      const cancel = () => {
        search.cancelled = true;
        end(null);
      };
      return { result, cancel };
    },
    loadSettings: async () => settings,
    saveSettings: async (changed) => {
      asked.settings.push(changed);
    },
    keepExpectations: async (expectations) => {
      asked.expectations.push(expectations);
    },
    themeName: () => 'light',
    onThemeChange: () => {},
  };
}

let ends: (() => void)[] = [];
/** Takes away what was drawn. */
function end(): void {
  for (const each of ends) each();
  ends = [];
  document.body.replaceChildren();
}
afterEach(end);

/** Draws the whole panel over a scene; the clock stands at the scene's `now`. */
export async function drawPanel({
  scene,
  kind = 'devtools',
  settings = defaultSettings,
  waits = true,
}: {
  scene?: Scene;
  kind?: Host['kind'];
  settings?: Settings;
  /** Whether what the panel does after it is painted is waited for. */
  waits?: boolean;
} = {}): Promise<{ holder: SessionHolder; asked: Asked; now: number; end: () => void }> {
  const { now, exchanges, storage } = buildScene(scene ?? { title: 'nothing yet' });
  const holder = holdSession();
  if (exchanges.length > 0) holder.dispatch({ type: 'exchanges-captured', exchanges });
  if (storage) holder.dispatch({ type: 'storage-read', reading: storage });
  const asked: Asked = { copied: [], saved: [], settings: [], expectations: [], searches: [], reloads: 0 };
  const root = document.createElement('div');
  document.body.append(root);
  const draw = () => {
    ends.push(keepVerified(holder));
    ends.push(mountPanel(root, { holder, host: recordingHost(kind, asked, settings), now: () => now }));
  };
  if (waits) await act(async () => draw());
  else draw();
  return { holder, asked, now, end };
}

/** An HS256 token really signed with `secret`, as text. */
export async function signHs256(claims: object, secret: string): Promise<string> {
  const encoder = new TextEncoder();
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signingInput = `${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}`;
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(secret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const signature = await crypto.subtle.sign('HMAC', key, encoder.encode(signingInput));
  return `${signingInput}.${Buffer.from(signature).toString('base64url')}`;
}
