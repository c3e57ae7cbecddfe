import { testPastedFailure } from '../suites/paste-failure.ts';
import { firefox } from './inspecting.ts';

firefox.describe('a failure pasted from a terminal', () => testPastedFailure(firefox));
