/** The screen without a keyboard: what a person does with it and their other device, and what goes wrong on purpose. */
import { expect } from 'vitest';
import { until } from '../../scripts/until.mjs';
import { makePerson } from '../lab/person.ts';
import type { Tab } from './browser.ts';
import type { Panel } from './panel.ts';
import { forget, press, settle } from './sign-in.ts';
import { openFlow, seeFlow } from './sign-in-flows.ts';

const device = 'Device sign-in';

/** How long the screen may take to ask again: five seconds, and five more each time that it was told to slow down. */
const patience = 40_000;

interface DeviceFault {
  readonly id: string;
  /** What the person does with the code on the other device; nothing by default. */
  readonly person?: 'agrees' | 'denies';
  /** What the page says in the end. */
  readonly page: RegExp;
  /** Words of the flow's row. */
  readonly row: readonly string[];
}

export const deviceFaults: readonly DeviceFault[] = [
  { id: 'sign-in', person: 'denies', page: /access_denied/, row: [device, 'The person said no'] },
  { id: 'expired-code', page: /expired_token/, row: [device, 'The device code has expired'] },
];

async function begin(panel: Panel, tab: Tab, url: string): Promise<void> {
  await tab.goto(url);
  await settle(panel, tab);
  await forget(panel);
}

/** Presses the button, and goes with the code that is shown to the other device. */
async function enterCode(panel: Panel, tab: Tab, id: string, person?: DeviceFault['person']): Promise<void> {
  expect(await press(panel, tab, id)).toMatch(/^enter \w{4}-\w{4}$/);
  if (person !== undefined) await answerElsewhere(tab, person);
}

/** The person opens the address that the screen shows, in a browser of their own. */
async function answerElsewhere(tab: Tab, person: 'agrees' | 'denies'): Promise<void> {
  const address = await tab.evaluate(() => document.querySelector<HTMLAnchorElement>('#verify')?.href ?? '');
  await makePerson().visit(address, { denies: person === 'denies' });
}

/** What the page says once its device has been answered. */
const answered = (tab: Tab) =>
  until(
    'the device to be answered',
    () =>
      tab.evaluate(() => {
        const { status = '' } = document.body.dataset;
        return status.startsWith('enter') ? '' : status;
      }),
    patience,
  );

/** Makes the fault happen, and waits until the Flows view names it. */
export async function meetDeviceFault(
  panel: Panel,
  tab: Tab,
  url: string,
  fault: DeviceFault,
): Promise<void> {
  await begin(panel, tab, url);
  await enterCode(panel, tab, fault.id, fault.person);
  expect(await answered(tab)).toMatch(fault.page);
  await seeFlow(panel, ...fault.row);
}

/** What a person does when all goes well; the screen asks too often at first, is told so, and slows down. */
export async function useDevice(panel: Panel, tab: Tab, url: string): Promise<void> {
  await begin(panel, tab, url);
  await enterCode(panel, tab, 'too-often');
  await openFlow(panel, device, 'Not finished');
  const detail = { role: 'region', name: 'Flow details' };
  await panel.see({ ...detail, text: /400 authorization_pending[\s\S]*400 slow_down/ });
  await answerElsewhere(tab, 'agrees');
  expect(await answered(tab)).toBe('signed in');
  const opened = await openFlow(panel, device, 'Completed');
  expect(opened.failed).toEqual([]);
  expect(opened.passed).toContain('The ID token is for this client, by this provider');
  // Firefox does not tell of a request that is finished as its page goes: discovery, here.
  expect(opened.steps.filter((step) => step !== 'Discovery').slice(0, 3)).toEqual([
    'Device authorization',
    'Token request',
    'Token request',
  ]);
  expect(opened.drawn).toBeGreaterThanOrEqual(opened.steps.length);
  expect(await press(panel, tab, 'call-api')).toBe('200');
  await seeFlow(panel, 'Refresh', 'Completed');
}
