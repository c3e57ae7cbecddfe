import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildScene } from '../../../src/core/find/scene-building.ts';
import { failureOf } from '../../../src/core/flows/failure.ts';
import { emptyFlowBook } from '../../../src/core/flows/flow-book.ts';
import { observeFlow } from '../../../src/core/flows/observe-flow.ts';
import { codeFlow } from './flows-of.ts';

const names = fc.constantFrom(
  'client_id',
  'response_type',
  'redirect_uri',
  'state',
  'code',
  'error',
  'request',
  'request_uri',
  'response',
  'grant_type',
  'token',
  'id_token',
  'access_token',
  'device_code',
  'user_code',
  'active',
  'logout_token',
  'client_assertion',
  '__proto__',
  'constructor',
);
const values = fc.oneof(
  fc.constantFrom(
    'code',
    'code token',
    'constructor',
    '__proto__',
    'https://app.example/cb',
    'eyJ..',
    'refresh_token',
    '%',
    '%E0%A4%A',
  ),
  fc.string({ maxLength: 40 }),
);
const parameters = fc
  .array(fc.tuple(names, values), { maxLength: 8 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'));
const exchange = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS'),
  url: fc.constantFrom('https://id.example/authorize', 'https://app.example/cb', 'app:cb', '', '::'),
  query: parameters,
  fragment: parameters,
  body: parameters,
  location: parameters,
  answer: fc.oneof(fc.json(), parameters),
  status: fc.constantFrom(0, 200, 302, 400, 500),
  authorization: fc.constantFrom('Basic %%%', 'Basic Og==', 'Bearer at-1', 'Basic', ''),
});

describe('what the network sent', () => {
  it('never makes the recognition fail, whatever it is', () => {
    fc.assert(
      fc.property(fc.array(exchange, { maxLength: 6 }), (sent) => {
        const book = emptyFlowBook();
        const built = buildScene({ title: 'hostile', exchanges: codeFlow() }).exchanges;
        const [template] = built;
        if (template === undefined) throw new Error('no exchange');
        const all = [
          ...built.slice(0, 2),
          ...sent.map((one) => ({
            ...template,
            request: {
              ...template.request,
              method: one.method,
              url: `${one.url}?${one.query}#${one.fragment}`,
              headers: [{ name: 'Authorization', value: one.authorization }],
              body: { state: 'text' as const, text: one.body, mediaType: '', length: one.body.length },
            },
            response: {
              ...template.response,
              status: one.status,
              headers: [{ name: 'Location', value: `https://app.example/cb?${one.location}` }],
              body: { state: 'text' as const, text: one.answer, mediaType: '', length: one.answer.length },
            },
          })),
        ].map((one, id) => ({ ...one, id }));
        for (const one of all) observeFlow(book, one);
        for (const flow of book.flows)
          failureOf(flow, { exchangeAt: (id) => all[id], earlier: book.flows.slice(0, flow.id) });
        // A kind is one of ours, and no member of every object.
        for (const { kind } of book.flows) expect(typeof kind).toBe('string');
      }),
      { numRuns: 300 },
    );
  });

  it('is looked at in part only where it is long', () => {
    const [ask] = buildScene({ title: 'long', exchanges: codeFlow() }).exchanges;
    if (ask === undefined) throw new Error('no exchange');
    const long = 'code=&state='.repeat(400_000);
    const book = emptyFlowBook();
    observeFlow(book, {
      ...ask,
      id: 0,
      request: { ...ask.request, url: `${ask.request.url}&${long}` },
    });
    expect(book.flows).toEqual([]);
  });
});
