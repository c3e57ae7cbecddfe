import { testTab } from '../suites/tab.ts';
import { firefox } from './inspecting.ts';

firefox.describe('the panel as an ordinary tab', () => testTab(firefox));
