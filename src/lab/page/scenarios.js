import { answerScenarios } from './scenarios/answers.js';
import { checkScenarios } from './scenarios/checks.js';
import { cookieScenarios } from './scenarios/cookies.js';
import { dpopScenarios } from './scenarios/dpop.js';
import { placeScenarios } from './scenarios/places.js';
import { tokenScenarios } from './scenarios/tokens.js';

/**
 * Every button of the practice page: what it does, and what the server and the panel are to say.
 * @type {import('./scenario.ts').ScenarioGroup[]}
 */
export const scenarioGroups = [
  ...tokenScenarios,
  ...checkScenarios,
  ...answerScenarios,
  ...cookieScenarios,
  ...dpopScenarios,
  ...placeScenarios,
];
