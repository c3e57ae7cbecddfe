import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Exchange } from '../../core/http/exchange.ts';
import { Masked } from '../kit/masked.tsx';
import { Mono } from '../kit/mono.tsx';
import { Notice } from '../kit/notice.tsx';
import { PlainText } from '../kit/plain-text.tsx';
import { Section } from '../kit/section.tsx';
import { BodyText } from './body-text.tsx';
import type { HeadersPlace } from './evidence.tsx';
import { FramesSection } from './frames-section.tsx';
import { type HeaderLine, headerLines, sentCookieLines, setCookieLines } from './header-lines.ts';
import { requestMessages as words } from './messages.ts';
import { SecretUrl } from './secret-url.tsx';

/** Names a line for {@link HeadersPane}'s jump; cookies have one name in both directions. */
function lineId(kind: string, name: string): string {
  return `${kind} ${name.toLowerCase()}`;
}

/** The line that a place of evidence points at. */
function idOf(place: HeadersPlace): string {
  switch (place.kind) {
    case 'request-header':
      return place.name.toLowerCase() === 'cookie'
        ? lineId('part', 'cookies')
        : lineId(place.kind, place.name);
    case 'response-header':
      return place.name.toLowerCase() === 'set-cookie'
        ? lineId('part', 'set-cookies')
        : lineId(place.kind, place.name);
    case 'cookie':
      return lineId('cookie', place.name);
    case 'exchange':
      return lineId('part', 'url');
    default:
      return lineId('part', place.kind);
  }
}

function Line({ id, line: { name, plain, secret, after } }: { id: string; line: HeaderLine }) {
  return (
    <div class="kv2" data-line={id} tabIndex={-1}>
      <dt class="m k wrap">
        <PlainText text={name} limit={400} />
      </dt>
      <dd class="v">
        {plain === '' ? null : (
          <Mono className="wrap">
            <PlainText text={plain} limit={9000} />
          </Mono>
        )}
        {secret === '' ? null : <Masked text={secret} what={words.headers.value(name)} />}
        {after === '' ? null : (
          <Mono className="wrap sub">
            <PlainText text={after} limit={9000} />
          </Mono>
        )}
        {plain === '' && secret === '' ? <span class="mut">{words.compare.empty}</span> : null}
      </dd>
    </div>
  );
}

function Lines({ kind, lines }: { kind: string; lines: readonly HeaderLine[] }) {
  if (lines.length === 0) return <p class="pad sub">{words.headers.none}</p>;
  return (
    <dl>
      {lines.map((line, index) => (
        <Line key={index} id={lineId(kind, line.name)} line={line} />
      ))}
    </dl>
  );
}

/** What a capture left out is said: its absence here proves nothing. */
function RequestHeaders({ request }: Pick<Exchange, 'request'>) {
  const { headers, unseen } = request;
  if (unseen && headers.length === 0) return <Notice icon="info">{words.headers.onlyAnswer}</Notice>;
  return (
    <>
      {unseen ? (
        <Notice icon="info">
          {unseen === 'perhaps' ? words.headers.perhapsWithout : words.headers.withoutCredentials}
        </Notice>
      ) : null}
      <Lines kind="request-header" lines={headerLines(headers)} />
    </>
  );
}

/** Both messages as captured; credentials, cookies and tokens masked until revealed. `at` is brought into sight. */
export function HeadersPane({ exchange, at }: { exchange: Exchange; at: HeadersPlace | null }) {
  const { request, response } = exchange;
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (at === null || ref.current === null) return;
    const wanted = idOf(at);
    const line = [...ref.current.querySelectorAll<HTMLElement>('[data-line]')].find(
      (one) => one.dataset.line === wanted,
    );
    line?.scrollIntoView?.({ block: 'center' });
    line?.focus({ preventScroll: true });
  }, [at]);

  const sent = sentCookieLines(request.headers);
  const set = setCookieLines(response.headers);
  return (
    <div ref={ref} class="headers">
      <dl class="request-line">
        <div class="kv2" data-line={lineId('part', 'url')} tabIndex={-1}>
          <dt class="m k">{request.method.slice(0, 20)}</dt>
          <dd class="v">
            <SecretUrl url={request.url} />
          </dd>
        </div>
        <div class="kv2" data-line={lineId('part', 'status')} tabIndex={-1}>
          <dt class="k">{words.headers.status}</dt>
          <dd class="v">
            <Mono>
              {response.status === 0 ? (
                words.noAnswer
              ) : (
                <PlainText text={`${response.status} ${response.statusText}`} limit={100} />
              )}
            </Mono>
            {exchange.error === '' ? null : <Mono className="sub"> {exchange.error.slice(0, 200)}</Mono>}
          </dd>
        </div>
      </dl>
      <Section title={words.headers.requestHeaders}>
        <RequestHeaders request={request} />
      </Section>
      {sent.length === 0 ? null : (
        <div data-line={lineId('part', 'cookies')} tabIndex={-1}>
          <Section title={words.headers.cookies} count={sent.length}>
            <Lines kind="cookie" lines={sent} />
          </Section>
        </div>
      )}
      <div data-line={lineId('part', 'request-body')} tabIndex={-1}>
        <Section title={words.headers.requestBody} folded={at?.kind !== 'request-body'}>
          <BodyText body={request.body} />
        </Section>
      </div>
      <Section title={words.headers.responseHeaders}>
        <Lines kind="response-header" lines={headerLines(response.headers)} />
      </Section>
      {set.length === 0 ? null : (
        <div data-line={lineId('part', 'set-cookies')} tabIndex={-1}>
          <Section title={words.headers.setCookies} count={set.length}>
            <Lines kind="cookie" lines={set} />
          </Section>
        </div>
      )}
      <div data-line={lineId('part', 'response-body')} tabIndex={-1}>
        <Section title={words.headers.responseBody} folded={at?.kind !== 'response-body'}>
          <BodyText body={response.body} />
        </Section>
      </div>
      <FramesSection exchange={exchange} />
    </div>
  );
}
