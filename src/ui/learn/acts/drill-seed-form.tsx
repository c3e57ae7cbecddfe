import { useId, useState } from 'preact/hooks';
import { Button } from '../../kit/button.tsx';
import { CopyButton } from '../../kit/copy-button.tsx';
import { drillMessages as words } from '../drill-messages.ts';
import { drillLink } from '../drill-seed.ts';

/** For a class: the seed of the questions, and a link that opens them. */
export function DrillSeed({ seed, onStart }: { seed: string; onStart: (seed: string) => void }) {
  const [text, setText] = useState(seed);
  const note = useId();
  return (
    <details class="drill-class">
      <summary>{words.forClass}</summary>
      <form
        class="drill-seed"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() !== '') onStart(text);
        }}
      >
        <label>
          <span class="sub">{words.seed}</span>{' '}
          <input
            class="fld m"
            value={text}
            maxLength={40}
            spellcheck={false}
            autocomplete="off"
            aria-describedby={note}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        </label>
        <Button disabled={text.trim() === ''} onClick={() => onStart(text)}>
          {words.start}
        </Button>
        <CopyButton text={() => drillLink(text.trim() || seed, document.baseURI)} label={words.copyLinkLabel}>
          {words.copyLink}
        </CopyButton>
        <span id={note} class="sub drill-note">
          {words.seedHint} {words.linkNote}
        </span>
      </form>
    </details>
  );
}
