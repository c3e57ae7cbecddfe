import type { ComponentChildren } from 'preact';
import { IconButton } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { kitMessages } from './messages.ts';

export type NoticeTone = 'info' | 'warn' | 'error' | 'good';

const look: Record<NoticeTone, { icon: IconName; box: string }> = {
  info: { icon: 'info', box: 'inf' },
  warn: { icon: 'triangle-alert', box: 'wrn' },
  error: { icon: 'octagon-x', box: 'bad' },
  good: { icon: 'circle-check', box: 'okb' },
};

/** A line across the view. An error interrupts a screen reader; the others are read in their turn. */
export function Notice({
  tone = 'info',
  icon,
  children,
  action,
  onDismiss,
}: {
  tone?: NoticeTone;
  icon?: IconName;
  children: ComponentChildren;
  action?: ComponentChildren;
  onDismiss?: () => void;
}) {
  return (
    <div class={`notice ${look[tone].box}`} role={tone === 'error' ? 'alert' : undefined}>
      <Icon name={icon ?? look[tone].icon} />
      <span class="grow">{children}</span>
      {action}
      {onDismiss ? <IconButton icon="x" label={kitMessages.dismiss} onClick={onDismiss} /> : null}
    </div>
  );
}

/** A tinted box with a heading, beside or below what it is about. */
export function Box({
  tone,
  icon,
  title,
  children,
}: {
  tone?: NoticeTone;
  icon?: IconName;
  title: ComponentChildren;
  children?: ComponentChildren;
}) {
  const drawn = icon ?? (tone ? look[tone].icon : undefined);
  return (
    <section class={tone ? `box ${look[tone].box}` : 'box'}>
      <h3>
        {drawn ? <Icon name={drawn} /> : null}
        {title}
      </h3>
      {children}
    </section>
  );
}
