import { testDrill } from '../suites/drill.ts';
import { chromium } from './inspecting.ts';

chromium.describe('the drill and the pages beside the acts', () => testDrill(chromium));
