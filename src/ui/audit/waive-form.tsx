import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { showHidden } from '../../core/report/visible-text.ts';
import { readWaivers } from '../../core/report/waiver.ts';
import { Button } from '../kit/button.tsx';
import { useStore } from '../store.ts';
import { addWaivers, dayOf, reviewOf } from './review.ts';
import { reviewMessages as words } from './review-messages.ts';
import type { RuleResult } from './rule-results.ts';

const dayMs = 86_400_000;
/** What is offered as the end, in days: long enough to mend it, short enough to be asked again. */
const offeredDays = 90;
const offeredPlaces = 50;

/** Lets a person decide to live with a finding: where, why, and until when. */
export function Waive({ result }: { result: RuleResult }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => button.current?.querySelector('button')?.focus());
  };
  if (open) return <WaiveForm result={result} onClose={close} />;
  return (
    <div ref={button} class="btns">
      <Button icon="timer" title={words.waiveRule(result.title)} onClick={() => setOpen(true)}>
        {words.waive}
      </Button>
    </div>
  );
}

function WaiveForm({ result, onClose }: { result: RuleResult; onClose: () => void }) {
  const store = useStore();
  const id = useId();
  const now = store.now.peek();
  const places = result.places.filter((place) => place !== '').slice(0, offeredPlaces);
  const [place, setPlace] = useState(places.length === 1 ? (places[0] ?? '*') : '*');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState(dayOf(now + offeredDays * dayMs));
  const first = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => first.current?.focus(), []);

  const waive = (event: Event) => {
    event.preventDefault();
    if (reason.trim() === '' || until === '') return;
    // Read as a file of waivers is read, so that a day ends at the same moment in both.
    addWaivers(reviewOf(store), readWaivers(JSON.stringify([{ rule: result.id, place, reason, until }])));
    const covered = place === '*' ? result.findings.length : 1;
    store.announce(words.waivedDone(covered));
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.waived-part .fold')?.focus());
  };
  return (
    <form
      class="waive"
      aria-label={words.waiveRule(result.title)}
      onSubmit={waive}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <label class="l" for={`${id}-place`}>
        {words.place}
      </label>
      <select
        id={`${id}-place`}
        class="fld"
        value={place}
        onChange={(event) => setPlace(event.currentTarget.value)}
      >
        <option value="*">{words.everywhere}</option>
        {places.map((one) => (
          <option key={one} value={one}>
            {showHidden(one)}
          </option>
        ))}
      </select>
      <label class="l" for={`${id}-reason`}>
        {words.reason}
      </label>
      <input
        ref={first}
        id={`${id}-reason`}
        class="fld"
        required
        maxLength={500}
        autocomplete="off"
        value={reason}
        onInput={(event) => setReason(event.currentTarget.value)}
      />
      <label class="l" for={`${id}-until`}>
        {words.until}
      </label>
      <input
        id={`${id}-until`}
        class="fld"
        type="date"
        required
        min={dayOf(now)}
        value={until}
        onInput={(event) => setUntil(event.currentTarget.value)}
      />
      <div class="btns">
        <button type="submit" class="btn pri">
          {words.waive}
        </button>
        <Button onClick={onClose}>{words.cancel}</Button>
      </div>
    </form>
  );
}
