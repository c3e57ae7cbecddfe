/** A flow as a sequence diagram: its steps in their order, each message tied to the request that it was. */
import type { Failure } from '../../core/flows/failure.ts';
import { type Flow, type FlowStep, stepOf } from '../../core/flows/flow.ts';
import type { Parameters } from '../../core/flows/parameters.ts';
import { hostOf } from '../../core/http/url.ts';
import { type Actor, type Message, type Run, run, type Sequence } from '../../core/lessons/sequence.ts';
import type { Timing } from '../kit/sequence-scale.ts';
import { flowMessages as words } from './messages.ts';

export interface FlowDiagram extends Sequence {
  /** The step of each message; null for what an actor does on its own. */
  readonly steps: readonly (FlowStep | null)[];
  readonly timing: readonly Timing[];
}

interface Drawn extends Timing {
  readonly message: Message;
  readonly step: FlowStep | null;
  /** Tells of time that passes: to scale that is the pause before the next message. */
  readonly isPause?: boolean;
}

export function drawFlow(flow: Flow, failure: Failure | null, isToScale = false): FlowDiagram {
  const all = flow.steps.flatMap((step, index) => drawStep(flow, step, index, failure));
  const drawn = isToScale ? all.filter(({ isPause }) => !isPause) : all;
  const used = new Set(drawn.flatMap(({ message }) => [message.from, message.to]));
  return {
    actors: actorsOf(flow).filter(({ id }) => used.has(id)),
    messages: drawn.map(({ message }) => message),
    steps: drawn.map(({ step }) => step),
    timing: drawn,
  };
}

function actorsOf(flow: Flow): readonly Actor[] {
  const api = stepOf(flow, 'api-call');
  return [
    { id: 'browser', name: words.actors.browser, icon: 'browser' },
    { id: 'app', name: words.actors.app, icon: 'server' },
    { id: 'provider', name: words.actors.provider, icon: 'server' },
    ...(api === undefined ? [] : [{ id: 'api', name: words.actors.api, icon: 'server' } as const]),
    { id: 'other', name: words.actors.other, icon: 'thief' },
  ];
}

/** Who sends a step to whom. The response of the authorization endpoint goes the other way. */
const lanes: Readonly<Record<FlowStep['kind'], readonly [from: string, to: string]>> = {
  discovery: ['app', 'provider'],
  'key-set': ['app', 'provider'],
  'pushed-request': ['app', 'provider'],
  'authorization-request': ['browser', 'provider'],
  'authorization-response': ['provider', 'browser'],
  callback: ['browser', 'app'],
  'device-authorization': ['app', 'provider'],
  'token-request': ['app', 'provider'],
  userinfo: ['app', 'provider'],
  'api-call': ['app', 'api'],
  introspection: ['app', 'provider'],
  revocation: ['app', 'provider'],
  'end-session': ['browser', 'provider'],
  'back-channel-logout': ['provider', 'app'],
  leak: ['browser', 'other'],
};

/** Parameters worth naming in the diagram, in this order; values are not shown. */
const telling = [
  'error',
  'grant_type',
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'nonce',
  'code_challenge',
  'prompt',
  'code',
  'code_verifier',
  'request_uri',
  'access_token',
  'id_token',
  'refresh_token',
  'device_code',
  'user_code',
  'id_token_hint',
  'token',
  'active',
  'sub',
  'issuer',
];

/** Their values are words of the protocol, and say more than their names. */
const spoken = new Set(['error', 'grant_type', 'response_type', 'prompt']);

const mostNamed = 6;

function named(parameters: Parameters): Run[] {
  const names = telling.filter((name) => parameters.has(name));
  const runs = names.slice(0, mostNamed).flatMap((name) => {
    const value = parameters.get(name) ?? '';
    return [run(' '), run(spoken.has(name) ? shortGrant(value) : name, name === 'error' ? 'bad' : 'code')];
  });
  return names.length > mostNamed ? [...runs, run(' …')] : runs;
}

const shortGrant = (value: string) => value.replace('urn:ietf:params:oauth:grant-type:', '').slice(0, 60);

const methods: Readonly<Partial<Record<FlowStep['kind'], string>>> = {
  'pushed-request': 'POST',
  'device-authorization': 'POST',
  'token-request': 'POST',
  introspection: 'POST',
  revocation: 'POST',
  'back-channel-logout': 'POST',
};

const longestPath = 24;

function pathOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : url;
  return path.length > longestPath ? `…${path.slice(path.lastIndexOf('/')).slice(-longestPath)}` : path;
}

function drawStep(flow: Flow, step: FlowStep, index: number, failure: Failure | null): Drawn[] {
  const failed = failure?.step === index;
  if (step.kind === 'authorization-response') return drawResponse(flow, step, failed);
  const [from, to] = lanes[step.kind];
  const line = `${step.mode === 'form_post' ? 'POST' : (methods[step.kind] ?? 'GET')} ${pathOf(step.url)}`;
  const wrong = step.kind === 'leak';
  const asks: Drawn = {
    step,
    at: step.at,
    meanwhile: '',
    message: { from, to, runs: [run(line, 'strong'), ...named(step.sent)], tone: wrong ? 'bad' : 'plain' },
  };
  const goesOn = step.kind === 'authorization-request' || step.kind === 'end-session' || wrong;
  const answers = goesOn && step.status < 400 ? [] : [answerOf(step, failed)];
  const unseen =
    failure === null &&
    step.kind === 'callback' &&
    step.sent.has('code') &&
    stepOf(flow, 'token-request') === undefined
      ? [alone('app', words.redeemsUnseen, step.at)]
      : [];
  return [asks, ...unseen, ...answers];
}

/** A person who is asked needs longer than this. Milliseconds. */
const noticedMs = 1500;

/** The redirect that brings the browser back, and who was waited for. */
function drawResponse(flow: Flow, step: FlowStep, failed: boolean): Drawn[] {
  const [from, to] = lanes[step.kind];
  const asked = stepOf(flow, 'authorization-request');
  const waited = asked === undefined || flow.silent ? 0 : step.at - asked.at;
  const isNoticed = waited >= noticedMs;
  const status = step.status === 0 ? words.stepNames[step.kind] : String(step.status);
  const runs = [
    run(status, failed ? 'bad' : 'strong'),
    ...named(step.answer),
    run(` ${words.modes[step.mode]}`),
  ];
  return [
    ...(isNoticed
      ? [{ ...alone('provider', words.signsIn(Math.round(waited / 1000)), step.at), isPause: true }]
      : []),
    {
      step,
      at: step.at + step.durationMs,
      meanwhile: isNoticed ? words.meanwhile : '',
      message: { from, to, runs, tone: failed ? 'bad' : 'plain' },
    },
  ];
}

function answerOf(step: FlowStep, failed: boolean): Drawn {
  const [from, to] = lanes[step.kind];
  const bad = failed || step.status >= 400 || step.status === 0;
  const status = step.status === 0 ? words.noAnswer : String(step.status);
  const given = step.kind === 'callback' ? [] : named(step.answer);
  return {
    step,
    at: step.at + step.durationMs,
    meanwhile: '',
    message: {
      from: to,
      to: from,
      runs: [run(status, bad ? 'bad' : 'good'), ...given],
      tone: bad ? 'bad' : 'plain',
    },
  };
}

function alone(actor: string, text: string, at: number): Drawn {
  const message: Message = { from: actor, to: actor, runs: [run(text)], tone: 'plain' };
  return { step: null, at, meanwhile: '', message };
}

/** For lists: `tidewater.example`, or the scheme of a native app. */
export const shownHost = (origin: string) => hostOf(origin) || origin;
