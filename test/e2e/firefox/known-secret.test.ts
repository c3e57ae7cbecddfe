import { testKnownSecret } from '../suites/known-secret.ts';
import { firefox } from './inspecting.ts';

firefox.describe('a token signed with a password', () => testKnownSecret(firefox));
