import { testHostilePage } from '../suites/hostile-page.ts';
import { firefox } from './inspecting.ts';

firefox.describe('a page that wants to break the panel', () => testHostilePage(firefox));
