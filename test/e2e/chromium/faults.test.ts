import { testEnds, testFaults } from '../suites/faults.ts';
import { faultyChromium as browser } from './faulty.ts';

browser.describe('faults around the panel', () => testFaults(browser));
browser.describe('the end of a session', () => testEnds(browser));
