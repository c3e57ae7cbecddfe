import { testSignInOtherWays } from '../suites/sign-in-other-ways.ts';
import { chromium } from './inspecting.ts';

chromium.describe('tokens in a fragment, and a code on another device', () => testSignInOtherWays(chromium));
