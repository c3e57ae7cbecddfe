import { testFlows } from '../suites/flows.ts';
import { firefox } from './inspecting.ts';

firefox.describe('the Flows view', () => testFlows(firefox));
