import { testHostileInventory } from '../suites/inventory-hostile.ts';
import { chromium } from './inspecting.ts';

chromium.describe('a page that is full beyond measure, and hostile', () => testHostileInventory(chromium));
