import { testShortcuts } from '../suites/shortcuts.ts';
import { firefox } from './inspecting.ts';

firefox.describe('shortcuts inside of DevTools', () => testShortcuts(firefox));
