import type { ComponentChildren } from 'preact';
import { IconButton } from './button.tsx';
import { kitMessages } from './messages.ts';

/** First line of a detail pane. The Back button shows only where the detail covers the list. */
export function DetailTitle({
  title,
  before,
  after,
  onBack,
}: {
  title: ComponentChildren;
  before?: ComponentChildren;
  after?: ComponentChildren;
  onBack: () => void;
}) {
  return (
    <div class="ttl">
      <IconButton icon="arrow-left" label={kitMessages.back} className="back" onClick={onBack} />
      {before}
      <h2 class="ell grow">{title}</h2>
      {after}
    </div>
  );
}
