import { testReplay } from '../suites/replay.ts';
import { chromium } from './inspecting.ts';

chromium.describe('a replay', () => testReplay(chromium));
