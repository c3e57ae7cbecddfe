import { testPracticeTour } from '../suites/practice-tour.ts';
import { firefox } from './inspecting.ts';

firefox.describe(
  'ten minutes on the practice site, by keyboard, with nothing cleared between the stops',
  () => testPracticeTour(firefox),
);
