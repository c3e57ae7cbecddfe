import { testUnseen } from '../suites/unseen.ts';
import { faultyChromium as browser } from './faulty.ts';

browser.describe('what fails within', () => testUnseen(browser));
