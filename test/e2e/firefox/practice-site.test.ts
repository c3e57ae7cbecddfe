import { testPracticeSite } from '../suites/practice-site.ts';
import { firefox } from './inspecting.ts';

firefox.describe('the practice site in a real browser', () => testPracticeSite(firefox));
