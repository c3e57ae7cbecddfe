import { testSignIn } from '../suites/sign-in.ts';
import { firefox } from './inspecting.ts';

firefox.describe('real clients at panva’s oidc-provider', () => testSignIn(firefox));
