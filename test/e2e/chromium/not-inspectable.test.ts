import { testNotInspectable } from '../suites/not-inspectable.ts';
import { chromium } from './inspecting.ts';

chromium.describe('a page that cannot be inspected', () => testNotInspectable(chromium));
