import { testUnseen } from '../suites/unseen.ts';
import { faultyFirefox as browser } from './faulty.ts';

browser.describe('what fails within, in Firefox', () => testUnseen(browser));
