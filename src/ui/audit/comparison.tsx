import { findRule } from '../../core/rules/catalogue.ts';
import { Button } from '../kit/button.tsx';
import { Notice } from '../kit/notice.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { useStore } from '../store.ts';
import { reviewOf } from './review.ts';
import { reviewMessages as words } from './review-messages.ts';
import type { Comparison, SavedFinding, SavedReport } from './saved-report.ts';

/** What has changed against a saved report, in numbers. */
export function ComparisonLine({ saved, comparison }: { saved: SavedReport; comparison: Comparison }) {
  const store = useStore();
  const { fresh, still, gone } = comparison;
  const stop = () => {
    reviewOf(store).saved.value = null;
    document.querySelector<HTMLElement>('.findings [role=row][tabindex="0"]')?.focus();
  };
  return (
    <section aria-label={words.compared}>
      <Notice action={<Button onClick={stop}>{words.stopComparing}</Button>}>
        {words.compared} (<PlainText text={saved.name} limit={100} />
        ): <strong class="num">{words.counts(fresh, still, gone.length)}</strong>
      </Notice>
    </section>
  );
}

const listed = 100;

/** What the saved report lists and the audit finds no more. Not called fixed: the capture may only have met less. */
export function Gone({ gone }: { gone: readonly SavedFinding[] }) {
  if (gone.length === 0) return null;
  return (
    <Section title={words.gone} note={words.goneNote(gone.length)} folded={true}>
      <ul>
        {gone.slice(0, listed).map(({ fingerprint, rule, place }) => (
          <li key={fingerprint} class="folded-rule">
            <span lang="en">{findRule(rule)?.title ?? <PlainText text={rule} limit={100} />}</span>
            <span class="mut wrap gone-place">
              <PlainText text={place} limit={300} />
            </span>
          </li>
        ))}
        {gone.length > listed ? <li class="folded-rule mut">{words.more(gone.length - listed)}</li> : null}
      </ul>
    </Section>
  );
}
