import { testPracticeTour } from '../suites/practice-tour.ts';
import { chromium } from './inspecting.ts';

chromium.describe(
  'ten minutes on the practice site, by keyboard, with nothing cleared between the stops',
  () => testPracticeTour(chromium),
);
