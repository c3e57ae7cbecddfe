import { testKeyboard } from '../suites/keyboard.ts';
import { chromium } from './inspecting.ts';

chromium.describe('the panel by keyboard alone', () => testKeyboard(chromium));
