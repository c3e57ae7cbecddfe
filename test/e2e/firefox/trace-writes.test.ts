import { testTraceWrites } from '../suites/trace-writes.ts';
import { firefox } from './inspecting.ts';

firefox.describe('tracing which script writes a token', () => testTraceWrites(firefox));
