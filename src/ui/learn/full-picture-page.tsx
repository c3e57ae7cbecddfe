import './learn-pages.css';
import { useMemo } from 'preact/hooks';
import { sessionWay, stages, tokenWay } from '../../core/lessons/full-picture.ts';
import { SequenceDiagram } from '../kit/sequence-diagram.tsx';
import { useLatest } from '../kit/use-latest.ts';
import { useStore } from '../store.ts';
import { stageMessages, wayMessages } from './full-picture-messages.ts';
import { pageMessages } from './page-messages.ts';

const words = pageMessages.picture;

/** Both ways from the login to the end: as messages, and step by step in a table. */
export function FullPicturePage() {
  const store = useStore();
  const session = useMemo(() => sessionWay(wayMessages), []);
  const token = useLatest(() => tokenWay(Math.floor(store.now.peek() / 1000), wayMessages), []);
  return (
    <>
      <p class="sub">{words.intro}</p>
      <div class="ways">
        <div>
          <h3>{words.session}</h3>
          <SequenceDiagram sequence={session} caption={words.sessionIdea} label={words.session} />
        </div>
        <div>
          <h3>{words.token}</h3>
          {token === null ? null : (
            <SequenceDiagram sequence={token} caption={words.tokenIdea} label={words.token} />
          )}
        </div>
      </div>
      <table class="stages">
        <caption class="vh">{words.compare}</caption>
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.session}</th>
            <th scope="col">{words.token}</th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ id }) => (
            <tr key={id}>
              <th scope="row">{stageMessages[id].name}</th>
              <td>{stageMessages[id].session}</td>
              <td>{stageMessages[id].token}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
