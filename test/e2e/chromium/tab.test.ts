import { testTab } from '../suites/tab.ts';
import { chromium } from './inspecting.ts';

chromium.describe('the panel as an ordinary tab', () => testTab(chromium));
