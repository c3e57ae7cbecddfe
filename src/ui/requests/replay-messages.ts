/** Words of the Replay pane, in one place so that a translation is one file. */
import type { AnswerClass, ReplayVerdict } from '../../core/replay/judge.ts';
import type { CannotReplay, CannotSend } from '../../core/replay/plan.ts';
import type { NotSentReason, ReplayVariant } from '../../core/replay/replay.ts';
import { plural, words } from '../locale/words.ts';

export const replayMessages = words('replay', {
  table: 'Answers to the replay',
  columns: { sent: 'What is sent', answer: 'Answer', tells: 'What it tells' },
  intro:
    'Does the server really check? The page sends this request again, without the token and with forged ones.',
  reminder: 'A replay acts on the site with your own session there.',
  start: 'Replay',
  again: 'Replay again',
  cancel: 'Cancel',
  running: (variant: string) => `Sending: ${variant}`,
  done: (headline: string) => `Replay: ${headline}`,

  confirm: {
    title: (method: string) => `Send this ${method} again?`,
    text: (method: string, count: number) =>
      `The page sends the same ${method} to the site up to ${plural(count, 'time', 'times')}, with your session. If the server accepts one, it may create, change or delete something each time. If it accepts the one without a token, the rest is not sent.`,
    send: (method: string) => `Send ${method}`,
    keep: 'Do not send',
  },

  original: 'As the page sent it',
  originalTells: {
    accepted: 'Accepted, as captured.',
    refused: 'Not accepted, as captured: a refusal tells less.',
  },
  variants: {
    'without-token': 'Without the token',
    tampered: 'Tampered payload',
    unsigned: 'alg none',
    newest: 'Newest token',
  } satisfies Record<ReplayVariant, string>,
  made: {
    'without-token': () => 'The control.',
    tampered: (claim: string) =>
      claim === 'iat' ? 'iat changed, signature kept.' : `${claim} added, signature kept.`,
    unsigned: () => 'Same claims, no signature.',
    newest: () => 'Held for the same API.',
  } satisfies Record<ReplayVariant, (claim: string) => string>,

  tells: {
    'without-token': {
      accepted: 'Open without the token: what follows proves nothing about it.',
      refused: 'Refused: the server asks for the token here.',
      unclear: 'Not an answer about the token: the rest cannot be judged by it.',
    },
    tampered: {
      accepted: 'Accepted: the signature is not checked.',
      refused: 'Refused: consistent with a checked signature.',
      unclear: 'Not an answer about the token.',
    },
    unsigned: {
      accepted: 'Accepted: a token without a signature is enough.',
      refused: 'Refused: consistent with a fixed list of algorithms.',
      unclear: 'Not an answer about the token.',
    },
    newest: {
      accepted: 'Accepted: this token is the one to send.',
      refused: 'Refused as well: a newer token does not help.',
      unclear: 'Not an answer about the token.',
    },
  } satisfies Record<ReplayVariant, Record<'accepted' | 'refused' | 'unclear', string>>,
  openAnyway: 'Accepted, as without any token: proves nothing.',
  classes: {
    accepted: 'accepted',
    refused: 'refused',
    unclear: 'unclear',
    'not-sent': 'not sent',
    awaited: 'waiting',
  } satisfies Record<AnswerClass, string>,
  redirect: 'redirect',
  waiting: 'Waiting for the answer.',
  idle: 'Not sent yet.',
  skipped: 'Not sent: the replay had ended before.',
  couldNot: 'Could not be sent:',
  notSent: {
    stopped:
      'the browser stopped it, or kept the answer from the page (CORS, mixed content), or nothing answered.',
    csp: 'the page’s Content-Security-Policy does not let it connect there.',
    cancelled: 'cancelled. The server may have got it all the same.',
    'too-slow': 'there was no answer in 15 seconds. The server may have got it all the same.',
    'page-gone': 'the page went away, or did not answer. Replay from the page that it is now.',
    'not-inspectable': 'the browser does not let extensions look into this page.',
    'unexpected-answer': 'the page answered in an unexpected way; it may have altered its own functions.',
  } satisfies Record<NotSentReason, string>,
  whyNot: {
    'not-a-jwt': 'the credential is no JWT that can be read, so there is nothing to change.',
    encrypted: 'the token is encrypted (JWE): its claims cannot be changed.',
    'json-serialization': 'the token is in JSON serialization; only compact ones are forged.',
    'no-claims': 'the token has no claims to change.',
    'already-unsigned': 'the token has no signature as it is.',
    'in-cookie': 'a page may not set the Cookie header, so the token can only be left out.',
    'bound-to-proof': 'the token is bound to a DPoP proof, which only the page’s key can sign.',
    wrapped: 'the token stands encoded in its place.',
    'no-other-token': 'the page holds no newer token with this issuer and audience.',
    'no-token-to-compare': 'the credential is no JWT, so its API cannot be told.',
  } satisfies Record<CannotSend, string>,

  verdicts: {
    awaited: 'Waiting for the control',
    'not-sent': 'Nothing can be told',
    open: 'Open without the token',
    unclear: 'Nothing can be told',
    'accepts-forged': 'The server does not check the signature',
    checks: 'The server checks the token',
    'refuses-all': 'Everything is refused',
    'asks-for-token': 'The server asks for the token',
  } satisfies Record<ReplayVerdict, string>,
  acceptsUnsigned: 'The server accepts an unsigned token',
  verdictTexts: {
    awaited: '',
    'not-sent':
      'The control has no answer, so the others cannot be judged. This says nothing about the server.',
    open: 'The address is public, or something else in the request (a cookie, a key) is enough. This proves nothing about the token.',
    unclear: 'Without the token the server answered with something else than a refusal. Try again later.',
    'accepts-forged':
      'It refuses the request without a token and accepts a forged one: anyone can be anyone here.',
    checks: 'It accepts this token, and refuses none, a changed and an unsigned one.',
    'refuses-all':
      'Forged tokens are refused, but this token is not accepted either: replay a request that goes well.',
    'asks-for-token':
      'Without it the request is refused. Whether the token is checked is not settled by this.',
  } satisfies Record<ReplayVerdict, string>,
  newestHelps: 'The newest token is accepted: the page sent an older one.',
  pageOnly:
    'Only the page tells so: the network log does not show these answers, so it is not a finding. Record, and replay again.',
  toAudit: 'See the finding',
  openAnswer: (status: string) => `Open the answer ${status}`,

  noPage: {
    title: 'No page to replay from',
    text: 'This is a saved capture. Open DevTools on the site, repeat the request there, and replay it from the panel.',
  },
  own: {
    title: 'This is a replay',
    text: 'Claimcheck sent it; the page did not. It is left out of tokens, findings and diagnoses.',
    preflight:
      'The browser asked for permission to send a replay (CORS preflight). It is left out of diagnoses.',
    open: 'Open the request that was replayed',
  },
  cannotTitle: 'This request cannot be replayed',
  cannot: {
    'not-http': 'It did not go over http or https.',
    'not-a-fetch': 'A page cannot send this kind of request again by itself.',
    'no-credential': 'It carries no credential that could be left out.',
    'body-incomplete': 'Its body was not captured whole, so it would not be the same request.',
    'url-cut': 'Its URL is too long to be sent again.',
  } satisfies Record<CannotReplay, string>,
});
