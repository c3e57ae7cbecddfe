import { testTraceWrites } from '../suites/trace-writes.ts';
import { chromium } from './inspecting.ts';

chromium.describe('tracing which script writes a token', () => testTraceWrites(chromium));
