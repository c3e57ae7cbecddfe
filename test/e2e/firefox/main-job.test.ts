import { testMainJob } from '../suites/main-job.ts';
import { firefox } from './inspecting.ts';

firefox.describe('debugging a login, with the panel opened late', () => testMainJob(firefox));
