import { useStore } from '../store.ts';
import { chordText, commandKey } from './chord.ts';
import { type Command, frameCommands, viewCommands } from './commands.ts';
import { Dialog } from './dialog.tsx';
import { keyMapMessages as words } from './key-map-messages.ts';
import { frameMessages } from './messages.ts';

/** Every key that does something, made of the commands. */
export function KeyMap() {
  const store = useStore();
  return (
    <Dialog title={frameMessages.keyboard} look="keys">
      <div class="dialog-body key-map">
        <Keys title={words.everywhere} rows={Object.values(frameCommands(store)).flatMap(rowOf)} />
        <Keys title={words.views} rows={viewCommands(store).flatMap(rowOf)} />
        <Keys title={words.within} rows={words.keys.map(([keys, meaning]) => [[named(keys)], meaning])} />
      </div>
    </Dialog>
  );
}

type Row = readonly [keys: readonly string[], meaning: string];

const named = (keys: string) => keys.replace('{command}', commandKey);
const rowOf = ({ title, chords = [] }: Command): Row[] =>
  chords.length === 0 ? [] : [[chords.map(chordText), title]];

function Keys({ title, rows }: { title: string; rows: readonly Row[] }) {
  return (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(([keys, meaning]) => (
          <div key={meaning}>
            <dt>
              {keys.map((key, index) => (
                <span key={key}>
                  {index > 0 ? ` ${words.or} ` : ''}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
