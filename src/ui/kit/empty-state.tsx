import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

/** What a view shows instead of a list: what is so, what to do about it, and the buttons that do it (one primary). */
export function EmptyState({
  icon,
  title,
  children,
  actions,
}: {
  icon: IconName;
  title: string;
  children?: ComponentChildren;
  actions?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {children ? <div class="empty-text">{children}</div> : null}
      {actions ? <div class="btns">{actions}</div> : null}
    </div>
  );
}

/** Grey bars in place of rows; the style sheet lets them appear only after 200 ms, so that quick work does not flicker. */
export function Loading({ label }: { label: string }) {
  return (
    <div class="loading" role="status">
      <div class="loading-rows" aria-hidden="true">
        {['a', 'b', 'c', 'd'].map((row) => (
          <div key={row} class={`loading-row ${row}`}>
            <i />
            <i />
            <i />
          </div>
        ))}
      </div>
      <p class="sub">
        <Icon name="loader-circle" className="spin" /> {label}
      </p>
    </div>
  );
}
