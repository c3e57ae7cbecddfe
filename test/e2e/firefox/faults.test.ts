import { testEnds, testFaults } from '../suites/faults.ts';
import { faultyFirefox as browser } from './faulty.ts';

browser.describe('faults around the panel, in Firefox', () => testFaults(browser));
browser.describe('the end of a session, in Firefox', () => testEnds(browser));
