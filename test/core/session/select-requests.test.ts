import { describe, expect, it } from 'vitest';
import { requestRow } from '../../../src/core/session/selectors.ts';
import { holdScene } from './capture.ts';

describe('a row of the request list', () => {
  it.each([
    ['https://api.example/orders?page=2#top', 'api.example', '/orders?page=2'],
    ['https://user:pw@api.example:8443/', 'api.example:8443', '/'],
    ['https://api.example', 'api.example', '/'],
    ['https://api.example?x=1', 'api.example', '?x=1'],
    ['blob:null/1', '', 'blob:null/1'],
  ])('splits %s', (url, host, path) => {
    const { state } = holdScene({ title: url, exchanges: [{ request: `GET ${url}`, status: 200 }] });
    expect(requestRow(state, 0)).toMatchObject({ host, path });
  });
});
