import { testSignIn } from '../suites/sign-in.ts';
import { chromium } from './inspecting.ts';

chromium.describe('real clients at panva’s oidc-provider', () => testSignIn(chromium));
