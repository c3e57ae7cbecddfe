import { testSealedInventory } from '../suites/inventory-sealed.ts';
import { firefox } from './inspecting.ts';

firefox.describe('a whole afternoon with the panel, in Firefox', () => testSealedInventory(firefox));
