import { testMainJob } from '../suites/main-job.ts';
import { chromium } from './inspecting.ts';

chromium.describe('debugging a login, with the panel opened late', () => testMainJob(chromium));
