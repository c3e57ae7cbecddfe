/** Runs the cases in a browser's page as soon as it is loaded; whoever drives the browser picks up the results. */
import type { Fixtures } from './case.ts';
import { runCases } from './cases.ts';

const answer = await fetch('/fixtures.json');
const results = await runCases((await answer.json()) as Fixtures);
Object.assign(globalThis, { engineResults: results });
