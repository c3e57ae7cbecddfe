import type { RequestRow } from '../../core/session/rows.ts';
import { Badge, type Tone } from '../kit/badge.tsx';
import type { IconName } from '../kit/icon.tsx';
import { requestMessages as words } from './messages.ts';

/** A drawing for the causes that have one of their own; the others take that of their right status. */
const causeIcon: Readonly<Record<string, IconName>> = {
  expired: 'timer',
  'not-yet-valid': 'timer',
  'clock-skew': 'timer',
  'no-credentials': 'circle-dashed',
  'token-known-not-attached': 'circle-dashed',
  'cookie-not-sent': 'cookie',
  tampered: 'x',
  'signature-invalid': 'x',
  'unknown-kid': 'key-round',
  'refresh-flow': 'refresh-cw',
  'redirect-to-login': 'log-in',
  'login-failed': 'log-in',
  'basic-challenge': 'log-in',
  'rate-limited': 'timer',
};

/** Refusals that are no fault of the credential: an ordinary refresh is nothing to worry about, a rate limit is. */
const causeTone: Readonly<Record<string, Tone>> = {
  'refresh-flow': 'plain',
  'rate-limited': 'warn',
  waf: 'warn',
  'basic-challenge': 'warn',
};

interface Look {
  readonly icon: IconName;
  readonly tone: Tone;
}

/** How a diagnosed failure is drawn: refused for who one is (401) in red, for what one may do (403) in amber. */
export function causeLook(cause: string, rightStatus: number): Look {
  const forbidden = rightStatus === 403;
  return {
    icon: causeIcon[cause] ?? (forbidden ? 'shield-alert' : 'circle-x'),
    tone: causeTone[cause] ?? (forbidden ? 'warn' : 'fail'),
  };
}

/** Colour class of a status; the number itself always stands beside it. */
export function statusTone(status: number): Tone {
  if (status === 403) return 'warn';
  if (status === 0 || status >= 400) return 'fail';
  return 'plain';
}

/** The verdict in words, as the list shows and sorts it. */
export function verdictText({ diagnosis, status, credential, replay }: RequestRow): string {
  if (replay !== null) return words.replay(replay.variant);
  if (diagnosis !== null) return diagnosis.headline;
  if (status === 0) return words.noAnswer;
  if (status >= 400) return words.notAboutIdentity;
  return credential === '' ? '' : words.accepted;
}

export function Verdict({ row }: { row: RequestRow }) {
  const { diagnosis, status, replay } = row;
  const text = verdictText(row);
  if (diagnosis !== null) {
    const { icon, tone } = causeLook(diagnosis.cause, diagnosis.rightStatus.status);
    return (
      <Badge icon={icon} tone={tone} title={text} lang="en">
        {text}
      </Badge>
    );
  }
  if (text === '') return null;
  if (replay !== null) {
    return (
      <Badge icon="send" tone="muted">
        {text}
      </Badge>
    );
  }
  return (
    <Badge icon={status === 0 || status >= 400 ? 'minus' : 'check'} tone="muted">
      {text}
    </Badge>
  );
}
