import { testSignInOtherWays } from '../suites/sign-in-other-ways.ts';
import { firefox } from './inspecting.ts';

firefox.describe('tokens in a fragment, and a code on another device', () => testSignInOtherWays(firefox));
