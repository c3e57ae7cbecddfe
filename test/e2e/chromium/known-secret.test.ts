import { testKnownSecret } from '../suites/known-secret.ts';
import { chromium } from './inspecting.ts';

chromium.describe('a token signed with a password', () => testKnownSecret(chromium));
