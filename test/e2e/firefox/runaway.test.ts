import { testRunaway } from '../suites/runaway.ts';
import { firefox } from './inspecting.ts';

firefox.describe('a page that has run away', () => testRunaway(firefox));
