import { testHostileTokens } from '../suites/hostile-tokens.ts';
import { chromium } from './inspecting.ts';

chromium.describe('tokens that are made to do harm', () => testHostileTokens(chromium));
