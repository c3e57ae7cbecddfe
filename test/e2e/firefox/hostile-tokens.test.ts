import { testHostileTokens } from '../suites/hostile-tokens.ts';
import { firefox } from './inspecting.ts';

firefox.describe('tokens that are made to do harm, in Firefox', () => testHostileTokens(firefox));
