import { testLive } from '../suites/live.ts';
import { chromium } from './inspecting.ts';

chromium.describe('live traffic', () => testLive(chromium));
