import type { ComponentChildren } from 'preact';
import type { Severity as SeverityName } from '../../core/spec/reference.ts';
import { Icon, type IconName } from './icon.tsx';
import { kitMessages } from './messages.ts';

export type Tone = 'pass' | 'fail' | 'warn' | 'plain' | 'muted';

/** An icon and a word: the state is never told by colour alone. */
export function Badge({
  icon,
  tone = 'plain',
  children,
  title,
  lang,
}: {
  icon: IconName;
  tone?: Tone;
  children: ComponentChildren;
  title?: string;
  /** Where title and children are not in the language of the panel. */
  lang?: string;
}) {
  return (
    <span class={`st ${tone}`} title={title} lang={lang}>
      <Icon name={icon} />
      <span class="ell">{children}</span>
    </span>
  );
}

const severityIcon: Record<SeverityName, IconName> = {
  critical: 'octagon-x',
  high: 'triangle-alert',
  medium: 'circle-alert',
  low: 'info',
  note: 'info',
};

/** A severity's icon and word, or `children` instead of the word; `null` says that nothing was found. */
export function Severity({
  severity,
  children,
}: {
  severity: SeverityName | null;
  children?: ComponentChildren;
}) {
  if (severity === null) {
    return (
      <Badge icon="minus" tone="muted">
        {children ?? kitMessages.noFinding}
      </Badge>
    );
  }
  return (
    <span class={`sev ${severity}`}>
      <Icon name={severityIcon[severity]} />
      <span class="ell">
        {children ?? kitMessages.severity[severity]}
        {children === undefined ? null : <span class="vh"> ({kitMessages.severity[severity]})</span>}
      </span>
    </span>
  );
}

/** A small grey label, as for a token's kind. `hollow` marks what could not be told. */
export function Kind({ children, hollow = false }: { children: ComponentChildren; hollow?: boolean }) {
  return <span class={hollow ? 'kind u' : 'kind'}>{children}</span>;
}
