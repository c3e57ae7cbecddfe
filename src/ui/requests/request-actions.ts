import type { ExchangeId } from '../../core/http/exchange.ts';
import { asCurl } from '../../core/report/as-curl.ts';
import { asFetch } from '../../core/report/as-fetch.ts';
import { redactTokens, redactUrl } from '../../core/report/redact-request.ts';
import { at } from '../../core/session/log.ts';
import { isHeld, requestDetail, requestRow } from '../../core/session/selectors.ts';
import type { Session } from '../../core/session/session.ts';
import type { RowAction } from '../kit/row-action.ts';
import type { Store } from '../store.ts';
import { requestActionMessages as words } from './action-messages.ts';

/** What can be done with a request. What holds credentials says so, and comes last of the copies. */
export function requestActions(store: Store, id: ExchangeId): readonly RowAction[] {
  const session = store.session.value;
  if (!isHeld(session, id)) return [];
  const { exchange, diagnosis, lastGood, flow } = requestDetail(session, id);
  const { request } = exchange;
  const row = requestRow(session, id);
  const token = row.token === null ? undefined : at(session.tokens, row.token)?.token;
  const judged: readonly RowAction[] =
    diagnosis === null
      ? []
      : [
          { label: words.diagnosis, copy: () => writeDiagnosis(session, id) },
          {
            label: words.evidence,
            copy: () => redactTokens(diagnosis.evidence.map(({ text }) => text).join('\n')),
          },
        ];
  const open = (label: string, where: 'tokens' | 'flows' | 'requests', item: number | null): RowAction[] =>
    item === null ? [] : [{ label, act: () => store.open(where, item) }];
  return [
    { label: words.curl, copy: () => asCurl(request) },
    { label: words.fetch, copy: () => asFetch(request) },
    { label: words.url, copy: () => redactUrl(request.url) },
    ...judged,
    ...(token === undefined ? [] : [{ label: words.token, copy: () => token.text }]),
    { label: words.curlWhole, copy: () => asCurl(request, 'whole') },
    { label: words.fetchWhole, copy: () => asFetch(request, 'whole') },
    ...open(words.openToken, 'tokens', row.token),
    ...open(words.openFlow, 'flows', flow),
    ...open(
      words.openLastGood,
      'requests',
      diagnosis !== null && lastGood !== null && isHeld(session, lastGood) ? lastGood : null,
    ),
    ...(row.host === ''
      ? []
      : [
          {
            label: words.onlyHost,
            act: () => {
              store.filters.requests.value = `host:${row.host} `;
            },
          },
        ]),
  ];
}

/** The writer of reports is fetched when one is wanted. */
async function writeDiagnosis(session: Session, id: ExchangeId): Promise<string> {
  const { diagnosisJson } = await import('../../core/report/audit-document.ts');
  const { refusalLines } = await import('../../core/report/refusal-markdown.ts');
  const diagnosis = session.derived.diagnoses.get(id);
  if (diagnosis === undefined) return '';
  return refusalLines(diagnosisJson({ name: '', session }, diagnosis)).join('\n');
}
