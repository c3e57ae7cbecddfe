import { testFlows } from '../suites/flows.ts';
import { chromium } from './inspecting.ts';

chromium.describe('the Flows view', () => testFlows(chromium));
