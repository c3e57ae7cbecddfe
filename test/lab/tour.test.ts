import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acts } from '../../src/core/lessons/acts.ts';
import { type Lab, startLab } from '../../src/lab/lab.ts';
import type { TourStop } from '../../src/lab/page/scenario.ts';
import { scenarioGroups } from '../../src/lab/page/scenarios.js';
import { tour } from '../../src/lab/page/tour.js';

const stops: readonly TourStop[] = tour;
const scenarios = scenarioGroups.flatMap((group) => group.scenarios);
const labelOf = (id: string) => scenarios.find((scenario) => scenario.id === id)?.label;

describe('the buttons of the practice page', () => {
  it('each say what to look for, and where', () => {
    for (const { id, look } of scenarios)
      expect([id, look]).toEqual([
        id,
        expect.stringMatching(/^(Requests|Tokens|Flows|Storage|Audit|Keys|Here): .+\.$/),
      ]);
  });

  it('each quote the panel where it has a verdict', () => {
    for (const { id, look, cause } of scenarios.filter((scenario) => scenario.cause !== ''))
      expect([id, cause, look]).toEqual([id, cause, expect.stringMatching(/“.+”/)]);
  });
});

describe('the tour', () => {
  it('has one stop for each act of the Learn view, in their order', () => {
    expect(stops.map(({ act }) => act)).toEqual(acts.map(({ title }) => title));
  });

  it('presses buttons that are there, and quotes what their own lines quote', () => {
    for (const { press, look } of stops) {
      expect(press.map(labelOf)).not.toContain(undefined);
      for (const id of press) {
        const scenario = scenarios.find((one) => one.id === id);
        const quoted = /“.+?”/.exec(scenario?.look ?? '')?.[0];
        if (scenario?.cause) expect([id, look]).toEqual([id, expect.stringContaining(quoted ?? 'nothing')]);
      }
    }
  });

  it('stands in the README word by word', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8').replace(/\s+/g, ' ');
    const section = readme.slice(readme.indexOf('## Ten minutes on the practice site'));
    for (const [index, { act, press, look }] of stops.entries()) {
      const labels = press.map((id) => `_${labelOf(id)}_`).join(', ');
      expect(section).toContain(`${index + 1}. **${act}:** press ${labels}. ${look}`);
    }
  });
});

describe('the injected script of the practice site', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());

  it('has no way to send anything', async () => {
    const script = await (await fetch(`${lab.world.otherSiteUrl}/thief/script.js`)).text();
    expect(script).toContain("new CustomEvent('stolen'");
    expect(script).not.toMatch(/fetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|\.src\b|https?:/);
    expect((await fetch(`${lab.world.otherSiteUrl}/thief/loot`, { method: 'POST', body: 'x' })).status).toBe(
      404,
    );
  });
});
