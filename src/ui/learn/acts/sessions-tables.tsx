import type { FarmSetup, SessionFarm } from '../../../core/lessons/server/session-farm.ts';
import type { SessionStore } from '../../../core/lessons/server/session-store.ts';
import { Masked } from '../../kit/masked.tsx';
import { formatClock } from '../../kit/time-words.ts';
import { sessionsMessages as words } from './sessions-messages.ts';

export const serverName = (index: number) => words.server('ABC'[index] ?? '');

/** The rows of every table that counts now: each server's own, or those of the shared store. */
export function SessionTables({ farm, setup, sid }: { farm: SessionFarm; setup: FarmSetup; sid: string }) {
  const { where, id, person, since } = words.rowColumns;
  const stores: [string, SessionStore][] = setup.isShared
    ? [[words.store, farm.shared]]
    : farm.own.slice(0, setup.servers).map((store, index) => [serverName(index), store]);
  return (
    <section class="mini" aria-label={words.tables}>
      <h3 class="sect">{words.tables}</h3>
      <table class="act-table">
        <thead>
          <tr>
            <th scope="col">{where}</th>
            <th scope="col" class="m">
              {id}
            </th>
            <th scope="col">{person}</th>
            <th scope="col">{since}</th>
          </tr>
        </thead>
        <tbody>
          {stores.flatMap(([name, { rows }]) =>
            rows.length === 0
              ? [
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td colspan={3} class="mut">
                      {words.empty}
                    </td>
                  </tr>,
                ]
              : rows.slice(-mostRows).map((row) => (
                  <tr key={row.id} class={row.id === sid ? 'yours' : ''}>
                    <th scope="row">{name}</th>
                    <td>
                      <Masked text={row.id} what={words.theSid} />
                      {row.id === sid ? <span class="sub"> {words.yours}</span> : null}
                    </td>
                    <td>{row.person}</td>
                    <td class="num">{formatClock(row.since)}</td>
                  </tr>
                )),
          )}
        </tbody>
      </table>
    </section>
  );
}

/** Newest rows of a table that are drawn. */
const mostRows = 4;

/** How many requests each server answered, and who had to look how often. */
export function WorkTable({ farm, setup }: { farm: SessionFarm; setup: FarmSetup }) {
  const { who, answered, accepted, lookUps } = words.workColumns;
  const next = farm.nextTurn(setup);
  return (
    <section class="mini" aria-label={words.work}>
      <h3 class="sect">{words.work}</h3>
      <table class="act-table counts">
        <thead>
          <tr>
            <th scope="col">{who}</th>
            <th scope="col">{answered}</th>
            <th scope="col">{accepted}</th>
            <th scope="col">{lookUps}</th>
          </tr>
        </thead>
        <tbody>
          {farm.tallies.slice(0, setup.servers).map((tally, index) => (
            <tr key={serverName(index)}>
              <th scope="row">
                {serverName(index)}
                {index === next && setup.servers > 1 ? <span class="kind u">{words.next}</span> : null}
              </th>
              <td>{tally.answered}</td>
              <td>{tally.accepted}</td>
              <td>{farm.own[index]?.lookUps ?? 0}</td>
            </tr>
          ))}
          {setup.isShared ? (
            <tr class="yours">
              <th scope="row">{words.store}</th>
              <td />
              <td />
              <td>{farm.shared.lookUps}</td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {setup.isShared ? <p class="pad sub">{words.oneStore(farm.shared.lookUps, setup.servers)}</p> : null}
    </section>
  );
}
