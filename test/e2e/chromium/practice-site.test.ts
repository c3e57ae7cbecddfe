import { testPracticeSite } from '../suites/practice-site.ts';
import { chromium } from './inspecting.ts';

chromium.describe('the practice site in a real browser', () => testPracticeSite(chromium));
