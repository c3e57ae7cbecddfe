import { describe, expect, it } from 'vitest';
import { causes } from '../../../src/core/diagnose/causes.ts';
import { playedIds } from '../../../src/core/lessons/act-ids.ts';
import { lessonOfCause, lessonOfRule, sights } from '../../../src/core/lessons/links.ts';
import { rules } from '../../../src/core/rules/catalogue.ts';
import { holdSession } from '../../../src/core/session/holder.ts';
import { defaultSettings } from '../../../src/core/session/host.ts';
import { auditVocabulary } from '../../../src/ui/audit/audit-filter.ts';
import { parseFilter } from '../../../src/ui/filter/parse.ts';
import type { FilterVocabulary } from '../../../src/ui/filter/vocabulary.ts';
import { flowVocabulary } from '../../../src/ui/flows/flow-filter.ts';
import { requestVocabulary } from '../../../src/ui/requests/request-filter.ts';
import { storageVocabulary } from '../../../src/ui/storage/storage-filter.ts';
import { createStore } from '../../../src/ui/store.ts';
import { tokenFilter } from '../../../src/ui/tokens/token-filter.ts';

describe('what the panel says leads to the lesson that explains it', () => {
  it('for every cause', () => {
    expect(causes.map(({ id }) => id).filter((id) => lessonOfCause(id) === null)).toEqual([]);
  });
  it('for every rule of the audit', () => {
    expect(rules.map(({ id }) => id).filter((id) => lessonOfRule(id) === null)).toEqual([]);
  });
  it('a check of a sign-in leads to the lesson about sign-ins', () => {
    const checks = rules.filter(({ subject }) => subject === 'flow').map(({ id }) => lessonOfRule(id));
    expect(new Set(checks)).toEqual(new Set(['sign-in']));
  });
  it('and an id from elsewhere leads nowhere', () => {
    expect([lessonOfCause('__proto__'), lessonOfRule('constructor')]).toEqual([null, null]);
  });
});

describe('an act leads to the traffic', () => {
  const store = createStore({
    holder: holdSession(),
    host: {
      kind: 'gallery',
      version: '0',
      readStorage: async () => ({ failed: true, code: 'unsupported', reason: '' }),
      reloadPage: () => {},
      openSource: async () => false,
      copyText: async () => {},
      saveFile: () => {},
      searchWeakSecret: () => ({ result: Promise.resolve(null), cancel: () => {} }),
      loadSettings: async () => defaultSettings,
      saveSettings: async () => {},
      keepExpectations: async () => {},
      themeName: () => 'light',
      onThemeChange: () => {},
    },
    now: () => 0,
  });
  const vocabularies: Readonly<Record<string, FilterVocabulary>> = {
    tokens: tokenFilter,
    requests: requestVocabulary(store),
    storage: storageVocabulary(store),
    audit: auditVocabulary,
    flows: flowVocabulary,
  };

  it.each(playedIds)('%s: with a filter that its view understands', (id) => {
    const { view, filter } = sights[id];
    const { terms, unknown } = parseFilter(filter, vocabularies[view] as FilterVocabulary);
    expect(unknown).toEqual([]);
    expect(terms).toHaveLength(filter === '' ? 0 : filter.split(' ').length);
  });
});
