import { testHostilePage } from '../suites/hostile-page.ts';
import { chromium } from './inspecting.ts';

chromium.describe('a page that wants to break the panel', () => testHostilePage(chromium));
