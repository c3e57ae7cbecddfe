import type { JudgedFinding } from '../../core/report/judged-finding.ts';
import { isInForce, type Waiver } from '../../core/report/waiver.ts';
import { findRule } from '../../core/rules/catalogue.ts';
import { Button } from '../kit/button.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { useStore } from '../store.ts';
import { dayOf, reviewOf } from './review.ts';
import { reviewMessages as words } from './review-messages.ts';

/** Every waiver with its reason and end, and what it covers; folded, as it is settled. */
export function Waived({ waived }: { waived: readonly JudgedFinding[] }) {
  const { waivers } = reviewOf(useStore());
  if (waivers.value.length === 0) return null;
  const coveredBy = (waiver: Waiver) => waived.filter((one) => one.waiver === waiver).length;
  return (
    <div class="waived-part">
      <Section title={words.waived} note={words.waivedNote(waivers.value.length)} folded={true}>
        <ul>
          {waivers.value.map((waiver) => (
            <WaiverLine key={`${waiver.rule} ${waiver.place}`} waiver={waiver} covered={coveredBy(waiver)} />
          ))}
        </ul>
        <p class="mut pad-note">{words.keptNote}</p>
      </Section>
    </div>
  );
}

function WaiverLine({ waiver, covered }: { waiver: Waiver; covered: number }) {
  const store = useStore();
  const { rule, place, reason, until } = waiver;
  const title = findRule(rule)?.title ?? rule;
  const holds = isInForce(waiver, store.now.value);
  const remove = () => {
    const { waivers } = reviewOf(store);
    waivers.value = waivers.value.filter((one) => one !== waiver);
    store.announce(words.removed);
    document.querySelector<HTMLElement>('.waived-part .fold, .findings [role=row][tabindex="0"]')?.focus();
  };
  return (
    <li class="waiver">
      <span>
        <span lang="en">{title}</span> <span class="sub">{holds ? words.covers(covered) : null}</span>
        <span class="sub wrap waiver-why">
          {place === '*' ? words.everywhere : <PlainText text={place} limit={300} />}
          {' · '}
          <PlainText text={reason} limit={500} />
        </span>
      </span>
      <span class={holds ? 'mut num' : 'tag num'}>{endOf(until, holds)}</span>
      <Button look="quiet" title={words.removeRule(title)} onClick={remove}>
        {words.remove}
      </Button>
    </li>
  );
}

function endOf(until: number | null, holds: boolean): string {
  if (until === null) return words.noEnd;
  return holds ? words.untilDay(dayOf(until)) : words.ended(dayOf(until));
}
