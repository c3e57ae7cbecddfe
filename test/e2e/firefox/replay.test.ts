import { testReplay } from '../suites/replay.ts';
import { firefox } from './inspecting.ts';

firefox.describe('a replay', () => testReplay(firefox));
