import type { JsonObject } from '../../../core/jose/json.ts';
import type { Marks, Reading } from '../../../core/lessons/read-without-key.ts';
import { Severity } from '../../kit/badge.tsx';
import { PlainText } from '../../kit/plain-text.tsx';
import { notSecretMessages as words } from './not-secret-messages.ts';

/** So many claims are listed. */
const mostClaims = 60;
const none: Marks = new Map();

/** What anyone reads of the text, with the audit's marks; null where a guess comes first. */
export function ReadAloud({ reading, marks }: { reading: Reading | null; marks: Marks }) {
  return (
    <section class="mini aside" aria-label={words.reading}>
      <h3 class="sect">{words.reading}</h3>
      {reading === null ? (
        <p class="pad">{words.guessFirst}</p>
      ) : (
        <>
          <div class="pad stack" role="status">
            <p>{words.kinds[reading.kind]}</p>
            {reading.kind === 'bytes' ? <p>{words.bytes(reading.bytes)}</p> : null}
            {reading.problems.slice(0, 5).map((problem) => (
              <p key={problem} class="warn">
                {problem}
              </p>
            ))}
          </div>
          {reading.kind === 'text' ? (
            <p class="pad m cp wrap">
              <PlainText text={reading.text} />
            </p>
          ) : null}
          {reading.header === null ? null : (
            <Members label={words.header} members={reading.header} colour="ch" marks={none} />
          )}
          {reading.claims === null ? null : (
            <>
              <Members label={words.claims} members={reading.claims} colour="cp" marks={marks} />
              <p class="pad" role="status">
                {words.marked(marks.size)}
              </p>
            </>
          )}
        </>
      )}
    </section>
  );
}

function Members({
  label,
  members,
  colour,
  marks,
}: {
  label: string;
  members: JsonObject;
  colour: 'ch' | 'cp';
  marks: Marks;
}) {
  const all = Object.entries(members);
  return (
    <>
      <ul class="read-claims" aria-label={label}>
        {all.slice(0, mostClaims).map(([name, value]) => {
          const found = marks.get(name) ?? [];
          return (
            <li key={name} class={found.length > 0 ? 'marked' : undefined}>
              <span class={`m ${colour}`}>
                <PlainText text={name} limit={100} />
              </span>
              <span class="m">
                <PlainText text={JSON.stringify(value)} limit={300} />
              </span>
              {found.map(({ rule, severity, title }) => (
                <span key={rule} class="mark">
                  <span lang="en">
                    <Severity severity={severity}>{title}</Severity>
                  </span>
                </span>
              ))}
            </li>
          );
        })}
      </ul>
      {all.length > mostClaims ? <p class="pad mut">{words.more(all.length - mostClaims)}</p> : null}
    </>
  );
}
