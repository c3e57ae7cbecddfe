import { testKeyboard } from '../suites/keyboard.ts';
import { firefox } from './inspecting.ts';

firefox.describe('the panel by keyboard alone', () => testKeyboard(firefox));
