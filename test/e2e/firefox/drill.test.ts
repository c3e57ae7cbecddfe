import { testDrill } from '../suites/drill.ts';
import { firefox } from './inspecting.ts';

firefox.describe('the drill and the pages beside the acts', () => testDrill(firefox));
