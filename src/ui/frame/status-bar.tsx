import { useComputed } from '@preact/signals';
import { summary } from '../../core/session/selectors.ts';
import { Icon } from '../kit/icon.tsx';
import { useStore } from '../store.ts';
import { frameMessages as words } from './messages.ts';

export function StatusBar() {
  const store = useStore();
  const facts = useComputed(() => summary(store.session.value)).value;
  return (
    <footer class="status">
      {store.host.kind === 'tab' ? null : (
        <span>
          <Icon name={facts.recording ? 'circle-dot' : 'pause'} className={facts.recording ? 'fail' : ''} />
          {facts.recording ? words.recording : words.paused}
        </span>
      )}
      <span class="num">{words.tokens(facts.tokens)}</span>
      {facts.requests === 0 ? null : (
        <span class="only-wide num">{words.carried(facts.withCredential, facts.requests)}</span>
      )}
      {facts.serverClockOffsetMs === null ? null : (
        <span class="only-wide num">{words.serverClock(facts.serverClockOffsetMs)}</span>
      )}
      {facts.notes.length > 0 ? (
        <span class="ell warn" title={facts.notes.join('\n')}>
          <Icon name="triangle-alert" />
          <span class="ell">{facts.notes[0]}</span>
        </span>
      ) : null}
      <span class="grow" />
      <span>
        <Icon name="lock" />
        {words.stays}
      </span>
    </footer>
  );
}
