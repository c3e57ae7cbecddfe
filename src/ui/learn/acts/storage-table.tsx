import { type Attack, type Attempt, attacks } from '../../../core/lessons/attacks.ts';
import { type Home, isCookie, sameSites, tokenPlaces } from '../../../core/lessons/page.ts';
import { Badge, Severity } from '../../kit/badge.tsx';
import { storageActMessages as words } from './storage-messages.ts';

/** What was tried so far, by home and attack. */
export type Attempts = ReadonlyMap<string, { readonly attempt: Attempt; readonly guess: string }>;

export const attemptKey = (home: Home, attack: Attack) =>
  `${home.place} ${isCookie(home) ? home.sameSite : ''} ${attack}`;

export const nameHome = (home: Home) =>
  isCookie(home) ? words.withSameSite(words.place[home.place], home.sameSite) : words.place[home.place];

/** A row for each place; of the cookies, one for each SameSite that was tried. */
function homesOf(attempts: Attempts, current: Home): Home[] {
  return tokenPlaces.flatMap((place) => {
    const all = sameSites.map((sameSite) => ({ place, sameSite }));
    const [first, ...rest] = isCookie({ place, sameSite: 'Lax' }) ? all : all.slice(0, 1);
    const seen = [first, ...rest].filter(
      (home): home is Home =>
        home !== undefined &&
        ((home.place === current.place && (!isCookie(home) || home.sameSite === current.sameSite)) ||
          attacks.some((attack) => attempts.has(attemptKey(home, attack)))),
    );
    return seen.length > 0 ? seen : [{ place, sameSite: 'Lax' as const }];
  });
}

/** Fills as the person tries: what each place gives away to whom. */
export function TradeOffs({ attempts, home, todo }: { attempts: Attempts; home: Home; todo: string }) {
  return (
    <section class="mini" aria-label={words.table}>
      <h3 class="sect">{words.table}</h3>
      <table class="act-table">
        <thead>
          <tr>
            <th scope="col">{words.columns.place}</th>
            {attacks.map((attack) => (
              <th key={attack} scope="col">
                {words.columns[attack]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {homesOf(attempts, home).map((one) => (
            <tr key={nameHome(one)} class={nameHome(one) === nameHome(home) ? 'yours' : ''}>
              <th scope="row">{nameHome(one)}</th>
              {attacks.map((attack) => (
                <td key={attack}>
                  <Outcome attempt={attempts.get(attemptKey(one, attack))?.attempt} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p class="pad sub">{todo}</p>
    </section>
  );
}

function Outcome({ attempt }: { attempt: Attempt | undefined }) {
  if (attempt === undefined)
    return (
      <span class="mut">
        <span aria-hidden="true">–</span>
        <span class="vh">{words.notTried}</span>
      </span>
    );
  return attempt.succeeded ? (
    <Badge icon="circle-x" tone="fail">
      {words.yes}
    </Badge>
  ) : (
    <Badge icon="circle-check" tone="pass">
      {words.no}
    </Badge>
  );
}

/** The row that the Storage view would have for this place. */
export function PlaceSays({ place }: { place: Attempt['place'] }) {
  return (
    <section class="mini" aria-label={words.panelStorage}>
      <h3 class="sect">{words.panelStorage}</h3>
      {place === null ? (
        <p class="pad">{words.nowhere}</p>
      ) : (
        <p class="pad">
          {words.readable[place.readableByScript]}{' '}
          {place.worst === null ? null : (
            <span lang="en">
              <Severity severity={place.worst}>{place.risk}</Severity>
            </span>
          )}
        </p>
      )}
    </section>
  );
}
