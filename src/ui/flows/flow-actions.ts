import type { FlowId } from '../../core/flows/flow.ts';
import { escapeMarkdown } from '../../core/report/escape-markdown.ts';
import { redactUrl } from '../../core/report/redact-request.ts';
import { flowCount, flowDetail } from '../../core/session/selectors.ts';
import type { RowAction } from '../kit/row-action.ts';
import type { Store } from '../store.ts';
import { flowActionMessages as words } from './action-messages.ts';
import { flowMessages } from './messages.ts';

type Detail = ReturnType<typeof flowDetail>;

/** What can be done with a flow: what came of it as text without values, and the way to its requests. */
export function flowActions(store: Store, id: FlowId): readonly RowAction[] {
  const session = store.session.value;
  if (id >= flowCount(session)) return [];
  const detail = flowDetail(session, id);
  const { flow, failure } = detail;
  const copy = (label: string, text: string): RowAction[] =>
    text === '' ? [] : [{ label, copy: () => text }];
  const open = (label: string, exchange: number | undefined): RowAction[] =>
    exchange === undefined ? [] : [{ label, act: () => store.open('requests', exchange) }];
  const { after } = flow;
  return [
    { label: words.markdown, copy: () => flowMarkdown(detail) },
    ...copy(words.client, flow.client),
    ...copy(words.provider, flow.provider),
    ...open(words.failed, failure === null ? undefined : flow.steps[failure.step]?.exchange),
    ...open(words.first, flow.steps[0]?.exchange),
    ...(after === null ? [] : [{ label: words.before, act: () => store.open('flows', after) }]),
  ];
}

/** The flow as Markdown: outcome, steps with their status, failed checks. Of URLs nothing secret is written. */
export function flowMarkdown({ flow, row, failure, checks }: Detail): string {
  const { kinds, outcomes, stepNames } = flowMessages;
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  return [
    `### ${escapeMarkdown([kinds[flow.kind], flow.client, flow.provider].filter((part) => part !== '').join(' · '))}`,
    '',
    `${escapeMarkdown(failure?.headline ?? outcomes[row.outcome])}.`,
    '',
    ...(failure === null ? [] : [`**${words.fix}:** ${escapeMarkdown(failure.fix)}`, '']),
    ...flow.steps.map(
      ({ kind, url, status }, index) =>
        `${index + 1}. ${words.step(stepNames[kind], status)}: ${escapeMarkdown(redactUrl(url))}`,
    ),
    ...(failed.length === 0 ? [] : ['', `**${words.checks}:**`, '']),
    ...failed.map(({ rule }) => `- ${escapeMarkdown(rule.title)} (\`${rule.id}\`)`),
    '',
  ].join('\n');
}
