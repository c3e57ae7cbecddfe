import { describe, expect, it } from 'vitest';
import { complete } from '../../src/ui/filter/complete.ts';
import { matchesFilter, narrows, parseFilter, splitTerms } from '../../src/ui/filter/parse.ts';
import type { FilterVocabulary } from '../../src/ui/filter/vocabulary.ts';

interface Row {
  readonly host: string;
  readonly status: number;
}

const vocabulary: FilterVocabulary<Row> = {
  placeholder: '',
  text: (row) => `${row.host} ${row.status}`,
  keys: {
    status: {
      hint: 'Status',
      values: { '401': 'Unauthorized', '403': 'Forbidden' },
      matches: (row, value) => String(row.status) === value,
    },
    host: { hint: 'Host contains', matches: (row, value) => row.host.includes(value) },
    is: {
      hint: 'State',
      closed: true,
      values: { failed: 'Answered 401 or 403' },
      matches: (row) => row.status === 401 || row.status === 403,
    },
  },
};

const rows: readonly Row[] = [
  { host: 'api.tidewater.example', status: 401 },
  { host: 'api.tidewater.example', status: 200 },
  { host: 'maps.partner.example', status: 403 },
];
const found = (text: string) =>
  rows
    .filter((row) => matchesFilter(parseFilter(text, vocabulary), row, vocabulary))
    .map(({ status }) => status);

describe('filter', () => {
  it('finds free words in any case, all of them', () => {
    expect(found('TIDEWATER')).toEqual([401, 200]);
    expect(found('tidewater 200')).toEqual([200]);
  });

  it('reads key:value, negation, and both together', () => {
    expect(found('is:failed')).toEqual([401, 403]);
    expect(found('-is:failed')).toEqual([200]);
    expect(found('host:api -status:401')).toEqual([200]);
    expect(found('-tidewater')).toEqual([403]);
  });

  it('keeps text with a colon that is no key as text', () => {
    expect(parseFilter('https://api.tidewater.example', vocabulary).terms[0]).toMatchObject({ key: '' });
    expect(parseFilter('14:40', vocabulary).terms[0]).toMatchObject({ key: '', value: '14:40' });
  });

  it('says what it does not understand and does not filter by it', () => {
    const filter = parseFilter('colour:red is:purple status:401', vocabulary);
    expect(filter.unknown).toEqual(['colour:red', 'is:purple']);
    expect(found('colour:red is:purple status:401')).toEqual([401]);
  });

  it('is not fooled by names that every object has', () => {
    expect(parseFilter('constructor:x is:constructor', vocabulary).unknown).toEqual([
      'constructor:x',
      'is:constructor',
    ]);
  });

  it('waits for the value while a key is being typed', () => {
    expect(found('status:')).toEqual([401, 200, 403]);
  });

  it('keeps quoted words together, also when the quote is still open', () => {
    expect(splitTerms('host:"a b" c')).toEqual(['host:"a b"', 'c']);
    expect(splitTerms('"a b')).toEqual(['"a b']);
  });
});

describe('a filter that is typed on', () => {
  const isNarrower = (before: string, after: string) =>
    narrows(parseFilter(before, vocabulary), parseFilter(after, vocabulary));

  it('is narrower by a longer word or another one', () => {
    expect(isNarrower('', 'a')).toBe(true);
    expect(isNarrower('or', 'ord')).toBe(true);
    expect(isNarrower('or', 'or status:401')).toBe(true);
  });

  it('is not narrower where a row may answer that did not before', () => {
    expect(isNarrower('ord', 'or')).toBe(false);
    expect(isNarrower('-or', '-ord')).toBe(false);
    expect(isNarrower('status:4', 'status:40')).toBe(false);
    expect(isNarrower('a b', 'a')).toBe(false);
  });
});

describe('filter completion', () => {
  it('offers the keys that begin with the word at the caret', () => {
    expect(complete('st', 2, vocabulary).map(({ label }) => label)).toEqual(['status:']);
    expect(complete('', 0, vocabulary).map(({ label }) => label)).toEqual(['status:', 'host:', 'is:']);
  });

  it('offers values once the key is there, and leaves the rest of the filter alone', () => {
    const [first] = complete('-status:4 host:api', 9, vocabulary);
    expect(first).toMatchObject({ label: '-status:401', text: '-status:401 host:api', caret: 12 });
  });

  it('offers nothing for a value that is complete', () => {
    expect(complete('is:failed', 9, vocabulary)).toEqual([]);
  });
});
