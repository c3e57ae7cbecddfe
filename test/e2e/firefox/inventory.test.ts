import { testInventory } from '../suites/inventory.ts';
import { firefox } from './inspecting.ts';

firefox.describe('a page with a token in every place', () => testInventory(firefox));
