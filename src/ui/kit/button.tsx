import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** A button with a word on it; `look` is primary (one a view), plain, or quiet (a link's look). */
export function Button({
  icon,
  look = 'plain',
  disabled = false,
  pressed,
  onClick,
  children,
  title,
}: {
  icon?: IconName;
  look?: 'primary' | 'plain' | 'quiet';
  disabled?: boolean;
  pressed?: boolean;
  onClick: () => void;
  children: ComponentChildren;
  title?: string;
}) {
  const looks = { primary: 'btn pri', plain: 'btn', quiet: 'btn q' };
  return (
    <button
      type="button"
      class={looks[look]}
      disabled={disabled}
      aria-pressed={pressed}
      onClick={onClick}
      title={title}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}

/** A button that is only a drawing: `label` names it for the tooltip and the screen reader. */
export function IconButton({
  icon,
  label,
  onClick,
  pressed,
  className = '',
  disabled = false,
}: {
  icon: IconName;
  label: string;
  onClick: () => void;
  pressed?: boolean;
  className?: string;
  disabled?: boolean;
}) {
  return (
    <button
      type="button"
      class={`ib ${className}`}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
