import { testSealedInventory } from '../suites/inventory-sealed.ts';
import { chromium } from './inspecting.ts';

chromium.describe('a whole afternoon with the panel', () => testSealedInventory(chromium));
