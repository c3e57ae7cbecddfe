import type { Verification } from '../../core/jose/verification.ts';
import { Badge, type Tone } from '../kit/badge.tsx';
import type { IconName } from '../kit/icon.tsx';
import { tokenMessages as words } from './messages.ts';

const looks: Record<Verification['outcome'], { icon: IconName; tone: Tone }> = {
  verified: { icon: 'check', tone: 'pass' },
  failed: { icon: 'x', tone: 'fail' },
  'not-checked': { icon: 'circle-dashed', tone: 'muted' },
};

const icons: Partial<Record<Verification['code'], IconName>> = {
  'alg-none': 'lock-open',
  encrypted: 'lock',
  malformed: 'minus',
  'key-in-token': 'ticket',
};

/** The state of the signature in one word; the reason is in the tooltip. */
export function SignatureBadge({ verification }: { verification: Verification }) {
  const { icon, tone } = looks[verification.outcome];
  return (
    <Badge icon={icons[verification.code] ?? icon} tone={tone} title={verification.reason}>
      {words.signatures[verification.code]}
    </Badge>
  );
}
