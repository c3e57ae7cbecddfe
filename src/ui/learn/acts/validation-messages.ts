import type { BreakId } from '../../../core/lessons/break-token.ts';
import { words } from '../../locale/words.ts';

const seals = 'You changed the payload, but the signature still seals the old one.';
const noKey = 'The API has no key for this token. What it cannot check it refuses.';

/** Under the diagram: what it comes to. `own` where the token is a captured one, whose key the API does not have. */
const captions: Readonly<Record<BreakId, string>> = {
  'as-issued':
    'Nothing was changed. The API recomputes the signature, finds the same one, and believes the claims.',
  admin: seals,
  exp: `${seals} Nobody can give a token a longer life but its issuer.`,
  'alg-none': 'The header asks for no check at all. The API takes only the alg that it has chosen itself.',
  'own-key': 'Your key made a signature. The API recomputes with its own key, and gets another one.',
  cut: 'Without a signature there is nothing to compare with, so nothing in the token counts.',
  wait: 'The signature still matches. exp has passed, so the API refuses: only a new login helps.',
};

export const validationMessages = words('validation', {
  actors: { browser: 'Browser', api: 'API' },
  breaks: {
    label: 'What you do to the token',
    'as-issued': 'As issued',
    admin: 'Become admin',
    exp: 'Change exp',
    'alg-none': 'Set alg to none',
    'own-key': 'Sign with my own key',
    cut: 'Cut the signature',
    wait: 'Wait until it expires',
  } satisfies Record<BreakId | 'label', string>,
  routes: { label: 'Ask for', '/me': 'GET /me', '/admin': 'GET /admin' },
  adminOnly: 'GET /admin is for the role admin. You are Ada, role user.',
  question: 'What does the API answer?',
  choices: [
    { id: '200', label: '200' },
    { id: '401', label: '401' },
    { id: '403', label: '403' },
  ],
  send: 'Send',
  credentials: 'name + password',
  yours: 'your token',
  signedAgain: 'signed again with your own key',
  cutOff: 'signature cut off',
  later: (time: string) => `${time} later`,
  captions,
  knows:
    'The signature matches, so the API knows that it is Ada. Her role is user, and this route needs admin.',
  ownCaption: noKey,
  serverChecks: 'What the server checks',
  signatures: 'The two signatures',
  recomputed: 'Recomputed by the API',
  found: 'Found in the token',
  nothing: 'nothing',
  notRecomputed: 'not recomputed',
  full: 'Both in full',
  difference: {
    same: 'They are the same: header and claims are as the API signed them.',
    other: 'They differ, so the token is not what the API signed.',
    none: 'The check ended before anything was recomputed.',
  },
  outside: {
    same: 'The panel has no key and sees only what went over the wire. It ends at the same check as the server.',
    other:
      'The panel has no key and sees only what went over the wire. It ends at another check than the server, and the status is the same.',
  },
  toFind: [
    { id: '200', label: 'A way to 200' },
    { id: '401', label: 'A way to 401' },
    { id: '403', label: 'A way to 403' },
  ],
  toFindOwn: [
    { id: 'unchanged', label: 'What is said of your token as issued' },
    { id: 'changed', label: 'What is said of it once it is changed' },
  ],
  ownToken: 'Its key is not here, so each way ends in 401. Look at which check ends it.',
  notBreakable:
    'The token that you chose is encrypted or has no readable claims, so it cannot be changed part by part. This act plays with one made here.',
  withoutKey: {
    title: 'What can be told without its key',
    changed: 'Its signature is the captured one, and what stands before it is not. It cannot cover both.',
    unchanged: 'Not one character differs from what was captured. Whether the signature holds stays open.',
    unsigned: 'What was captured has no signature either: anyone can have written it.',
    otherSignature: 'Its signature is not the captured one.',
    expired: (time: string) => `exp passed ${time} before it is sent.`,
    alive: (time: string) => `exp comes ${time} after it is sent.`,
    endless: 'It has no exp, so waiting changes nothing.',
  },
});
