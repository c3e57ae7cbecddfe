import { testLanguage } from '../suites/language.ts';
import { chromium } from './inspecting.ts';

chromium.describe('the language of the panel', () => testLanguage(chromium));
