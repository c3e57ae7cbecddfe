import { testInventory } from '../suites/inventory.ts';
import { chromium } from './inspecting.ts';

chromium.describe('a page with a token in every place', () => testInventory(chromium));
