import { testNotInspectable } from '../suites/not-inspectable.ts';
import { firefox } from './inspecting.ts';

firefox.describe('a page that cannot be inspected', () => testNotInspectable(firefox));
