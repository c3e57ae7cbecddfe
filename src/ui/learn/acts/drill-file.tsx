import { useLayoutEffect, useRef } from 'preact/hooks';
import type {
  CaseFile,
  ShownExchange,
  ShownHeader,
  ShownToken,
  TokenRow,
} from '../../../core/lessons/drill/case-file.ts';
import { Icon } from '../../kit/icon.tsx';
import { PlainText } from '../../kit/plain-text.tsx';
import { formatClock } from '../../kit/time-words.ts';
import { drillMessages as words } from '../drill-messages.ts';

/** Of an earlier request, what it authenticated with and what it was given. */
const telling = new Set(['authorization', 'cookie', 'dpop', 'set-cookie', 'origin', 'sec-fetch-site']);

/** What a person may look at: the request, what came before it, and what is in its tokens. */
export function DrillFile({
  file,
  showStatus,
  takeFocus,
}: {
  file: CaseFile;
  showStatus: boolean;
  /** The question came by a button that is gone now. */
  takeFocus: boolean;
}) {
  const section = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (takeFocus) section.current?.focus();
  }, []);
  const asked = file.exchanges.at(-1);
  const earlier = file.exchanges.slice(0, -1);
  if (asked === undefined) return null;
  return (
    <section ref={section} class="drill-file" aria-label={words.facts} tabIndex={-1}>
      <Asked exchange={asked} showStatus={showStatus} />
      {earlier.length === 0 ? null : (
        <div class="box">
          <h3>{words.earlier}</h3>
          <ol>
            {earlier.map((exchange, index) => (
              <Earlier key={index} exchange={exchange} />
            ))}
          </ol>
        </div>
      )}
      {file.expectation === null ? null : <Expected expectation={file.expectation} />}
      {file.tokens.map((token) => (
        <TokenBox key={token.letter} token={token} />
      ))}
    </section>
  );
}

function Asked({ exchange, showStatus }: { exchange: ShownExchange; showStatus: boolean }) {
  const { method, url, sentAt, requestHeaders, requestBody, status, responseHeaders, responseBody } =
    exchange;
  const shown = responseHeaders.filter(({ tells }) => showStatus || !tells);
  const bare = !requestHeaders.some(({ name }) => /authorization|cookie|token/i.test(name));
  return (
    <div class="box">
      <h3>{words.asked}</h3>
      <p class="m line">
        <b>{method}</b> <PlainText text={url} limit={400} />
      </p>
      <p class="sub">{words.sentAt(formatClock(sentAt))}</p>
      <Headers headers={requestHeaders} />
      {bare ? <p class="sub">{words.noCredential}</p> : null}
      <Body label={words.requestBody} text={requestBody} />
      <h4>{words.answer}</h4>
      {showStatus ? (
        <p class="m line">
          <b>{words.status(status)}</b>
        </p>
      ) : (
        <p class="sub st">
          <Icon name="eye-off" />
          {words.hiddenStatus}
        </p>
      )}
      <Headers headers={shown} />
      <Body label={words.responseBody} text={responseBody} />
    </div>
  );
}

function Earlier({ exchange }: { exchange: ShownExchange }) {
  const { before, method, url, requestHeaders, status, responseHeaders, responseBody } = exchange;
  const some = [...requestHeaders, ...responseHeaders].filter(({ name }) => telling.has(name.toLowerCase()));
  return (
    <li>
      <p class="m line">
        <b>{method}</b> <PlainText text={url} limit={200} /> → <b>{status}</b>
      </p>
      <p class="sub">{words.ago(before)}</p>
      <Headers headers={some} />
      <Body label={words.responseBody} text={responseBody} />
    </li>
  );
}

function Headers({ headers }: { headers: readonly ShownHeader[] }) {
  if (headers.length === 0) return null;
  return (
    <ul class="wire m">
      {headers.map(({ name, value }, index) => (
        <li key={index}>
          <span class="sub">{name}:</span> <PlainText text={value} limit={400} />
        </li>
      ))}
    </ul>
  );
}

function Body({ label, text }: { label: string; text: string }) {
  if (text === '') return null;
  return (
    <p class="m wire">
      <span class="vh">{label}: </span>
      <PlainText text={text} limit={300} />
    </p>
  );
}

function Expected({
  expectation: { issuer, audiences, algorithms },
}: {
  expectation: NonNullable<CaseFile['expectation']>;
}) {
  const rows = [
    [words.issuer, issuer],
    [words.audience, audiences.join(', ')],
    [words.algorithm, algorithms.join(', ')],
  ].filter(([, value]) => value !== '');
  return (
    <div class="box">
      <h3>{words.expects}</h3>
      <dl class="claims">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt class="sub">{name}</dt>
            <dd class="m">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

const partLook: Readonly<Record<TokenRow['part'], string>> = { header: 'ch', claims: 'cp', derived: 'sub' };

function TokenBox({
  token: { letter, sent, rows, otherwiseLike, signature, octets, verification, length },
}: {
  token: ShownToken;
}) {
  return (
    <div class="box">
      <h3>
        {words.token(letter, sent)} <span class="mut num">{words.length(length)}</span>
      </h3>
      <dl class="claims">
        {rows.map(({ part, name, value, fromRequest }) => (
          <div key={`${part} ${name}`}>
            <dt class={`m ${partLook[part]}`}>{part === 'derived' ? (words.derived[name] ?? name) : name}</dt>
            <dd class="m">
              <PlainText text={value} limit={200} />
              {fromRequest === null ? null : <span class="when">{words.time(fromRequest)}</span>}
            </dd>
          </div>
        ))}
        <div>
          <dt class="m cs">{words.signature}</dt>
          <dd>
            {signature === '' ? (
              words.noSignature
            ) : (
              <>
                <span class="m">{signature}…</span> {words.octets(octets)},{' '}
                {words.signatures[verification.outcome]}
              </>
            )}
          </dd>
        </div>
      </dl>
      {otherwiseLike === '' ? null : <p class="sub">{words.otherwiseLike(otherwiseLike)}</p>}
    </div>
  );
}
