import { testLanguage } from '../suites/language.ts';
import { firefox } from './inspecting.ts';

firefox.describe('the language of the panel', () => testLanguage(firefox));
