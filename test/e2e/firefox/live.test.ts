import { testLive } from '../suites/live.ts';
import { firefox } from './inspecting.ts';

firefox.describe('live traffic', () => testLive(firefox));
