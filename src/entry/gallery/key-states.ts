import type { Scene } from '../../core/find/scene.ts';
import { buildScene } from '../../core/find/scene-building.ts';
import { type } from './hands.ts';
import { day, only, type PanelState } from './panel-state.ts';

/** The page fetched the keys of its issuer. */
const keySetScene: Scene = {
  title: 'a key set',
  exchanges: [
    {
      request: 'GET https://id.tidewater.example/.well-known/jwks.json',
      status: 200,
      responseHeaders: ['Content-Type: application/json'],
      responseBody:
        '{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"tw-2026-04","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}',
    },
  ],
};

export const keyStates: readonly PanelState[] = [
  {
    id: 'keys',
    title: 'Keys',
    facts: day('all'),
    open: (store) => store.open('keys', store.session.value.keys[0]?.id ?? null),
    act: () =>
      type(
        'textarea',
        '-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----',
      ),
  },
  {
    id: 'keys-offered',
    title: 'Keys: seen in the traffic, and what an API expects',
    facts: day('none', [
      { type: 'exchanges-captured', exchanges: buildScene(keySetScene).exchanges },
      {
        type: 'expectation-set',
        origin: 'https://api.tidewater.example',
        expectation: {
          issuer: 'https://id.tidewater.example',
          audiences: ['invoices'],
          algorithms: ['RS256'],
          leewaySeconds: 60,
        },
      },
    ]),
    open: (store) => store.open('keys'),
  },
  { id: 'keys-empty', title: 'Keys: none yet', facts: only(), open: (store) => store.open('keys') },
  {
    id: 'keys-bad',
    title: 'Keys: one that cannot be read',
    facts: day('none'),
    open: (store) => store.open('keys'),
    act: async () => {
      await type('textarea', '-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQ');
      await new Promise(requestAnimationFrame);
      document.querySelector<HTMLFormElement>('form')?.requestSubmit();
    },
  },
];
