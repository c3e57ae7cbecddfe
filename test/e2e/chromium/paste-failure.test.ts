import { testPastedFailure } from '../suites/paste-failure.ts';
import { chromium } from './inspecting.ts';

chromium.describe('a failure pasted from a terminal', () => testPastedFailure(chromium));
