import { testHostileInventory } from '../suites/inventory-hostile.ts';
import { firefox } from './inspecting.ts';

firefox.describe('a page that is full beyond measure, and hostile', () => testHostileInventory(firefox));
