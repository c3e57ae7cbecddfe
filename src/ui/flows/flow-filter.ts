import type { FlowRow } from '../../core/session/selectors.ts';
import { filterMessages } from '../filter/messages.ts';
import { isAtLeast, severityValues } from '../filter/token-keys.ts';
import type { FilterVocabulary } from '../filter/vocabulary.ts';
import { shownHost } from './flow-diagram.ts';
import { flowMessages as words } from './messages.ts';

const is: Readonly<Record<string, (row: FlowRow) => boolean>> = {
  failed: ({ outcome }) => outcome === 'failed',
  completed: ({ outcome }) => outcome === 'completed',
  open: ({ outcome }) => outcome === 'open',
  silent: ({ silent }) => silent,
};

export const flowVocabulary: FilterVocabulary<FlowRow> = {
  placeholder: words.filter.placeholder,
  text: ({ kind, client, provider, app, failure }) =>
    `${words.kinds[kind]} ${client} ${shownHost(provider)} ${shownHost(app)} ${failure}`,
  keys: {
    kind: { hint: words.filter.kind, matches: (row, value) => row.kind.includes(value), values: words.kinds },
    client: {
      hint: words.filter.client,
      seen: ({ derived }) => derived.flows.flows.map(({ client }) => client),
      matches: (row, value) => row.client.toLowerCase().includes(value),
    },
    provider: {
      hint: words.filter.provider,
      seen: ({ derived }) => derived.flows.flows.map(({ provider }) => provider),
      matches: (row, value) => row.provider.toLowerCase().includes(value),
    },
    sev: {
      hint: filterMessages.sev,
      matches: ({ worst }, value) => isAtLeast(worst, value),
      values: severityValues,
      closed: true,
    },
    is: {
      hint: words.filter.is,
      matches: (row, value) => is[value]?.(row) ?? false,
      values: words.filter.values,
      closed: true,
    },
  },
};
