import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Inspection } from '../../../scripts/firefox.mjs';
import { until } from '../../../scripts/until.mjs';
import { type Lab, startLab } from '../../../src/lab/lab.ts';
import type { Panel } from '../panel.ts';
import { describeInFirefox, inspect, showPanel } from './inspecting.ts';

const table = { role: 'table', name: 'Answers to the replay' };
const requests = { role: 'grid', name: 'Requests' };

describeInFirefox('a replay in Firefox', () => {
  let lab: Lab;
  let inspection: Inspection;
  let panel: Panel;

  beforeAll(async () => {
    lab = await startLab();
    inspection = await inspect(`${lab.siteUrl}/`);
    panel = await showPanel(inspection);
  });
  afterAll(async () => {
    await inspection?.close();
    await lab?.close();
  });

  it('goes through the page, and is known again in the capture', async () => {
    await panel.click({ role: 'button', name: 'Clear tokens and requests' });
    await inspection.evaluate(async (url: string) => {
      const issued = await fetch('/workshop/token', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{}',
      });
      const { token } = await issued.json();
      const answered = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
      await answered.text();
    }, `${lab.apiUrl}/profile`);
    await panel.open('Requests');
    await panel.click({ role: 'row', text: /GET\s+(\S+\s+)?\/profile/, within: requests });
    await panel.click({ role: 'tab', name: 'Replay' });
    await panel.click({ role: 'button', name: 'Replay' });
    await panel.see({ role: 'heading', name: 'The server checks the token' });
    await panel.see({ role: 'row', text: /^alg none[\s\S]*401\s+refused/, within: table });
    const marked = await until('the replays in the list', async () => {
      const all = await panel.texts({ role: 'row', text: /Replay: (?!preflight)/, within: requests });
      return all.length === 3 && all;
    });
    expect(marked.every((text) => /401/.test(text))).toBe(true);
  });
});
