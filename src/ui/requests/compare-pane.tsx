import { readNumericDate } from '../../core/jose/numeric-date.ts';
import { isSecretName, redactTokens } from '../../core/report/redact-request.ts';
import { compareRequests, type RequestDifference } from '../../core/session/compare-requests.ts';
import { type RequestDetail, requestDetail } from '../../core/session/selectors.ts';
import { Button } from '../kit/button.tsx';
import { EmptyState } from '../kit/empty-state.tsx';
import { Masked } from '../kit/masked.tsx';
import { Mono } from '../kit/mono.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { formatClock, formatInstant } from '../kit/time-words.ts';
import { useStore } from '../store.ts';
import { requestMessages } from './messages.ts';

const words = requestMessages.compare;

/** Credentials by their place, by their name, or by what they look like. */
function isSecret(text: string, { kind, name, secret }: RequestDifference): boolean {
  if (secret) return true;
  if (kind === 'claim' || kind === 'header-parameter') return false;
  return isSecretName(name) || redactTokens(text) !== text;
}

const instants = new Set(['exp', 'nbf', 'iat', 'auth_time']);

/** The date that a NumericDate (RFC 7519 §2) stands for. */
function InstantOf({ text, difference: { kind, name } }: { text: string; difference: RequestDifference }) {
  const at = kind === 'claim' && instants.has(name) ? readNumericDate(Number(text)) : null;
  return at === null ? null : <span class="mut"> {formatInstant(at)}</span>;
}

function Value({ text, difference }: { text: string | null; difference: RequestDifference }) {
  if (text === null) return <span class="mut">{words.absent}</span>;
  if (text === '') return <span class="mut">{words.empty}</span>;
  return isSecret(text, difference) ? (
    <Masked text={text} what={requestMessages.headers.value(difference.name)} />
  ) : (
    <>
      <Mono className="wrap">
        <PlainText text={text} />
      </Mono>
      <InstantOf difference={difference} text={text} />
    </>
  );
}

function Table({ label, rows }: { label: string; rows: readonly RequestDifference[] }) {
  return (
    <table class="diff" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.good}</th>
          <th scope="col">{words.failed}</th>
        </tr>
      </thead>
      <tbody>
        {rows.slice(0, 300).map((row, index) => (
          <tr key={index}>
            <th scope="row">
              {words.kinds[row.kind]}{' '}
              <Mono className="wrap">
                <PlainText text={row.name} limit={200} />
              </Mono>
            </th>
            <td>
              <Value text={row.good} difference={row} />
            </td>
            <td>
              <Value text={row.failed} difference={row} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What this request did otherwise than the last good one to the same place. */
export function ComparePane({ detail }: { detail: RequestDetail }) {
  const store = useStore();
  const { lastGood } = detail;
  if (lastGood === null) {
    return (
      <EmptyState icon="layers-2" title={words.none}>
        {words.noneText}
      </EmptyState>
    );
  }
  const good = requestDetail(store.session.value, lastGood);
  const all = compareRequests(good, detail);
  const main = all.filter(({ minor }) => !minor);
  const minor = all.filter((row) => row.minor);
  return (
    <>
      <div class="compare-title">
        <span class="grow sub">{words.against(formatClock(good.exchange.startedAt))}</span>
        <Button look="quiet" icon="arrow-right" onClick={() => store.open('requests', lastGood)}>
          {words.openGood}
        </Button>
      </div>
      {main.length === 0 ? (
        <EmptyState icon="circle-check" title={words.same}>
          {words.sameText}
        </EmptyState>
      ) : (
        <Table label={words.table} rows={main} />
      )}
      {minor.length === 0 ? null : (
        <Section title={words.minor} count={minor.length} folded={true}>
          <Table label={words.minor} rows={minor} />
        </Section>
      )}
    </>
  );
}
