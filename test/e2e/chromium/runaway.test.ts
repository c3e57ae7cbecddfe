import { testRunaway } from '../suites/runaway.ts';
import { chromium } from './inspecting.ts';

chromium.describe('a page that has run away', () => testRunaway(chromium));
