import { testShortcuts } from '../suites/shortcuts.ts';
import { chromium } from './inspecting.ts';

chromium.describe('shortcuts inside of DevTools', () => testShortcuts(chromium));
